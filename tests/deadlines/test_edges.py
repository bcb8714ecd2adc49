"""The edges of counting: hours and days left, pauses out of reach, what has no figure, rules and titles nobody knows."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from thanhtra.casefile import Index, index, thread_of
from thanhtra.competence.powers_over_act import powers_over_act
from thanhtra.competence.reason import RefusalReason
from thanhtra.deadlines import due
from thanhtra.deadlines.applied import applied, in_force
from thanhtra.deadlines.controls import control_of
from thanhtra.deadlines.grounds import given, mask
from thanhtra.deadlines.margins import remaining
from thanhtra.errors import BadTerm, NotInTheBook
from thanhtra.exchange import read_case
from thanhtra.findings import Late
from thanhtra.law import Citation
from thanhtra.reckoning import LAW_CLOCK, Pause, TimeLimit
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status, Unit

BOOK = Rulebook.built_in()
FIVE = (TimeLimit(5, Unit.DAY),)


def case(*events: dict[str, Any], **more: Any) -> Any:
    return read_case(
        json.dumps({"format": "thanhtra.case", "version": 1, "id": "x", **more, "events": events}).encode()
    )


def ix(*events: dict[str, Any]) -> Index:
    return index(case(*events))


def test_what_is_left_of_hours_is_told_in_whole_hours() -> None:
    taken = datetime(2020, 3, 2, 9, tzinfo=LAW_CLOCK)
    limit = due(BOOK, "valuation", taken)
    assert remaining(limit, BOOK, datetime(2020, 3, 3, 3, 30, tzinfo=LAW_CLOCK)) == Late(amount=5, unit=Unit.HOUR)


def test_what_is_left_of_days_is_told_in_days_and_nothing_on_the_last() -> None:
    limit = due(BOOK, "decision", date(2020, 10, 5))
    assert remaining(limit, BOOK, date(2020, 10, 10)) == Late(amount=2, unit=Unit.DAY)
    assert remaining(limit, BOOK, date(2020, 10, 12)) == Late(amount=0, unit=Unit.DAY)


def test_a_pause_after_the_last_day_stops_nothing() -> None:
    found = BOOK.due_date(date(2026, 3, 2), FIVE, (Pause(date(2026, 4, 1), date(2026, 4, 6), ()),))
    assert (found.due, found.pauses) == (date(2026, 3, 9), ())


def test_a_pause_stops_working_days_by_the_working_days_it_holds() -> None:
    """Monday 2 March 2026 and 5 working days: Monday 9; a pause from Thursday to the Tuesday after holds three."""
    found = BOOK.due_date(
        date(2026, 3, 2), (TimeLimit(5, Unit.WORKING_DAY),), (Pause(date(2026, 3, 5), date(2026, 3, 10), ()),)
    )
    assert found.due == date(2026, 3, 12)


def test_a_pause_to_the_end_of_days_has_no_day_after() -> None:
    found = BOOK.due_date(date(2026, 3, 2), FIVE, (Pause(date(2026, 3, 5), date.max, ()),))
    assert (found.due, found.missing) == (None, (f"law:calendar@{date.max.isoformat()}",))


def test_promptly_has_no_last_day() -> None:
    with pytest.raises(BadTerm):
        BOOK.due_date(date(2026, 3, 2), (TimeLimit(None, Unit.PROMPTLY),))


@pytest.mark.parametrize("ask", [applied, in_force])
def test_a_rule_nobody_knows_is_not_in_the_book(ask: Any) -> None:
    with pytest.raises(NotInTheBook, match="night-shift"):
        ask(BOOK, "night-shift", date(2020, 1, 1))


def test_the_step_that_opens_a_control_belongs_to_it() -> None:
    control = control_of(ix({"kind": "inspection_opened", "on": "2025-07-10", "level": "province"}), 0)
    assert control is not None
    assert (control.opened, control.level) == (0, "province")


def test_a_decree_the_book_does_not_hold_lists_nobody() -> None:
    """Then the Law's own level counts: a chief inspector of a department to 50 million (15/2012/QH13 Đ46.2)."""
    day = date(2020, 9, 1)
    act = BOOK.violation(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), on=day)
    (title,) = powers_over_act(
        "chief-inspector-of-department", attrs.evolve(act, citation=Citation.parse("9999/2019/NĐ-CP Đ1.1")), BOOK, day
    )
    assert (title.answer, title.individual) == (True, 50_000_000)


def test_a_share_of_a_maximum_nobody_gave_is_not_told() -> None:
    """From July 2025 a level is a share of the field's maximum (189/2025/NĐ-CP)."""
    day = date(2025, 9, 1)
    act = attrs.evolve(BOOK.violation(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), on=date(2025, 8, 1)), field="tulips")
    for citation in (act.citation, Citation.parse("9999/2019/NĐ-CP Đ1.1")):
        (title,) = powers_over_act("commune-chair", attrs.evolve(act, citation=citation), BOOK, day)
        assert (title.answer, title.why, title.missing) == (None, RefusalReason.UNKNOWN, ("law:field:tulips",))


def test_a_control_of_no_known_day_has_no_deadline() -> None:
    found = review(case({"kind": "inspection_opened", "level": "province"}, {"kind": "inspection_announced"}), BOOK)
    assert found.as_of is None
    assert [d.kind for d in found.deadlines] == []


def test_a_control_past_its_term_may_have_ended_off_the_file() -> None:
    opened = (
        {"kind": "inspection_opened", "on": "2025-07-10", "level": "province"},
        {"kind": "inspection_announced", "on": "2025-07-10"},
    )
    found = review(case(*opened), BOOK, as_of=date(2026, 3, 2))
    assert [d.status for d in found.deadlines if d.kind == "inspection-duration"] == [Status.CONDITIONAL]
    denied = review(
        case(*opened, absent=["event:inspection_ended", "event:inspection_extended", "event:inspection_paused"]),
        BOOK,
        as_of=date(2026, 3, 2),
    )
    assert [d.status for d in denied.deadlines if d.kind == "inspection-duration"] == [Status.MISSED]


def test_a_return_of_no_known_start_has_no_deadline() -> None:
    found = review(case({"kind": "returned_from_criminal", "on": "2020-03-02"}), BOOK)
    assert [d for d in found.deadlines if d.kind.startswith("criminal-return")] == []


def test_a_strand_gathers_what_hangs_on_its_minutes_and_its_decision() -> None:
    read = ix(
        {"kind": "minutes_drawn_up", "on": "2020-10-05", "id": "B1"},
        {"kind": "decision_issued", "on": "2020-10-12", "id": "Q1", "minutes": "B1"},
        {"kind": "decision_sent", "on": "2020-10-13", "decision": "Q1"},
        {"kind": "decision_sent", "on": "2020-10-14", "decision": "Q1"},
    )
    assert thread_of(read, 2).events("decision_sent") == (2, 3)


def test_a_ground_counts_from_where_it_is_recorded_in_the_file() -> None:
    file = ix(
        {"kind": "minutes_drawn_up", "on": "2022-03-03", "number": "01/BB"},
        {"kind": "explanation_requested", "on": "2022-03-04", "written_or_oral": "written"},
        {"kind": "ground_recorded", "on": "2022-03-05", "ground": "complex"},
    )
    shown = [given(file, (0,), before) for before in (1, 2, 3)]
    assert shown[0] == 0
    assert shown[1] & shown[2] == shown[1]
    assert shown[2] & ~shown[1] == mask(["complex"])
