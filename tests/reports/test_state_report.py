"""The state's report: the lines of the decree of its day, filled from the files; what they leave open says so and is never zero."""

from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest
from docx import Document

from thanhtra.casefile import KINDS, Act, Additional, Case, Remedy, Sanction, Subject
from thanhtra.cli import main
from thanhtra.errors import LawGap, NotYetInForce
from thanhtra.exchange import dumps
from thanhtra.law import Citation
from thanhtra.reports import as_xlsx, count, state_docx, state_json, state_report, state_text
from thanhtra.rulebook import Rulebook, StateCount

BOOK = Rulebook.built_in()


def event(kind, on=None, **fields):
    return KINDS[kind](kind=kind, on=date.fromisoformat(on) if on else None, **fields)


def case(name="x", *more, decided="2026-03-06", sanction=None, **fields):
    made = sanction or Sanction(
        act="a1",
        fine=5_000_000,
        additional=(Additional(measure="withdraw-licence"),),
        remedies=(Remedy(remedy="remove-information"),),
    )
    events = (
        event("act_detected", "2026-03-02"),
        event("minutes_drawn_up", "2026-03-04", number="01/BB"),
        event("decision_issued", decided, number="01/QĐ", sanctions=(made,)),
        *more,
    )
    act = Act(id="a1", subject="s1", provision=Citation.parse("174/2026/NĐ-CP Đ95.1.a"))
    return Case(id=name, subjects=(Subject(id="s1", kind="organization"),), acts=(act,), events=events, **fields)


def rows(*cases, period="2026", **options):
    found = state_report(count(cases, period, BOOK, quality=False, **options), BOOK)
    return {row.vi: row.cell for row in found.rows}


def test_every_line_of_a_decree_is_counted_or_said_to_be_for_a_person():
    found = rows(case(), case("y", event("fine_paid", "2026-03-20", amount=2_000_000, decision="01/QĐ")))

    assert found["Số vụ vi phạm hành chính"].counted == 2
    assert found["Tổng số quyết định xử phạt"].counted == 2
    assert (found["Tổng số tiền thu từ xử phạt"].counted, found["Tổng số tiền thu từ xử phạt"].amount) == (1, 2_000_000)
    assert [(p.vi, p.counted) for p in found["Đối tượng bị xử phạt"].parts] == [("tổ chức", 2)]
    assert (
        found["Các loại hành vi vi phạm phổ biến"].parts[0].vi == "điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP"
    )
    assert found["Khó khăn, vướng mắc; kiến nghị, đề xuất"] is None
    assert found["Số vụ đã bị lập biên bản nhưng chưa ra quyết định xử phạt"].counted == 0


def test_a_case_minuted_and_not_decided_waits_for_its_decision():
    waiting = Case(id="w", events=(event("minutes_drawn_up", "2026-12-20", number="02/BB"),))

    assert rows(waiting)["Số vụ đã bị lập biên bản nhưng chưa ra quyết định xử phạt"].counted == 1


def test_what_bears_no_day_is_open_and_not_zero():
    undated = Case(id="u", events=(event("decision_issued", sanctions=()),))
    cell = rows(undated)["Tổng số quyết định xử phạt"]
    text = state_text(state_report(count([undated], "2026", BOOK, quality=False), BOOK))

    assert (cell.counted, cell.open) == (0, 1)
    assert "Tổng số quyết định xử phạt: chưa rõ 1" in text


def test_a_day_known_to_lie_outside_the_period_leaves_nothing_open():
    bounded = Case(
        id="u",
        events=(
            KINDS["decision_issued"](
                kind="decision_issued", not_before=date(2024, 1, 1), not_after=date(2025, 6, 1), sanctions=()
            ),
        ),
    )

    assert rows(bounded)["Tổng số quyết định xử phạt"].open == 0
    assert rows(bounded, period="2025")["Tổng số quyết định xử phạt"].open == 1


def test_a_payment_of_unknown_amount_is_open():
    cell = rows(case("p", event("fine_paid", "2026-03-20", decision="01/QĐ")))["Tổng số tiền thu từ xử phạt"]

    assert (cell.counted, cell.amount, cell.open) == (0, 0, 1)


