"""Papers on the form of their day: filled from the case, blank and listed where the case is silent, never invented."""

from __future__ import annotations

import importlib.util
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from thanhtra import Rulebook, read_case
from thanhtra.errors import NotInTheBook, Unprintable
from thanhtra.export.form_measures import in_words
from thanhtra.export.form_text import SLOT, form_text, subject_rows
from thanhtra.export.form_values import CONDITIONS, EVERY, value_of
from thanhtra.export.forms import PAPERS, docx_of, paper, papers_of
from thanhtra.money import read_dong

BOOK = Rulebook.built_in()
HAS_DOCX = importlib.util.find_spec("docx") is not None


def case(minutes: str | None = "2023-03-02", decision: str = "2023-03-08", **changes: Any):
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "F1",
        "field": "information-technology",
        "subjects": [{"id": "s1", "kind": "organization", "name": "Công ty TNHH Sao Băng"}],
        "officials": [{"id": "o1", "post": "chief-inspector-of-department", "name": "Nguyễn Văn An"}],
        "acts": [
            {
                "id": "a1",
                "subject": "s1",
                "provision": "15/2020/NĐ-CP Đ101.1.a",
                "described": "Chia sẻ thông tin giả mạo",
                "began": "2023-02-01",
            }
        ],
        "events": [
            {"kind": "minutes_drawn_up", "on": minutes, "by": "o1", "number": "07/BB-VPHC", "explanation": "stated"},
            {
                "kind": "decision_issued",
                "on": decision,
                "by": "o1",
                "number": "21/QĐ-XPHC",
                "sanctions": [{"act": "a1", "fine": 15000000, "remedies": []}],
            },
        ],
        **changes,
    }
    if minutes is None:
        del document["events"][0]["on"]
    return read_case(json.dumps(document).encode())


def said(of):
    return {blank.asks: blank.says for blank in of.asked}


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
    assert told["Cụ thể"] == "không có"
    assert told["Quy định tại"] == "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP"
    rows = [row.plain for row in paper(case(), 1, "MQĐ02", BOOK).rows]
    assert "Cụ thể: phạt tiền 15.000.000 đồng (bằng chữ: mười lăm triệu đồng)" in rows
    assert "Căn cứ Biên bản vi phạm hành chính số: 07/BB-VPHC lập ngày 02/03/2023;" in rows


def test_what_is_missing_is_listed():
    blank = paper(case(), 1, "MQĐ02", BOOK).blank
    assert "Địa chỉ trụ sở chính" in blank
    assert "Thời hạn nộp tiền phạt" in blank
    assert "Tên của tổ chức" not in blank
    assert paper(case(), 0, "MBB01", BOOK).agency.asks in paper(case(), 0, "MBB01", BOOK).blank


def test_nothing_on_paper_is_invented():
    """A case that holds next to nothing fills next to nothing."""
    of = paper(
        case(subjects=[], acts=[], officials=[], events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}]),
        0,
        "MBB01",
        BOOK,
    )
    assert {says for says in said(of).values() if says} == {"02/03/2023", "lĩnh vực công nghệ thông tin"}


def test_what_is_denied_does_not_stand_on_paper_and_what_is_unknown_stays_blank():
    open_, denied = (paper(case(absent=absent), 1, "MQĐ02", BOOK) for absent in ([], ["event:hearing_held"]))
    assert any("Biên bản phiên giải trình trực tiếp" in row.plain for row in open_.rows)
    assert not any("Biên bản phiên giải trình trực tiếp" in row.plain for row in denied.rows)


def test_words_in_brackets_go_where_the_thing_is_there():
    before = [
        {"kind": "minutes_drawn_up", "on": "2023-03-02"},
        {"kind": "hearing_held", "on": "2023-03-06", "number": "3/BB-GTTT"},
    ]
    rows = [
        row.plain
        for row in paper(case(events=[*before, {"kind": "decision_issued", "on": "2023-03-08"}]), 2, "MQĐ02", BOOK).rows
    ]
    assert "Căn cứ Biên bản phiên giải trình trực tiếp số: 3/BB-GTTT lập ngày 06/03/2023;" in rows


def test_no_choice_of_the_form_is_left_to_the_reader_and_no_slot_is_printed():
    for at, code in ((0, "MBB01"), (1, "MQĐ02")):
        told = "\n".join(row.plain for row in paper(case(), at, code, BOOK).rows)
        assert not set(told) & set("<>{}|")
        assert "ông (bà)/tổ chức" not in told
        assert "tổ chức" in told


def test_only_the_new_minutes_part_acts_with_the_right_to_explain():
    old, new = (said(paper(case(minutes=day), 0, "MBB01", BOOK)) for day in ("2025-05-01", "2025-05-02"))
    asks = "Hành vi được quyền giải trình"
    assert asks not in old
    assert new[asks] == "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP"


def test_only_the_new_form_names_an_authorised_representative():
    old, new = (said(paper(case(minutes=day), 0, "MBB01", BOOK)) for day in ("2025-05-01", "2025-05-02"))
    asks = "Người đại diện theo ủy quyền"
    assert (asks in old, asks in new) == (False, True)


def test_the_parents_of_a_minor_get_a_copy():
    """Khoản 6 Điều 58 of the Law: under 18; on the day of the minutes."""
    for born, parents in (("2005-03-03", True), ("2005-03-02", False)):
        of = paper(case(subjects=[{"id": "s1", "kind": "individual", "name": "A", "born": born}]), 0, "MBB01", BOOK)
        assert any("người giám hộ" in row.plain for row in of.rows) is parents


def test_a_deputy_signs_in_the_place_of_who_gave_the_powers():
    officials = [
        {"id": "o1", "title": "Phó Chánh Thanh tra", "rank": "deputy", "name": "B"},
        {"id": "o2", "title": "Chánh Thanh tra"},
    ]
    delegations = [
        {"id": "d1", "number": "9/QĐ-GQXP", "on": "2023-01-03", "from": "o2", "to": ["o1"], "powers": ["sanction"]}
    ]
    decision = {"kind": "decision_issued", "on": "2023-03-08", "by": "o1", "delegation": "d1"}
    of = paper(
        case(
            officials=officials,
            delegations=delegations,
            events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}, decision],
        ),
        1,
        "MQĐ02",
        BOOK,
    )
    assert next(row.cells[1] for row in of.rows if row.look == "signing")[:2] == (
        "KT. CHÁNH THANH TRA",
        "PHÓ CHÁNH THANH TRA",
    )
    assert any(row.plain.startswith("Căn cứ Quyết định số: 9/QĐ-GQXP ngày 03/01/2023") for row in of.rows)


def test_title_and_agency_are_said_once():
    for title, agency, both in (
        ("Chánh Thanh tra", "Thanh tra Sở Y", "Chánh Thanh tra Sở Y"),
        ("Chủ tịch Ủy ban nhân dân xã X", "Ủy ban nhân dân xã X", "Chủ tịch Ủy ban nhân dân xã X"),
        ("Giám đốc", "Sở Y", "Giám đốc Sở Y"),
    ):
        of = paper(case(officials=[{"id": "o1", "title": title, "agency": agency}]), 1, "MQĐ02", BOOK)
        assert said(of)["Thẩm quyền ban hành"] == both


def test_forms_of_a_decree_nobody_read_are_named():
    assert paper(case(minutes="2025-07-01"), 0, "MBB01", BOOK).unread == ("190/2025/NĐ-CP",)
    assert paper(case(minutes="2025-06-30"), 0, "MBB01", BOOK).unread == ()


def test_what_is_not_in_order_is_told_beside_the_paper_not_on_it():
    late = paper(case(decision="2023-05-31"), 1, "MQĐ02", BOOK)
    assert any("31/05/2023" in told for told in late.findings)
    assert not any(told in row.plain for told in late.findings for row in late.rows)


@pytest.mark.parametrize("code", PAPERS)
def test_every_form_has_a_version_and_uses_names_that_exist(code):
    text = form_text(code)
    versions = {form.decree for form in BOOK.forms.values() if form.code == code}
    of = min((form for form in BOOK.forms.values() if form.code == code), key=lambda form: form.start)
    named = {tag for row in text.rows for tag in row.tags}
    assert {tag for tag in named if "/" in tag} <= versions
    assert named <= {*versions, *CONDITIONS, *EVERY, "individual", "organization"}
    assert of.vi.casefold().startswith((f"{text.title} {text.about}".casefold()[:24], text.title.casefold()))
    holder = paper(
        every_paper(), dict.fromkeys(at for at, _ in papers_of(every_paper(), code)).popitem()[0], code, BOOK
    )
    assert holder.rows
    for row in (*text.rows, *subject_rows()):
        for slot in SLOT.finditer(row.words):
            if slot["name"] and slot["name"] != "lead":
                assert_known(slot["name"], row)


