"""When it happened and when it was recorded: late facts, corrections, and what they do to the deadlines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from store_cases import NOW, case, paid

from thanhtra.casefile import ActDetected, Case, MinutesDrawnUp
from thanhtra.errors import NoSuchCase
from thanhtra.rulebook import Rulebook
from thanhtra.store import shifts

JAN, FEB, MAR = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3))


def minutes(day: date) -> MinutesDrawnUp:
    return MinutesDrawnUp(kind="minutes_drawn_up", on=day, number="01/BB", acts=("a1",))


def detected(day: date) -> ActDetected:
    return ActDetected(kind="act_detected", on=day, acts=("a1",))


def test_a_late_event_takes_its_place_and_is_known_only_from_its_recording(store):
    store.open_case(case(), recorded=JAN)
    store.append("HS-1", minutes(date(2025, 12, 10)), 1, recorded=JAN)
    store.append("HS-1", detected(date(2025, 12, 5)), 2, after=0, recorded=MAR)
    history = store.load("HS-1")

    assert [e.kind for e in history.case.events] == ["act_detected", "minutes_drawn_up"]
    assert history.versions == (3, 2)
    assert [e.kind for e in history.as_of(known=FEB).events] == ["minutes_drawn_up"]
    assert [e.kind for e in history.case.as_of(known=FEB).events] == ["minutes_drawn_up"]
    assert [e.kind for e in history.as_of(occurred=date(2025, 12, 9)).events] == ["act_detected"]
    with pytest.raises(NoSuchCase):
        history.as_of(known=datetime(2025, 1, 1, tzinfo=UTC))


def test_a_correction_moves_the_deadlines_and_says_from_what_to_what(store):
    store.open_case(case(), recorded=JAN)
    store.append("HS-1", minutes(date(2025, 12, 10)), 1, recorded=JAN)
    store.correct("HS-1", 2, minutes(date(2025, 12, 17)), 2, recorded=FEB)
    history = store.load("HS-1")

    (moved,) = [
        s
        for s in shifts(history.known(JAN), history, Rulebook.built_in(), as_of=date(2026, 1, 5))
        if s.kind == "decision"
    ]

    assert [e.on for e in history.case.events] == [date(2025, 12, 17)]
    assert [e.on for e in history.as_of(known=JAN).events] == [date(2025, 12, 10)]
    assert (moved.version, moved.before.counted_from, moved.after.counted_from) == (
        2,
        date(2025, 12, 10),
        date(2025, 12, 17),
    )
    assert (moved.after.due - moved.before.due).days == 7
    assert str(moved) == "decision: 2025-12-19 (conditional) → 2025-12-26 (conditional)"
    assert list(store.verify()) == []


def test_an_event_can_be_taken_out_and_its_limits_stop(store):
    store.open_case(case(), recorded=JAN)
    store.append("HS-1", minutes(date(2025, 12, 10)), 1, recorded=JAN)
    store.correct("HS-1", 2, None, 2, recorded=FEB)
    history = store.load("HS-1")

    assert history.case.events == ()
    assert {s.kind for s in shifts(history.at(2), history, Rulebook.built_in()) if s.after is None} >= {"decision"}


def test_people_and_acts_can_be_added_and_put_right(store):
    store.open_case(case(), recorded=JAN)
    other = case(subjects=2)
    store.add_facts(other, 1, recorded=FEB)
    history = store.load("HS-1")

    assert history.case == other
    assert history.as_of(known=JAN) == case()


def test_a_file_as_of_a_day():
    first, undated, last = paid(1), paid(2), paid(3)
    object.__setattr__(undated, "on", None)
    object.__setattr__(undated, "day", None)
    whole = Case(
        id="x",
        complete=True,
        events=(undated, first, undated, last.__class__(kind="fine_paid", amount=3, on=date(2026, 2, 1))),
    )

    seen = whole.as_of(occurred=date(2025, 12, 1))

    assert [e.amount for e in seen.events] == [2, 1]
    assert not seen.complete
    assert whole.as_of(occurred=date(2026, 2, 1)).complete
    assert [e.amount for e in whole.as_of(known=NOW).events] == [2, 1, 2]


@pytest.mark.parametrize("known", ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_time_are_instants_like_any(store, known):
    store.open_case(case(), recorded=JAN)
    history, at = store.load("HS-1"), datetime.fromisoformat(known)
    if at.year == 1:
        with pytest.raises(NoSuchCase):
            history.known(at)
    else:
        assert history.known(at).version == history.version
        assert history.as_of(known=at) == history.case
