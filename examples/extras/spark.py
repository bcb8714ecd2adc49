"""Spark in local mode reads an archive as lines and as Parquet, asks a check of one's own beside the library's, and says what the library says.

Java is needed beside the extra.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from thanhtra import Rulebook, review_many
from thanhtra.bulk.spark import review_frame

OWN = '''
from thanhtra.checks import check, finding
from thanhtra.terms import Defect


@check("OFF01", "office.seen", about="decision_issued", defect=Defect.DUTY, vi="Đã trình chưa?", en="Was it seen?", wrong=("chưa trình", "not seen"), source=("quy chế", "the rules of the office"))
def answer(ctx):
    """An office's own rule."""
    return finding()
'''
Path("own.py").write_text(OWN, encoding="utf-8")
Path("cases.jsonl").write_bytes(
    Path(sys.argv[1]).read_bytes().replace(b"\n", b" ") + b"\n" + b'{"format": "thanhtra.case"}\n'
)
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
lines = spark.read.text("cases.jsonl").withColumnRenamed("value", "document")
lines.write.parquet("cases")
expected = sorted(
    (v.case or "", v.usable, list(v.findings))
    for v in review_many("cases.jsonl", Rulebook.built_in(), checks=["own.py"])
)
for frame in (lines, spark.read.parquet("cases")):
    rows = review_frame(frame, checks=[str(Path("own.py").resolve())]).collect()
    found = sorted((r["case"] or "", r["usable"], [f["check"] for f in r["findings"]]) for r in rows)
    if found != expected or not any("OFF01" in checks for _, _, checks in found):
        sys.exit(f"Spark says {found}, the library {expected}")
sys.stdout.write(f"lines and Parquet: {len(expected)} documents, as the library says, a check of one's own asked\n")
spark.stop()