def assert_known(name, row):
    """A name no form may use raises KeyError; ``each-`` lines and lines about a subject speak of a record."""
    from thanhtra.casefile import index  # noqa: PLC0415 - used here only
    from thanhtra.export.form_filling import Filling  # noqa: PLC0415 - likewise
    from thanhtra.export.form_paper import form_on  # noqa: PLC0415 - likewise

    of = every_paper()
    at, day = 1, of.events[1].day
    assert day is not None
    filling = Filling(
        ix=index(of),
        at=at,
        book=BOOK,
        form=form_on(BOOK, "MQĐ02", day),
        record=of.events[at],
        day=day,
    )
    if name not in ("delegation.powers", "no-sanction.reason"):  # of papers that always say so
        value_of(name, filling, None)
    assert row.words


def every_paper(day="2025-06-02"):
    events = [
        {"kind": "minutes_drawn_up", "on": day, "by": "o1", "number": "07/BB-VPHC", "explanation": "stated"},
        {
            "kind": "decision_issued",
            "on": day,
            "by": "o1",
            "number": "21/QĐ-XPHC",
            "minutes": "07/BB-VPHC",
            "sanctions": [
                {
                    "act": "a1",
                    "fine": 15000000,
                    "remedies": [{"remedy": "disgorge", "within": {"amount": 10, "unit": "day"}}],
                }
            ],
        },
        {
            "kind": "spot_decision_issued",
            "on": day,
            "by": "o1",
            "number": "22/QĐ-XPHC",
            "sanctions": [{"act": "a1", "warning": True}],
        },
        {"kind": "no_sanction_decided", "on": day, "by": "o1", "number": "23/QĐ-KPHQ", "reason": "limitation"},
        {"kind": "hearing_held", "on": day, "by": "o1", "number": "3/BB-GTTT"},
        {"kind": "facts_verified", "on": day, "by": "o1", "number": "4/BB-XM"},
        {"kind": "delivery_failed", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "reason": "refused"},
        {
            "kind": "goods_seized",
            "on": day,
            "by": "o1",
            "number": "5/QĐ-TG",
            "goods": [{"id": "g1", "name": "máy chủ", "kind": "means"}],
        },
        {"kind": "seizure_extended", "on": day, "by": "o1", "seizure": "5/QĐ-TG", "until": "2025-07-02"},
        {"kind": "sent_to_criminal", "on": day, "by": "o1", "to": "Cơ quan điều tra", "number": "6/QĐ-CHS"},
        {"kind": "decision_corrected", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "number": "7/QĐ-ĐC"},
        {
            "kind": "decision_amended",
            "on": day,
            "by": "o1",
            "decision": "21/QĐ-XPHC",
            "number": "8/QĐ-SĐBSHB",
            "sanctions": [{"act": "a1", "fine": 12000000}],
        },
        {"kind": "decision_annulled", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "number": "9/QĐ-HB"},
        {
            "kind": "enforcement_ordered",
            "on": day,
            "by": "o1",
            "decision": "21/QĐ-XPHC",
            "measures": ["account", "remedies"],
        },
        {"kind": "enforcement_refused", "on": day, "by": "o1", "confirmed": True},
        {"kind": "execution_transferred", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "to": "Sở Tư pháp"},
        {"kind": "working_minutes_made", "on": day, "by": "o1", "number": "1/BB-LV"},
        {"kind": "seizure_ordered", "on": day, "by": "o1", "seizure": "5/QĐ-TG", "number": "5a/QĐ-TG"},
        {"kind": "seizure_ended", "on": day, "by": "o1", "seizure": "5/QĐ-TG", "how": "returned", "number": "10/QĐ-TL"},
        {"kind": "relief_requested", "on": "2025-06-01", "relief": "postponement", "decision": "21/QĐ-XPHC"},
        {
            "kind": "execution_postponed",
            "on": day,
            "by": "o1",
            "decision": "21/QĐ-XPHC",
            "number": "11/QĐ-HQĐPT",
            "until": "2025-08-31",
        },
        {"kind": "fine_reduced", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "to": 10000000},
        {
            "kind": "instalments_granted",
            "on": day,
            "by": "o1",
            "decision": "21/QĐ-XPHC",
            "parts": [{"due": "2025-06-20", "amount": 6000000}, {"due": "2025-07-20", "amount": 4000000}],
        },
        {"kind": "execution_suspended", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "number": "12/QĐ-TĐC"},
        {"kind": "execution_resumed", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "reason": "Không khởi tố vụ án"},
        {"kind": "enforcement_ordered", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "measures": ["income"]},
        {"kind": "seizure_ended", "on": day, "by": "o1", "seizure": "5/QĐ-TG", "how": "destroyed"},
        {
            "kind": "goods_valued",
            "on": day,
            "by": "o1",
            "seizure": "5/QĐ-TG",
            "goods": [{"id": "g1", "name": "máy chủ", "value": 90000000}],
        },
        *(
            {
                "kind": "enforcement_ordered",
                "on": day,
                "by": "o1",
                "decision": "21/QĐ-XPHC",
                "measures": measures,
                "number": f"{number}/QĐ-CCXP",
            }
            for number, measures in (
                (15, ["distraint", "remedies"]),
                (16, ["collect", "remedies"]),
                (17, ["distraint"]),
                (18, ["collect"]),
                (19, ["remedies"]),
            )
        ),
        *(
            {"kind": "enforcement_carried_out", "on": day, "by": "o1", "enforcement": f"{number}/QĐ-CCXP"}
            for number in (17, 18, 19)
        ),
        {
            "kind": "seizure_ended",
            "on": day,
            "by": "o1",
            "seizure": "5/QĐ-TG",
            "how": "confiscated",
            "number": "20/QĐ-TT",
        },
        {"kind": "licence_held", "on": day, "by": "o1", "decision": "21/QĐ-XPHC", "licence": "Giấy phép số 5/GP"},
        {"kind": "expertise_requested", "on": day, "by": "o1", "number": "21/QĐ-TCGĐ"},
        {"kind": "subject_ceased", "on": "2025-06-01", "subject": "s1", "how": "bankrupt"},
        {
            "kind": "partial_execution_decided",
            "on": day,
            "by": "o1",
            "decision": "21/QĐ-XPHC",
            "number": "13/QĐ-THMP",
        },
    ]
    delegations = [
        {
            "id": "d1",
            "number": "1/QĐ-GQXP",
            "on": day,
            "from": "o1",
            "to": ["o2"],
            "powers": ["sanction", "prevent"],
            "scope": "standing",
            "begins": day,
            "ends": "2025-12-31",
        },
        {
            "id": "d2",
            "number": "2/QĐ-GQCC",
            "on": day,
            "from": "o1",
            "to": ["o2"],
            "powers": ["coerce"],
            "scope": "standing",
            "begins": day,
            "ends": "2025-12-31",
        },
        {
            "id": "d3",
            "number": "3/QĐ-GQTG",
            "on": day,
            "from": "o1",
            "to": ["o2"],
            "powers": ["custody"],
            "begins": day,
            "ends": "2025-12-31",
        },
    ]
    officials = [
        {"id": "o1", "title": "Chánh Thanh tra", "agency": "Thanh tra Bộ", "name": "Nguyễn Văn An"},
        {"id": "o2", "title": "Phó Chánh Thanh tra", "name": "Lê Văn Bốn", "rank": "deputy"},
    ]
    return case(events=events, delegations=delegations, officials=officials)


