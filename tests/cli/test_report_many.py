"""``thanhtra report`` over many cases: a page lists some papers of a figure, data list all unless told otherwise, rows are written one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CASE = (Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json").read_text(encoding="utf-8")
COUNTED = ("--period", "2020", "--no-compare", "--no-quality")


@pytest.fixture
def archive(tmp_path):
    line = json.dumps(json.loads(CASE), ensure_ascii=False)
    path = tmp_path / "h.jsonl"
    path.write_text(
        "".join(line.replace(json.loads(CASE)["id"], f"c{n:03}") + "\n" for n in range(103)), encoding="utf-8"
    )
    return str(path)


def ids(ran):
    return len(json.loads(ran.out)["figures"]["decisions"]["ids"])


def test_a_page_lists_the_first_hundred_papers_of_a_figure_and_counts_them_all(run, archive):
    made = run("report", archive, *COUNTED, "--format", "html", "--lang", "en").out
    assert "The first papers: 100 / 103" in made
    assert "c099#" in made
    assert "c100#" not in made
    assert (
        "The first papers"
        not in run("report", archive, *COUNTED, "--format", "html", "--lang", "en", "--ids", "103").out
    )


@pytest.mark.parametrize(("asked", "listed"), [((), 103), (("--ids", "7"), 7), (("--ids", "0"), 0)])
def test_data_list_all_unless_told_otherwise(run, archive, asked, listed):
    ran = run("report", archive, *COUNTED, "--format", "json", *asked)
    assert ids(ran) == listed
    assert json.loads(ran.out)["figures"]["decisions"]["count"] == 103


@pytest.mark.parametrize("asked", ["-1", "x", "1" * 12, "1.5"])
def test_what_is_no_number_of_papers_is_refused(run, archive, asked):
    assert run("report", archive, *COUNTED, "--format", "json", f"--ids={asked}").code == 2


def test_rows_go_to_a_file_as_they_come_and_leave_the_old_one_when_something_fails(run, archive, tmp_path, monkeypatch):
    out = tmp_path / "r.csv"
    rows = ("report", archive, *COUNTED, "--format", "csv", "--rows", "case", "--bom")
    assert run(*rows, "--out", str(out)).code == 0
    whole = out.read_bytes()
    assert whole.decode("utf-8") == run(*rows).out
    assert whole.count(b"\r\n") == 104

    def broken(*_: object, **__: object):
        yield "half a line"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("thanhtra.cli.report.case_csv", broken)
    assert run(*rows, "--out", str(out)).code == 2
    assert out.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["h.jsonl", "r.csv"]
