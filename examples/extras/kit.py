"""A property of an application, tested with files drawn under the law of a day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TEST = """
from hypothesis import given, settings

from thanhtra import Rulebook, review
from thanhtra.testing import defective_histories


@settings(max_examples=5, deadline=None, database=None)
@given(defective_histories(check="DEC01", regime="2026-09-26"))
def test_a_late_decision_is_found(history):
    assert "DEC01" in {one.check for one in review(history.case, Rulebook.built_in()).findings}
"""
Path("test_office.py").write_text(TEST, encoding="utf-8")
done = subprocess.run(
    [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_office.py"],
    check=False,
    capture_output=True,
    text=True,
)
sys.stdout.write("1 passed\n" if "1 passed" in done.stdout else done.stdout)