IN_ORDER = {
    "MBB01": [
        "BIÊN BẢN VI PHẠM HÀNH CHÍNH",
        "Chúng tôi gồm:",
        "Tiến hành lập biên bản",
        "2. Đã có các hành vi",
        "10. Quyền và thời hạn giải trình",
        "Biên bản lập xong",
    ],
    "MBB02": [
        "BIÊN BẢN LÀM VIỆC",
        "Chúng tôi gồm:",
        "3. Tổ chức bị thiệt hại",
        "1. Thời gian xảy ra vụ việc",
        "10. Tang vật, phương tiện",
        "Biên bản lập xong",
    ],
    "MBB15": ["Tạm giữ tang vật", "Chúng tôi gồm:", "2. Tang vật, phương tiện", "3. Giấy phép", "6. Ý kiến bổ sung"],
    "MQĐ03": [
        "Hoãn thi hành quyết định phạt tiền",
        "Căn cứ Điều 76",
        "Xét Đơn đề nghị hoãn chấp hành quyết định xử phạt vi phạm hành chính ngày 01/06/2025",
        "QUYẾT ĐỊNH:",
        "2. Thời gian hoãn",
        "Điều 3.",
    ],
    "MQĐ04": [
        "Giảm tiền phạt vi phạm hành chính",
        "Căn cứ Điều 77",
        "hoãn thi hành quyết định phạt tiền;",
        "QUYẾT ĐỊNH:",
        "2. Số tiền phạt mà tổ chức Công ty TNHH Sao Băng được giảm là:",
        "(Bằng chữ:",
        "Điều 3.",
    ],
    "MQĐ05": [
        "Nộp tiền phạt nhiều lần",
        "Căn cứ Điều 79",
        "QUYẾT ĐỊNH:",
        "a) Số tiền nộp phạt lần thứ nhất là: 6.000.000 đồng",
        "b) Số tiền nộp phạt lần thứ hai là: 4.000.000 đồng",
        "c) Số tiền nộp phạt lần thứ ba (nếu có)",
        "Điều 3.",
    ],
    "MQĐ09": [
        "Cưỡng chế kê biên tài sản có giá trị tương ứng với số tiền",
        "Căn cứ Điều 70",
        "QUYẾT ĐỊNH:",
        "4. Địa điểm kê biên",
        "Điều 3.",
    ],
    "MQĐ10": [
        "Cưỡng chế thu tiền, tài sản để",
        "Căn cứ Điều 70",
        "QUYẾT ĐỊNH:",
        "Tổ chức Công ty TNHH Sao Băng sau khi vi phạm hành chính có hành vi tẩu tán",
        "4. Cá nhân/Tổ chức đang giữ tiền",
        "Điều 3.",
    ],
    "MQĐ14": [
        "Tịch thu tang vật, phương tiện vi phạm hành chính",
        "Căn cứ khoản 2 Điều 65",
        "Căn cứ Biên bản vi phạm hành chính số: 07/BB-VPHC",
        "QUYẾT ĐỊNH:",
        "2. Lý do không ra quyết định xử phạt: hết thời hiệu",
        "4. Tài liệu kèm theo",
        "Điều 3.",
    ],
    "MQĐ17": [
        "Thi hành một phần quyết định xử phạt",
        "Căn cứ Điều 75",
        "Căn cứ Quyết định số: 21/QĐ-XPHC ngày 02/06/2025",
        "QUYẾT ĐỊNH:",
        "2. Số tiền phạt đình chỉ thi hành là: 15.000.000 đồng",
        "3. Lý do đình chỉ thi hành hình thức phạt tiền: tổ chức bị xử phạt phá sản ngày 01/06/2025",
        "2. Thời gian thi hành quyết định là: 10 ngày",
        "Điều 4.",
    ],
    "MBB17": [
        "Trả lại tang vật",
        "Thi hành Quyết định số: 10/QĐ-TL ngày 02/06/2025 của Chánh Thanh tra Bộ",
        "Chúng tôi gồm:",
        "1. Tang vật, phương tiện vi phạm hành chính bị tạm giữ",
        "2. Giấy phép",
        "Biên bản lập xong",
    ],
    "MQĐ20": ["Tạm giữ tang vật", "Căn cứ Điều 125", "QUYẾT ĐỊNH:", "3. Lý do tạm giữ", "Điều 3."],
    "MQĐ24": [
        "Trả lại tang vật",
        "Căn cứ Điều 126",
        "Căn cứ Quyết định số: 5a/QĐ-TG ngày 02/06/2025",
        "QUYẾT ĐỊNH:",
        "4. Lý do trả lại",
        "Điều 3.",
    ],
    "MQĐ31": [
        "Tạm đình chỉ thi hành",
        "Căn cứ khoản 3 Điều 15",
        "QUYẾT ĐỊNH:",
        "Tạm đình chỉ thi hành Quyết định số: 21/QĐ-XPHC",
        "Điều 3.",
    ],
    "MBB03": [
        "Phiên giải trình trực tiếp",
        "Căn cứ Điều 61",
        "Chúng tôi gồm:",
        "Nội dung phiên giải trình:",
        "3. Phiên giải trình kết thúc",
    ],
    "MBB04": [
        "Xác định giá trị",
        "Căn cứ Quyết định số: 5a/QĐ-TG ngày 02/06/2025",
        "Hội đồng định giá",
        "2. Giá trị của tang vật",
        "Biên bản lập xong",
    ],
    "MQĐ07": ["Cưỡng chế khấu trừ", "Căn cứ Điều 70", "QUYẾT ĐỊNH:", "6. Thời gian thực hiện", "Điều 3."],
    "MQĐ16": [
        "Buộc tiêu hủy",
        "Căn cứ Điều 33",
        "Căn cứ Biên bản vi phạm hành chính số: 07/BB-VPHC",
        "QUYẾT ĐỊNH:",
        "5. Thành phần tham gia",
        "Điều 3.",
    ],
    "MQĐ32": [
        "Chấm dứt tạm đình chỉ",
        "Căn cứ Quyết định số: 12/QĐ-TĐC ngày 02/06/2025",
        "QUYẾT ĐỊNH:",
        "2. Lý do chấm dứt tạm đình chỉ thi hành quyết định xử phạt vi phạm hành chính: Không khởi tố vụ án",
        "Điều 3.",
    ],
    "MQĐ35": [
        "Về việc giao quyền cưỡng chế",
        "Căn cứ khoản 2 Điều 87",
        "QUYẾT ĐỊNH:",
        "2. Thời hạn giao quyền: từ ngày 02/06/2025 đến ngày 31/12/2025",
        "Điều 4.",
    ],
    "MBB05": [
        "Xác minh tình tiết",
        "1. Người có thẩm quyền xử phạt",
        "2. Người lập biên bản:",
        "12. Những tình tiết xác minh khác",
    ],
    "MBB06": [
        "Về việc không nhận quyết định",
        "Giao Quyết định số: 21/QĐ-XPHC".replace("G", "g"),
        "3. Chúng tôi đã yêu cầu",
    ],
    "MBB07": [
        "Về việc không nhận quyết định cưỡng chế",
        "cưỡng chế khấu trừ tiền từ tài khoản, buộc thực hiện biện pháp khắc phục hậu quả cho",
        "3. Chúng tôi đã yêu cầu",
    ],
    "MBB28": ["Bàn giao hồ sơ", "Căn cứ Quyết định số: 6/QĐ-CHS", "Hồ sơ gồm:"],
    "MBB29": [
        "Chuyển hồ sơ và quyết định",
        "Căn cứ Điều 71",
        "2. Bên nhận bàn giao",
        "Tiến hành lập biên bản chuyển Quyết định số: 21/QĐ-XPHC",
    ],
    "MQĐ01": [
        "Xử phạt vi phạm hành chính không lập biên bản",
        "CHÁNH THANH TRA BỘ",
        "QUYẾT ĐỊNH:",
        "4. Địa điểm xảy ra vi phạm",
        "Điều 3.",
        "Điều 4.",
    ],
    "MQĐ02": [
        "Xử phạt vi phạm hành chính",
        "CHÁNH THANH TRA BỘ",
        "Căn cứ Điều 57",
        "Căn cứ Biên bản vi phạm hành chính số: 07/BB-VPHC",
        "QUYẾT ĐỊNH:",
        "Điều 1.",
        "Điều 2.",
        "Điều 3.",
    ],
    "MQĐ08": [
        "Cưỡng chế khấu trừ tiền từ tài khoản",
        "Căn cứ Điều 70",
        "QUYẾT ĐỊNH:",
        "4. Số tiền bị khấu trừ",
        "Điều 3.",
    ],
    "MBB08": [
        "Giữ giấy phép, chứng chỉ hành nghề",
        "Thi hành Quyết định số: 21/QĐ-XPHC ngày 02/06/2025 của Chánh Thanh tra Bộ",
        "Chúng tôi gồm:",
        "2. Giấy phép, chứng chỉ hành nghề được giữ",
        "Biên bản lập xong",
    ],
    "MBB10": [
        "Cưỡng chế thu tiền, tài sản để",
        "Thi hành Quyết định số: 18/QĐ-CCXP",
        "Chúng tôi gồm:",
        "3. Với sự chứng kiến của:",
        "4. Số tiền, tài sản phải thu, gồm:",
        "5. Việc cưỡng chế kết thúc",
    ],
    "MBB11": [
        "Cưỡng chế buộc thực hiện biện pháp khắc phục hậu quả",
        "Thi hành Quyết định số: 19/QĐ-CCXP ngày 02/06/2025 của Chánh Thanh tra Bộ",
        "2. Cơ quan phối hợp:",
        "3. Kết quả thực hiện Quyết định cưỡng chế",
        "được lập thành 02 bản",
    ],
    "MBB12": [
        "Cưỡng chế kê biên tài sản có giá trị tương ứng",
        "Thi hành Quyết định số: 17/QĐ-CCXP",
        "c) Họ và tên:",
        "3. Các tài sản được kê biên, gồm:",
        "được lập thành 02 bản",
    ],
    "MBB16": [
        "Trả lại tang vật, phương tiện",
        "Căn cứ Biên bản số:",
        "Chúng tôi gồm:",
        "Tiến hành trả lại",
        "3. Ý kiến bổ sung",
    ],
    "MBB20": [
        "Tịch thu tang vật, phương tiện",
        "Thi hành Quyết định số: 20/QĐ-TT ngày 02/06/2025 của Chánh Thanh tra Bộ",
        "Chúng tôi gồm:",
        "1. Tang vật, phương tiện vi phạm hành chính bị tịch thu, gồm:",
        "chúng tôi không tịch thu thêm thứ gì khác",
    ],
    "MBB21": [
        "Tiêu hủy tang vật, phương tiện",
        "Thi hành Quyết định số:",
        "2. Với sự tham gia của:",
        "2. Biện pháp tiêu hủy:",
        "Biên bản này gồm",
    ],
    "MBB26": [
        "Niêm phong tang vật, phương tiện",
        "Căn cứ Biên bản số:",
        "1. Người có thẩm quyền lập biên bản - Người niêm phong:",
        "4. Người có trách nhiệm bảo quản",
        "1. Tang vật, phương tiện vi phạm hành chính niêm phong, gồm:",
        "được lập thành 03 bản",
    ],
    **{
        code: [
            "Cưỡng chế thi hành quyết định xử phạt vi phạm hành chính",
            "Căn cứ Điều 28, Điều 70",
            "QUYẾT ĐỊNH:",
            first,
            "Điều 2.",
            "2. Biện pháp khắc phục hậu quả phải thực hiện",
            "Điều 4.",
        ]
        for code, first in (
            ("MQĐ12a", "1. Cưỡng chế khấu trừ tiền từ tài khoản"),
            ("MQĐ12b", "1. Cưỡng chế kê biên tài sản"),
            ("MQĐ12c", "1. Cưỡng chế thu tiền, tài sản"),
        )
    },
    "MQĐ36": [
        "Về việc giao quyền tạm giữ người",
        "Căn cứ khoản 2 Điều 123",
        "QUYẾT ĐỊNH:",
        "3. Thời hạn giao quyền: từ ngày 02/06/2025 đến ngày 31/12/2025",
        "Điều 4.",
    ],
    "MQĐ41": [
        "Trưng cầu giám định",
        "Căn cứ khoản 1 Điều 59",
        "Căn cứ Biên bản vi phạm hành chính số: 07/BB-VPHC lập ngày 02/06/2025;",
        "QUYẾT ĐỊNH:",
        "5. Thời hạn phải hoàn thành việc giám định",
        "2. Gửi cho ông (bà)",
    ],
    "MQĐ11": ["Cưỡng chế buộc thực hiện", "Căn cứ Điều 28", "QUYẾT ĐỊNH:", "6. Địa điểm thực hiện", "Điều 3."],
    "MQĐ15": [
        "Buộc thực hiện biện pháp khắc phục hậu quả",
        "Căn cứ Điều 28, khoản 2 Điều 65",
        "QUYẾT ĐỊNH:",
        "4. Lý do không ra quyết định xử phạt: hết thời hiệu",
        "Điều 3.",
    ],
    "MQĐ21": ["Kéo dài thời hạn tạm giữ", "Căn cứ Điều 125", "QUYẾT ĐỊNH:", "4. Thời hạn kéo dài", "Điều 3."],
    "MQĐ33": ["Chuyển hồ sơ vụ vi phạm", "Căn cứ Điều 62", "QUYẾT ĐỊNH:", "2. Hồ sơ vụ vi phạm", "Điều 3."],
    "MQĐ34": [
        "Về việc giao quyền xử phạt",
        "Căn cứ Điều 54",
        "QUYẾT ĐỊNH:",
        "2. Phạm vi giao quyền: thường xuyên",
        "4. Thời hạn giao quyền: từ ngày 02/06/2025 đến ngày 31/12/2025",
        "Điều 4.",
    ],
    "MQĐ38": [
        "Sửa đổi, bổ sung, hủy bỏ một phần",
        "Căn cứ khoản 3 Điều 18",
        "QUYẾT ĐỊNH:",
        "3. Nội dung sửa đổi",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    ],
    "MQĐ39": ["Đính chính quyết định", "Căn cứ khoản 3 Điều 18", "QUYẾT ĐỊNH:", "Nay sửa lại là", "Điều 3."],
    "MQĐ40": [
        "Hủy bỏ quyết định",
        "Căn cứ Điều 13",
        "QUYẾT ĐỊNH:",
        "1. Hủy bỏ Quyết định số: 21/QĐ-XPHC ngày 02/06/2025 của Chánh Thanh tra Bộ",
        "Điều 3.",
    ],
}


