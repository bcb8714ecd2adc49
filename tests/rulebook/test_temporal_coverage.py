"""On every day the book has exactly one version of each rule, or refuses by name (first of each month, and every boundary ± a day)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from thanhtra.errors import LawError, LawGap, NoLongerInForce, NotYetInForce
from thanhtra.law import Series
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect, Severity

BOOK = Rulebook.built_in()
FIRST, LAST = date(2013, 7, 1), date(2026, 12, 31)
MONTHS = [date(year, month, 1) for year in range(2013, 2027) for month in range(1, 13) if date(year, month, 1) >= FIRST]


def every_series() -> dict[str, Series[object]]:
    """Every dated series of the book, by a name that says where it stands."""
    found: dict[str, Series[object]] = {}
    procedure = BOOK.procedure
    for slug, limit in procedure.limits.items():
        found[f"limit {slug}"] = limit.versions
    for slug, threshold in procedure.thresholds.items():
        found[f"threshold {slug}"] = threshold.versions
    for slug, rule in getattr(procedure, "rules", {}).items():
        found[f"rule {slug}"] = rule.versions
    found["counting"] = procedure.counting
    for slug, field in BOOK.fields.items():
        for part in ("maximum", "limitation"):
            if (of := getattr(field, part)) is not None:
                found[f"{part} of {slug}"] = of
    for defect, severity in BOOK.consequences.by_defect.items():
        found[f"consequence {defect}"] = severity
    for governing, transition in BOOK.transition.items():
        found[f"governing {governing}"] = transition
    return found


SERIES = every_series()


def days_of(series: Series[object]) -> list[date]:
    edges = {v.start + timedelta(n) for v in series.versions for n in (-1, 0, 1)}
    return sorted({*MONTHS, LAST, *edges})


@pytest.mark.parametrize("name", SERIES)
def test_each_day_has_one_version_or_a_named_refusal(name: str) -> None:
    series = SERIES[name]
    for day in days_of(series):
        holding = [v for v in series.versions if v.start <= day and ((end := series.until(v)) is None or day < end)]
        assert len(holding) <= 1
        try:
            version = series.version_on(day)
        except NotYetInForce:
            assert holding == []
        except NoLongerInForce:
            assert [v.ended for v in holding] == [True]
        except LawGap:
            assert [v.rule is None and bool(v.gap) for v in holding] == [True]
        else:
            assert holding == [version]


@pytest.mark.parametrize("name", SERIES)
def test_a_refusal_names_the_series_and_the_day(name: str) -> None:
    series = SERIES[name]
    day = series.versions[0].start - timedelta(1)
    with pytest.raises(LawError) as refused:
        series.version_on(day)
    assert refused.value.token == f"law:{series.name}@{day.isoformat()}"


@pytest.mark.parametrize("name", SERIES)
def test_every_version_says_where_the_law_says_it_or_why_it_does_not(name: str) -> None:
    for version in SERIES[name].versions:
        assert version.cites or version.gap or version.note, version.start


OF_THE_CODE = [
    "limit decision",
    "limit minutes",
    "limit sending",
    "limit execution",
    "limit enforcement-limitation",
    "limit sanction-limitation",
]


@pytest.mark.parametrize("name", OF_THE_CODE)
def test_the_law_of_2012_is_covered_from_its_first_day_without_a_hole(name: str) -> None:
    for day in (FIRST, *MONTHS, LAST):
        assert SERIES[name].on(day) is not None


@pytest.mark.parametrize("defect", Defect)
def test_every_defect_has_a_consequence_on_every_day_even_before_the_book(defect: Defect) -> None:
    for day in (date(2009, 1, 1), date(2013, 6, 30), *MONTHS, LAST):
        assert BOOK.severity(defect, day) in Severity


@pytest.mark.parametrize(
    ("day", "severity"),
    [(date(2025, 5, 1), Severity.VOIDS), (date(2025, 5, 2), Severity.NOTE)],
)
def test_from_2_may_2025_a_breach_of_procedure_alone_is_a_note(day: date, severity: Severity) -> None:
    assert BOOK.severity(Defect.PROCEDURE, day) is severity
