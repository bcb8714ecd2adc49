"""Papers on the form of their day: filled from the case, blank and listed where the case is silent, never invented."""

from __future__ import annotations

import importlib.util
import json
from io import BytesIO

import pytest

from thanhtra import Rulebook, read_case
from thanhtra.errors import NotInTheBook
from thanhtra.export.form_paper import Line
from thanhtra.export.forms import docx_of, paper

BOOK = Rulebook.built_in()
HAS_DOCX = importlib.util.find_spec("docx") is not None


def case(minutes="2023-03-02", decision="2023-03-08", **changes):
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "F1",
        "field": "information-technology",
        "subjects": [{"id": "s1", "kind": "organization", "name": "Công ty TNHH Sao Băng"}],
        "officials": [{"id": "o1", "post": "chief-inspector-of-department", "name": "Nguyễn Văn An"}],
        "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "described": "Chia sẻ thông tin giả mạo", "began": "2023-02-01"}],
        "events": [
            {"kind": "minutes_drawn_up", "on": minutes, "by": "o1", "number": "07/BB-VPHC", "explanation": "stated"},
            {"kind": "decision_issued", "on": decision, "by": "o1", "number": "21/QĐ-XPHC", "sanctions": [{"act": "a1", "fine": 15000000, "remedies": []}]},
        ],
        **changes,
    }
    if minutes is None:
        del document["events"][0]["on"]
    return read_case(json.dumps(document).encode())


def said(of):
    return {line.asks: line.says for line in of.lines if isinstance(line, Line)}


@pytest.mark.parametrize(
    ("code", "at", "day", "decree"),
    [
        ("MBB01", 0, "2022-01-01", "118/2021/NĐ-CP"),
        ("MBB01", 0, "2025-05-01", "118/2021/NĐ-CP"),
        ("MBB01", 0, "2025-05-02", "68/2025/NĐ-CP"),
        ("MQĐ02", 1, "2025-05-01", "118/2021/NĐ-CP"),
        ("MQĐ02", 1, "2025-05-02", "68/2025/NĐ-CP"),
    ],
)
def test_the_form_is_that_of_the_papers_own_day(code, at, day, decree):
    of = paper(case(minutes=day, decision=day), at, code, BOOK)
    assert of.form.named == f"{decree} {code}"


def test_a_day_whose_form_was_not_read_has_no_paper():
    with pytest.raises(NotInTheBook):
        paper(case(minutes="2021-12-31"), 0, "MBB01", BOOK)


def test_a_paper_without_a_day_has_no_form():
    with pytest.raises(ValueError, match="on"):
        paper(case(minutes=None), 0, "MBB01", BOOK)


def test_an_event_of_another_kind_is_refused():
    with pytest.raises(TypeError):
        paper(case(), 1, "MBB01", BOOK)


def test_what_the_case_says_is_written():
    told = said(paper(case(), 1, "MQĐ02", BOOK))
    assert told["Thẩm quyền ban hành"] == "Chánh Thanh tra sở"
    assert told["Tên của tổ chức"] == "Công ty TNHH Sao Băng"
    assert told["6.a) Hình thức xử phạt chính"] == "phạt tiền 15.000.000 đồng"
    assert told["3. Quy định tại"] == "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP"
    assert told["Căn cứ Biên bản vi phạm hành chính số, ngày lập"] == "07/BB-VPHC lập ngày 02/03/2023"


def test_none_is_said_and_unknown_is_left_blank():
    told = said(paper(case(), 1, "MQĐ02", BOOK))
    assert told["6.c) Biện pháp khắc phục hậu quả"] == "không có"
    assert told["6.b) Hình thức xử phạt bổ sung"] is None


def test_what_is_missing_is_listed():
    blank = paper(case(), 1, "MQĐ02", BOOK).blank
    assert "Địa chỉ trụ sở chính" in blank
    assert "Bằng chữ" in blank
    assert "Tên của tổ chức" not in blank
    assert paper(case(), 0, "MBB01", BOOK).agency.asks in paper(case(), 0, "MBB01", BOOK).blank


def test_nothing_on_paper_is_invented():
    """With every text of the case replaced by a mark, what is filled bears the mark or is law, a figure or a term of the file."""
    of = paper(case(subjects=[], acts=[], officials=[], events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}]), 0, "MBB01", BOOK)
    assert {asks: says for asks, says in said(of).items() if says is not None} == {"Ngày lập": "02/03/2023"}


def test_only_the_new_minutes_part_acts_with_the_right_to_explain():
    old, new = (said(paper(case(minutes=day), 0, "MBB01", BOOK)) for day in ("2025-05-01", "2025-05-02"))
    asks = "b) Được quyền giải trình đối với hành vi quy định tại"
    assert asks not in old
    assert new[asks] == "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP"


def test_only_the_new_form_names_an_authorised_representative():
    old, new = (said(paper(case(minutes=day), 0, "MBB01", BOOK)) for day in ("2025-05-01", "2025-05-02"))
    asks = "Người đại diện theo ủy quyền; giới tính"
    assert (asks in old, asks in new) == (False, True)


def test_forms_of_a_decree_nobody_read_are_named():
    assert paper(case(minutes="2025-07-01"), 0, "MBB01", BOOK).unread == ("190/2025/NĐ-CP",)
    assert paper(case(minutes="2025-06-30"), 0, "MBB01", BOOK).unread == ()