def test_only_complaints_against_a_sanctioning_decision_count():
    other = event("enforcement_ordered", "2026-04-20", decision="01/QĐ", measures=("account",), id="cc")
    told = case(
        "k",
        other,
        event("complaint_lodged", "2026-04-01", against="01/QĐ"),
        event("complaint_lodged", "2026-04-25", against="cc"),
    )
    cell = rows(told)["Số quyết định bị khiếu nại, khởi kiện"]

    assert (cell.counted, cell.open) == (1, 0)


@pytest.mark.parametrize(
    ("period", "decree", "line"),
    [
        ("2016", "81/2013/NĐ-CP", "Số quyết định xử phạt chưa được thi hành"),
        ("2025-05-01", "118/2021/NĐ-CP", "Hình thức xử phạt"),
        ("2025-05-02", "68/2025/NĐ-CP", "Số vụ không ra quyết định xử phạt theo Điều 65 của Luật"),
    ],
)
def test_the_lines_are_those_of_the_decree_of_the_last_day(period, decree, line):
    found = state_report(count([], period, BOOK, quality=False), BOOK)

    assert any(str(c).startswith(decree) for c in found.cites)
    assert line in {row.vi for row in found.rows}


@pytest.mark.parametrize(("period", "error"), [("2018", LawGap), ("2010", NotYetInForce)])
def test_a_day_whose_list_was_not_read_is_told(period, error):
    with pytest.raises(error):
        state_report(count([], period, BOOK, quality=False), BOOK)


def test_every_count_the_data_may_name_is_answered():
    for period in ("2016", "2024", "2026"):
        made = state_report(count([case()], period, BOOK, quality=False), BOOK)
        lines = BOOK.state_report.on(made.report.period.last)
        assert [row.cell is None for row in made.rows] == [line.counts is StateCount.NOTHING for line in lines]


