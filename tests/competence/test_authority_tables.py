"""The authority tables of the research, row by row: the Law's levels before and after 2022, and every decree's printed ceilings.

Figures the book does not have as the tables print them are in ``DISAGREEMENTS``, each of which ``docs/development/ceilings.md`` names.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from thanhtra.rulebook import ConfiscationReach, Rulebook
from thanhtra.rulebook.sanctioning import DecreePower
from thanhtra.terms import SubjectKind

BOOK = Rulebook.built_in()
M = 1_000_000
BEFORE, SINCE = date(2020, 6, 1), date(2023, 6, 1)
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "development" / "ceilings.md").read_text(encoding="utf-8")
ALL, ANY = "all", "any"

LAW = [
    # article of Law 15/2012, posts, (percent, cap) before and since 2022, licence, confiscation before and since (0 none, times the ceiling, any), remedies
    ("38.1", ("commune-chair",), (10, 5 * M), (10, 5 * M), False, 1, 2, "abcđ"),
    ("38.2", ("district-chair",), (50, 50 * M), (50, 100 * M), True, 1, ANY, "abcđehik"),
    ("38.3", ("province-chair",), (100, None), (100, None), True, ANY, ANY, ALL),
    ("39.1", ("police-soldier",), (1, 500_000), (1, 500_000), False, 0, 0, ""),
    ("39.2", ("police-team-leader",), (3, 1_500_000), (3, 1_500_000), False, 0, 0, ""),
    ("39.3", ("commune-police-chief", "police-station-head"), (5, 2_500_000), (5, 2_500_000), False, 1, 2, "acđ"),
    ("39.4", ("district-police-chief", "police-division-head"), (20, 25 * M), (20, 25 * M), True, 1, 2, "acđk"),
    ("39.5", ("province-police-director",), (50, 50 * M), (50, 100 * M), True, 1, ANY, "acđik"),
    (
        "39.6",
        ("director-general-in-public-security", "director-general-of-cyber-security-police"),
        (100, None),
        (100, None),
        True,
        ANY,
        ANY,
        "acđik",
    ),
    ("45.2", ("market-team-leader",), 25 * M, 25 * M, False, 1, 2, "ađeghik"),
    ("45.3", ("market-branch-head",), 50 * M, 50 * M, True, 1, ANY, "acdđeghik"),
    ("45.4", ("director-general-of-market-management",), (100, None), (100, None), True, ANY, ANY, "acdđeghik"),
    ("46.1", ("inspector", "specialised-inspection-officer"), (1, 500_000), (1, 500_000), False, 1, 2, "acđ"),
    (
        "46.2",
        ("chief-inspector-of-department", "director-of-regional-frequency-centre"),
        (50, 50 * M),
        (50, 50 * M),
        True,
        1,
        2,
        ALL,
    ),
    (
        "46.4",
        (
            "chief-inspector-of-ministry",
            "director-general-of-radio-frequency",
            "director-general-of-telecommunications",
            "director-general-of-broadcasting-and-e-information",
            "director-general-of-press",
            "director-general-of-publishing",
        ),
        (100, None),
        (100, None),
        True,
        ANY,
        ANY,
        ALL,
    ),
    ("46.3", ("head-of-ministry-inspection-team",), (70, 250 * M), (70, 250 * M), True, 1, 2, ALL),
    (
        "46.2",
        ("head-of-department-inspection-team", "head-of-directorate-inspection-team"),
        (50, 50 * M),
        (50, 50 * M),
        True,
        1,
        2,
        ALL,
    ),
    ("39.2", ("mobile-police-company-head",), None, (3, 1_500_000), False, 0, 0, ""),
]
"""``procedure.md`` §3, every row; company heads of mobile police came into Đ39.2 only in 2022."""


def _reach(confiscation) -> int | str:
    return {ConfiscationReach.ANY: ANY, ConfiscationReach.NONE: 0}.get(confiscation.reach, confiscation.times)


@pytest.mark.parametrize(
    ("article", "posts", "before", "since", "licence", "taken_before", "taken_since", "remedies"), LAW
)
def test_the_laws_rows(article, posts, before, since, licence, taken_before, taken_since, remedies):
    """Percent and cap, licence, confiscation and remedies of each title, in both versions of the Law."""
    for post in posts:
        for day, level, taken in ((BEFORE, before, taken_before), (SINCE, since, taken_since)):
            if level is None:
                continue
            power = BOOK.powers_of(post, day).rule
            assert (power.amount if isinstance(level, int) else (power.percent, power.cap)) == level
            assert power.stated_for is SubjectKind.INDIVIDUAL
            assert power.licence == (("withdraw-licence", "suspend-activity") if licence else ())
            assert _reach(power.confiscation) == taken
            assert (ALL if power.remedies is None else "".join(power.remedies)) == remedies
            assert any(str(cite) == f"15/2012/QH13 Đ{article}" for cite in power.cites)


NEW = [
    # clause of 174/2026: million đồng for an organisation in telecommunications, radio, IT · post, e-transactions (None: not its field); licence, suspension (2, 1, 0); confiscation
    ("104.1", 100, None, 2, ANY), ("104.2", 100, 40, 2, ANY), ("104.3", 160, 64, 2, ANY), ("104.4", 160, None, 2, ANY),
    ("104.5", 160, None, 2, ANY), ("104.6", 160, 64, 2, ANY), ("104.7", 200, 80, 2, ANY), ("104.8", 200, None, 2, ANY),
    ("104.9", 200, 80, 2, ANY), ("104.10", 200, None, 2, ANY), ("105.1", 20, None, 0, 2), ("105.2", 100, None, 0, ANY),
    ("105.3", 160, None, 2, ANY), ("105.4", 200, None, 2, ANY), ("106.1", 100, 40, 2, ANY), ("106.2", 200, 80, 2, ANY),
    ("107.1", 20, 8, 0, 2), ("107.2", 40, 16, 0, 2), ("107.3", 60, 24, 2, 2), ("107.4", 100, 40, 2, ANY),
    ("107.5", 160, 64, 2, ANY), ("107.6", 160, 64, 2, ANY), ("107.7", 200, 80, 2, ANY), ("107.8", 200, 80, 2, ANY),
    ("108.1", 10, 4, 0, 2), ("108.2", 20, 8, 0, 2), ("108.3", 30, 12, 0, 2), ("108.4", 60, 24, 0, 2),
    ("108.5", 100, 40, 2, ANY), ("108.6", 200, 80, 2, ANY), ("109.1", 10, 4, 0, 2), ("109.2", 20, 8, 0, 2),
    ("109.3", 40, 16, 0, 2), ("109.4", 60, 24, 0, 2), ("109.5", 100, 40, 2, ANY), ("109.6", 160, 64, 1, ANY),
    ("109.7", 200, 80, 2, ANY), ("110.1", 20, 8, 0, 2), ("110.2", 60, 24, 0, 2), ("110.3", 100, 40, 2, ANY),
    ("110.4", 200, 80, 2, ANY), ("111.1", 10, 4, 0, 2), ("111.2", 60, 24, 0, 2), ("111.3", 100, 40, 2, ANY),
    ("111.4", 200, 80, 2, ANY), ("112.1", 20, 8, 0, 2), ("112.2", 100, 40, 0, ANY), ("112.3", 160, 64, 2, ANY),
    ("112.4", 200, 80, 2, ANY),
]  # fmt: skip
"""``sector.md`` §2.1, every row; 107.6 and 107.8 refer to the clause before them."""
HIGH, LOW = (
    ("telecommunications", "radio-frequency", "information-technology", "civil-cryptography"),
    ("post", "electronic-transactions"),
)


def _powers(instrument: str, clause: str, start: date | None = None, post: str | None = None) -> list[DecreePower]:
    rows = [r for r in BOOK.decrees.powers(instrument) if str(r.cite) == f"{instrument} Đ{clause}"]
    return [r for r in rows if start in (None, r.start) and (post is None or post in r.posts)]


@pytest.mark.parametrize(("clause", "high", "low", "licences", "taken"), NEW)
def test_the_rows_of_174_2026(clause, high, low, licences, taken):
    """Each clause: the ceiling of every field it has, licence and suspension, and how far confiscation reaches."""
    rows = _powers("174/2026/NĐ-CP", clause)
    assert rows
    for row in rows:
        assert row.stated_for is SubjectKind.ORGANIZATION
        assert row.warning
        assert {row.amounts[f] for f in HIGH if f in row.amounts} == {high * M}
        assert {row.amounts[f] for f in LOW if f in row.amounts} == (set() if low is None else {low * M})
        assert len(row.licence) == licences
        assert _reach(row.confiscation) == taken


def test_no_clause_of_174_2026_is_left_out():
    """The table above and the decree's folder name the same clauses."""
    assert {f"174/2026/NĐ-CP Đ{clause}" for clause, *_ in NEW} == {
        str(r.cite) for r in BOOK.decrees.powers("174/2026/NĐ-CP")
    }


