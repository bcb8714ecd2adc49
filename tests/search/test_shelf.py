"""What a wheel brings to look through is what the rulebook gives, and only for a book that is read from the wheel."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from thanhtra.errors import LawError
from thanhtra.rulebook import Rulebook
from thanhtra.search import find, shelf
from thanhtra.search.documents import documents

BOOK = Rulebook.built_in()
NAMED = ("post", "field", "remedy", "limit", "body")
DAYS = [date(2013, 1, 1), date(2014, 1, 15), date(2020, 4, 15), date(2022, 1, 1), date(2026, 8, 31), date(2026, 9, 1)]


@pytest.fixture(scope="module")
def made() -> dict:
    return pickle.loads(pickle.dumps(shelf.prepare(BOOK)))  # noqa: S301 - our own


@pytest.fixture
def wheel(made, monkeypatch):
    """A book read from what a wheel brings, as far as this goes; nobody reads its words again."""
    monkeypatch.setattr(Rulebook, "prepared_part", lambda _, name: made[name])
    monkeypatch.setattr(shelf, "_makers", None)
    return BOOK.afresh()


def entries(of: shelf.Shelf) -> list[shelf.ShelfEntry]:
    return [of[at] for at in range(len(of))]


@pytest.mark.parametrize("kind", ["act", *NAMED])
def test_a_wheel_brings_the_words_of_the_book(kind, made):
    read = list(shelf._makers()[kind](BOOK))
    brought = shelf.Shelf.unpacked(*made[f"search:{kind}"])
    assert read
    assert entries(brought) == read
    for index, texts in ((brought.plain, [one.plain for one in read]), (brought.text, [one.text for one in read])):
        assert index.packed() == shelf.WordIndex.of(texts).packed()


def test_acts_are_there_on_the_days_they_are_in_force():
    changes = {day for of in BOOK.change_days_by_instrument().values() for day in of if day > date.min}
    for day in sorted({*DAYS, *changes, *(day - timedelta(days=1) for day in changes)}):
        rules = [_rule(history, day) for head in BOOK.decrees.heads for history in BOOK.decrees.acts(head).values()]
        assert [(one.id, one.vi, one.en) for one in documents(BOOK, ("act",), day)] == [
            (str(a.citation), a.vi, a.en) for a in rules if a is not None
        ]


def _rule(history, day):
    try:
        return history.version_on(day).rule
    except LawError:
        return None


@pytest.mark.parametrize("day", DAYS)
def test_what_is_gone_by_a_day_or_not_yet_there_is_told_apart(day, wheel):
    told = {(one.kind, one.id): one.holds for one in documents(wheel, NAMED, day)}
    posts = {("post", slug): post.exists_on(day) for slug, post in BOOK.posts.items()}
    bodies = {("body", slug): body.exists_on(day) for slug, body in BOOK.bodies.items()}
    assert {key: holds for key, holds in told.items() if key[0] in ("post", "body")} == posts | bodies
    assert all(holds for key, holds in told.items() if key[0] not in ("post", "body"))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "text",
    [
        "tung tin giả lên Facebook",
        "Trưởng Công an xã",
        "how long to execute a decision",
        "thu hoi ten mien",
        "telecomunications",
    ],
)
def test_find_answers_from_either(text, day, wheel, monkeypatch):
    ready = [(f.kind, f.id, f.share, f.holds) for f in find(text, wheel, on=day)]
    monkeypatch.undo()
    assert ready == [(f.kind, f.id, f.share, f.holds) for f in find(text, BOOK.afresh(), on=day)]
    assert ready


def test_a_book_of_other_files_makes_its_own(made, monkeypatch):
    monkeypatch.setattr(shelf, "_makers", lambda: {"act": lambda _: iter(())})
    assert len(shelf.shelf_of("act", BOOK.afresh())) == 0
    monkeypatch.setattr(Rulebook, "prepared_part", lambda _, name: made[name])
    assert len(shelf.shelf_of("act", BOOK.afresh())) > 2000


def test_a_procedure_of_its_own_is_searched_where_the_wheel_brings_another(made):
    class Brought:
        def part(self, name: str) -> Any:
            return made[name]

    slug, on = "relief-request", date(2022, 3, 1)
    book = BOOK.afresh()
    left = {name: limit for name, limit in book.procedure.limits.items() if name != slug}
    own = book.afresh(procedure=attrs.evolve(book.procedure, limits=left))
    for one, there in ((book, True), (own, False), (own.afresh(), False)):
        vars(one)["_prepared"] = Brought()
        assert (slug in [found.id for found in find(slug, one, on=on, kinds=["limit"])]) is there
        assert (one.prepared_part("search:limit") is not None) is there
