"""Each extra alone from the wheel, in an environment of its own, runs its program of ``examples/extras``: ``extras.py WHEEL FOLDER [EXTRA…]``.

The table is that of ``examples/extras/README.md``. A program whose server or Java is missing is passed over, and that is told;
a server of PostgreSQL that is installed and not named by ``OFFICE_POSTGRESQL`` is started as the tests of the store do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ROOT / "examples" / "extras"
CASE = ROOT / "examples" / "published" / "prs-017.json"
NEEDS = {"spark": "java", "postgresql": "OFFICE_POSTGRESQL"}


def table() -> dict[str, tuple[str, str]]:
    """Extra → its program and the line it prints."""
    rows = re.findall(
        r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", (EXTRAS / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    return {extra: (program, line) for extra, program, line in rows}


def missing(extra: str) -> str | None:
    """What its program needs beside Python and is not here."""
    need = NEEDS.get(extra)
    return None if need is None or need in os.environ or shutil.which(need) else need


def start_server(until: ExitStack) -> None:
    """PostgreSQL in a temporary folder, where it is installed and nothing else is named."""
    if NEEDS["postgresql"] not in os.environ:
        sys.path.insert(0, str(ROOT))
        from tests.store.conftest import binaries, cluster  # noqa: PLC0415 - it brings what only the tests need

        if binaries() is not None:
            os.environ[NEEDS["postgresql"]] = until.enter_context(cluster())


def printed(python: Path, program: str, folder: Path) -> str:
    """What the program says, with what it complains of."""
    done = subprocess.run(
        [python, EXTRAS / program, CASE],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=900,
    )
    return done.stdout.strip() if done.returncode == 0 else f"exit {done.returncode}\n{done.stdout}{done.stderr}"


def main(wheel: str, folder: str, *asked: str) -> int:
    """Run them all; how many failed."""
    with ExitStack() as until:
        if not asked or "postgresql" in asked:
            start_server(until)
        return _failed(wheel, folder, asked)


def _failed(wheel: str, folder: str, asked: tuple[str, ...]) -> int:
    failed = 0
    for extra, (program, line) in table().items():
        if asked and extra not in asked:
            continue
        if (need := missing(extra)) is not None:
            sys.stdout.write(f"{extra}: passed over, no {need}\n")
            continue
        since, at = time.monotonic(), Path(folder) / extra
        subprocess.run([sys.executable, "-m", "venv", at / "venv"], check=True)
        python = at / "venv" / "bin" / "python"
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{wheel}[{extra}]"], check=True
        )
        installed = time.monotonic() - since
        found = printed(python, program, at)
        ok = found == line
        failed += not ok
        sys.stdout.write(
            f"{extra}: {'ok' if ok else f'FAILED: {found}'} ({installed:.0f} s installed, {time.monotonic() - since - installed:.0f} s run)\n"
        )
        sys.stdout.flush()
        shutil.rmtree(at)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) > 0)
