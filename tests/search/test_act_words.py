"""The words of acts a wheel brings are those of the decrees' TOML, and only for the very files they were made from."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.errors import LawError, RulebookError
from thanhtra.rulebook import Rulebook
from thanhtra.search import act_words, find

BOOK = Rulebook.built_in()
DAYS = [date(2013, 1, 1), date(2014, 1, 15), date(2020, 4, 15), date(2022, 1, 1), date(2026, 8, 31), date(2026, 9, 1)]


@pytest.fixture(scope="module")
def made() -> bytes:
    return act_words.prepare(BOOK, "the fingerprint")


@pytest.fixture
def shipped(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library installed from a wheel, as far as the words of acts go."""
    found = act_words.unpack(made)
    monkeypatch.setattr(act_words, "_shipped", lambda: found)


@pytest.mark.parametrize("day", DAYS)
def test_the_words_are_those_of_the_acts_in_force(day):
    rules = [_rule(history, day) for head in BOOK.decrees.heads for history in BOOK.decrees.acts(head).values()]
    assert [(w.id, w.vi, w.en) for w in act_words.words_on(BOOK, day)] == [
        (str(a.citation), a.vi, a.en) for a in rules if a is not None
    ]


def _rule(history, day):
    try:
        return history.version_on(day).rule
    except LawError:
        return None


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("day", DAYS)
def test_a_wheel_brings_the_words_of_the_toml(day, monkeypatch):
    read = list(act_words.words_on(BOOK, day))
    told = find("tung tin giả lên Facebook", BOOK, on=day)
    monkeypatch.setattr(Rulebook, "prepared_from", "the fingerprint")
    with monkeypatch.context() as unread:
        unread.setattr(act_words, "acts_on", None)
        assert list(act_words.words_on(BOOK, day)) == read
        assert [(f.id, f.share) for f in find("tung tin giả lên Facebook", BOOK, on=day)] == [
            (f.id, f.share) for f in told
        ]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("fingerprint", [None, "that of other files"])
def test_a_book_of_other_files_makes_its_own(fingerprint, monkeypatch):
    monkeypatch.setattr(Rulebook, "prepared_from", fingerprint)
    monkeypatch.setattr(act_words, "acts_on", lambda *_: iter(()))
    assert list(act_words.words_on(BOOK, date(2026, 9, 1))) == []


def test_a_decree_none_of_whose_acts_is_left_is_not_taken_apart(made):
    """Its words are looked through until the day its last act ended."""
    _, decrees = act_words.unpack(made)
    ended = [(over, acts()) for _, over, acts in decrees if date.min < over < date.max]
    assert ended
    for over, acts in ended:
        left = [words for versions in acts for since, words in versions[-1:] if words is not None or since > over]
        assert left == []
        assert max(versions[-1][0] for versions in acts) == over


@pytest.mark.parametrize("length", [0, 3, 1000, -1])
def test_words_cut_short_are_said_to_be_damaged(length, made):
    with pytest.raises(RulebookError, match=r"acts\.bin.*install the library again"):
        act_words.unpack(made[:length])
