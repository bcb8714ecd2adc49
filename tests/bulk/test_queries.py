"""The questions the guide puts to verdicts in DuckDB run as printed, over Parquet and over lines, and count what the verdicts say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook
from thanhtra.bulk import Summary, review_many
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many

BOOK = Rulebook.built_in()
GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "validate-an-archive.md"
QUERIES = re.search(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL).group(1).strip().split(";\n")


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """A folder with ``verdicts/`` and ``verdicts.jsonl`` of one archive, and what a run over it came to."""
    at = tmp_path_factory.mktemp("queries")
    archive = at / "cases.jsonl"
    archive.write_bytes(spoiled_archive(120))
    write_many([archive], at / "verdicts", Task(book=BOOK, form="parquet"))
    write_many([archive], at / "verdicts.jsonl", Task(book=BOOK, form="jsonl"))
    summary = Summary()
    for _ in summary.watched(review_many(archive, BOOK)):
        pass
    return at, summary


def asked(query, verdicts, monkeypatch):
    """Columns and rows; ``verdicts`` is where they lie."""
    monkeypatch.chdir(verdicts[0])
    with duckdb.connect() as session:
        found = session.execute(query)
        return [column[0] for column in found.description], found.fetchall()


def test_the_guide_has_its_questions():
    assert [re.findall(r"FROM .*?('verdicts/\*\.parquet')", q, re.DOTALL) != [] for q in QUERIES] == [True] * 4


def test_findings_are_counted_as_the_summary_counts_them(verdicts, monkeypatch):
    columns, rows = asked(QUERIES[0], verdicts, monkeypatch)
    assert columns == ["severity", "check", "name", "times"]
    counted = Counter()
    for _, check, _, times in rows:
        counted[check] += times
    assert counted == verdicts[1].by_check
    assert [times for *_, times in rows] == sorted((times for *_, times in rows), reverse=True)


def test_what_voids_comes_with_its_sentence_and_provisions(verdicts, monkeypatch):
    columns, rows = asked(QUERIES[1], verdicts, monkeypatch)
    assert columns == ["source", "case", "vi", "cites"]
    assert rows
    assert all(source.startswith(str(verdicts[0])) and sentence and cites for source, _, sentence, cites in rows)


def test_years_and_stages_add_up_to_all_files(verdicts, monkeypatch):
    columns, rows = asked(QUERIES[2], verdicts, monkeypatch)
    assert columns == ["year", "stage", "files", "with_findings"]
    assert sum(files for _, _, files, _ in rows) == verdicts[1].cases
    assert sum(with_findings for *_, with_findings in rows) == verdicts[1].with_findings


def test_problems_are_counted_by_kind(verdicts, monkeypatch):
    columns, rows = asked(QUERIES[3], verdicts, monkeypatch)
    assert columns == ["code", "path", "times"]
    assert {code for code, _, _ in rows} == set(verdicts[1].by_problem)


def test_lines_are_asked_the_same_way(verdicts, monkeypatch):
    instead = {
        "'verdicts/*.parquet'": "read_json('verdicts.jsonl')",
        "f.vi": "f.message.vi",
        "WHERE usable": "WHERE has_findings IS NOT NULL",
    }
    assert all(
        f"`{new}`" in GUIDE.read_text(encoding="utf-8")
        for new in ("read_json('verdicts.jsonl')", "f.message.vi", "has_findings IS NOT NULL")
    )
    for query in QUERIES:
        over_lines = query
        for old, new in instead.items():
            over_lines = over_lines.replace(old, new)
        columns, rows = asked(over_lines, verdicts, monkeypatch)
        same_columns, same_rows = asked(query, verdicts, monkeypatch)
        assert columns == same_columns
        assert sorted(map(repr, rows)) == sorted(map(repr, same_rows))
