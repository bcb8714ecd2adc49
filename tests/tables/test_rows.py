"""Rows that contradict themselves, what an office takes for granted, rows that are no cases, and a register as ODS."""

from __future__ import annotations

import csv
import zipfile
from datetime import date

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json
from thanhtra.rulebook import Rulebook
from thanhtra.tables import map_of, read_register, suggest_map
from thanhtra.tables.csv_file import csv_sheet

BOOK = Rulebook.built_in()
TARGETS = [
    "decision",
    "decision.on",
    "subject.name",
    "subject.kind",
    "act.field",
    "act.provision",
    "sanction",
    "fine",
    "total",
    "paid",
    "paid.on",
    "decision.by",
    "measures",
]


def read(tmp_path, *rows, **more):
    lines = ["|".join(TARGETS)] + ["|".join(row.get(t, "") for t in TARGETS) for row in rows]
    (tmp_path / "so.csv").write_text("\n".join(lines), encoding="utf-8")
    return read_register(
        tmp_path / "so.csv",
        map_of({"columns": {t: t for t in TARGETS}, "delimiter": "|", **more}),
        BOOK,
        latest=date(2026, 11, 30),
    )


BASE = {"decision": "01/QĐ", "subject.name": "Nguyễn Văn A"}
TWO = {"act.provision": "Điều 7 khoản 2, 3 NĐ 15/2020"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"decision": "01/QĐ ngày 5/10/2020", "decision.on": "6/10/2020"}, "disagree"),
        ({"sanction": "Cảnh cáo; Phạt tiền 5 triệu"}, "disagree"),
        ({**TWO, "fine": "1 triệu; 2 triệu; 3 triệu"}, "unequal"),
        ({"fine": "5 triệu", "paid": "đã nộp 1 triệu, còn 3 triệu"}, "disagree"),
        ({"paid": "chưa nộp", "paid.on": "6/10/2020"}, "disagree"),
        ({"subject.kind": "khác"}, "unclear"),
        ({"act.field": "khác"}, "unclear"),
        ({"act.provision": "Nghị định số 15/2020/NĐ-CP"}, "citation"),
        ({"subject.name": "Sao Mai"}, "subject-kind"),
        ({"decision.by": "Trưởng ban"}, "title"),
    ],
)
def test_a_row_that_contradicts_itself_or_is_not_read_is_told_once_and_stays(row, code, tmp_path):
    found = read(tmp_path, {**BASE, **row})
    assert ([p.code for p in found.problems], len(found.cases)) == ([code], 1)


def test_what_the_office_takes_for_granted_fills_what_a_row_does_not_say_and_nothing_it_says_unread(tmp_path):
    given = {
        "post": "chief-inspector-of-department",
        "agency": "Sở",
        "subject_kind": "organization",
        "field": "press",
        "instrument": "15/2020/NĐ-CP",
        "titles": {"Ông Trưởng": "inspector"},
    }
    silent, named, unread = read(
        tmp_path,
        {**BASE, "subject.name": "Sao Mai", "act.provision": "Đ101.1.a"},
        {**BASE, "decision": "2", "decision.by": "Ông Trưởng"},
        {**BASE, "decision": "3", "decision.by": "Trưởng ban"},
        **given,
    ).cases
    made = case_to_json(silent)
    assert (made["field"], made["subjects"][0]["kind"], made["officials"]) == (
        "press",
        "organization",
        [{"id": "o1", "post": "chief-inspector-of-department", "agency": "Sở"}],
    )
    assert made["acts"][0]["provision"] == "15/2020/NĐ-CP Đ101.1.a"
    assert [(o.post, o.title) for c in (named, unread) for o in c.officials] == [
        ("inspector", "Ông Trưởng"),
        (None, "Trưởng ban"),
    ]


def test_sums_pair_by_order_and_a_lone_one_is_the_total(tmp_path):
    pair, lone, warned = read(
        tmp_path,
        {**BASE, **TWO, "fine": "1 triệu; 2 triệu"},
        {**BASE, **TWO, "decision": "2", "fine": "3 triệu"},
        {**BASE, **TWO, "decision": "3", "sanction": "Cảnh cáo"},
    ).cases
    assert [[(s.fine, s.warning) for s in c.events[0].sanctions or ()] for c in (pair, lone, warned)] == [
        [(1_000_000, None), (2_000_000, None)],
        [],
        [(None, True), (None, True)],
    ]
    assert (pair.events[0].total, lone.events[0].total) == (None, 3_000_000)