@pytest.mark.skipif(not HAS_DOCX, reason="the extra forms is not installed")
@pytest.mark.parametrize(("code", "at"), [("MBB01", 0), ("MQĐ02", 1)])
def test_the_file_holds_every_line_and_its_blanks_stand_out(code, at):
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - likewise

    of = paper(case(subjects=[{"id": "s1", "kind": "individual", "name": '<w:p>\x0b & "Đen"'}]), at, code, BOOK)
    made = Document(BytesIO(docx_of(of)))
    rows = [row.text for row in made.paragraphs]
    for line in (line for line in of.lines if isinstance(line, Line)):
        assert any(row.startswith(line.asks) for row in rows)
    assert any('<w:p> & "Đen"' in row for row in rows)
    shaded = [row.text for row in made.paragraphs if any(run.font.highlight_color == WD_COLOR_INDEX.YELLOW for run in row.runs)]
    assert len(shaded) == sum(isinstance(line, Line) and line.says is None and not line.optional for line in of.lines)
    assert [name for name in of.blank if name not in rows] == []


FULL = {
    "kind": "decision_issued", "on": "2025-01-08", "by": "o1", "number": "21/QĐ-XPHC", "basis": ["15/2020/NĐ-CP Đ101"], "delegation": "9/QĐ",
    "total": 15000000, "total_in_words": "mười lăm triệu đồng", "effective": "2025-01-08", "execute_within": {"amount": 10, "unit": "day"},
    "sanctions": [
        {"act": "a1", "fine": 15000000, "circumstances": ["relapse", "hardship"],
         "additional": [{"measure": "withdraw-licence", "licence": "5/GP", "term": {"amount": 2, "unit": "month"}, "starts": "effect"},
                        {"measure": "confiscate", "value": 1000000}],
         "remedies": [{"remedy": "disgorge", "amount": 500000, "within": {"amount": 10, "unit": "day"}}]},
        {"act": "a2", "warning": True},
    ],
}
ACTS = [{"id": i, "subject": "s1", "described": "Chia sẻ", "began": "2024-12-01", "ended": "2024-12-02", "place": "Hà Nội"} for i in ("a1", "a2")]


def full(day):
    remedy = next(iter(BOOK.remedies))
    decision = {**FULL, "on": day, "sanctions": [{**FULL["sanctions"][0], "remedies": [{**FULL["sanctions"][0]["remedies"][0], "remedy": remedy}]}, FULL["sanctions"][1]]}
    before = [{"kind": "minutes_drawn_up", "on": "2024-12-20"}, {"kind": "hearing_held", "on": "2024-12-27", "number": "3/BB-GTTT"}]
    delegation = {"id": "9/QĐ", "number": "9/QĐ", "on": "2024-01-02", "from": "o1", "to": ["o1"], "powers": ["sanction"]}
    of = case(acts=ACTS, delegations=[delegation], events=[*before, decision])
    return said(paper(of, 2, "MQĐ02", BOOK))


def test_a_full_decision_is_filled_act_by_act():
    told = full("2025-01-08")
    assert told["Căn cứ Biên bản phiên giải trình trực tiếp"] == "3/BB-GTTT lập ngày 27/12/2024"
    assert told["Căn cứ Quyết định về việc giao quyền xử phạt"] == "9/QĐ ngày 02/01/2024"
    assert told["4. Các tình tiết tăng nặng (hành vi 1)"] == "tái phạm"
    assert told["6.a) Hình thức xử phạt chính (hành vi 2)"] == "phạt cảnh cáo"
    assert "giấy phép 5/GP, thời hạn 02 tháng, kể từ ngày Quyết định này có hiệu lực" in told["6.b) Hình thức xử phạt bổ sung (hành vi 1)"]
    assert told["6.c) Biện pháp khắc phục hậu quả (hành vi 1)"].endswith("số tiền 500.000 đồng")
    assert told["Tổng số tiền phạt"] == "15.000.000 đồng"
    assert told["2. Đã thực hiện hành vi vi phạm hành chính (hành vi 1)"] == "Chia sẻ; từ ngày 01/12/2024 đến ngày 02/12/2024; tại Hà Nội"
    assert told["Căn cứ Biên bản vi phạm hành chính số, ngày lập"] is None


def test_only_the_old_form_asks_how_long_an_additional_sanction_lasts_on_a_line_of_its_own():
    asks = "Thời hạn thực hiện hình thức xử phạt bổ sung, kể từ ngày nhận được Quyết định này"
    assert full("2025-05-01")[asks] == "02 tháng"
    assert asks not in full("2025-05-02")


def test_half_a_month_is_written_with_a_comma():
    decision = {**FULL, "sanctions": [{"act": "a1", "fine": 15000000, "additional": [{"measure": "suspend-activity", "term": {"amount": 4.5, "unit": "month"}}]}]}
    of = case(acts=ACTS, events=[{"kind": "minutes_drawn_up", "on": "2024-12-20"}, {k: v for k, v in decision.items() if k != "delegation"}])
    told = said(paper(of, 1, "MQĐ02", BOOK))
    assert "thời hạn 4,5 tháng" in "; ".join(v for v in told.values() if v)
