"""The calendar's own files: canonical, true to the rule of days in lieu, and cross-checked against the `holidays` package.

The package is good but no authority. Where it differs from a year's file the difference is listed here with its reason
and source; anything else fails. A later version may close a listed gap, so for it the list is only an upper bound; for
the version the list was written against it is exact. A difference in a year without a notice most likely means that
the notice has come out: correct the year's file, not this list.
"""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

FOLDER = Path(__file__).parents[2] / "src" / "thanhtra" / "rulebook" / "data" / "working_days"
YEARS = range(2011, 2031)
WRITTEN_AGAINST = "0.109"
SATURDAY = 5
KEYS = {"year", "published", "known", "checked", "sources", "note", "off", "work"}
NAMED = {"on", "why", "vi", "en"}
STANDS_FOR = {"on", "why", "for"}
"""A holiday has a name; a day that stands for another says which."""
BASES = {"text", "secondary", "inference"}
CULTURE_DAY = (11, 24)

# Weekdays on which the file and the package disagree: who has the day off → (days, reason, source).
OFF_HERE_ONLY = [
    (
        [date(2011, 1, 31), date(2011, 2, 1), date(2011, 4, 11)],
        "swaps of 2011 the package does not carry",
        "9529/VPCP-KGVX",
    ),
    ([date(2012, 12, 31)], "swap of New Year 2013 the package does not carry", "9570/VPCP-KGVX"),
    (
        [date(2014, 1, 28), date(2014, 2, 5)],
        "Tết of 2014 ran 28/01-05/02; the package moves the Saturday back one day and has no swap",
        "10525/VPCP-KGVX",
    ),
    ([date(2026, 1, 2)], "swap of New Year 2026 the package does not carry", "12729/VPCP-KGVX"),
    (
        [date(2027, 2, 11), date(2028, 1, 31), date(2030, 2, 7)],
        "no notice yet: one day of Tết before and four after, made up forward",
        "45/2019/QH14 Đ111.3, Đ112.1",
    ),
]
OFF_THERE_ONLY = [
    (
        [date(2027, 2, 4), date(2028, 1, 24), date(2030, 1, 31)],
        "no notice yet: the package guesses two days of Tết before and three after",
        "45/2019/QH14 Đ112.3",
    ),
    (
        [date(2029, 11, 26), date(2030, 11, 25)],
        "24/11 stands outside Đ112.1, the only days Đ111.3 makes up",
        "28/2026/QH16 Đ2; 45/2019/QH14 Đ111.3",
    ),
]
WORKED_HERE_ONLY = [
    ([date(2011, 1, 29), date(2011, 1, 30), date(2011, 4, 9)], "swaps of 2011", "9529/VPCP-KGVX"),
    ([date(2013, 1, 5), date(2013, 2, 23)], "swaps of New Year and Tết 2013", "9570/VPCP-KGVX"),
    ([date(2014, 1, 25), date(2014, 2, 8)], "swaps of Tết 2014", "10525/VPCP-KGVX"),
    ([date(2026, 1, 10)], "swap of New Year 2026", "12729/VPCP-KGVX"),
]
WORKED_THERE_ONLY: list[tuple[list[date], str, str]] = []


def read(year: int) -> dict:
    return tomllib.loads((FOLDER / f"{year}.toml").read_text(encoding="utf-8"))


def off_of(year: int, *whys: str) -> list[date]:
    return [row["on"] for row in read(year)["off"] if not whys or row["why"] in whys]


def work_of(year: int) -> list[date]:
    return [row["on"] for row in read(year)["work"]]


def listed(entries: list[tuple[list[date], str, str]], year: int) -> set[date]:
    return {day for days, _reason, _source in entries for day in days if day.year == year}


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def partner(row: dict) -> date:
    """The day a swapped or made-up day names as its counterpart."""
    day: date = row["for"]
    return day


def same_or_fewer(explained: set[date], found: set[date]) -> bool:
    return found == explained if holidays.__version__ == WRITTEN_AGAINST else found <= explained


def test_every_year_from_2011_to_2030_has_one_file():
    assert [f"{year}.toml" for year in YEARS] == sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_in_canonical_form(year):
    text = (FOLDER / f"{year}.toml").read_text(encoding="utf-8")
    table = read(year)
    assert unicodedata.normalize("NFC", text) == text
    assert "://" not in text
    assert set(table) - {"note"} == KEYS - {"note"}
    assert table["year"] == year
    assert table["known"] in BASES
    assert type(table["published"]) is bool
    assert type(table["checked"]) is date
    assert table["sources"]
    assert all(source.strip() == source != "" for source in table["sources"])
    for rows, whys in ((table["off"], {"holiday", "compensation", "swap"}), (table["work"], {"make-up"})):
        days = [row["on"] for row in rows]
        assert days == sorted(set(days))
        assert all(day.year == year for day in days)
        assert {row["why"] for row in rows} <= whys
        assert all(set(row) - {"known"} == (NAMED if row["why"] == "holiday" else STANDS_FOR) for row in rows)
        assert all(row.get("known", "text") in BASES for row in rows)


@pytest.mark.parametrize("year", YEARS)
def test_no_day_is_both_off_and_worked_and_only_weekends_are_made_up(year):
    assert set() == set(off_of(year)) & set(work_of(year))
    assert all(is_weekend(day) for day in work_of(year))
    assert not any(is_weekend(day) for day in off_of(year, "compensation", "swap"))


