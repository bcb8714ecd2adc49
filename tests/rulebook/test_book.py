"""The book: what comes with it, what a folder laid over it changes, what it refuses, and its edition."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from thanhtra.competence.powers_over_act import powers_over_act
from thanhtra.competence.reason import RefusalReason
from thanhtra.deadlines import due
from thanhtra.errors import LawError, NotInTheBook, RulebookError
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Unit

SENDING = """
kind = "limit"
slug = "sending"
vi = "Thời hạn gửi quyết định xử phạt"
en = "Time limit for sending the decision"
counted_from = ["decision_issued"]
met_by = ["decision_sent"]

[[version]]
from = 2027-01-01
cites = ["15/2012/QH13 Đ70"]
branches = [{ amount = 4, unit = "working-day" }]
"""


def laid_over(folder: Path, **files: str) -> Path:
    """A rule folder with the files given: ``procedure_sending`` is ``procedure/sending.toml``."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_rules_have_no_problems() -> None:
    assert Rulebook.built_in().problems() == []


def test_a_problem_names_what_was_read_as_people_call_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ValueError("two forms of one name")

    for section in ("forms", "state_report"):
        monkeypatch.setattr(f"thanhtra.rulebook.readers.read_{section}", broken)
    with pytest.raises(RulebookError) as refused:
        Rulebook.load()
    assert [problem.file for problem in refused.value.problems] == ["forms", "state_report"]


def test_the_built_in_book_is_read_once() -> None:
    assert Rulebook.built_in() is Rulebook.built_in()


def test_a_version_laid_over_a_rule_changes_it_from_its_day_and_not_before(tmp_path: Path) -> None:
    book = Rulebook.load(laid_over(tmp_path, procedure__sending=SENDING))
    assert due(book, "sending", date(2026, 12, 28)).due == due(Rulebook.built_in(), "sending", date(2026, 12, 28)).due
    assert due(book, "sending", date(2026, 12, 28)).amount == 3
    after = due(book, "sending", date(2027, 1, 4))
    assert (after.amount, after.unit, after.due, after.law_on) == (
        4,
        Unit.WORKING_DAY,
        date(2027, 1, 8),
        date(2027, 1, 4),
    )


def test_a_folder_of_an_agencys_own_rule_adds_it(tmp_path: Path) -> None:
    own = SENDING.replace('"sending"', '"desk-review"').replace("2027-01-01", "2020-01-01")
    book = Rulebook.load(laid_over(tmp_path, procedure__desk=own))
    assert due(book, "desk-review", date(2020, 10, 5)).due == date(2020, 10, 9)
    assert due(book, "decision", date(2020, 10, 5)).due == date(2020, 10, 12)


def test_later_folders_come_over_earlier_ones(tmp_path: Path) -> None:
    first = laid_over(tmp_path / "a", procedure__sending=SENDING)
    second = laid_over(
        tmp_path / "b", procedure__sending=SENDING.replace("2027-01-01", "2028-01-03").replace("= 4", "= 5")
    )
    book = Rulebook.load(first, second)
    assert [due(book, "sending", day).amount for day in (date(2027, 12, 1), date(2028, 1, 3))] == [4, 5]


def test_a_later_year_of_days_off_replaces_the_earlier_one(tmp_path: Path) -> None:
    notice = """
year = 2027
published = true
known = "text"
sources = ["a notice of the year"]
off = [{ on = 2027-01-04, why = "holiday", vi = "Nghỉ", en = "Off" }]
"""
    book = Rulebook.load(laid_over(tmp_path, working_days__2027=notice))
    assert Rulebook.built_in().calendar.is_working(date(2027, 1, 4))
    assert not book.calendar.is_working(date(2027, 1, 4))
    assert not due(book, "sending", date(2027, 3, 1)).provisional
    assert due(Rulebook.built_in(), "sending", date(2027, 3, 1)).provisional


