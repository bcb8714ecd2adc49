"""Every token of ``missing`` is said in words."""

from __future__ import annotations

import json

import pytest
from tests.examination.reading import HERE, document, situations

from thanhtra import Case, Rulebook, read_case, review
from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS
from thanhtra.casefile.shape import Record, shape
from thanhtra.checks import all_checks
from thanhtra.export import question_text
from thanhtra.terms import Basis
from thanhtra.wording import token_in_words
from thanhtra.wording.field_names import FIELD_NAMES

BOOK = Rulebook.built_in()
CASE = read_case(
    json.dumps(
        {
            "format": "thanhtra.case",
            "version": 1,
            "id": "x",
            "events": [{"kind": "minutes_drawn_up", "number": "01/BB"}, {"kind": "decision_issued"}],
        }
    ).encode()
)


@pytest.mark.parametrize(
    ("token", "vi", "en"),
    [
        ("event:minutes_drawn_up", "bước “lập biên bản vi phạm hành chính”", "the step “minutes drawn up”"),
        ("event:minutes_served@01/BB", "bước “giao biên bản” (01/BB)", "the step “minutes served” (01/BB)"),
        ("ground:complex", "căn cứ “vụ việc có nhiều tình tiết phức tạp”", "the ground “many complex circumstances”"),
        ("fact:acts[a1].provision", "điều khoản xử phạt (hành vi a1)", "provision (act a1)"),
        ("fact:events[0].on", "ngày (lập biên bản vi phạm hành chính 01/BB)", "day (minutes drawn up 01/BB)"),
        (
            "fact:events[1].sanctions[a1].fine",
            "mức phạt tiền (hành vi a1, quyết định xử phạt)",
            "fine (act a1, decision issued)",
        ),
        ("fact:events[9].on", "ngày (sự kiện 9)", "day (event 9)"),
        ("fact:field", "lĩnh vực", "field of state management"),
        ("fact:acts[a1]", "mô tả (hành vi a1)", "a description (act a1)"),
        (
            "law:no-figure",
            "luật không quy định con số cụ thể: phải thực hiện ngay hoặc kịp thời, cần đánh giá theo hồ sơ",
            "the law sets no figure: it is to be done promptly, which the file has to show",
        ),
        (
            "law:calendar@2031-01-01",
            "chưa có trong bộ quy tắc: chưa có lịch ngày làm việc, áp dụng ngày 01/01/2031",
            "not in the rules yet: no working-day calendar, on 2031-01-01",
        ),
        (
            "law:decision@2012-01-01",
            "chưa có trong bộ quy tắc: Thời hạn ra quyết định xử phạt, áp dụng ngày 01/01/2012",
            "not in the rules yet: Time limit for the sanctioning decision, on 2012-01-01",
        ),
        (
            "law:38/2021/NĐ-CP Đ38.2a",
            "chưa có trong bộ quy tắc: khoản 2a Điều 38 Nghị định số 38/2021/NĐ-CP",
            "not in the rules yet: Article 38(2a), Decree 38/2021/NĐ-CP",
        ),
        (
            "law:minutes-paper@2009-08-18",
            "chưa có trong bộ quy tắc: Hình thức và chữ ký của biên bản vi phạm hành chính, áp dụng ngày 18/08/2009",
            "not in the rules yet: Form and signatures of the violation minutes, on 2009-08-18",
        ),
        (
            "law:15/2012/QH13 Đ46.2 commune-chair",
            "chưa có trong bộ quy tắc: thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã (khoản 2 Điều 46 Luật số 15/2012/QH13)",
            "not in the rules yet: powers of the chairperson of a commune people's committee (Article 46(2), Law 15/2012/QH13)",
        ),
        (
            "law:power:commune-chair@2020-01-01",
            "chưa có trong bộ quy tắc: thẩm quyền của Chủ tịch Ủy ban nhân dân cấp xã, áp dụng ngày 01/01/2020",
            "not in the rules yet: powers of the chairperson of a commune people's committee, on 2020-01-01",
        ),
        (
            "law:areas@2026-01-01",
            "chưa có trong bộ quy tắc: đối chiếu địa bàn trước và sau ngày 01/07/2025, áp dụng ngày 01/01/2026",
            "not in the rules yet: how areas of before and after 2025-07-01 match, on 2026-01-01",
        ),
        (
            "law:inspection-duration:district@2015-01-01",
            "chưa có trong bộ quy tắc: Thời hạn tiến hành thanh tra trực tiếp (cấp huyện), áp dụng ngày 01/01/2015",
            "not in the rules yet: Time limit for the inspection on site (district), on 2015-01-01",
        ),
        (
            "law:bodies:48@2020-01-01",
            "chưa có trong bộ quy tắc: cơ quan quản lý tại 48 (thành phố Đà Nẵng), áp dụng ngày 01/01/2020",
            "not in the rules yet: the body in charge in 48 (thành phố Đà Nẵng), on 2020-01-01",
        ),
        (
            "law:successor:inspector@2025-07-01",
            "chưa có trong bộ quy tắc: chức danh, cơ quan tiếp nhận việc của Thanh tra viên, áp dụng ngày 01/07/2025",
            "not in the rules yet: who took over from: inspector, on 2025-07-01",
        ),
        (
            "law:successor:government-inspectorate@2026-01-01",
            "chưa có trong bộ quy tắc: chức danh, cơ quan tiếp nhận việc của Thanh tra Chính phủ, áp dụng ngày 01/01/2026",
            "not in the rules yet: who took over from: Government Inspectorate, on 2026-01-01",
        ),
        (
            "law:15/2012/QH13 Đ76.2",
            "văn bản chưa quy định rõ: việc hoãn thi hành quyết định phạt tiền có hoãn cả biện pháp khắc phục hậu quả hay không (khoản 2 Điều 76 Luật số 15/2012/QH13)",
            "the text leaves this open: whether a postponement of the fine also puts off the remedies (Article 76(2), Law 15/2012/QH13)",
        ),
        (
            "law:15/2012/QH13 Đ76.2@2012-01-01",
            "chưa có trong bộ quy tắc: khoản 2 Điều 76 Luật số 15/2012/QH13, áp dụng ngày 01/01/2012",
            "not in the rules yet: Article 76(2), Law 15/2012/QH13, on 2012-01-01",
        ),
        ("law:something-else", "chưa có trong bộ quy tắc: something-else", "not in the rules yet: something-else"),
        ("no token", "no token", "no token"),
    ],
)
def test_a_token_in_words(token, vi, en):
    assert token_in_words(token, case=CASE, book=BOOK, lang="vi") == vi
    assert token_in_words(token, case=CASE, book=BOOK, lang="en") == en


