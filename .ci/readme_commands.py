"""Run the README's one-line commands exactly as printed, in a copy of what git tracks, with nothing installed there.

Usage: ``readme_commands.py [PYTHON]``. A command that fails ends the run with its exit status.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def commands(readme: str) -> list[str]:
    """Every line of the README's ``sh`` blocks."""
    return [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
        if line
    ]


def main(python: str) -> int:
    """Lay out a copy, put the interpreter's folder first on the path, run the commands one by one."""
    lines = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "thanhtra"
        subprocess.run(["git", "checkout-index", "--all", f"--prefix={copy}/"], cwd=ROOT, check=True)  # noqa: S607 - git, wherever it is
        real = subprocess.run(
            [python, "-c", "import sys; print(sys.executable)"], check=True, capture_output=True, text=True
        ).stdout.strip()
        env = {
            **os.environ,
            "PATH": f"{Path(real).parent}{os.pathsep}{os.environ['PATH']}",
        }
        env.pop("VIRTUAL_ENV", None)
        for line in lines:
            print(f"$ {line}", flush=True)
            done = subprocess.run(line, shell=True, cwd=copy, env=env, check=False)  # noqa: S602 - the point is to run it as printed
            if done.returncode:
                print(f"exit {done.returncode}: {line}", file=sys.stderr)
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else sys.executable))