def test_heads_again_signatures_and_sections_are_told(tmp_path):
    found = read(
        tmp_path,
        {"decision": "I. QUÝ MỘT"},
        BASE,
        {t: t for t in TARGETS},
        {"subject.name": "Tổng cộng", "total": "5"},
        {"fine": "Người lập biểu"},
        {"fine": "5"},
    )
    assert len(found.cases) == 1
    assert [(p.row, p.code) for p in found.told if p.row != 3] == [(row, "not-data") for row in (2, 4, 5, 6, 7)]


def test_a_text_file_is_read_to_its_limit():
    assert (csv_sheet(b"a\nb\nc", "x", most_rows=2).cut, len(csv_sheet(b"a\nb\nc\n\n", "x").rows)) == ("> 2", 3)


CONTENT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S"><table:table-column/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Số QĐ</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Họ tên</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Ngày QĐ</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="1"><text:p>01/QĐ</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Lê Văn A</text:p></table:table-cell><table:table-cell office:value-type="string" table:formula="of:=A1"><text:p>5/10/2020</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_ods_tells_its_merges_its_formulas_and_what_is_hidden(tmp_path):
    with zipfile.ZipFile(tmp_path / "so.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr("content.xml", CONTENT)
    found = read_register(
        tmp_path / "so.ods", map_of({"columns": {"Số QĐ": "decision.number", "Ngày QĐ": "decision.on"}}), BOOK
    )
    assert [(e.number, e.on) for c in found.cases for e in c.events] == [("01/QĐ", date(2020, 10, 5))]
    assert {p.code for p in found.told} == {"hidden", "formula-result", "not-data", "subject-kind"}
    assert '# "Họ tên"' in suggest_map(tmp_path / "so.ods", lang="en")


def test_an_old_workbook_is_refused(tmp_path):
    (tmp_path / "so").write_bytes(b"\xd0\xcf\x11\xe0\xa1")
    with pytest.raises(Unusable, match="a workbook"):
        read_register(tmp_path / "so", map_of({"columns": {"Số": "decision.number"}}), BOOK)


MEASURES = "Tịch thu tang vật vi phạm; Buộc cải chính thông tin sai sự thật hoặc gây nhầm lẫn"


@pytest.mark.parametrize(
    ("cell", "additional", "remedies"),
    [
        (MEASURES, [{"measure": "confiscate"}], [{"remedy": "correct-information"}]),
        (
            "Hình thức bổ sung: Tước quyền sử dụng giấy phép thiết lập mạng xã hội, thời hạn 02 tháng",
            [{"measure": "withdraw-licence", "term": {"amount": 2, "unit": "month"}}],
            None,
        ),
        ("- Buộc gỡ bỏ thông tin vi phạm.", None, [{"remedy": "remove-information"}]),
        ("Không", None, None),
    ],
)
def test_measures_go_with_the_one_act_of_a_row(cell, additional, remedies, tmp_path):
    found = read(tmp_path, {**BASE, "act.provision": "Đ101.1.a NĐ 15/2020", "fine": "5 triệu", "measures": cell})
    (sanction,) = case_to_json(found.cases[0])["events"][0]["sanctions"]
    assert (sanction.get("additional"), sanction.get("remedies"), found.problems) == (additional, remedies, ())


@pytest.mark.parametrize(
    ("cell", "more"),
    [
        (f"{MEASURES}; Buộc làm điều khác", {}),
        ("Tước quyền sử dụng giấy phép", {}),  # for how long is not said
        ("Tịch thu tang vật, trừ máy tính", {}),
        (MEASURES, {**TWO, "fine": "1 triệu; 2 triệu"}),
        (MEASURES, {"fine": ""}),
        (MEASURES, {"sanction": "Phạt tiền 5 triệu; đình chỉ hoạt động"}),
    ],
)
def test_measures_of_which_a_part_or_the_act_is_not_sure_are_told_and_none_is_taken(cell, more, tmp_path):
    found = read(
        tmp_path, {**BASE, "act.provision": "Đ101.1.a NĐ 15/2020", "fine": "5 triệu", "measures": cell, **more}
    )
    assert "measure" in {p.code for p in found.problems}
    assert not [s for e in found.cases[0].events for s in e.sanctions or () if s.additional or s.remedies]


def test_reading_a_register_leaves_the_longest_cell_of_the_process_as_it_was():
    before = csv.field_size_limit()
    assert csv_sheet(("a\n" + "b" * 200_000).encode(), "x").rows[1] == ["b" * 200_000]
    assert csv.field_size_limit() == before
