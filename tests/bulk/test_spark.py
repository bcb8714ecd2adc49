"""The adapter for Spark answers as ``review_many`` does: in one batch without Spark, and on Spark in local mode where there is one.

Where pyspark or Java is missing the second test is reported as skipped, with what is missing.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys

import pyarrow as pa
import pytest
from tests.bulk.archives import documents, line, spoiled_archive
from tests.bulk.test_own_checks import OTHER

from thanhtra import Rulebook
from thanhtra.bulk import review_many
from thanhtra.bulk.spark import VERDICTS, batches_reviewed, review_frame

BOOK = Rulebook.built_in()
MISSING = [
    what
    for what, there in {
        "pyspark": importlib.util.find_spec("pyspark") is not None,
        "java": shutil.which("java") is not None or "JAVA_HOME" in os.environ,
    }.items()
    if not there
]


def expected(tmp_path, texts):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join(texts))
    return [(v.case, v.usable, list(v.findings)) for v in review_many(path, BOOK)]


def seen(rows):
    return [(r["case"], r["usable"], [f["check"] for f in r["findings"]]) for r in rows]


def test_a_batch_of_documents_becomes_a_batch_of_verdicts(tmp_path):
    texts = [text for text in spoiled_archive(12).split(b"\n") if text and text != b"\xff"]
    batch = pa.record_batch(
        {"document": [text.decode() for text in texts], "key": [f"k{n}" for n in range(len(texts))]}
    )
    (made,) = batches_reviewed(source="key")(iter([batch]))
    assert made.schema == VERDICTS
    assert seen(made.to_pylist()) == expected(tmp_path, texts)
    assert made.column("source").to_pylist() == [f"k{n}" for n in range(len(texts))]


def test_a_worker_reads_the_checks_of_ones_own_itself(tmp_path):
    own = tmp_path / "own.py"
    own.write_text(OTHER, encoding="utf-8")
    batch = pa.record_batch({"document": [line(document).decode() for document in documents(12)]})
    (made,) = batches_reviewed(checks=[str(own)])(iter([batch]))
    found = {finding["check"] for row in made.to_pylist() for finding in row["findings"]}
    assert "NUM98" in found


@pytest.mark.skipif(bool(MISSING), reason=f"Spark in local mode needs {' and '.join(MISSING)}: NOT tested here")
@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning",
    "ignore::ResourceWarning",
    "ignore::FutureWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
def test_spark_in_local_mode_says_the_same(tmp_path, monkeypatch):
    from pyspark.sql import SparkSession  # noqa: PLC0415 - not everywhere

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master("local[2]").appName("thanhtra").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    try:
        texts = [line(document).strip() for document in documents(20)]
        frame = session.createDataFrame(
            [(n, text.decode()) for n, text in enumerate(texts)], "n int, document string"
        ).repartition(2)
        rows = {r["case"]: r.asDict(recursive=True) for r in review_frame(frame, source="n").collect()}
        assert seen(rows[case] for case, _, _ in expected(tmp_path, texts)) == expected(tmp_path, texts)
    finally:
        session.stop()
