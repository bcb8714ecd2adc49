"""One archive reviewed by Spark in local mode, from Parquet and from JSON lines, and by the library's own processes: the same verdicts.

``python on_spark.py [CASES] [--cores N] [--page PATH]``; it needs ``pip install 'thanhtra[bulk,spark]' duckdb`` and Java. The documents are
written twice, as lines and as Parquet with the place of each beside it. Verdicts are compared by DuckDB, every column of every row. The
most memory is that of the largest Python worker and of the Java process, asked of the kernel four times a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any, NamedTuple, Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from memory import TARGET
from population import population
from pyspark.sql import SparkSession
from timing import Report, machine

from thanhtra import Rulebook
from thanhtra.bulk.spark import review_frame
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many

BESIDE = 20_000
"""Cases of the small archive the memory is held against."""
GROUP = 5_000
"""Documents of one group of rows, so that no worker is handed more at once."""


class Held:
    """The most megabytes the processes under this one held while it was watched: the largest of Python, and Java."""

    def __init__(self) -> None:
        self.python: float = 0.0
        self.java: float = 0.0
        self._ended: Event = Event()
        self._watch: Thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._ended.wait(0.25):
            for name, megabytes in under(os.getpid()):
                if name.startswith("python"):
                    self.python = max(self.python, megabytes)
                elif name == "java":
                    self.java = max(self.java, megabytes)


def under(parent: int) -> Iterator[tuple[str, float]]:
    """Name and megabytes held of every process that descends from ``parent``."""
    told: dict[int, tuple[int, str, float]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                lines = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line)
            except (OSError, UnicodeDecodeError):  # it has ended meanwhile
                continue
            held = int(lines.get("VmRSS", "0 kB").split()[0]) / 1024
            told[int(folder.name)] = (int(lines["PPid"]), lines["Name"].strip(), held)
    for first, name, held in told.values():
        above = first
        while above != parent and above in told:
            above = told[above][0]
        if above == parent:
            yield name, held


def written(folder: Path, cases: int) -> tuple[Path, Path]:
    """The archive as lines and as Parquet: a column of documents and one of where each stands."""
    lines, table = folder / "cases.jsonl", folder / "cases.parquet"
    schema, places = pa.schema({"document": pa.string(), "place": pa.string()}), count(1)
    with lines.open("wb") as file, pq.ParquetWriter(table, schema) as rows:
        texts = (text for text, _ in population(cases))
        while group := tuple(islice(texts, GROUP)):
            file.writelines(group)
            documents = [text.decode("utf-8").rstrip("\n") for text in group]
            at = [f"{lines}:{next(places)}" for _ in documents]
            rows.write_table(pa.table([documents, at], schema=schema), row_group_size=GROUP)
    return lines, table


def timed(what: Callable[[], object]) -> tuple[float, Held]:
    """Seconds by the clock, and the most memory of the processes begun."""
    with Held() as held:
        began = perf_counter()
        what()
        return perf_counter() - began, held


def other(one: Path, another: Path, columns: str) -> int:
    """How many rows of two folders of verdicts are not in both."""
    these, those = (duckdb.read_parquet(f"{folder}/*.parquet").project(columns) for folder in (one, another))
    return len(these.except_(those)) + len(those.except_(these)) + abs(len(these) - len(those))


def session(cores: int) -> Any:
    """Spark on this machine alone."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    told = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
        "spark.sql.files.maxPartitionBytes": "32m",
        "spark.sql.parquet.compression.codec": "snappy",
    }
    builder = SparkSession.builder.master(f"local[{cores}]").appName("thanhtra")
    for key, value in told.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


class Way(NamedTuple):
    """What one way of reviewing an archive took."""

    what: str
    cases: int
    seconds: float
    held: Held


def reviewed(spark: Any, folder: Path, cases: int, cores: int, *, lines_too: bool) -> list[Way]:
    """The archive of ``cases`` by each way, whose verdicts are one: every column of every row, but the place of what was read as plain lines."""
    folder.mkdir()
    lines, table = written(folder, cases)
    by_us, of_table, of_lines = (folder / name for name in ("ours", "of-parquet", "of-lines"))

    def ours() -> None:
        write_many([lines], by_us, Task(book=Rulebook.built_in(), form="parquet"), processes=cores)

    def from_parquet() -> None:
        review_frame(spark.read.parquet(str(table)), source="place").write.parquet(of_table.as_uri())

    def from_lines() -> None:
        frame = spark.read.text(str(lines)).withColumnRenamed("value", "document")
        review_frame(frame).write.parquet(of_lines.as_uri())

    ways = {"the library, as many processes": ours, "Spark, from Parquet": from_parquet}
    if lines_too:
        ways["Spark, from JSON lines"] = from_lines
    took = [Way(what, cases, *timed(way)) for what, way in ways.items()]
    assert other(by_us, of_table, "*") == 0
    assert not lines_too or other(by_us, of_lines, "* EXCLUDE (source, unusable)") == 0
    return took


def main() -> int:
    """1 when the memory misses its target."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("cases", nargs="?", type=int, default=100_000)
    asked.add_argument("--cores", type=int, default=2)
    asked.add_argument("--page", type=Path)
    told = asked.parse_args()
    report = Report()
    report.say(machine())
    spark = session(told.cores)
    with tempfile.TemporaryDirectory() as folder:
        small = reviewed(spark, Path(folder) / "few", BESIDE, told.cores, lines_too=True)
        large = reviewed(spark, Path(folder) / "many", told.cases, told.cores, lines_too=False)
        sizes = [
            f"{(Path(folder) / 'many' / name).stat().st_size / 1e9:.2f} GB" for name in ("cases.jsonl", "cases.parquet")
        ]
    spark.stop()
    report.table(
        f"{told.cases:,} cases on {told.cores} cores: Spark in local mode beside the library's own processes",
        ("", "cases", "s by the clock", "cases a second", "most MB, a Python worker", "most MB, Java"),
        [
            (
                way.what,
                f"{way.cases:,}",
                f"{way.seconds:,.0f}",
                f"{way.cases / way.seconds:,.0f}",
                f"{way.held.python:.0f}",
                f"{way.held.java:.0f}" if "Spark" in way.what else "–",
            )
            for way in (*small, *large)
        ],
    )
    report.say(
        f"{' as lines, '.join(sizes)} as Parquet. Every column of every verdict was equal; from lines all but the place."
    )
    for few, many in zip(small, large, strict=False):
        what = f"memory of a worker, {told.cases:,} cases beside {BESIDE:,}: {many.what}"
        report.target(what, many.held.python / few.held.python, TARGET, most=True)
    if told.page is not None:
        report.page(told.page, "on-spark")
    return report.missed > 0


if __name__ == "__main__":
    sys.exit(main())