def test_open_points_and_posts_are_named():
    assert token_in_words("law:reading:running-limit", book=BOOK).startswith(
        "quy định có nhiều cách hiểu: Thời hạn đang chạy"
    )
    assert "Chủ tịch Ủy ban nhân dân cấp xã" in token_in_words("law:post:commune-chair@2012-01-01", book=BOOK)


@pytest.mark.parametrize("slug", GROUNDS_SHOWN_BY)
def test_every_ground_has_a_name(slug):
    assert slug not in token_in_words(f"ground:{slug}", book=BOOK)


def test_every_field_of_a_case_has_a_name():
    keys: set[str] = set()
    waiting: list[type[Record]] = [Case, *KINDS.values()]
    seen: set[type[Record]] = set()
    while waiting:
        cls = waiting.pop()
        if cls not in seen:
            seen.add(cls)
            keys |= {f.key for f in shape(cls)}
            waiting += [
                f.type
                for f in shape(cls)
                if isinstance(f.type, type) and issubclass(f.type, Record) and f.key != "events"
            ]
    assert keys - set(FIELD_NAMES) == set()


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.code)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_check_can_be_explained(check, lang):
    told = question_text(check, BOOK, lang=lang)
    assert told.startswith(f"{check.code} {check.name}")
    assert " ".join(check.question[lang == "en"].split()) in " ".join(told.split())


def _decided(*events):
    first = ({"kind": "decision_issued", "on": "2020-10-08", "number": "1/QĐ"}, *events)
    return read_case(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "x",
                "subjects": [{"id": "s", "kind": "individual"}],
                "acts": [{"id": "a", "subject": "s"}],
                "events": first,
            }
        ).encode()
    )


@pytest.mark.parametrize(
    ("later", "vi", "en"),
    [
        ((), "bước “quyết định xử phạt”", "the step “decision issued”"),
        (
            ({"kind": "decision_annulled", "on": "2020-10-10", "decision": "1/QĐ"},),
            "bước “quyết định xử phạt mới”",
            "the step “new decision”",
        ),
        (
            ({"kind": "decision_annulled", "on": "2020-10-10", "decision": "1/QĐ", "scope": "part", "acts": ["a"]},),
            "bước “quyết định xử phạt mới”",
            "the step “new decision”",
        ),
        (
            ({"kind": "judgment_given", "on": "2020-10-10", "outcome": "upheld"},),
            "bước “quyết định xử phạt”",
            "the step “decision issued”",
        ),
    ],
)
def test_a_decision_wanted_after_an_annulment_is_a_new_one(later, vi, en):
    case = _decided(*later)
    assert (
        token_in_words("event:decision_issued", case=case),
        token_in_words("event:decision_issued", case=case, lang="en"),
    ) == (vi, en)
    assert token_in_words("event:minutes_served", case=case, lang="en") == "the step “minutes served”"


def test_each_open_point_is_a_question_and_of_a_law_that_was_read():
    """A point of a text nobody read would not be known to be open: that is said otherwise."""
    for at, point in BOOK.open_points.items():
        assert BOOK.instruments[at.partition(" ")[0]].known is Basis.TEXT
        for words in (point.vi, point.en):
            assert words[0].islower()
            assert words[-1].isalnum()


def test_what_a_text_leaves_open_is_told_as_such_in_an_answer():
    """Somebody with no right to explain asked: whether that gives the month the text does not say (15/2012/QH13 Đ66.1.b)."""
    one = next(s for s in situations(HERE / "parts.toml") if s["says"].startswith("Somebody with no right to explain"))
    case = read_case(json.dumps(document(one)).encode(), slugs=BOOK)
    told = next(a for a in review(case, BOOK).answers if a.check == "DEC01")

    assert "The text leaves this open: whether a request to explain by somebody without the right" in told.message.en
    assert "Văn bản chưa quy định rõ: yêu cầu giải trình của người không có quyền" in told.message.vi