OLD = [
    # decree, clause, from, a post, million đồng for an organisation in the high · low fields (None: not seen), confiscation (None: not seen)
    ("15/2020/NĐ-CP", "114.1", date(2022, 1, 27), "inspector", 1, 0.8, 2),
    ("15/2020/NĐ-CP", "114", date(2022, 1, 27), "chief-inspector-of-ministry", 200, None, None),
    ("15/2020/NĐ-CP", "114", date(2022, 1, 27), "director-general-of-telecommunications", 200, None, None),
    ("15/2020/NĐ-CP", "114", date(2022, 1, 27), "director-general-of-broadcasting-and-e-information", 200, None, None),
    ("15/2020/NĐ-CP", "114", date(2022, 1, 27), "director-general-of-radio-frequency", 200, None, None),
    ("15/2020/NĐ-CP", "115.2", date(2022, 1, 27), "district-chair", 100, 40, ANY),
    ("15/2020/NĐ-CP", "115.3", date(2022, 1, 27), "province-chair", 200, 80, ANY),
    ("15/2020/NĐ-CP", "116.5", date(2022, 1, 27), "province-police-director", 100, 40, ANY),
    ("119/2020/NĐ-CP", "33.1", date(2020, 12, 1), "inspector", 1, None, 1),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "chief-inspector-of-department", 100, None, 1),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "head-of-department-inspection-team", 100, None, 1),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "head-of-directorate-inspection-team", 100, None, 1),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "chief-inspector-of-ministry", 200, None, None),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "director-general-of-press", 200, None, None),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "director-general-of-broadcasting-and-e-information", 200, None, None),
    ("119/2020/NĐ-CP", "33", date(2020, 12, 1), "director-general-of-publishing", 200, None, None),
    ("119/2020/NĐ-CP", "40.1", date(2020, 12, 1), "commune-chair", 10, None, 1),
    ("174/2013/NĐ-CP", "95.2", date(2014, 1, 15), "chief-inspector-of-department", 100, None, 1),
    ("174/2013/NĐ-CP", "95.2", date(2014, 1, 15), "head-of-department-inspection-team", 100, None, 1),
    ("174/2013/NĐ-CP", "95.2", date(2014, 1, 15), "head-of-directorate-inspection-team", 100, None, 1),
    ("174/2013/NĐ-CP", "95", date(2014, 1, 15), "head-of-ministry-inspection-team", 140, None, None),
    ("159/2013/NĐ-CP", "31", date(2014, 1, 1), "inspector", 0.5, None, None),
    ("159/2013/NĐ-CP", "31", date(2014, 1, 1), "chief-inspector-of-department", 50, None, None),
]
"""``sector.md`` §2.2, §2.3 and §2.4, every figure seen."""
DISAGREEMENTS = {("159/2013/NĐ-CP", "inspector"), ("159/2013/NĐ-CP", "chief-inspector-of-department")}
"""Rows the book does not have as the table prints them."""