@pytest.mark.skipif(not HAS_DOCX, reason="the extra forms is not installed")
@pytest.mark.parametrize("code", PAPERS)
def test_each_file_holds_the_parts_of_its_form_in_order(code):
    from docx import Document  # noqa: PLC0415 - an extra

    of = every_paper()
    at, _ = next(papers_of(of, code))
    made = Document(BytesIO(docx_of(paper(of, at, code, BOOK))))
    told = [row.text for row in made.paragraphs]
    paper_starts = max(
        i
        for i, row in enumerate(told)
        if row.startswith(("QUYẾT ĐỊNH", "BIÊN BẢN")) and row.isupper() and not row.endswith(":")
    )
    heads = [cell.text for cell in made.tables[0].rows[0].cells]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in heads[1]
    assert heads[0].splitlines()[0] == "THANH TRA BỘ"
    at = paper_starts
    for part in IN_ORDER[code]:
        found = next((i for i in range(at, len(told)) if part in told[i]), None)
        assert found is not None, (part, told[at:])
        at = found


@pytest.mark.skipif(not HAS_DOCX, reason="the extra forms is not installed")
def test_the_file_is_vietnamese_and_of_its_day_and_its_warnings_come_before_it():
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - likewise

    of = paper(case(decision="2023-05-31"), 1, "MQĐ02", BOOK)
    made = Document(BytesIO(docx_of(of)))
    assert made.core_properties.language == "vi-VN"
    assert made.core_properties.created is not None
    assert made.core_properties.created.date().isoformat() == "2023-05-31"
    assert 'w:val="vi-VN"' in made.styles.element.xml
    assert "en-US" not in made.styles.element.xml
    told = [row.text for row in made.paragraphs]
    title = told.index("QUYẾT ĐỊNH")
    assert told[0].startswith("TỜ KIỂM TRA")
    assert all(sentence in told[:title] for sentence in of.findings)
    assert all(name in told[:title] for name in of.blank)
    shaded = [
        run.text
        for row in made.paragraphs[title:]
        for run in row.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert len(shaded) == sum(b.says is None and not b.optional for row in of.rows for b in row.blanks)


@pytest.mark.skipif(not HAS_DOCX, reason="the extra forms is not installed")
@pytest.mark.parametrize("character", ["\x0b", "\x1b", "\x85", "\u202e", "\uffff"])
@pytest.mark.parametrize(
    ("where", "asks"),
    [
        ({"subjects": [{"id": "s1", "kind": "individual", "name": "X"}]}, "Họ và tên"),
        ({"officials": [{"id": "o1", "title": "X", "name": "A"}]}, "Thẩm quyền ban hành"),
        ({"officials": [{"id": "o1", "title": "A", "agency": "X"}]}, "Cơ quan ban hành"),
    ],
)
def test_a_control_character_is_refused_and_its_place_named(character, where, asks):
    changed = json.loads(json.dumps(where).replace('"X"', json.dumps(f"A{character}B")))
    with pytest.raises(Unprintable) as refused:
        docx_of(paper(case(**changed), 1, "MQĐ02", BOOK))
    assert (asks, f"U+{ord(character):04X}") in refused.value.found


@pytest.mark.skipif(not HAS_DOCX, reason="the extra forms is not installed")
def test_markup_and_line_breaks_of_the_file_are_text():
    from docx import Document  # noqa: PLC0415 - an extra

    of = paper(case(subjects=[{"id": "s1", "kind": "individual", "name": '<w:p> & "Đen"\nB'}]), 1, "MQĐ02", BOOK)
    assert any('<w:p> & "Đen" B' in row.text for row in Document(BytesIO(docx_of(of))).paragraphs)


AMOUNTS = {
    200_000: "hai trăm nghìn đồng",
    7_500_000: "bảy triệu năm trăm nghìn đồng",
    12_500_000: "mười hai triệu năm trăm nghìn đồng",
    21_000_000: "hai mươi mốt triệu đồng",
    24_000_000: "hai mươi bốn triệu đồng",
    35_000_000: "ba mươi lăm triệu đồng",
    101_000_000: "một trăm lẻ một triệu đồng",
    1_500_000_000: "một tỷ năm trăm triệu đồng",
}


@pytest.mark.parametrize(("amount", "words"), AMOUNTS.items())
def test_amounts_are_written_as_papers_write_them(amount, words):
    assert in_words(amount) == words


@given(integers(min_value=0, max_value=10**12))
def test_what_is_written_in_words_reads_back_as_the_same_amount(amount):
    """The reader is the library's own and knows nothing of the one that writes."""
    assert read_dong(in_words(amount)) == amount


FULL = {
    "kind": "decision_issued",
    "on": "2025-01-08",
    "by": "o1",
    "number": "21/QĐ-XPHC",
    "basis": ["15/2020/NĐ-CP Đ101"],
    "delegation": "9/QĐ",
    "total": 15000000,
    "total_in_words": "mười lăm triệu đồng",
    "effective": "2025-01-08",
    "execute_within": {"amount": 10, "unit": "day"},
    "sanctions": [
        {
            "act": "a1",
            "fine": 15000000,
            "circumstances": ["relapse", "hardship"],
            "additional": [
                {
                    "measure": "withdraw-licence",
                    "licence": "5/GP",
                    "term": {"amount": 2, "unit": "month"},
                    "starts": "effect",
                },
                {"measure": "confiscate", "value": 1000000},
            ],
            "remedies": [{"remedy": "disgorge", "amount": 500000, "within": {"amount": 10, "unit": "day"}}],
        },
        {"act": "a2", "warning": True},
    ],
}
ACTS = [
    {"id": i, "subject": "s1", "described": "Chia sẻ", "began": "2024-12-01", "ended": "2024-12-02", "place": "Hà Nội"}
    for i in ("a1", "a2")
]


def full(day):
    remedy = next(iter(BOOK.remedies))
    decision = {
        **FULL,
        "on": day,
        "sanctions": [
            {**FULL["sanctions"][0], "remedies": [{**FULL["sanctions"][0]["remedies"][0], "remedy": remedy}]},
            FULL["sanctions"][1],
        ],
    }
    before = [
        {"kind": "minutes_drawn_up", "on": "2024-12-20"},
        {"kind": "hearing_held", "on": "2024-12-27", "number": "3/BB-GTTT"},
    ]
    delegation = {
        "id": "9/QĐ",
        "number": "9/QĐ",
        "on": "2024-01-02",
        "from": "o1",
        "to": ["o1"],
        "powers": ["sanction"],
    }
    of = case(acts=ACTS, delegations=[delegation], events=[*before, decision])
    return [row.plain for row in paper(of, 2, "MQĐ02", BOOK).rows]


def test_a_full_decision_is_filled_act_by_act():
    rows = full("2025-01-08")
    assert "Căn cứ Biên bản phiên giải trình trực tiếp số: 3/BB-GTTT lập ngày 27/12/2024;" in rows
    assert "Căn cứ Quyết định số: 9/QĐ ngày 02/01/2024 về việc giao quyền xử phạt vi phạm hành chính." in rows
    assert rows[rows.index("a) Hình thức xử phạt chính: hành vi 1: Phạt tiền; hành vi 2: Cảnh cáo") + 1].startswith(
        "Cụ thể: hành vi 1: phạt tiền 15.000.000 đồng (bằng chữ: mười lăm triệu đồng); hành vi 2: cảnh cáo"
    )
    assert any(
        "2. Đã thực hiện hành vi vi phạm hành chính: Chia sẻ; từ ngày 01/12/2024 đến ngày 02/12/2024; tại Hà Nội" in row
        for row in rows
    )
    assert "Căn cứ Biên bản vi phạm hành chính số: …/BB-VPHC lập ngày 20/12/2024;" in rows


def test_what_is_known_of_one_act_only_is_blank():
    """Additional sanctions and circumstances are told of the first act, nothing of the second."""
    of = full("2025-01-08")
    assert "4. Các tình tiết tăng nặng (nếu có): ……………" in of
    assert "b) Hình thức xử phạt bổ sung (nếu có): ……………" in of


def test_several_fines_are_summed():
    decision = {
        **FULL,
        "sanctions": [{"act": "a1", "fine": 15000000}, {"act": "a2", "fine": 5000000}],
        "total_in_words": None,
    }
    of = case(
        acts=ACTS,
        events=[
            {"kind": "minutes_drawn_up", "on": "2024-12-20"},
            {k: v for k, v in decision.items() if v is not None and k != "delegation"},
        ],
    )
    rows = [row.plain for row in paper(of, 1, "MQĐ02", BOOK).rows]
    assert any(row.endswith("tổng số tiền phạt: 20.000.000 đồng (bằng chữ: hai mươi triệu đồng)") for row in rows)


def test_measures_are_named_with_their_terms():
    first = FULL["sanctions"][0]
    of = case(
        acts=ACTS[:1],
        events=[
            {"kind": "minutes_drawn_up", "on": "2024-12-20"},
            {
                **{k: v for k, v in FULL.items() if k != "delegation"},
                "sanctions": [{**first, "remedies": [{"remedy": next(iter(BOOK.remedies)), "amount": 500000}]}],
            },
        ],
    )
    told = "\n".join(row.plain for row in paper(of, 1, "MQĐ02", BOOK).rows)
    assert "giấy phép 5/GP, thời hạn 02 tháng, kể từ ngày Quyết định này có hiệu lực" in told
    assert "số tiền 500.000 đồng (bằng chữ: năm trăm nghìn đồng)" in told
    assert "4. Các tình tiết tăng nặng: tái phạm" in told


def test_a_remedy_without_a_name_is_left_blank():
    of = case(
        acts=ACTS[:1],
        events=[
            {"kind": "minutes_drawn_up", "on": "2024-12-20"},
            {
                "kind": "decision_issued",
                "on": "2025-01-08",
                "sanctions": [{"act": "a1", "fine": 1, "remedies": [{"remedy": "no-such"}]}],
            },
        ],
    )
    assert "no-such" not in "\n".join(row.plain for row in paper(of, 1, "MQĐ02", BOOK).rows)


def test_only_the_old_form_asks_how_long_an_additional_sanction_lasts_on_a_line_of_its_own():
    asks = "Thời hạn thực hiện hình thức xử phạt bổ sung là 02 tháng"
    assert any(row.startswith(asks) for row in full("2025-05-01"))
    assert not any(row.startswith(asks) for row in full("2025-05-02"))


def test_half_a_month_is_written_with_a_comma():
    decision = {
        **FULL,
        "sanctions": [
            {
                "act": "a1",
                "fine": 15000000,
                "additional": [{"measure": "suspend-activity", "term": {"amount": 4.5, "unit": "month"}}],
            }
        ],
    }
    of = case(
        acts=ACTS[:1],
        events=[
            {"kind": "minutes_drawn_up", "on": "2024-12-20"},
            {k: v for k, v in decision.items() if k != "delegation"},
        ],
    )
    assert any("thời hạn 4,5 tháng" in row.plain for row in paper(of, 1, "MQĐ02", BOOK).rows)


def test_minutes_of_a_handover_have_a_number_of_their_own():
    """The event's number is that of the decision handed over."""
    of = paper(every_paper(), 9, "MBB28", BOOK)
    assert (of.number.says, of.number.shown) == (None, "…/BB-CHS")
    assert any("Căn cứ Quyết định số: 6/QĐ-CHS" in row.plain for row in of.rows)


def test_an_order_to_carry_out_remedies_that_are_not_there_is_blank():
    events = [
        {
            "kind": "decision_issued",
            "on": "2025-06-02",
            "number": "1",
            "sanctions": [{"act": "a1", "fine": 1, "remedies": []}],
        },
        {"kind": "enforcement_ordered", "on": "2025-06-20", "decision": "1", "measures": ["remedies"]},
    ]
    assert said(paper(case(events=events), 1, "MQĐ11", BOOK))["Biện pháp"] is None


DECIDED = [
    {"kind": "minutes_drawn_up", "on": "2023-03-02"},
    {
        "kind": "decision_issued",
        "on": "2023-03-08",
        "number": "1/QĐ-XPHC",
        "sanctions": [{"act": "a1", "fine": 15000000}],
    },
]


def reduced(to, *before, **more):
    events = [*DECIDED, *before, {"kind": "fine_reduced", "on": "2023-06-01", "decision": "1/QĐ-XPHC", "to": to}]
    return paper(case(events=events, **more), len(events) - 1, "MQĐ04", BOOK)


PAID = {"kind": "fine_paid", "on": "2023-05-01", "decision": "1/QĐ-XPHC"}


@pytest.mark.parametrize(
    ("of", "symbol", "title", "amount"),
    [
        (lambda: reduced(5000000), "…/QĐ-GTP", "Giảm tiền phạt vi phạm hành chính", "10.000.000 đồng"),
        (
            lambda: reduced(0, absent=["event:fine_paid"]),
            "…/QĐ-MTP",
            "Miễn toàn bộ tiền phạt vi phạm hành chính",
            "15.000.000 đồng",
        ),
        (
            lambda: reduced(0, {**PAID, "amount": 6000000}),
            "…/QĐ-MTP",
            "Miễn phần còn lại tiền phạt vi phạm hành chính",
            None,
        ),
        (
            lambda: reduced(0, {"kind": "fine_reduced", "on": "2023-05-01", "decision": "1/QĐ-XPHC", "to": 8000000}),
            "…/QĐ-MTP",
            "Miễn phần còn lại tiền phạt vi phạm hành chính",
            "8.000.000 đồng",
        ),
        (lambda: reduced(0), "…/QĐ-…", "…………… tiền phạt vi phạm hành chính", "15.000.000 đồng"),
        (lambda: reduced(0, PAID), "…/QĐ-MTP", "Miễn phần còn lại tiền phạt vi phạm hành chính", None),
        (lambda: reduced(6000000, {**PAID, "amount": 6000000}), "…/QĐ-…", "…………… tiền phạt vi phạm hành chính", None),
        (
            lambda: reduced(
                5000000,
                {
                    "kind": "decision_amended",
                    "on": "2023-03-20",
                    "decision": "1/QĐ-XPHC",
                    "sanctions": [{"act": "a1", "fine": 12000000}],
                },
            ),
            "…/QĐ-GTP",
            "Giảm tiền phạt vi phạm hành chính",
            "7.000.000 đồng",
        ),
        (lambda: reduced(15000000), "…/QĐ-GTP", "Giảm tiền phạt vi phạm hành chính", None),
    ],
)
def test_a_reduction_says_how_and_how_much_or_leaves_it_blank(of, symbol, title, amount):
    """Annex, MQĐ04, notes 2 and 4. The fine is the one last amended; what was paid leaves open of what the rest is left."""
    of = of()
    assert (of.number.shown, of.about.plain, said(of)["Số tiền được giảm, miễn"]) == (symbol, title, amount)


TWO = [
    {"kind": "minutes_drawn_up", "on": "2023-03-02", "number": "1/BB-VPHC"},
    {"kind": "minutes_drawn_up", "on": "2023-03-03", "number": "2/BB-VPHC"},
    {
        "kind": "decision_issued",
        "on": "2023-03-08",
        "number": "1/QĐ-XPHC",
        "minutes": "1/BB-VPHC",
        "sanctions": [{"act": "a1", "fine": 4000000}],
    },
    {
        "kind": "decision_issued",
        "on": "2023-03-09",
        "number": "2/QĐ-XPHC",
        "minutes": "2/BB-VPHC",
        "sanctions": [{"act": "a2", "fine": 6000000}],
    },
]
TWO_ACTS = [{"id": f"a{n}", "subject": "s1", "described": f"hành vi {n}", "began": "2023-02-01"} for n in (1, 2)]


def after_two(code, *more, decided=TWO, **facts):
    events = [*decided, *more]
    return paper(case(acts=TWO_ACTS, events=events, **facts), len(events) - 1, code, BOOK)


def on(kind, number, day="2023-04-01", **more):
    return {"kind": kind, "on": day, **({} if number is None else {"decision": f"{number}/QĐ-XPHC"}), **more}


@pytest.mark.parametrize(
    ("earlier", "symbol", "amount"),
    [
        (on("fine_reduced", 1, to=2000000), "…/QĐ-GTP", "5.000.000 đồng"),
        (on("fine_paid", 1, amount=4000000), "…/QĐ-GTP", "5.000.000 đồng"),
        (on("decision_annulled", 1, scope="whole"), "…/QĐ-GTP", "5.000.000 đồng"),
        (on("fine_reduced", 2, to=2000000), "…/QĐ-GTP", "1.000.000 đồng"),
        (on("fine_reduced", None, to=2000000), "…/QĐ-GTP", None),
        (on("fine_paid", None, amount=4000000), "…/QĐ-…", None),
    ],
)
def test_a_reduction_counts_what_befell_its_own_decision(earlier, symbol, amount):
    """What may be of either of two decisions leaves the amount blank."""
    of = after_two("MQĐ04", earlier, on("fine_reduced", 2, "2023-06-01", to=1000000))
    assert (of.number.shown, said(of)["Số tiền được giảm, miễn"]) == (symbol, amount)


@pytest.mark.parametrize(("earlier", "how"), [(1, "Miễn toàn bộ"), (2, "Miễn phần còn lại"), (None, "……………")])
def test_a_whole_fine_is_remitted_where_only_another_was_reduced(earlier, how):
    of = after_two(
        "MQĐ04",
        on("fine_reduced", earlier, to=2000000),
        on("fine_reduced", 2, "2023-06-01", to=0),
        absent=["event:fine_paid"],
    )
    assert of.about.plain.startswith(how)


def test_what_a_paper_rests_on_is_of_its_own_decision():
    for number, day in ((1, None), (2, "01/04/2023")):
        asked = after_two(
            "MQĐ03", on("relief_requested", number, relief="postponement"), on("execution_postponed", 2, "2023-04-05")
        )
        assert said(asked)["Ngày đơn đề nghị hoãn"] == day
        reduced = after_two("MQĐ04", on("execution_postponed", number), on("fine_reduced", 2, "2023-06-01", to=1))
        assert said(reduced)["Ngày quyết định hoãn thi hành"] == day
        resumed = after_two("MQĐ32", on("execution_suspended", number), on("execution_resumed", 2, "2023-06-01"))
        assert said(resumed)["Ngày quyết định tạm đình chỉ"] == day


def test_a_paper_about_one_of_two_decisions_and_not_said_which_rests_on_neither():
    of = after_two("MQĐ04", on("execution_postponed", None), on("fine_reduced", None, "2023-06-01", to=1))
    assert (said(of)["Ngày quyết định hoãn thi hành"], said(of)["Số tiền được giảm, miễn"]) == (None, None)


def test_where_no_decision_is_on_file_there_is_no_other():
    of = after_two("MQĐ04", on("execution_postponed", None), on("fine_reduced", None, "2023-06-01", to=1), decided=[])
    assert said(of)["Ngày quyết định hoãn thi hành"] == "01/04/2023"


def test_a_hearing_is_that_of_the_minutes():
    """A hearing, the request for it, facts verified and a return from the criminal body on other minutes stand on no paper of these."""
    for number, day in ((1, None), (2, "04/03/2023")):
        before = [
            {"kind": kind, "on": "2023-03-04", "minutes": f"{number}/BB-VPHC"}
            for kind in ("explanation_requested", "hearing_notified")
        ]
        held = {"kind": "hearing_held", "on": "2023-03-07", "minutes": "2/BB-VPHC"}
        told = said(after_two("MBB03", *before, held, decided=TWO[:2]))
        assert (told["Ngày văn bản yêu cầu giải trình trực tiếp"], told["Ngày thông báo về phiên giải trình"]) == (
            day,
            day,
        )
    for number, there in ((1, False), (2, True)):
        steps = [
            {"kind": kind, "on": "2023-03-06", "number": "9/BB-X", "minutes": f"{number}/BB-VPHC"}
            for kind in ("hearing_held", "facts_verified")
        ]
        rows = "\n".join(row.plain for row in after_two("MQĐ02", *steps, TWO[3], decided=TWO[:3]).rows)
        assert (rows.count("9/BB-X"), "1/BB-VPHC" in rows) == (2 if there else 0, False)
    unsaid = {"kind": "hearing_held", "on": "2023-03-06", "number": "9/BB-X"}
    rows = [
        row.plain for row in after_two("MQĐ02", unsaid, TWO[3], decided=TWO[:3], absent=["event:facts_verified"]).rows
    ]
    assert [row for row in rows if "giải trình trực tiếp số" in row] != []
    assert not any("9/BB-X" in row for row in rows)


def test_goods_handed_over_are_those_of_its_own_acts():
    seized = [
        {
            "kind": "goods_seized",
            "on": "2023-03-04",
            "acts": [f"a{n}"],
            "goods": [{"id": f"g{n}", "name": f"máy {n}", "kind": "means"}],
        }
        for n in (1, 2)
    ]
    of = after_two("MBB29", on("execution_transferred", 2, to="Sở Tư pháp"), decided=[*TWO[:2], *seized, *TWO[2:]])
    (table,) = (row.lines for row in of.rows if row.look == "goods")
    assert [line[1] for line in table[1:]] == ["máy 2"]


def test_the_request_is_the_one_for_that_relief():
    asked = [
        {"kind": "relief_requested", "on": f"2023-03-{day}", "relief": relief, "decision": "1/QĐ-XPHC"}
        for day, relief in ((20, "postponement"), (21, "instalments"), (22, "reduction"))
    ]
    events = [*DECIDED, *asked, {"kind": "execution_postponed", "on": "2023-04-01", "decision": "1/QĐ-XPHC"}]
    assert said(paper(case(events=events), 5, "MQĐ03", BOOK))["Ngày đơn đề nghị hoãn"] == "20/03/2023"
    assert (
        said(paper(case(events=[*DECIDED, *asked[1:], events[-1]]), 4, "MQĐ03", BOOK))["Ngày đơn đề nghị hoãn"] is None
    )


def test_of_more_parts_than_the_form_has_none_is_written():
    """Đ79: at most three."""
    parts = [{"due": f"2023-0{month}-01", "amount": 1000000 * month} for month in (6, 4, 5, 7)]
    for count, first in ((3, "4.000.000 đồng"), (4, None)):
        of = paper(
            case(
                events=[
                    *DECIDED,
                    {
                        "kind": "instalments_granted",
                        "on": "2023-03-20",
                        "decision": "1/QĐ-XPHC",
                        "parts": parts[:count],
                    },
                ]
            ),
            2,
            "MQĐ05",
            BOOK,
        )
        assert said(of)["Số tiền nộp lần thứ nhất"] == first


def seizing(number, *after):
    goods = [
        {"id": "g1", "name": "máy chủ", "kind": "means"},
        {"id": "g2", "name": "giấy phép 5/GP", "kind": "licence"},
    ]
    return case(
        events=[DECIDED[0], {"kind": "goods_seized", "on": "2023-03-03", "number": number, "goods": goods}, *after]
    )


def test_the_number_of_minutes_is_not_taken_for_that_of_a_decision():
    extended = {"kind": "seizure_extended", "on": "2023-03-09", "seizure": "5/BB-TG", "until": "2023-03-20"}
    ordered = {"kind": "seizure_ordered", "on": "2023-03-04", "seizure": "5/BB-TG", "number": "6/QĐ-TG"}
    rows = "\n".join(row.plain for row in paper(seizing("5/BB-TG", extended), 2, "MQĐ21", BOOK).rows)
    assert "5/BB-TG" not in rows
    rows = "\n".join(row.plain for row in paper(seizing("5/BB-TG", ordered, extended), 3, "MQĐ21", BOOK).rows)
    assert "Căn cứ Quyết định số: 6/QĐ-TG ngày 04/03/2023" in rows
    assert "Căn cứ Biên bản số: 5/BB-TG lập ngày 03/03/2023" in "\n".join(
        row.plain for row in paper(seizing("5/BB-TG", ordered), 2, "MQĐ20", BOOK).rows
    )
    assert paper(seizing("5/BB-TG"), 1, "MBB15", BOOK).number.says == "5/BB-TG"
    assert paper(seizing("5/QĐ-TG"), 1, "MBB15", BOOK).number.says is None


def test_a_number_that_says_neither_is_printed_as_neither():
    extended = {"kind": "seizure_extended", "on": "2023-03-09", "seizure": "571", "until": "2023-03-20"}
    valued = {
        "kind": "goods_valued",
        "on": "2023-03-06",
        "seizure": "571",
        "goods": [{"id": "g1", "name": "máy chủ", "value": 1}],
    }
    for code, event in (("MQĐ21", extended), ("MBB04", valued)):
        assert "571" not in "\n".join(row.plain for row in paper(seizing("571", event), 2, code, BOOK).rows)
    assert "…/BB-TG lập ngày 03/03/2023" in "\n".join(
        row.plain for row in paper(seizing("571", valued), 2, "MBB04", BOOK).rows
    )


def test_licences_stand_in_a_table_of_their_own():
    goods, licences = (row.lines for row in paper(seizing("5/BB-TG"), 1, "MBB15", BOOK).rows if row.look == "goods")
    assert [line[1] for line in goods[1:]] == ["máy chủ"]
    assert [line[1] for line in licences[1:]] == ["giấy phép 5/GP"]
    assert len(licences[0]) == 5


def test_every_extension_of_the_seizure_is_named():
    extended = [
        {"kind": "seizure_extended", "on": f"2023-03-{day}", "seizure": "5/BB-TG", "number": f"{day}/QĐ-KDTG"}
        for day in (10, 20)
    ]
    ended = {"kind": "seizure_ended", "on": "2023-03-30", "seizure": "5/BB-TG", "how": "returned"}
    rows = [
        row.plain
        for row in paper(seizing("5/BB-TG", *extended, ended), 4, "MQĐ24", BOOK).rows
        if "kéo dài" in row.plain
    ]
    assert [row.partition(" tạm giữ")[0] for row in rows] == [
        f"Căn cứ Quyết định số: {day}/QĐ-KDTG ngày {day}/03/2023 kéo dài thời hạn" for day in (10, 20)
    ]
    assert list(papers_of(seizing("5/BB-TG", {**ended, "how": "sold"}), "MQĐ24")) == []


def test_working_minutes_have_a_title_alone():
    of = paper(case(events=[{"kind": "working_minutes_made", "on": "2023-03-02"}]), 0, "MBB02", BOOK)
    assert (of.title, of.about.plain) == ("BIÊN BẢN LÀM VIỆC", "")


def test_goods_are_valued_in_the_table_of_the_form():
    event = {
        "kind": "goods_valued",
        "on": "2023-03-06",
        "seizure": "5/BB-TG",
        "goods": [{"id": "g1", "name": "máy chủ", "value": 90000000}, {"id": "g3", "name": "cáp", "value": 1}],
    }
    (table,) = (row.lines for row in paper(seizing("5/BB-TG", event), 2, "MBB04", BOOK).rows if row.look == "goods")
    assert [len(line) for line in table] == [8, 8, 8]
    assert [(line[1], line[6]) for line in table[1:]] == [("máy chủ", "90.000.000"), ("cáp", "1")]


def test_wages_are_those_of_a_person():
    """Đ86.2.a: an organisation has none, and stands on no line for one."""
    told = [
        row.plain
        for row in paper(every_paper(), dict(papers_of(every_paper(), "MQĐ07")).popitem()[0], "MQĐ07", BOOK).rows
    ]
    assert not any("Sao Băng" in row and "Họ và tên" in row for row in told)


RETURNED = {"kind": "seizure_ended", "on": "2023-03-30", "by": "o1", "seizure": "5/BB-TG", "how": "returned"}


def returned(**more):
    return paper(seizing("5/BB-TG", {**RETURNED, **more}), 2, "MBB17", BOOK)


def test_the_minutes_of_a_return_and_its_decision_are_two_papers_of_one_step():
    """The step holds one number: that of the decision leaves the minutes' own blank, and the other way about."""
    decision, minutes, neither = (returned(number=n) for n in ("10/QĐ-TL", "11/BB-TL", "571"))
    first = [
        next(row.plain for row in of.rows if row.plain.startswith("Thi hành")) for of in (decision, minutes, neither)
    ]
    assert [of.number.says for of in (decision, minutes)] == [None, "11/BB-TL"]
    assert "Quyết định số: 10/QĐ-TL ngày 30/03/2023 của Chánh Thanh tra sở" in first[0]
    assert all("…/QĐ-TL ngày …/…/……" in row for row in first[1:])
    assert [said(of)["Họ và tên người lập biên bản"] for of in (decision, minutes)] == [None, "Nguyễn Văn An"]


def test_only_what_is_given_back_stands_in_the_minutes_of_the_return():
    def tables(of):
        return [[line[1] for line in row.lines[1:]] for row in of.rows if row.look == "goods"]

    whole, one = returned(), returned(goods=["g1"])
    assert tables(whole) == [["máy chủ"], ["giấy phép 5/GP"]]
    assert tables(one) == [["máy chủ"], [""]]
    assert any("trả lại tang vật, phương tiện vi phạm hành chính theo Quyết định" in row.plain for row in one.rows)


@pytest.mark.parametrize(
    ("number", "code", "printed"),
    [("23/QĐ-KPHQ", "MQĐ15", True), ("23/QĐ-KPHQ", "MQĐ14", False), ("24/QĐ-TT", "MQĐ14", True), ("24/QĐ-TT", "MQĐ15", False)],
)  # fmt: skip
def test_of_a_decision_not_to_sanction_the_number_says_which_paper_it_is(number, code, printed):
    told = {"kind": "no_sanction_decided", "on": "2023-03-08", "by": "o1", "reason": "limitation", "number": number}
    of = paper(case(events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}, told]), 1, code, BOOK)
    assert of.number.says == (number if printed else None)


