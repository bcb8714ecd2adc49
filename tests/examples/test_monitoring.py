"""The end-to-end example: monitoring, check, minutes, explanation, decision, sending, payment, in 2020 and in 2026."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from thanhtra.casefile.identifiers import identifier_warnings
from thanhtra.reports import count
from thanhtra.rulebook import Rulebook

_FILE = Path(__file__).parents[2] / "examples" / "monitoring_2020_2026" / "side_by_side.py"
_spec = importlib.util.spec_from_file_location("side_by_side", _FILE)
assert _spec is not None
assert _spec.loader is not None
example = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(example)

BOOK = Rulebook.built_in()
REVIEWED = {year: example.reviewed(year, BOOK) for year in ("2020", "2026")}


@pytest.mark.parametrize("year", REVIEWED)
def test_nothing_is_wrong_and_the_act_is_executed(year):
    _, found = REVIEWED[year]

    assert found.findings == ()
    assert found.stages == {"a1": "executed"}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2020", {("INS09", "law:examination-duration@2020-09-23"), ("FIN05", "law:15/2020/NĐ-CP Đ94.3.a")}),
        ("2026", set()),
    ],
)
def test_what_stays_open_is_the_law_that_was_not_read(year, expected):
    _, found = REVIEWED[year]

    assert expected == {(a.check, token) for a in found.answers for token in a.missing}


@pytest.mark.parametrize(
    ("year", "kind", "due"),
    [
        ("2026", "examination-duration", date(2026, 9, 25)),
        ("2026", "minutes", date(2026, 9, 17)),
        ("2020", "decision", date(2020, 10, 28)),
        ("2026", "decision", date(2026, 10, 19)),
        ("2020", "sending", date(2020, 10, 7)),
        ("2026", "sending", date(2026, 10, 13)),
        ("2020", "national-database", date(2020, 10, 7)),
        ("2026", "national-database", date(2026, 10, 12)),
    ],
)
def test_each_step_has_the_last_day_of_its_time(year, kind, due):
    _, found = REVIEWED[year]

    assert due in {d.due for d in found.deadlines if d.kind == kind}


def test_before_2021_the_minutes_have_no_figure_and_checks_no_general_term():
    limits = example.limits(REVIEWED["2020"][1])

    assert limits["minutes"].startswith("no-figure")
    assert "law:examination-duration@2020-09-23" in limits["examination-duration"]


def test_the_fine_doubles_for_an_organisation_under_the_decree_of_2026():
    def frame(year):
        return next(a for a in REVIEWED[year][1].answers if a.check == "FIN01")

    assert all(frame(year).kind == "satisfied" for year in REVIEWED)
    assert "15/2020/NĐ-CP" in str(frame("2020").cites[0])
    assert "330/2026/NĐ-CP" in str(frame("2026").cites[0])


@pytest.mark.parametrize("year", REVIEWED)
def test_every_number_in_the_files_has_its_shape(year):
    assert [w for w in identifier_warnings(REVIEWED[year][0]) if w.path.startswith("subjects")] == []


def test_a_signal_of_21_september_2020_falls_after_the_nine_months_and_in_the_year():
    nine, year = (count([REVIEWED["2020"][0]], name, BOOK, compare=False) for name in ("2020-9M", "2020-Y"))

    assert nine.figures["signals"].count == 0
    assert (year.figures["signals"].count, year.figures["decisions"].count, year.figures["fines-collected"].amount) == (
        1,
        1,
        15_000_000,
    )
    assert {kind: cell.count for kind, cell in year.causes.items()} == {"subjective": 1, "mechanism-policy": 1}


def test_the_example_prints_both_sides(capsys):
    example.main()
    printed = capsys.readouterr().out

    assert "2020-09-21 signal received" in printed
    assert "2026: 0 findings" in printed
