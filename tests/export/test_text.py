"""A review as a page: header, history, deadlines, what to provide, one line of summary."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from textwrap import TextWrapper
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, due, read_case, review
from thanhtra.casefile import LAW_CLOCK
from thanhtra.export import ASCII, PLAIN, Style, deadline_text, needs, steps, text
from thanhtra.export.case_facts import case_facts

BOOK = Rulebook.built_in()
PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
SAMPLE: dict[str, Any] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "BK-2020-017",
    "field": "information-technology",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [
        {
            "id": "a1",
            "subject": "s1",
            "provision": "15/2020/NĐ-CP Đ101.1.a",
            "began": "2020-08-01",
            "ended": "2020-08-01",
        }
    ],
    "events": [
        {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]},
        {"kind": "minutes_drawn_up", "on": "2020-10-05", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC"},
        {
            "kind": "decision_issued",
            "on": "2020-10-20",
            "by": "o1",
            "number": "12/QĐ-XPHC",
            "sanctions": [{"act": "a1", "fine": 7500000}],
        },
    ],
}


def page(document: dict[str, Any], **options: Any) -> str:
    case = read_case(json.dumps(document).encode())
    return text(review(case, BOOK), case, book=BOOK, **options)


def on(day: str, **more: Any) -> dict[str, Any]:
    *before, decision = SAMPLE["events"]
    return {**SAMPLE, "events": [*before, {**decision, "on": day}], **more}


def test_the_header_names_case_stage_day_and_edition():
    assert (
        page(SAMPLE).splitlines()[0]
        == f"BK-2020-017 · đã ra quyết định · tính đến 20/10/2020 · bộ quy tắc {BOOK.edition}"
    )
    assert page(SAMPLE, lang="en").splitlines()[0] == f"BK-2020-017 · decided · as of 2020-10-20 · rules {BOOK.edition}"


def test_events_carry_a_mark_their_day_and_their_name():
    lines = page(SAMPLE).splitlines()
    assert "  ✓ 01/10/2020  phát hiện hành vi vi phạm" in lines
    assert "  ? 05/10/2020  lập biên bản vi phạm hành chính 01/BB-VPHC (quy định chưa nhập hoặc chưa rõ)" in lines
    assert [line for line in lines if line.startswith("  ? 20/10/2020  quyết định xử phạt 12/QĐ-XPHC (còn thiếu: ")]


def test_an_unknown_day_says_so():
    document = {**SAMPLE, "events": [{"kind": "act_detected"}]}
    assert "không rõ ngày  phát hiện hành vi vi phạm" in page(document)
    assert "day unknown  violation detected" in page(document, lang="en")


def test_a_finding_comes_before_the_history_with_message_consequence_and_place():
    told = page(on("2020-12-20"))
    assert told.splitlines()[1].startswith("✗ Quyết định xử phạt 12/QĐ-XPHC thuộc trường hợp phải hủy bỏ")
    assert "  ✗ 20/12/2020  quyết định xử phạt 12/QĐ-XPHC (DEC01)" in told
    assert told.index("✗ DEC01") < told.index("Thời hạn") < told.index("Diễn biến")
    assert "✗ DEC01 Ban hành quyết định xử phạt ngày 20/12/2020: quá thời hạn 69 ngày." in told
    assert (
        "Hậu quả: thuộc trường hợp phải hủy bỏ toàn bộ quyết định (khoản 1 Điều 65 Luật số 15/2012/QH13)."
        in " ".join(told.split())
    )
    assert "khoản 1 Điều 66" in told


def test_in_time_only_if_names_the_grounds_in_words():
    told = " ".join(page(SAMPLE, lang="en").split())
    assert (
        "In time only with “many complex circumstances” or “the violator asked to explain” (to 2020-11-04). Without it the last day is 2020-10-12"
        in told
    )


def test_a_lone_decision_is_not_a_page_of_question_marks():
    told = page({**SAMPLE, "events": SAMPLE["events"][-1:]})
    provided, history = told.split("Bổ sung để trả lời được")[1].split("Diễn biến")
    asked = [line for line in history.splitlines() if line.lstrip().startswith("?")]
    assert len(asked) == 1
    assert asked[0].startswith("  ? 20/10/2020  quyết định xử phạt 12/QĐ-XPHC (còn thiếu: ")
    assert "lập biên bản vi phạm hành chính" in provided


def test_what_is_in_order_is_only_counted():
    told = page(SAMPLE)
    assert "DEC05" not in told
    assert told.splitlines()[-1].endswith("nội dung đúng quy định")


def test_the_summary_counts_all_answers():
    case = read_case(json.dumps(SAMPLE).encode())
    counted = [int(part.split()[0]) for part in page(SAMPLE).splitlines()[-1].split(" · ")]
    assert sum(counted) == len(review(case, BOOK).answers)


def test_a_file_without_events_has_a_page_too():
    told = page({**SAMPLE, "events": []})
    assert "hồ sơ chưa có sự kiện nào" in told


def test_needs_are_grouped_by_what_is_missing_and_law_stands_last():
    case = read_case(json.dumps(SAMPLE).encode())
    found = needs(review(case, BOOK), case, book=BOOK)
    by_label = {need.label: need for need in found}
    complex_ = by_label["căn cứ “vụ việc có nhiều tình tiết phức tạp”"]
    assert (complex_.tokens, "DEC01" in complex_.checks) == (("ground:complex",), True)
    assert [n.of_law for n in found] == sorted(n.of_law for n in found)


def test_one_line_for_the_same_fact_of_several_acts():
    acts = [{"id": f"a{n}", "subject": "s1"} for n in range(1, 4)]
    events = [{"kind": "decision_issued", "on": "2020-10-20", "sanctions": [{"act": f"a{n}"} for n in range(1, 4)]}]
    told = page({**SAMPLE, "acts": acts, "events": events})
    assert "· ngày kết thúc (hành vi a1, a2, a3) → DEC04" in told


def test_plain_marks_where_a_stream_has_no_others():
    told = page(on("2020-12-20"), style=ASCII)
    assert "x DEC01" in told
    assert not {"✓", "✗", "→", "…"} & set(told)


def test_colour_only_when_asked_for():
    assert "\x1b[" not in page(SAMPLE)
    assert "\x1b[31m✗ DEC01\x1b[0m" in page(on("2020-12-20"), style=Style(colour=True))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_published_case_has_a_page_without_raw_tokens(path, lang):
    case = read_case(path)
    told = text(review(case, BOOK), case, lang=lang, book=BOOK)
    assert max(map(len, told.splitlines())) <= PLAIN.width
    assert not [
        word
        for word in told.split()
        if word.lstrip("(“").startswith(("event:", "ground:", "fact:", "law:1", "law:post", "law:calendar"))
    ]


def test_steps_are_numbered_and_cited():
    case = read_case(json.dumps(SAMPLE).encode())
    decision = next(d for d in review(case, BOOK).deadlines if d.kind == "decision")
    assert steps(decision, lang="en") == (
        "1. The first day, 2020-10-05, is not counted (Article 8(1), Law 15/2012/QH13; Article 147(2), Code 91/2015/QH13).",
        "2. 7 days from 2020-10-05 to the end of 2020-10-12 (Article 148(1), Code 91/2015/QH13).",
    )


def test_a_deadline_alone_has_a_page():
    from datetime import date  # noqa: PLC0415 - one test counts alone

    from thanhtra.deadlines import due  # noqa: PLC0415 - likewise

    told = deadline_text(due(BOOK, "decision", date(2022, 3, 1)), book=BOOK)
    assert "kể từ ngày 01/03/2022: chậm nhất ngày 10/03/2022 (07 ngày làm việc)" in told


@given(st.text(alphabet="ab \t\n\r\x0b\xa0-đ", max_size=60), st.sampled_from(["", "- ", "    "]))
def test_a_text_that_fits_is_folded_as_any_other(told: str, first: str) -> None:
    style = Style(width=40)
    wrapper = TextWrapper(
        40,
        initial_indent=" " * len(first),
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = wrapper.wrap(told) or [" " * len(first)]
    assert style.folded(told, first=first, rest="  ") == [first + lines[0][len(first) :], *lines[1:]]


def test_a_body_without_a_signer_is_no_signer() -> None:
    """Who signed is a person or a post; where the file has the agency alone the row says body."""
    for official, name in (
        ({"id": "o1", "agency": "Thanh tra Sở"}, "Cơ quan"),
        ({"id": "o1", "agency": "Thanh tra Sở", "title": "Chánh Thanh tra"}, "Người ký"),
        ({"id": "o1", "name": "A"}, "Người ký"),
    ):
        document = {
            "format": "thanhtra.case",
            "version": 1,
            "id": "X",
            "officials": [official],
            "events": [{"kind": "decision_issued", "by": "o1"}],
        }
        rows = dict(case_facts(read_case(json.dumps(document).encode()), Rulebook.built_in(), "vi"))
        assert {"Cơ quan", "Người ký"} & rows.keys() == {name}


def test_a_last_instant_says_its_day_once() -> None:
    """A term in hours: *chậm nhất 09 giờ 00 phút ngày …*; one in days: *chậm nhất ngày …*."""
    hours = due(BOOK, "seizure-report", datetime(2026, 3, 3, 9, tzinfo=LAW_CLOCK))
    days = due(BOOK, "decision", date(2026, 3, 3))
    told = [deadline_text(one).splitlines()[1] for one in (hours, days)]
    assert all("chậm nhất" in line and "ngày ngày" not in line for line in told)
    assert "chậm nhất ngày" in told[1]
    assert ("chậm nhất ngày" in told[0]) is not isinstance(hours.due, datetime)


def test_a_review_of_no_day_says_so() -> None:
    document = {"format": "thanhtra.case", "version": 1, "id": "X", "events": [{"kind": "decision_issued"}]}
    case = read_case(json.dumps(document).encode())
    head = text(review(case, BOOK), case).splitlines()[0]
    assert "· không rõ ngày ·" in head