def test_goods_nobody_claims_are_confiscated_on_other_grounds():
    """Khoản 4 Điều 126, not khoản 2 Điều 65: the seizure and the second notice, no reason not to sanction."""
    told = [row.plain for row in paper(seizing("5/QĐ-TG", {**RETURNED, "seizure": "5/QĐ-TG", "how": "confiscated"}), 2, "MQĐ14", BOOK).rows]  # fmt: skip
    assert any(row.startswith("Căn cứ Điều 26, khoản 4 Điều 126") for row in told)
    assert any("Quyết định số: 5/QĐ-TG ngày 03/03/2023" in row for row in told)
    assert not any("khoản 2 Điều 65" in row or "Lý do không ra quyết định xử phạt" in row for row in told)


CONFISCATE = [{"measure": "confiscate"}]
REMEDY = [{"remedy": "disgorge-gains"}]
CONFISCATION, CURE = (
    "hình thức xử phạt tịch thu tang vật, phương tiện vi phạm hành chính",
    "biện pháp khắc phục hậu quả",
)


@pytest.mark.parametrize(
    ("sanction", "goes_on"),
    [
        ({"additional": CONFISCATE, "remedies": []}, CONFISCATION),
        ({"additional": [], "remedies": REMEDY}, CURE),
        ({"additional": CONFISCATE, "remedies": REMEDY}, f"{CONFISCATION} và áp dụng {CURE}"),
        ({"additional": [], "remedies": []}, None),
        ({"additional": CONFISCATE}, None),
        ({"remedies": REMEDY}, None),
    ],
)
def test_what_goes_on_is_what_the_decision_imposes_besides_the_fine(sanction, goes_on):
    """Điều 75 of the Law; a part the file leaves out is asked, not taken for none."""
    decision = {"kind": "decision_issued", "on": "2023-03-08", "by": "o1", "number": "21/QĐ-XPHC", "sanctions": [{"act": "a1", "fine": 15000000, **sanction}]}  # fmt: skip
    ceased = {"kind": "subject_ceased", "on": "2023-03-20", "subject": "s1", "how": "dissolved"}
    partly = {"kind": "partial_execution_decided", "on": "2023-03-25", "by": "o1", "decision": "21/QĐ-XPHC"}
    of = paper(case(events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}, decision, ceased, partly]), 3, "MQĐ17", BOOK)  # fmt: skip
    assert said(of)["Hình thức, biện pháp tiếp tục thi hành"] == goes_on
    assert said(of)["Lý do đình chỉ thi hành hình thức phạt tiền"] == "tổ chức bị xử phạt giải thể ngày 20/03/2023"


