"""The linter reads decrees and titles: a frame above its ceiling, a frame upside down, a title without power are said."""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.lint_decrees import decree_problems, title_problems
from thanhtra.rulebook.sanctioning import Violation

AT = Citation.parse("330/2026/NĐ-CP Đ9.1.a")


def _book_with(act: Violation) -> Rulebook:
    """The built-in rules with one act of Decree 330/2026 in another shape."""
    book = Rulebook.built_in()
    ours = Rulebook(book._roots)
    shelf = ours.decrees
    history = shelf.acts(AT.instrument)[AT]
    version = attrs.evolve(history.versions[0], rule=act)
    shelf._series[AT] = shelf.acts(AT.instrument)[AT] = attrs.evolve(history, versions=(version,))
    return ours


def _act() -> Violation:
    return Rulebook.built_in().violation(AT, on=date(2026, 9, 1))


def test_the_built_in_decrees_and_titles_are_in_order() -> None:
    book = Rulebook.built_in()
    assert list(decree_problems(book)) == []
    assert list(title_problems(book, [date(2013, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 26)])) == []


def test_a_frame_above_the_maximum_of_its_field_is_said() -> None:
    above = attrs.evolve(_act(), frame=Frame(5_000_000, 5_000_000_000))
    (problem,) = decree_problems(_book_with(above))
    assert problem.where == "330/2026/NĐ-CP Đ9.1.a @ 2026-08-19"
    assert problem.got == "5000000000"


def test_a_remedy_that_leans_on_a_whole_article_is_said() -> None:
    act = _act()
    article = attrs.evolve(act.remedies[0], cite=Citation.parse("330/2026/NĐ-CP Đ9"))
    (problem,) = decree_problems(_book_with(attrs.evolve(act, remedies=(article,))))
    assert problem.expected == "a clause of a decree of the book"


def test_a_title_without_power_gap_or_decree_is_said() -> None:
    book = Rulebook.built_in()
    ours = Rulebook(book._roots)
    stranger = attrs.evolve(ours.post("commune-chair"), slug="stranger", kind_of=None)
    ours.__dict__["posts"] = {**ours.posts, "stranger": stranger}
    (problem,) = title_problems(ours, [date(2020, 1, 1)])
    assert problem.where == "stranger"


def test_a_duty_that_names_no_act_of_the_book_is_said() -> None:
    book = Rulebook.built_in()
    ours = Rulebook(book._roots)
    head = ours.decrees.heads["91/2020/NĐ-CP"]
    duty = attrs.evolve(head.duties[0], sanctioned=(Citation.parse("330/2026/NĐ-CP Đ37.99"),))
    ours.decrees.__dict__["heads"] = {**ours.decrees.heads, head.instrument: attrs.evolve(head, duties=(duty,))}
    (problem,) = decree_problems(ours)
    assert (problem.got, problem.expected) == ("330/2026/NĐ-CP Đ37.99", "an act of a decree of the book")


def test_every_duty_names_its_acts_or_says_why_not() -> None:
    duties = Rulebook.built_in().decree("91/2020/NĐ-CP").duties
    by_place = {place: duty for duty in duties for place in duty.places.texts}
    assert {str(c) for c in by_place["7.3"].sanctioned} == {"330/2026/NĐ-CP Đ37.5.g", "330/2026/NĐ-CP Đ37.6.b"}
    assert "15/2020/NĐ-CP Đ94.4.q" in {str(c) for c in by_place["13.6"].sanctioned}
    assert all(duty.sanctioned or duty.note for duty in duties)
    linked = {c for duty in duties for c in duty.sanctioned}
    spam = {c for c in Rulebook.built_in().decrees.acts("330/2026/NĐ-CP") if c.article in {"37", "38"}}
    assert linked <= spam | set(Rulebook.built_in().decrees.acts("15/2020/NĐ-CP"))


def test_a_frame_upside_down_is_said() -> None:
    upside_down = attrs.evolve(_act(), frame=Frame(0, 0))
    (problem,) = decree_problems(_book_with(upside_down))
    assert problem.expected == "a frame that rises"
