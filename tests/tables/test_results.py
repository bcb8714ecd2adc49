"""Results as a table: one row a case, safe to open, the same bytes for the same results."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from thanhtra.cli import main
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.tables import results_csv, results_of, results_xlsx

BOOK = Rulebook.built_in()
LATE = {
    "format": "thanhtra.case", "version": 1, "id": "=HYPERLINK(1)", "complete": True, "source": "+1",
    "subjects": [{"id": "s1", "kind": "individual", "name": "Nguyễn Văn A"}],
    "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2020-08-01"}],
    "events": [
        {"kind": "minutes_drawn_up", "on": "2020-10-05", "number": "01/BB"},
        {"kind": "decision_issued", "on": "2020-10-20", "number": "@12", "sanctions": [{"act": "a1", "fine": 7_500_000}]},
    ],
}  # fmt: skip
OPEN = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "mở",
    "events": [{"kind": "minutes_drawn_up", "on": "2020-10-05"}],
}
EMPTY = {"format": "thanhtra.case", "version": 1, "id": "trống", "events": []}


def results(lang="vi"):
    cases = [read_case(json.dumps(c).encode()) for c in (LATE, OPEN, EMPTY)]
    items = [(c, review(c, BOOK, as_of=date(2020, 10, 6))) for c in cases]
    return results_of(
        [*items, Unusable([Problem("$", "not_json", "JSON", "text")], case="x", source="x.json:1")], BOOK, lang=lang
    )


def test_a_row_tells_the_verdict_what_is_missing_and_the_next_step_with_its_last_day():
    late, still, empty, broken = results()
    assert (late.decision, late.decided) == ("@12", date(2020, 10, 20))
    assert "DEC01" in {code for code, _, _ in late.wrong}
    assert late.verdict == "có sai sót: thuộc trường hợp phải hủy bỏ toàn bộ quyết định"
    assert (still.wrong, still.next_step, still.last_day) == ((), "Thời hạn ra quyết định xử phạt", date(2020, 10, 12))
    assert (empty.verdict, empty.next_step, empty.last_day) == ("không có sai sót", "", None)
    assert (broken.verdict, broken.source) == ("không đọc được hồ sơ", "x.json:1")


def test_the_workbook_opens_with_frozen_head_filters_and_links_both_ways():
    book = openpyxl.load_workbook(io.BytesIO(results_xlsx(results())))
    first, second = book.worksheets
    assert (first.title, second.title) == ("Kết quả", "Sai sót")
    assert (first.freeze_panes, first.auto_filter.ref) == ("B2", "A1:K5")
    assert [c.value for c in first[2]][:3] == ["=HYPERLINK(1)", "@12", first["C2"].value]
    assert {c.data_type for row in first.iter_rows() for c in row} <= {"s", "n", "d"}
    assert first["E2"].hyperlink.location == "'Sai sót'!A2"
    assert second["A2"].hyperlink.location == "'Kết quả'!A2"
    assert first["J3"].value.date() == date(2020, 10, 12)


def test_the_same_results_give_the_same_bytes():
    assert results_xlsx(results()) == results_xlsx(results())


def test_no_cell_of_the_text_runs_as_a_formula():
    rows = list(csv.reader(io.StringIO(results_csv(results("en"), lang="en", delimiter=";")), delimiter=";"))
    assert rows[0][:4] == ["Case", "Decision", "Decided on", "Verdict"]
    assert (rows[1][0], rows[1][1], rows[1][10]) == ("'=HYPERLINK(1)", "'@12", "'+1")
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    assert results_csv([], bom=True).startswith("\ufeffHồ sơ,")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_command_writes_the_table(form, tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(c) for c in (LATE, OPEN)), encoding="utf-8")
    out = tmp_path / f"out.{form}"
    assert main(["review", str(tmp_path / "a.jsonl"), "--format", form, "--out", str(out), "--bom"]) == 1
    assert out.read_bytes()[:3] == (b"\xef\xbb\xbf" if form == "csv" else b"PK\x03")
    assert main(["review", str(tmp_path / "a.jsonl"), "--format", "csv", "--delimiter", ";;"]) == 2
    assert "--delimiter" in capsys.readouterr().err
    assert main(["review", str(tmp_path / "a.jsonl"), "--format", "csv"]) == 1
    assert capsys.readouterr().out.startswith("Hồ sơ,")