def test_nobody_on_file_ceased_and_no_reason_is_written():
    partly = {"kind": "partial_execution_decided", "on": "2023-03-25", "by": "o1"}
    of = paper(case(events=[{"kind": "minutes_drawn_up", "on": "2023-03-02"}, partly]), 1, "MQĐ17", BOOK)
    assert said(of)["Lý do đình chỉ thi hành hình thức phạt tiền"] is None
    assert said(of)["Hình thức, biện pháp tiếp tục thi hành"] is None


@pytest.mark.parametrize(
    "page", ["README.md", "README.vi.md", "docs/how-to/fill-a-form.md", "docs/vi/how-to/fill-a-form.md"]
)
def test_the_pages_say_how_many_forms_are_filled(page):
    """MQĐ12a, b and c are one number of the annex."""
    filled, there = (
        len({code.rstrip("abc") for code in codes}) for codes in (PAPERS, (f.code for f in BOOK.forms.values()))
    )
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    assert f"{filled} trên {there} mẫu" in text or f"{filled} of {there}" in text


def combined(*measures):
    ordered = {"kind": "enforcement_ordered", "on": "2023-04-01", "decision": "1/QĐ-XPHC", "measures": list(measures)}
    return case(events=[*DECIDED, ordered])


@pytest.mark.parametrize(
    ("measures", "code"),
    [
        (("income", "remedies"), "MQĐ12a"),
        (("account", "remedies"), "MQĐ12a"),
        (("distraint", "remedies"), "MQĐ12b"),
        (("collect", "remedies"), "MQĐ12c"),
        (("income",), None),
        (("remedies",), None),
        (("income", "account"), None),
    ],
)
def test_an_order_for_a_fine_and_remedies_has_a_form_of_its_own(measures, code):
    """The notes of MQĐ12a, b and c: points a, b and c of khoản 2 Điều 86, each with point d."""
    found = [one for one in ("MQĐ12a", "MQĐ12b", "MQĐ12c") if list(papers_of(combined(*measures), one))]
    assert found == ([code] if code else [])


