"""A limit by itself, counted by hand from the law: the first and last texts, the grounds, hours, limits without a figure."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from thanhtra.deadlines import due
from thanhtra.errors import NotInTheBook
from thanhtra.reckoning import LAW_CLOCK
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Status, Unit

BOOK = Rulebook.built_in()


@pytest.mark.parametrize(
    ("kind", "start", "grounds", "last"),
    [
        ("decision", date(2020, 10, 5), [], date(2020, 10, 12)),  # 15/2012 Đ66.1: 7 days
        ("decision", date(2022, 10, 5), [], date(2022, 10, 14)),  # Đ66.1.a: 7 working days
        ("decision", date(2020, 10, 5), ["complex"], date(2020, 11, 4)),
        ("decision", date(2022, 10, 5), ["file-transferred"], date(2022, 10, 19)),
        ("decision", date(2022, 10, 5), ["verification"], date(2022, 11, 7)),
        ("decision", date(2022, 10, 5), ["especially-serious", "verification"], date(2022, 12, 5)),
        ("decision", date(2020, 10, 5), ["back-from-criminal"], date(2020, 11, 4)),  # Đ63.3: 30 days
        ("decision-after-criminal-return", date(2020, 10, 5), ["verification"], date(2020, 11, 19)),  # 45 days
        ("sending", date(2025, 6, 30), [], date(2025, 7, 2)),  # Đ70: 2 working days
        ("sending", date(2025, 7, 1), [], date(2025, 7, 4)),  # 3 working days
        ("minutes", date(2022, 10, 5), [], date(2022, 10, 7)),  # 118/2021 Đ12.2.a
        ("minutes", date(2025, 5, 5), [], date(2025, 5, 8)),  # Đ12.4.a
        ("explanation-written", date(2020, 10, 5), [], date(2020, 10, 12)),  # Đ61.2: 5 days, a Saturday rolled
        ("explanation-written", date(2022, 10, 5), [], date(2022, 10, 12)),  # 5 working days
        ("hearing-request", date(2020, 10, 2), [], date(2020, 10, 6)),  # Đ61.3: 2 working days
        ("hearing-notice", date(2021, 12, 31), [], date(2022, 1, 5)),  # 5 days
        ("hearing-notice", date(2022, 1, 3), [], date(2022, 1, 10)),  # 5 working days
        ("execution", date(2020, 10, 7), [], date(2020, 10, 19)),  # Đ73.1: 10 days, a Saturday rolled
        ("enforcement-limitation", date(2020, 10, 6), [], date(2021, 10, 5)),  # Đ74.1: 1 year, its first day counted
    ],
)
def test_a_limit_ends_where_the_law_says(kind: str, start: date, grounds: list[str], last: date) -> None:
    found = due(BOOK, kind, start, grounds=grounds)
    assert (found.due, found.status, found.event) == (last, Status.OPEN, None)


def test_due_lists_every_other_branch() -> None:
    assert due(BOOK, "decision", date(2022, 10, 5)).due_if == {
        "file-transferred": date(2022, 10, 19),
        "explanation-requested": date(2022, 11, 7),
        "verification": date(2022, 11, 7),
        "especially-serious+explanation-requested": date(2022, 12, 5),
        "especially-serious+verification": date(2022, 12, 5),
    }


def test_a_ground_given_is_no_longer_a_branch_to_be_supposed() -> None:
    assert due(BOOK, "decision", date(2020, 10, 5), grounds=["explanation-requested"]).due_if == {
        "complex": date(2020, 11, 4),
        "especially-serious": date(2020, 12, 4),
    }


@pytest.mark.parametrize(
    ("kind", "start", "ground"),
    [
        ("decision", date(2022, 10, 5), "complex"),  # only until 2021
        ("decision", date(2020, 10, 5), "file-transferred"),  # only from 2022
        ("minutes", date(2025, 5, 5), "craft-arrival"),  # no longer from 2025-05-02
        ("sending", date(2022, 10, 5), "complex"),
        ("decision", date(2022, 10, 5), "rainy"),
    ],
)
def test_a_ground_the_law_of_that_day_does_not_know_is_refused_by_name(kind: str, start: date, ground: str) -> None:
    with pytest.raises(NotInTheBook, match=ground):
        due(BOOK, kind, start, grounds=[ground])


def test_hours_need_an_instant_and_end_at_one() -> None:
    found = due(BOOK, "file-transfer", datetime(2022, 10, 7, 16, 30, tzinfo=LAW_CLOCK))
    assert (found.due, found.unit, found.amount) == (datetime(2022, 10, 8, 16, 30, tzinfo=LAW_CLOCK), Unit.HOUR, 24)
    found_by_day = due(BOOK, "file-transfer", date(2022, 10, 7))
    assert (found_by_day.due, found_by_day.bound, found_by_day.missing) == (date(2022, 10, 8), "latest", ("fact:at",))


@pytest.mark.parametrize(
    ("kind", "start", "basis"),
    [
        ("minutes", date(2021, 12, 31), Basis.TEXT),
        ("file-transfer", date(2013, 7, 1), Basis.TEXT),
        ("file-transfer", date(2025, 7, 1), Basis.INFERENCE),
    ],
)
def test_a_limit_without_a_figure_has_no_last_day(kind: str, start: date, basis: Basis) -> None:
    found = due(BOOK, kind, start)
    assert (found.due, found.amount, found.unit, found.status, found.basis) == (
        None,
        None,
        Unit.PROMPTLY,
        Status.NO_FIGURE,
        basis,
    )


def test_outside_the_calendar_the_day_before_the_roll_stays() -> None:
    found = due(BOOK, "decision", date(2030, 12, 2), grounds=["verification"])
    assert (found.due, found.due_before_roll, found.missing) == (None, date(2031, 1, 2), ("law:calendar@2031-01-02",))


def test_the_derivation_cites_every_step() -> None:
    steps = due(BOOK, "decision", date(2022, 10, 5), grounds=["verification"]).steps
    assert [(str(s.cites[-1]), s.after) for s in steps] == [
        ("91/2015/QH13 Đ147.2", date(2022, 10, 5)),
        ("91/2015/QH13 Đ148.3", date(2022, 11, 5)),
        ("91/2015/QH13 Đ148.5", date(2022, 11, 7)),
    ]


def test_the_cited_text_is_that_of_the_branch_taken() -> None:
    assert [str(c) for c in due(BOOK, "decision", date(2022, 10, 5), grounds=["verification"]).cites] == [
        "15/2012/QH13 Đ66.1.b"
    ]


def test_the_end_of_time_is_an_answer() -> None:
    found = due(BOOK, "enforcement-limitation", date(9999, 12, 31))
    assert (found.due, found.missing) == (None, ("law:calendar@9999-12-31",))


@pytest.mark.parametrize(
    ("field", "last"), [("telecommunications", date(2023, 7, 1)), ("publishing", date(2024, 7, 1))]
)
def test_the_limitation_of_an_act_hangs_on_its_field_and_is_not_moved_by_a_day_off(field, last):
    found = due(BOOK, "sanction-limitation", date(2022, 7, 2), field=field)
    assert (found.due, found.steps[-1].after) == (last, last)
    assert BOOK.calendar.is_working(last) is (field == "publishing")  # a Saturday stays the last day


def test_without_the_field_no_day_is_given_for_the_limitation():
    found = due(BOOK, "sanction-limitation", date(2022, 7, 2))
    assert (found.due, found.missing) == (None, ("fact:field",))


def test_before_the_law_the_limitation_is_not_there_whatever_the_field():
    assert due(BOOK, "sanction-limitation", date(2010, 7, 2), field="publishing").missing == (
        "law:sanction-limitation@2010-07-02",
    )
