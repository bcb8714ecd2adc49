"""The machine on a model of SQLAlchemy and of Django: what the law refuses is not in the row."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("program", ["sqlalchemy_row.py", "django_row.py"])
def test_the_row_holds_what_was_lawful_and_nothing_else(program):
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            ROOT / "examples" / "models" / program,
            ROOT / "docs" / "tutorial" / "bk-2020-017.json",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    *told, last = done.stdout.splitlines()
    assert json.loads(last) == {"stage": "decided", "events": 4}
    assert told[0] == "minutes_drawn_up: refused"
    assert any("cannot come while" in line and "Article" in line for line in told)
