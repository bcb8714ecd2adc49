"""One table under the reader's eye: what is wrong is noted with its place, nothing is raised."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from thanhtra.law import Citation
from thanhtra.rulebook.table import RuleProblem, Table
from thanhtra.terms import Unit


def table(text: str) -> tuple[Table, list[RuleProblem]]:
    problems: list[RuleProblem] = []
    return Table(tomllib.loads(text), file="own.toml", where="", problems=problems), problems


def said(problems: list[RuleProblem]) -> list[tuple[str, str, str]]:
    return [(p.where, p.expected, p.got) for p in problems]


def test_a_table_in_order_has_no_problems() -> None:
    t, problems = table(
        'a = "x"\nb = true\nc = 5\nd = 2022-01-01\nu = "day"\ncites = ["15/2012/QH13 Đ66.1"]\nl = ["p"]'
    )
    assert (t.text("a"), t.flag("b"), t.integer("c"), t.day("d"), t.choice("u", Unit)) == (
        "x",
        True,
        5,
        date(2022, 1, 1),
        Unit.DAY,
    )
    assert (t.cites(), t.texts("l")) == ((Citation.parse("15/2012/QH13 Đ66.1"),), ("p",))
    t.close()
    assert problems == []


@pytest.mark.parametrize(
    ("text", "read", "problem"),
    [
        ("", lambda t: t.text("a"), ("a", "a text", "nothing")),
        ("a = 5", lambda t: t.text("a"), ("a", "a text", "5")),
        ('a = ""', lambda t: t.text("a"), ("a", "a text that says something", "''")),
        ('a = "yes"', lambda t: t.flag("a"), ("a", "true or false", "'yes'")),
        ("a = true", lambda t: t.integer("a"), ("a", "a whole number from 0", "True")),
        ("a = 5.0", lambda t: t.integer("a"), ("a", "a whole number from 0", "5.0")),
        ("a = 0", lambda t: t.integer("a", least=1), ("a", "a whole number from 1", "0")),
        ("", lambda t: t.day("a"), ("a", "a date such as 2022-01-01", "nothing")),
        ('a = "2022-01-01"', lambda t: t.day("a"), ("a", "a date such as 2022-01-01", "'2022-01-01'")),
        (
            'a = "dya"',
            lambda t: t.choice("a", Unit),
            ("a", "one of hour, day, working-day, month, year, promptly (did you mean 'day'?)", "'dya'"),
        ),
        ('a = "x"', lambda t: t.texts("a"), ("a", "a list of texts", "'x'")),
        ('a = ["x", 5]', lambda t: t.texts("a"), ("a", "a list of texts", "['x', 5]")),
        ("cites = []", lambda t: t.cites(), ("cites", "at least one citation", "[]")),
        ("a = [1]", lambda t: list(t.tables("a")), ("a[0]", "a table", "1")),
        ("a = 1", lambda t: t.table("a"), ("a", "a table", "1")),
    ],
)
def test_what_is_wrong_is_noted_at_its_key(text: str, read: Any, problem: tuple[str, str, str]) -> None:
    t, problems = table(text)
    read(t)
    assert said(problems) == [problem]


def test_a_date_with_a_time_is_no_day() -> None:
    t, problems = table("a = 2022-01-01T00:00:00+07:00")
    assert t.day("a") is None
    assert [p.where for p in problems] == ["a"]


def test_a_citation_that_does_not_parse_is_noted_beside_the_one_that_does() -> None:
    t, problems = table('cites = ["15/2012/QH13 Đ66.1", "Điều 66"]\nlaw = "Điều 8"')
    assert t.cites() == (Citation.parse("15/2012/QH13 Đ66.1"),)
    assert t.cite("law") is None
    assert [(p.where, p.got) for p in problems] == [("cites", "'Điều 66'"), ("law", "'Điều 8'")]


def test_a_key_nobody_asked_for_is_noted_with_the_one_perhaps_meant() -> None:
    t, problems = table("amount = 7\namuont = 7")
    t.integer("amount")
    t.close()
    assert said(problems) == [("amuont", "a key of this table (did you mean 'amount'?)", "7")]


def test_places_inside_arrays_are_numbered_from_zero() -> None:
    t, problems = table("[[version]]\nfrom = 2022-01-01\n[[version]]\nform = 2022-01-01")
    for version in t.tables("version"):
        version.day("from")
    assert [p.where for p in problems] == ["version[1].from", "version[1].form"]


def test_a_problem_is_spoken_as_file_place_expected_got() -> None:
    problem = RuleProblem("own.toml", "version[1].from", "a date such as 2022-01-01", "nothing")
    assert str(problem) == "own.toml: version[1].from: expected a date such as 2022-01-01, got nothing"