def test_a_combined_order_asks_of_wages_or_of_an_account_as_it_orders():
    asked = {kind: set(said(paper(combined(kind, "remedies"), 2, "MQĐ12a", BOOK))) for kind in ("income", "account")}
    assert ("Người quản lý lương, thu nhập" in asked["income"], "Tổ chức tín dụng" in asked["income"]) == (True, False)
    assert ("Người quản lý lương, thu nhập" in asked["account"], "Tổ chức tín dụng" in asked["account"]) == (
        False,
        True,
    )


def carried_out(*measures, number="9/QĐ-CCXP"):
    ordered = {
        "kind": "enforcement_ordered",
        "on": "2023-04-01",
        "by": "o1",
        "decision": "1/QĐ-XPHC",
        "number": "9/QĐ-CCXP",
        "measures": list(measures),
    }
    done = {"kind": "enforcement_carried_out", "on": "2023-04-20", "number": "3/BB-CCXP"}
    return case(events=[*DECIDED, ordered, done | ({"enforcement": number} if number else {})])


@pytest.mark.parametrize(("measure", "code"), [("collect", "MBB10"), ("remedies", "MBB11"), ("distraint", "MBB12")])
def test_minutes_of_coercion_are_those_of_what_the_order_orders(measure, code):
    codes = ("MBB10", "MBB11", "MBB12")
    assert [one for one in codes if list(papers_of(carried_out(measure), one))] == [code]
    of = paper(carried_out(measure), 3, code, BOOK)
    assert of.number.says == "3/BB-CCXP"
    assert any(
        "Thi hành Quyết định số: 9/QĐ-CCXP ngày 01/04/2023 của Chánh Thanh tra sở" in row.plain for row in of.rows
    )
    assert any("Công ty TNHH Sao Băng" in row.plain for row in of.rows)


