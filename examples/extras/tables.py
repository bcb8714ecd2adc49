"""A review as a workbook, read back."""

from __future__ import annotations

import subprocess
import sys

import python_calamine

subprocess.run(  # noqa: S603 - our own command
    [sys.executable, "-m", "thanhtra", "review", sys.argv[1], "--format", "xlsx", "--out", "results.xlsx"],
    check=False,
    capture_output=True,
)
book = python_calamine.load_workbook("results.xlsx")
first, *_ = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
sys.stdout.write(f"{len(book.sheet_names)} sheets, {any('PRS-017' in map(str, row) for row in first)}\n")
