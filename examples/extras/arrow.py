"""An archive as a table of Parquet, and its verdicts as another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

parquet.write_table(pa.table({"document": [Path(sys.argv[1]).read_text(encoding="utf-8")]}), "cases.parquet")
subprocess.run(
    [sys.executable, "-m", "thanhtra", "bulk", "cases.parquet", "--format", "parquet", "--out", "verdicts"],
    check=False,
    capture_output=True,
)
(row,) = parquet.read_table("verdicts").to_pylist()
sys.stdout.write(f"{row['case']}: usable {row['usable']}, {len(row['findings'])} findings\n")