def test_minutes_of_coercion_by_a_deduction_have_no_form():
    """Wages and accounts are deducted by those who hold them."""
    assert not [one for one in ("MBB10", "MBB11", "MBB12") if list(papers_of(carried_out("account"), one))]


def test_the_number_of_minutes_of_a_seizure_is_not_that_of_the_seals():
    """One step, three papers: what the number says it is of."""
    for number, seizure, seals in (
        ("5/BB-TG", "5/BB-TG", None),
        ("6/BB-NPTG", None, "6/BB-NPTG"),
        ("571", "571", None),
    ):
        of = seizing(number)
        assert (paper(of, 1, "MBB15", BOOK).number.says, paper(of, 1, "MBB26", BOOK).number.says) == (seizure, seals)
    rows = [row.plain for row in paper(seizing("5/BB-TG"), 1, "MBB26", BOOK).rows]
    assert any(row.startswith("Căn cứ Biên bản số: 5/BB-TG lập ngày 03/03/2023") for row in rows)


def test_only_goods_are_sealed_and_confiscated_not_licences():
    sealed = paper(seizing("5/BB-TG"), 1, "MBB26", BOOK)
    gone = {**RETURNED, "how": "confiscated", "number": "20/QĐ-TT"}
    taken = paper(seizing("5/BB-TG", gone), 2, "MBB20", BOOK)
    (seals,), (table,) = ([row.lines for row in of.rows if row.look == "goods"] for of in (sealed, taken))
    assert ([line[1] for line in seals[1:]], [line[1] for line in table[1:]]) == (["máy chủ"], ["máy chủ"])
    assert table[0][5] == "Số đăng ký"
    assert any("Thi hành Quyết định số: 20/QĐ-TT ngày 30/03/2023" in row.plain for row in taken.rows)
    assert taken.number.says is None


def test_what_was_destroyed_stands_in_the_minutes_of_it():
    of = paper(seizing("5/BB-TG", {**RETURNED, "how": "destroyed", "number": "4/BB-BTH"}), 2, "MBB21", BOOK)
    (table,) = (row.lines for row in of.rows if row.look == "goods")
    assert (len(table[0]), [line[1] for line in table[1:]], of.number.says) == (6, ["máy chủ"], "4/BB-BTH")
    assert said(of)["Ngày quyết định buộc tiêu hủy"] is None


def test_goods_given_back_without_an_order_rest_on_the_minutes_of_the_seizure():
    """Điểm b khoản 4 Điều 125 of the Law."""
    rows = [row.plain for row in paper(seizing("5/BB-TG", RETURNED), 2, "MBB16", BOOK).rows]
    assert any(row.startswith("Căn cứ Biên bản số: 5/BB-TG ngày 03/03/2023 tạm giữ") for row in rows)
    assert not any("/QĐ-TL" in row for row in rows)


def test_a_licence_held_for_a_decision_is_named():
    held = {"kind": "licence_held", "on": "2023-03-10", "decision": "1/QĐ-XPHC", "licence": "Giấy phép số 5/GP"}
    for event, named in ((held, "Giấy phép số 5/GP"), ({**held, "licence": None}, "")):
        told = {key: value for key, value in event.items() if value is not None}
        of = paper(case(events=[*DECIDED, told]), 2, "MBB08", BOOK)
        (table,) = (row.lines for row in of.rows if row.look == "goods")
        assert [line[1] for line in table[1:]] == [named]
