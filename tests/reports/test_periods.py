"""Legal periods: their days by the rule of the time, half open, and no day in two of them or in none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.casefile import KINDS, Case
from thanhtra.errors import LawError, LawGap, NotInTheBook
from thanhtra.reports import count
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2020-9M", date(2019, 12, 16), date(2020, 9, 15)),
        ("2020-6M", date(2019, 12, 16), date(2020, 6, 15)),
        ("2020-Y", date(2019, 12, 16), date(2020, 12, 15)),
        ("2021-Q1", date(2020, 12, 16), date(2021, 3, 15)),
        ("2021-Q2", date(2021, 3, 16), date(2021, 6, 14)),
        ("2021-9M", date(2020, 12, 16), date(2021, 9, 14)),
        ("2022-Y", date(2021, 12, 15), date(2022, 12, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2024-YJ", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_a_period_has_the_days_of_its_rule(name, first, last):
    period = BOOK.periods.period(name)

    assert (first, last) == (period.first, period.last)
    assert period.holds(first)
    assert period.holds(last)
    assert not period.holds(first - timedelta(1))
    assert not period.holds(period.after)


def test_the_year_the_rule_changed_leaves_its_first_day_to_the_year_before():
    changed = BOOK.periods.period("2021-Y")

    assert changed.cut
    assert changed.known is Basis.INFERENCE
    assert not BOOK.periods.period("2022-Y").cut


@pytest.mark.parametrize("name", ["2020-10M", "20-9M", "2012-Y", "x", "2020-"])
def test_a_period_nobody_defined_is_refused(name):
    with pytest.raises(NotInTheBook):
        BOOK.periods.period(name)


def test_a_report_to_the_ministry_of_justice_before_2023_is_a_gap():
    with pytest.raises(LawGap):
        BOOK.periods.period("2020-YJ")


@pytest.mark.parametrize("kinds", [("Q1", "Q2", "Q3", "Q4"), ("Y",)])
def test_adjoining_periods_leave_no_day_out_and_take_none_twice(kinds):
    names = [f"{year}-{kind}" for year in range(2014, 2030) for kind in kinds]
    periods = [BOOK.periods.period(name) for name in names]

    assert [p.after for p in periods[:-1]] == [p.first for p in periods[1:]]


@pytest.mark.parametrize("year", range(2014, 2030))
def test_the_quarters_fill_the_year_and_its_six_and_nine_months(year):
    q1, q2, q3, q4 = (BOOK.periods.period(f"{year}-Q{n}") for n in (1, 2, 3, 4))
    spans = {kind: BOOK.periods.period(f"{year}-{kind}") for kind in ("6M", "9M", "Y")}

    assert {spans[k].first for k in spans} == {q1.first}
    assert (q2.after, q3.after, q4.after) == (spans["6M"].after, spans["9M"].after, spans["Y"].after)


days = st.dates(date(2014, 1, 1), date(2028, 12, 1))
steps = st.sampled_from(["complaint_lodged", "signal_received", "execution_completed", "minutes_drawn_up"])


@st.composite
def cases(draw):
    listed = draw(st.lists(st.tuples(steps, days), min_size=1, max_size=6))
    return [
        KINDS[kind](kind=kind, on=day, **({"source": "public"} if kind == "signal_received" else {}))
        for kind, day in listed
    ]


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_every_event_is_counted_in_exactly_one_of_the_adjoining_periods(drawn):
    """Sixty draws over fifteen years: the quarters together count what the years count, each event once."""
    made = [Case(id=f"c{n}", events=tuple(events)) for n, events in enumerate(drawn)]
    listed = [f"{case.id}#{at}" for case in made for at in range(len(case.events))]
    years = sorted({e.on.year + extra for case in made for e in case.events for extra in (0, 1)})

    for kinds in (("Q1", "Q2", "Q3", "Q4"), ("Y",)):
        found = []
        for name in (f"{year}-{kind}" for year in years for kind in kinds):
            report = count(made, name, BOOK, compare=False, quality=False)
            found += [
                ref for slug, cell in report.figures.items() if not slug.startswith("cases-") for ref in cell.refs
            ]
        assert sorted(listed) == sorted(found)


def test_the_period_a_year_earlier_stands_beside_it():
    case = Case(id="c", events=(KINDS["complaint_lodged"](kind="complaint_lodged", on=date(2019, 12, 15)),))
    report = count([case], "2020-Y", BOOK, quality=False)

    assert report.previous is not None
    assert (report.figures["complaints"].count, report.previous.figures["complaints"].count) == (0, 1)


def test_the_first_year_of_the_book_has_none_before_it():
    with pytest.raises(LawError):
        BOOK.periods.before("2013-Y")
    assert count([], "2013-Y", BOOK).previous is None
