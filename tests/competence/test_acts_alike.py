"""Acts of one decree and field that the same rows allot are alike to every title; others are not."""

from __future__ import annotations

from datetime import date

from thanhtra.competence.powers_over_act import ActSeen, _seen, _settled, _titles, powers_over_act
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

DAY = date(2026, 8, 20)
BOOK = Rulebook.built_in()
DECREE = "174/2026/NĐ-CP"


def test_what_is_asked_once_is_what_each_act_is_told() -> None:
    """Whatever was asked before: every title of every tenth act, of a book with no memory and of one that remembers the others."""
    acts = [BOOK.violation(place, on=DAY) for place in list(BOOK.decrees.acts(DECREE))[::10]]
    posts = list(BOOK.posts)[::4]
    _settled.cache_clear()
    _titles.cache_clear()
    together = {(act.citation, post): powers_over_act(post, act, BOOK, DAY) for act in acts for post in posts}
    assert _titles.cache_info().hits + _settled.cache_info().hits > len(together) / 2
    for (place, post), told in together.items():
        act = BOOK.violation(place, on=DAY)
        seen = ActSeen(DECREE, act.field, frozenset(r for r in BOOK.decrees.powers(DECREE) if r.allots(place)))
        assert list(map(repr, told)) == list(map(repr, _titles.__wrapped__(post, seen, BOOK, DAY, None, True)))


def test_acts_that_other_rows_allot_are_not_alike() -> None:
    """Đ66.4 of 174/2026 and Đ95.1 are of two fields, and of the rows that name acts others allot them."""
    one, other = (BOOK.violation(Citation.parse(f"{DECREE} {place}"), on=DAY) for place in ("Đ66.4.a", "Đ95.1.a"))
    assert _seen(one, BOOK) != _seen(other, BOOK)
    assert _seen(one, BOOK) is _seen(one, BOOK)
