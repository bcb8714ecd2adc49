"""Run the README's one-line commands exactly as printed, in a copy of what git tracks, with nothing installed there.

Usage: ``readme_commands.py PYTHON COPY [prepare|tests]``. ``prepare`` lays out the copy and runs what stands before the tests: environments,
installing, the main job. ``tests`` runs the rest there. Without a word: both. What fails ends the run with its exit status.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
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


def parts(lines: list[str]) -> tuple[list[str], list[str]]:
    """What the shell runs one after the other: ahead of the tests, and from them on."""
    each = [part for line in lines for part in line.split(" && ")]
    first = next(at for at, part in enumerate(each) if " pytest" in part)
    return each[:first], each[first:]


def main(python: str, copy: str, which: str = "") -> int:
    """Put the interpreter's folder first on the path and run the parts one by one."""
    ahead, tests = parts(commands((ROOT / "README.md").read_text(encoding="utf-8")))
    at = Path(copy).resolve()
    if which != "tests":
        subprocess.run(["git", "checkout-index", "--all", f"--prefix={at}/"], cwd=ROOT, check=True)  # noqa: S607 - git, wherever it is
    real = subprocess.run(
        [python, "-c", "import sys; print(sys.executable)"], check=True, capture_output=True, text=True
    ).stdout.strip()
    env = {**os.environ, "PATH": f"{Path(real).parent}{os.pathsep}{os.environ['PATH']}"}
    env.pop("VIRTUAL_ENV", None)
    for part in {"prepare": ahead, "tests": tests}.get(which, [*ahead, *tests]):
        print(f"$ {part}", flush=True)
        done = subprocess.run(part, shell=True, cwd=at, env=env, check=False)  # noqa: S602 - the point is to run it as printed
        if done.returncode:
            print(f"exit {done.returncode}: {part}", file=sys.stderr)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