@pytest.mark.parametrize("year", YEARS)
def test_a_holiday_on_a_weekend_is_made_up_on_the_next_working_day(year):
    """45/2019/QH14 Đ111.3, before 2021 10/2012/QH13 Đ115; not 24/11, which stands outside Đ112.1."""
    taken = set(off_of(year, "holiday", "swap"))
    expected = []
    for day in off_of(year, "holiday"):
        if is_weekend(day) and (day.month, day.day) != CULTURE_DAY:
            in_lieu = day
            while is_weekend(in_lieu) or in_lieu in taken:
                in_lieu += timedelta(1)
            taken.add(in_lieu)
            expected.append(in_lieu)
    assert expected == off_of(year, "compensation")


@pytest.mark.parametrize("year", YEARS)
def test_a_day_in_lieu_names_the_holiday_it_is_for(year):
    holidays_of = {day for day in off_of(year, "holiday") if is_weekend(day)}
    named = [partner(row) for row in read(year)["off"] if row["why"] == "compensation"]
    assert set(named) == {day for day in holidays_of if (day.month, day.day) != CULTURE_DAY}
    assert len(set(named)) == len(named)


def test_every_swapped_day_and_its_make_up_day_name_each_other():
    off = {row["on"]: partner(row) for year in YEARS for row in read(year)["off"] if row["why"] == "swap"}
    work = {partner(row): row["on"] for year in YEARS for row in read(year)["work"]}
    assert off == work
    assert all(abs(day - made_up) <= timedelta(14) for day, made_up in off.items())


@pytest.mark.parametrize("year", YEARS)
def test_a_swap_across_the_turn_of_the_year_is_said_in_both_notes(year):
    table = read(year)
    for row in (*table["off"], *table["work"]):
        if row["why"] in {"swap", "make-up"} and partner(row).year != year:
            assert row["on"].strftime("%d/%m/%Y") in table["note"]
            assert partner(row).strftime("%d/%m/%Y") in table["note"]


@pytest.mark.parametrize("year", YEARS)
def test_the_number_of_holidays_is_the_law_s(year):
    """Tết: four days until the Labour Code of 2012 (01/5/2013), then five. National Day: two from 2021. 24/11 from 2026."""
    tet = [row for row in read(year)["off"] if row["why"] == "holiday" and row["vi"].startswith("Tết Âm lịch")]
    days = [row["on"] for row in tet]
    assert (4 if year <= 2013 else 5) == len(tet)
    assert [days[0] + timedelta(i) for i in range(len(days))] == days
    assert len(tet) + 5 + (year >= 2021) + (year >= 2026) == len(off_of(year, "holiday"))
    assert {date(year, *md) for md in ((1, 1), (4, 30), (5, 1), (9, 2))} <= set(off_of(year, "holiday"))
    neighbours = {date(year, 9, 1), date(year, 9, 3)} & set(off_of(year, "holiday"))
    assert (1 if year >= 2021 else 0) == len(neighbours)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_without_a_notice_claims_no_more_than_the_law(year):
    table = read(year)
    assert (year <= 2026) == table["published"]
    if not table["published"]:
        assert table["known"] == "inference"
        assert off_of(year, "swap") == work_of(year) == []
        assert table["note"]


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_days_agree_with_the_package_and_with_the_moon(year):
    """From mùng 1 tháng Giêng to 10/3 lie two lunar months and nine days; in 2023 a leap second month lay between."""
    rows = {row["vi"]: row["on"] for row in read(year)["off"] if "vi" in row}
    new_year, hung_kings = rows["Tết Âm lịch (mùng 1 tháng Giêng)"], rows["Ngày Giỗ Tổ Hùng Vương"]
    package = holidays.country_holidays("VN", years=year, observed=False, language="vi")
    assert package.get_named("Giỗ Tổ Hùng Vương") == [hung_kings]
    assert "Tết Nguyên Đán" in package.get_list(new_year)
    months = 3 if year == 2023 else 2
    assert 29 * months + 9 <= (hung_kings - new_year).days <= 30 * months + 9


@pytest.mark.parametrize("year", YEARS)
def test_the_weekdays_off_are_the_package_s_but_for_the_explained(year):
    ours = {day for day in off_of(year) if not is_weekend(day)}
    theirs = {day for day in holidays.country_holidays("VN", years=year) if not is_weekend(day)}
    assert same_or_fewer(listed(OFF_HERE_ONLY, year), ours - theirs), sorted(ours - theirs)
    assert same_or_fewer(listed(OFF_THERE_ONLY, year), theirs - ours), sorted(theirs - ours)


@pytest.mark.parametrize("year", YEARS)
def test_the_make_up_days_are_the_package_s_but_for_the_explained(year):
    """The package files a make-up day under the year of the day off: it is asked for the years around too."""
    package = holidays.country_holidays("VN", years=(year - 1, year, year + 1))
    theirs = {day for day in package.weekend_workdays if day.year == year}
    ours = set(work_of(year))
    assert same_or_fewer(listed(WORKED_HERE_ONLY, year), ours - theirs), sorted(ours - theirs)
    assert same_or_fewer(listed(WORKED_THERE_ONLY, year), theirs - ours), sorted(theirs - ours)


@pytest.mark.parametrize("entries", [OFF_HERE_ONLY, OFF_THERE_ONLY, WORKED_HERE_ONLY, WORKED_THERE_ONLY])
def test_every_explained_difference_has_its_reason_and_its_source(entries):
    assert all(days and reason and source for days, reason, source in entries)