def _agrees(row: DecreePower, high: float, low: float | None, taken: object) -> bool:
    held = {f: a for f, a in row.amounts.items() if f not in LOW}
    lows = {a for f, a in row.amounts.items() if f in LOW}
    return (
        bool(held)
        and set(held.values()) == {int(high * M)}
        and (low is None or lows == {int(low * M)})
        and (taken is None or _reach(row.confiscation) == taken)
    )


@pytest.mark.parametrize(("instrument", "clause", "start", "post", "high", "low", "taken"), OLD)
def test_the_rows_of_the_older_decrees(instrument, clause, start, post, high, low, taken):
    """Each figure seen of an older decree is the book's, but for the disagreements named."""
    (row,) = _powers(instrument, clause, start, post)
    assert _agrees(row, high, low, taken) == ((instrument, post) not in DISAGREEMENTS)
    if (instrument, post) in DISAGREEMENTS:
        assert row.gap, "a figure the book does not take over is a gap that says why"


def test_every_printed_figure_of_an_older_decree_is_in_a_table_or_named():
    """What the book has beyond the tables is on the page; nothing is held silently."""
    tabled = {(instrument, clause) for instrument, clause, *_ in OLD}
    beyond = {
        (head, str(row.cite).partition(" Đ")[2])
        for head in ("159/2013/NĐ-CP", "174/2013/NĐ-CP", "15/2020/NĐ-CP", "119/2020/NĐ-CP")
        for row in BOOK.decrees.powers(head)
        if row.amounts
    } - tabled
    assert beyond == {("15/2020/NĐ-CP", "116.3")}


def test_each_disagreement_is_on_the_page():
    """The page names every row of ``DISAGREEMENTS``, every clause beyond the tables and the open reading."""
    for instrument, post in DISAGREEMENTS:
        assert re.search(rf"^\| {re.escape(instrument)} .*`{post}`", PAGE, re.MULTILINE)
    assert "15/2020/NĐ-CP Đ116.3" in PAGE
    assert all(f"`{name}`" in PAGE and name in BOOK.readings for name in ("team-leader-level", "confiscation-limit"))
    assert (
        f"{len(LAW)} rows of the Law, {len(NEW)} clauses of 174/2026/NĐ-CP, {len(OLD)} figures of older decrees" in PAGE
    )