def test_a_version_of_a_day_the_book_already_has_is_a_problem_of_the_new_file(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(laid_over(tmp_path, procedure__sending=SENDING.replace("2027-01-01", "2025-07-01")))
    assert [
        "two versions start on 2025-07-01" in str(p) and p.file == "procedure/sending.toml"
        for p in refused.value.problems
    ] == [True]


def test_a_book_alone_must_be_whole(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(laid_over(tmp_path, procedure__sending=SENDING), alone=True)
    assert "a file of kind counting" in str(refused.value)


def test_an_unknown_limit_is_not_in_the_book() -> None:
    with pytest.raises(NotInTheBook, match="sendng"):
        due(Rulebook.built_in(), "sendng", date(2020, 10, 5))


@pytest.mark.parametrize("readings", [{"limitation-frst-day": "counted"}, {"limitation-first-day": "sometimes"}])
def test_an_unknown_reading_or_choice_is_refused(readings: dict[str, str]) -> None:
    with pytest.raises(NotInTheBook):
        Rulebook.built_in(readings=readings)


def test_readings_have_the_default_of_the_earlier_day_until_an_app_chooses() -> None:
    book = Rulebook.built_in()
    assert [book.choice(r) for r in ("limitation-first-day", "limitation-roll", "running-limit")] == [
        "counted",
        "no-roll",
        "trigger",
    ]
    assert not book.has_chosen("limitation-roll")
    chosen = Rulebook.built_in(readings={"limitation-roll": "roll"})
    assert chosen.choice("limitation-roll") == "roll"
    assert chosen.has_chosen("limitation-roll")


def test_a_threshold_differs_for_an_organisation() -> None:
    threshold = Rulebook.built_in().threshold("explanation-threshold").versions.on(date(2020, 10, 5))
    assert (threshold.individual, threshold.organization) == (15_000_000, 30_000_000)


def test_an_unknown_threshold_is_not_in_the_book() -> None:
    with pytest.raises(NotInTheBook):
        Rulebook.built_in().threshold("explanation-treshold")


def test_a_slug_nobody_knows_gets_a_suggestion() -> None:
    book = Rulebook.built_in()
    assert book.knows("field", "press")
    assert not book.knows("field", "pres")
    assert book.suggest("field", "pres") == "press"


@pytest.mark.parametrize("kind", ["post", "field", "ground", "remedy"])
def test_every_kind_of_slug_is_a_name_of_the_format(kind: str) -> None:

    for slug in Rulebook.built_in()._slugs(kind):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)


def test_a_day_before_the_book_is_refused_by_name() -> None:
    found = due(Rulebook.built_in(), "sending", date(2013, 6, 30))
    assert (found.due, found.missing) == (None, ("law:sending@2013-06-30",))
    with pytest.raises(LawError):
        Rulebook.built_in().limit("sending").versions.on(date(2013, 6, 30))


OWN_POST = """
[[post]]
slug = "night-watch"
vi = "Tuần đêm"
en = "night watch"
level = "commune"
from = 2013-07-01
cites = ["15/2012/QH13 Đ38.1"]
"""


def test_of_a_post_of_ones_own_without_rows_the_power_is_not_told(tmp_path: Path) -> None:
    book = Rulebook.load(laid_over(tmp_path, posts=OWN_POST))
    with pytest.raises(NotInTheBook, match="power:night-watch"):
        book.powers_of("night-watch", date(2020, 9, 1))
    act = book.violation(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), on=date(2020, 9, 1))
    (title,) = powers_over_act("night-watch", act, book, date(2020, 9, 1))
    assert (title.answer, title.why, title.missing) == (None, RefusalReason.UNKNOWN, ("law:power:night-watch",))
    with pytest.raises(NotInTheBook, match="nobody"):
        powers_over_act("nobody", act, book, date(2020, 9, 1))


def test_a_clause_stands_for_the_points_it_had_that_day() -> None:
    """Point c of 15/2020 Đ94.2 came with Decree 91/2020; before it the clause has the frame of the other two."""
    act = Rulebook.built_in().violation(Citation.parse("15/2020/NĐ-CP Đ94.2"), on=date(2020, 6, 1))
    assert act.frame == Frame(5_000_000, 10_000_000)


def test_a_field_of_ones_own_has_no_maximum_until_it_is_given_one(tmp_path: Path) -> None:
    book = Rulebook.load(laid_over(tmp_path, fields='[[field]]\nslug = "tulips"\nvi = "hoa"\nen = "tulips"\n'))
    with pytest.raises(NotInTheBook, match="maximum:tulips"):
        book.field_maximum("tulips", date(2020, 9, 1))


def test_a_path_that_is_no_folder_is_refused(tmp_path):
    """A misspelt folder would be the built-in rules under another name."""
    with pytest.raises(RulebookError, match="ruels: expected a folder of rules"):
        Rulebook.load(tmp_path / "ruels")
