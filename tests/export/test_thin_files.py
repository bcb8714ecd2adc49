"""Files with hardly anything in them, through every way out: blanks to fill in, never a guess and never a refusal."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
import pytest

from thanhtra import Case, Rulebook, read_case, review
from thanhtra.exchange import answer_to_json, review_to_json
from thanhtra.export import text
from thanhtra.export.calendars import calendar
from thanhtra.export.forms import paper
from thanhtra.export.html import html
from thanhtra.export.ocel import ocel
from thanhtra.export.words import word
from thanhtra.law import Citation

BOOK = Rulebook.built_in()


def file(*events: dict[str, Any], **more: Any) -> Case:
    return read_case(
        json.dumps({"format": "thanhtra.case", "version": 1, "id": "thin", **more, "events": events}).encode(),
        slugs=BOOK,
    )


THIN = {
    "no event": file(),
    "an event of no day": file({"kind": "minutes_drawn_up"}),
    "a decision about nothing": file({"kind": "decision_issued", "on": "2025-06-10"}),
    "an instant": file({"kind": "minutes_drawn_up", "at": "2020-10-05T09:30:00+07:00"}, acts=[], subjects=[]),
}


@pytest.mark.parametrize("case", THIN.values(), ids=THIN)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_thin_file_comes_out_every_way(case: Case, lang: str) -> None:
    found = review(case, BOOK)
    assert case.id in text(found, case, lang=lang, book=BOOK)
    assert case.id in html(found, case, lang=lang, book=BOOK)
    assert json.loads(json.dumps(review_to_json(found)))["case"] == case.id
    assert calendar([(case, found)], lang=lang, book=BOOK).startswith("BEGIN:VCALENDAR")
    assert len(ocel([(case, found)])["events"]) == sum(e.day is not None for e in case.events)


def test_a_decision_about_nothing_is_a_form_of_blanks() -> None:
    blank = paper(THIN["a decision about nothing"], 0, "MQĐ02", BOOK).blank
    for asked in (
        "Họ và tên",
        "Tên của tổ chức",
        "Đã thực hiện hành vi vi phạm hành chính",
        "Quy định tại",
        "Thẩm quyền ban hành",
    ):
        assert asked in blank


def test_another_paper_is_no_decision() -> None:
    with pytest.raises(TypeError, match="decision_issued"):
        paper(file({"kind": "minutes_drawn_up", "on": "2025-06-10"}), 0, "MQĐ02", BOOK)


def test_a_last_day_in_a_year_without_a_notice_is_provisional_every_way_out() -> None:
    """No notice of the days off of 2029 is out: what is counted there is marked."""
    case = file(
        {"kind": "minutes_drawn_up", "on": "2029-03-05"},
        {"kind": "decision_issued", "on": "2029-03-12", "sanctions": []},
        {"kind": "decision_sent", "on": "2029-03-13"},
    )
    found = review(case, BOOK)
    (answer,) = [a for a in found.answers if a.check == "DEC01"]
    assert answer_to_json(answer)["provisional"] is True
    assert "provisional" not in answer_to_json(
        attrs.evolve(answer, write=lambda _: answer.why._replace(provisional=False))
    )
    opened = review(file({"kind": "minutes_drawn_up", "on": "2029-03-05"}), BOOK, as_of=date(2029, 3, 6))
    unfolded = calendar([(case, opened)], lang="en", book=BOOK).replace("\r\n ", "").replace("\\", "")
    assert word("provisional", "en") in unfolded


def test_a_limit_in_hours_is_an_instant_in_the_calendar() -> None:
    case = file({"kind": "goods_seized", "at": "2020-03-02T09:00:00+07:00", "basis": "value"})
    written = calendar([(case, review(case, BOOK, as_of=date(2020, 3, 2)))], lang="en", book=BOOK)
    assert "DTSTART:20200303T020000Z" in written


def test_facts_of_every_sort_are_json() -> None:
    (answer,) = [
        a for a in review(file({"kind": "decision_issued", "on": "2025-06-10"}), BOOK).answers if a.check == "DEC06"
    ]
    facts = {"cite": Citation.parse("15/2012/QH13 Đ73.1"), "days": (date(2025, 6, 10),), "one": "text"}
    told = attrs.evolve(answer, write=lambda _: answer.why._replace(facts=facts))
    assert answer_to_json(told)["facts"] == {"cite": "15/2012/QH13 Đ73.1", "days": ["2025-06-10"], "one": "text"}