def test_the_workbook_holds_numbers_where_they_are_known_and_words_where_not():
    report = count([case(), case("=1+1"), Case(id="u", events=(event("execution_completed"),))], "2026", BOOK)
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(report, state_report(report, BOOK), book=BOOK)))
    state = {row[1]: row for row in book["Báo cáo xử phạt"].iter_rows(values_only=True)}

    assert state["Tổng số quyết định xử phạt"][2] == 2
    assert state["Số quyết định xử phạt đã thi hành xong"][2] == "chưa rõ 1"
    assert state["Khó khăn, vướng mắc; kiến nghị, đề xuất"][2] == "hồ sơ không ghi, người lập báo cáo ghi"
    assert book.sheetnames == ["Báo cáo xử phạt", "Mọi chỉ tiêu", "Theo cơ quan", "Hồ sơ chưa giải quyết xong"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_same_figures_give_the_same_workbook_and_word_file():
    report = count([case()], "2026", BOOK, quality=False)
    state = state_report(report, BOOK)

    assert as_xlsx(report, state) == as_xlsx(report, state)
    words = "\n".join(
        cell.text for row in Document(io.BytesIO(state_docx(state, lang="en"))).tables[0].rows for cell in row.cells
    )
    assert "Sanctioning decisions" in words
    assert "not in the files: to be written by hand" in words


def test_json_says_null_where_no_file_can_answer():
    listed = state_json(state_report(count([case()], "2026", BOOK, quality=False), BOOK))

    assert listed[0]["counted"] is None
    assert next(one for one in listed if one["en"] == "Cases sanctioned")["counted"] == 1


@pytest.fixture
def folder(tmp_path):
    """Where outputs go; the cases lie in a folder of it, where nothing is written."""
    (tmp_path / "cases").mkdir()
    for name in ("a", "b"):
        (tmp_path / "cases" / f"{name}.json").write_text(dumps(case(name)), encoding="utf-8")
    return tmp_path


def test_the_command_writes_workbook_word_and_text(folder, capsys):
    for form in ("xlsx", "docx"):
        assert (
            main(
                [
                    "report",
                    str(folder / "cases"),
                    "--period",
                    "2026",
                    "--format",
                    form,
                    "--out",
                    str(folder / f"r.{form}"),
                ]
            )
            == 0
        )
    assert openpyxl.load_workbook(folder / "r.xlsx")["Báo cáo xử phạt"].max_row > 10
    assert Document(str(folder / "r.docx")).tables[0].rows
    assert main(["report", str(folder / "cases"), "--period", "2026", "--state", "--lang", "en"]) == 0
    assert "Sanctioning decisions: 2 [Article 35(2)(c)" in capsys.readouterr().out


def test_a_year_whose_list_was_not_read_has_a_workbook_without_it_and_no_word_file(folder, capsys):
    asked = ["report", str(folder / "cases"), "--period", "2018", "--format"]
    assert main([*asked, "xlsx", "--out", str(folder / "r.xlsx")]) == 0
    assert openpyxl.load_workbook(folder / "r.xlsx").sheetnames[0] == "Mọi chỉ tiêu"
    assert main([*asked, "docx", "--out", str(folder / "r.docx")]) == 2
    assert "97/2017" in capsys.readouterr().err
    assert main([*asked, "json"]) == 0
    assert json.loads(capsys.readouterr().out)["state_report"] is None


@pytest.mark.parametrize(
    "asked",
    [
        ["--format", "xlsx"],
        ["--format", "docx"],
        ["--format", "docx", "--out", "x", "--period", "2025"],
        ["--rows", "case"],
        ["--rows", "case", "--format", "csv", "--period", "2025"],
        ["--state", "--format", "json"],
    ],
)
def test_what_does_not_go_together_is_refused(folder, asked):
    assert main(["report", str(folder / "cases"), "--period", "2026", *asked]) == 2


def test_a_row_a_case_with_names_in_the_language_asked(folder, capsys):
    assert (
        main(["report", str(folder / "cases"), "--period", "2026-03", "--format", "csv", "--rows", "case", "--bom"])
        == 0
    )
    head, *lines = capsys.readouterr().out.splitlines()

    assert head.startswith("\ufeffHồ sơ,Cơ quan,Lĩnh vực,Từ ngày")
    assert lines[0].split(",")[3:9] == ["02/03/2026", "01/BB", "04/03/2026", "01/QĐ", "06/03/2026", "5000000"]
    assert lines[0].endswith('"đã ra quyết định, chưa giao",29')
    assert (
        main(
            [
                "report",
                str(folder / "cases"),
                "--period",
                "2026-02",
                "--format",
                "csv",
                "--rows",
                "case",
                "--lang",
                "en",
            ]
        )
        == 0
    )
    assert capsys.readouterr().out.splitlines() == [
        "Case,Body,Field,Since,Minutes,Day of the minutes,Decision,Day of the decision,Fines (đồng),Paid in the period (đồng),Stage at the end,Days open"
    ]


def test_csv_speaks_the_language_asked(folder, capsys):
    assert main(["report", str(folder / "cases"), "--period", "2026-03", "--format", "csv", "--bom"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert (
        lines[0]
        == "\ufeffKỳ báo cáo,Chỉ tiêu,Phân theo,Giá trị,Số lượng,Số tiền (đồng),Cùng kỳ năm trước: số lượng,Cùng kỳ năm trước: số tiền (đồng),Giấy tờ"
    )
    assert any(line.startswith("tháng 3/2026,đối tượng bị xử phạt,hình thức,tổ chức,2,") for line in lines)


def test_a_body_is_asked_for_by_its_name(folder, capsys):
    held = json.loads(dumps(case("c")))
    held["officials"] = [{"id": "o9", "post": "inspector", "agency": "Sở X"}, *held.get("officials", [])]
    (folder / "cases" / "c.json").write_text(json.dumps(held), encoding="utf-8")
    asked = ["report", str(folder / "cases"), "--period", "2026-03", "--agency", "Sở X", "--compare", "period"]
    assert main([*asked, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert (found["agency"], found["cases"], found["against"]) == ("Sở X", 1, "period")
    assert main(asked) == 0
    assert "Chỉ hồ sơ có người của cơ quan: Sở X" in capsys.readouterr().out


def test_a_body_no_file_has_is_refused(folder, capsys):
    assert main(["report", str(folder / "cases"), "--period", "2026-03", "--agency", "Sở X"]) == 2
    assert "Sở X" in capsys.readouterr().err
