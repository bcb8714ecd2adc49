"""A step against its limit: the law that governs across a change, hours with and without instants, lateness in the limit's own unit."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from thanhtra.deadlines import INSTANT, Timing, lateness
from thanhtra.deadlines.assessment import LimitQuestion, assess
from thanhtra.deadlines.grounds import BIT
from thanhtra.findings import Late
from thanhtra.reckoning import LAW_CLOCK
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Unit

BOOK = Rulebook.built_in()
BY_TRIGGER = Rulebook.built_in(readings={"running-limit": "trigger"})
BY_HANDLING = Rulebook.built_in(readings={"running-limit": "handling"})
EVERY = sum(BIT.values())


def timing(
    slug: str,
    start: date | datetime,
    actual: date | datetime,
    *,
    given: int = 0,
    denied: int = EVERY,
    book: Rulebook = BOOK,
) -> Timing:
    return assess(book, book.limit(slug), LimitQuestion(start, actual, given, denied & ~given)).timing


@pytest.mark.parametrize(
    ("slug", "start", "last"),
    [
        ("decision", date(2021, 12, 30), date(2022, 1, 6)),  # 7 days of the old text
        ("decision", date(2021, 12, 31), date(2022, 1, 7)),
        ("decision", date(2022, 1, 1), date(2022, 1, 12)),  # 7 working days of the new one
        ("explanation-written", date(2021, 12, 31), date(2022, 1, 5)),
        ("explanation-written", date(2022, 1, 1), date(2022, 1, 10)),
    ],
)
def test_across_2022_a_running_limit_keeps_the_text_of_the_day_that_started_it(
    slug: str, start: date, last: date
) -> None:
    after = date.fromordinal(last.toordinal() + 1)
    assert [timing(slug, start, day) for day in (last, after)] == [Timing.IN_TIME, Timing.LATE]


def test_across_2022_that_the_old_text_holds_is_inferred_and_says_so() -> None:
    judged = assess(BOOK, BOOK.limit("decision"), LimitQuestion(date(2021, 12, 30), date(2022, 1, 6), 0, EVERY))
    assert (judged.basis, judged.law_on) == (Basis.INFERENCE, date(2021, 12, 30))
    assert "15/2012/QH13 Đ8.1" in [str(c) for c in judged.cites]


def test_within_one_text_nothing_is_inferred() -> None:
    assert (
        assess(BOOK, BOOK.limit("decision"), LimitQuestion(date(2022, 1, 1), date(2022, 1, 12), 0, EVERY)).basis
        is Basis.TEXT
    )


@pytest.mark.parametrize(
    ("slug", "start", "either", "between", "neither"),
    [
        ("minutes", date(2025, 5, 1), date(2025, 5, 6), date(2025, 5, 7), date(2025, 5, 8)),  # 2 against 3 working days
        ("sending", date(2025, 6, 30), date(2025, 7, 2), date(2025, 7, 3), date(2025, 7, 4)),
    ],
)
def test_from_2_may_2025_a_running_limit_turns_on_a_reading(
    slug: str, start: date, either: date, between: date, neither: date
) -> None:
    assert [timing(slug, start, day) for day in (either, between, neither)] == [
        Timing.IN_TIME,
        Timing.REFUSED,
        Timing.LATE,
    ]
    assert assess(BOOK, BOOK.limit(slug), LimitQuestion(start, between, 0, EVERY)).missing == (
        "law:reading:running-limit",
    )
    assert timing(slug, start, between, book=BY_TRIGGER) is Timing.LATE
    assert timing(slug, start, between, book=BY_HANDLING) is Timing.IN_TIME


def test_a_step_before_the_change_is_judged_by_the_one_text_there_was() -> None:
    judged = assess(BOOK, BOOK.limit("sending"), LimitQuestion(date(2025, 6, 25), date(2025, 6, 30), 0, EVERY))
    assert (judged.timing, judged.basis) == (Timing.LATE, Basis.TEXT)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 10, day, hour, minute, tzinfo=LAW_CLOCK)


@pytest.mark.parametrize(
    ("start", "actual", "wanted"),
    [
        (at(5, 9), at(6, 9), Timing.IN_TIME),
        (at(5, 9), at(6, 9, 1), Timing.LATE),
        (date(2022, 10, 5), date(2022, 10, 5), Timing.IN_TIME),  # within one day, whatever the hours
        (date(2022, 10, 5), date(2022, 10, 6), Timing.REFUSED),  # 0 to 48 hours
        (date(2022, 10, 5), date(2022, 10, 7), Timing.LATE),  # more than 24 whatever the hours
        (at(5, 9), date(2022, 10, 5), Timing.IN_TIME),
        (at(5, 9), date(2022, 10, 6), Timing.REFUSED),
        (at(5, 9), date(2022, 10, 7), Timing.LATE),
        (date(2022, 10, 5), at(6, 0), Timing.IN_TIME),
        (date(2022, 10, 5), at(6, 9), Timing.REFUSED),
    ],
)
def test_hours_between_days_are_judged_only_where_every_hour_agrees(
    start: date | datetime, actual: date | datetime, wanted: Timing
) -> None:
    judged = assess(BOOK, BOOK.limit("file-transfer"), LimitQuestion(start, actual, 0, EVERY))
    assert judged.timing is wanted
    assert judged.missing == ((INSTANT,) if wanted is Timing.REFUSED else ())


def test_promptly_is_kept_on_the_same_day_and_has_no_figure_after_it() -> None:
    assert timing("file-transfer", date(2020, 10, 5), date(2020, 10, 5)) is Timing.IN_TIME
    assert timing("file-transfer", date(2020, 10, 5), date(2020, 10, 6)) is Timing.NO_FIGURE


def test_only_minimal_sets_of_grounds_are_supposed() -> None:
    judged = assess(BOOK, BOOK.limit("decision"), LimitQuestion(date(2022, 10, 5), date(2022, 11, 7), 0, 0))
    assert judged.due_if == {"explanation-requested": date(2022, 11, 7), "verification": date(2022, 11, 7)}
    later = assess(BOOK, BOOK.limit("decision"), LimitQuestion(date(2022, 10, 5), date(2022, 11, 8), 0, 0))
    assert set(later.due_if) == {"especially-serious+explanation-requested", "especially-serious+verification"}


def test_a_branch_with_a_clock_of_its_own_is_never_supposed() -> None:
    judged = assess(BOOK, BOOK.limit("minutes"), LimitQuestion(date(2022, 10, 5), date(2022, 10, 10), 0, 0))
    assert set(judged.due_if) == {"complex"}


@pytest.mark.parametrize(
    ("due", "actual", "unit", "late"),
    [
        (date(2020, 10, 12), date(2020, 10, 20), Unit.DAY, Late(amount=8, unit=Unit.DAY)),
        (date(2022, 10, 7), date(2022, 10, 10), Unit.WORKING_DAY, Late(amount=1, unit=Unit.WORKING_DAY)),
        (date(2022, 10, 7), date(2022, 10, 8), Unit.WORKING_DAY, Late(amount=1, unit=Unit.WORKING_DAY)),
        (date(2022, 11, 7), date(2022, 11, 8), Unit.MONTH, Late(amount=1, unit=Unit.DAY)),
        (date(2022, 11, 7), date(2022, 12, 7), Unit.MONTH, Late(amount=1, unit=Unit.MONTH)),
        (date(2022, 11, 7), date(2022, 12, 8), Unit.MONTH, Late(amount=1, unit=Unit.MONTH)),
        (date(2021, 10, 6), date(2022, 10, 6), Unit.YEAR, Late(amount=1, unit=Unit.YEAR)),
        (date(2021, 10, 6), date(2022, 10, 7), Unit.YEAR, Late(amount=1, unit=Unit.YEAR)),
        (at(6, 9), at(6, 9, 1), Unit.HOUR, Late(amount=1, unit=Unit.HOUR)),
        (at(6, 9), at(6, 11), Unit.HOUR, Late(amount=2, unit=Unit.HOUR)),
        (date(2030, 12, 30), date(2031, 1, 6), Unit.WORKING_DAY, Late(amount=7, unit=Unit.DAY)),
    ],
)
def test_lateness_is_told_in_the_limits_own_unit_where_one_is_full(
    due: date, actual: date, unit: Unit, late: Late
) -> None:
    assert lateness(BOOK.calendar, due, actual, unit) == late
