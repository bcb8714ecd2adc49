"""The words of names a wheel brings are those of the rulebook, and find answers from them as from the book."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.search import find, named_words
from thanhtra.search.documents import documents

BOOK = Rulebook.built_in()
KINDS = ("post", "field", "remedy", "limit", "body")
DAYS = [date(2013, 1, 1), date(2020, 4, 15), date(2026, 9, 1)]


@pytest.fixture
def wheel(monkeypatch):
    """A book read from what a wheel brings, as far as names go."""
    ready = {named_words.PART: named_words.prepare(BOOK)}
    monkeypatch.setattr(Rulebook, "prepared_part", lambda _, name: ready[name])
    return Rulebook.built_in().afresh()


@pytest.mark.parametrize("kind", KINDS)
def test_a_wheel_brings_the_words_of_the_book(kind, wheel):
    made = [*named_words._MAKERS[kind](BOOK)]
    assert made
    assert named_words.named_words(wheel, kind) == made


@pytest.mark.parametrize("day", DAYS)
def test_what_is_gone_by_a_day_or_not_yet_there_is_told_apart(day, wheel):
    told = {(one.kind, one.id): one.holds for one in documents(wheel, KINDS, day)}
    posts = {("post", slug): post.exists_on(day) for slug, post in BOOK.posts.items()}
    bodies = {("body", slug): body.exists_on(day) for slug, body in BOOK.bodies.items()}
    assert {key: holds for key, holds in told.items() if key[0] in ("post", "body")} == posts | bodies
    assert all(holds for key, holds in told.items() if key[0] not in ("post", "body"))


@pytest.mark.parametrize("text", ["Trưởng Công an xã", "how long to execute a decision", "thu hoi ten mien"])
def test_find_answers_from_either(text, wheel, monkeypatch):
    ready = [(f.kind, f.id, f.share, f.holds) for f in find(text, wheel, on=DAYS[2])]
    monkeypatch.undo()
    assert ready == [(f.kind, f.id, f.share, f.holds) for f in find(text, BOOK.afresh(), on=DAYS[2])]
    assert ready
