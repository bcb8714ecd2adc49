"""How well a document answers a question: words, pairs of words, and other names of the same thing (xếp hạng).

A term weighs more the fewer documents have it; what only the rest of an article says adds at most as much as an act's own words. A document's score is the share of the question's weight it holds, so scores of acts,
posts and limits compare. Nothing is learnt and nothing is random: the same question has the same answer. Only documents that have a word
of the question are weighed (``word_index``), and of those only the ones that can still be good enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.search.documents import Documents, SearchDocument
from thanhtra.search.folding import accented, as_printed, folded, has_marks
from thanhtra.search.lexicon import phrases_in, rows
from thanhtra.search.shelf import Article

_PAIR: Final = 0.7
_ROW: Final = 1.6
_INSIDE: Final = 0.5
"""What a syllable of a phrase with other names counts for: the phrase is asked for, by whatever name."""
_OTHER_NAME: Final = 0.75
_UNMARKED: Final = 0.45
_AROUND: Final = 0.35
_LENGTH: Final = 0.012
_PAST: Final = 0.6
_BEGUN: Final = 0.99
_SMALL: Final = frozenset(
    [
        "cua",
        "va",
        "cac",
        "cho",
        "voi",
        "la",
        "thi",
        "ma",
        "da",
        "se",
        "bi",
        "do",
        "tai",
        "ve",
        "o",
        "len",
        "tren",
        "trong",
        "mot",
        "nhung",
        "khi",
        "de",
        "nay",
        "the",
        "of",
        "and",
        "for",
        "by",
        "how",
        "when",
        "must",
        "to",
        "in",
        "a",
        "an",
        "is",
        "are",
        "be",
        "may",
        "has",
        "what",
        "from",
        "with",
        "on",
        "at",
    ]
)
_SMALL_WEIGHT: Final = 0.05
_FEW: Final = 2
"""A question of so few syllables has no small ones: *đê điều*, dykes, is not *điều*."""
_LEAST_GUESS: Final = 3
_CUTOFF: Final = 0.8
"""How alike two syllables must be, the letters they share twice beside all they have."""
_ENDINGS: Final = (
    "",
    "s",
    "e",
    "es",
    "ed",
    "d",
    "ing",
    "ion",
    "ions",
    "ment",  # codespell:ignore ment
    "ments",
    "al",
    "y",
    "t",
    "ure",  # codespell:ignore ure
    "er",
)


@frozen
class QueryTerm:
    """Part of a question: the phrases that meet it, each ``(with marks, without, how well)``, and what it counts for before rarity.

    Of a small word (of, to, của) rarity says nothing: ``small``.
    """

    phrases: tuple[tuple[str, str, float], ...]
    weight: float
    small: bool = False


def terms_of(text: str) -> list[QueryTerm]:
    """What a question asks for."""
    marked = has_marks(text)
    with_marks, plain = as_printed(accented(text)).split(), folded(text).split()
    named = phrases_in(with_marks if marked else plain, marked=marked)
    inside = {at: first for first, length, _ in named for at in range(first, first + length)}
    little = _SMALL if len(plain) > _FEW else frozenset()
    found = [
        _single(a, p, _INSIDE if at in inside else 1.0, small=p in little)
        for at, (a, p) in enumerate(zip(with_marks, plain, strict=True))
    ]
    for at, (a, b, c, d) in enumerate(zip(with_marks, with_marks[1:], plain, plain[1:], strict=False)):
        if c in little or d in little:  # to execute is no more than execute
            continue
        whole = at in inside and inside[at] == inside.get(at + 1)
        found.append(QueryTerm(((f" {a} {b} ", f" {c} {d} ", 1.0),), _PAIR * (_INSIDE if whole else 1.0)))
    for first, length, numbers in named:
        own = " ".join(with_marks[first : first + length]), " ".join(plain[first : first + length])
        phrases = {own[1]: (f" {own[0]} ", f" {own[1]} ", 1.0)}
        forms = english_forms(own[1]) if length == 1 and own[0] == own[1] else ()
        for number in numbers:
            for other, bare in rows()[number]:
                well = 1.0 if bare in forms else _OTHER_NAME
                phrases.setdefault(bare, (f" {other} ", f" {bare} ", well))
        found.append(QueryTerm(tuple(phrases.values()), _ROW))
    return found


def _single(with_marks: str, plain: str, share: float, *, small: bool) -> QueryTerm:
    phrases = [(f" {with_marks} ", f" {plain} ", 1.0)]
    if plain == with_marks:
        phrases += [(f" {form} ", f" {form} ", 1.0) for form in english_forms(plain)]
    return QueryTerm(tuple(phrases), share * (_SMALL_WEIGHT if small else 1.0), small)


def english_forms(word: str) -> list[str]:
    """Other forms an English word may have in a name: executing, executed, execution for execute. Some are no words, and are nowhere."""
    bases = {
        word.removesuffix(ending)
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) > _LEAST_GUESS
    }
    doubled = {base + base[-1] + ending for base in bases for ending in ("ing", "ed")}  # annulling
    return sorted(({base + ending for base in bases for ending in _ENDINGS} | doubled) - {word})


def ranked(
    text: str, among: Documents, *, least: float = 0.0, of_best: float = 0.0
) -> list[tuple[float, SearchDocument]]:
    """The documents that hold something of the question, best first, each with its share from 0 to 1.

    Some with less than ``least``, or than ``of_best`` times the best share, may be left out; none with more is.
    """
    asked = folded(text)
    called = _called(asked, among)
    if not has_marks(text):
        text = _with_marks(text, asked, among, called)
    marked = has_marks(text)
    terms = _spelt(terms_of(text), among)
    total, own = 0.0, dict[int, float]()
    lacking: list[tuple[float, dict[int, float], dict[Article, float]]] = []
    for term in terms:
        values, nearly = _held(term, among, marked=marked)
        weight = term.weight * (1.0 if term.small else log(1 + len(among) / (1 + len(values))))
        if not values:
            weight = min(weight, term.weight)  # a word nobody has says little
        total += weight
        lacking.append((weight, values, nearly))
        for at, value in values.items():
            own[at] = own.get(at, 0.0) + weight * value
    if not total:
        return []
    found = [(share, among[at]) for at, share in called.items() if at in own]
    enough = max(least, of_best * max(called.values(), default=0.0))
    for at in sorted(own.keys() - called.keys(), key=lambda at: -own[at]):
        if _MOST_SHARE * own[at] / total < enough:  # so have all that follow
            break
        around = among.arounds[at]
        near = (
            sum([weight * nearly.get(around, 0.0) for weight, values, nearly in lacking if at not in values])
            if around is not None
            else 0.0
        )
        one = among[at]
        share = _settled((own[at] + min(own[at], near)) / total, one)
        enough = max(enough, of_best * share)
        found.append((share, one))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].kind, pair[1].id))


_MOST_SHARE: Final = 2.001
"""So many times the share of its own words a document has at most: what its article says adds no more than these, and the rest takes away."""


def _with_marks(text: str, asked: str, among: Documents, called: Iterable[int]) -> str:
    """The question with the marks of the name it is, else with the likeliest, by the documents that have one of its syllables.

    *de dieu* is *đê điều*, dykes, though more names have *để* and *điều*.
    """
    size = asked.count(" ") + 1
    as_named = {" ".join(among[at].text.split()[:size]) for at in called}
    if len(as_named) == 1:
        return as_named.pop()
    from thanhtra.search.marks import restored  # noqa: PLC0415 - only for a question without

    places = sorted({at for syllable in asked.split() for at in among.holding(f" {syllable} ")})
    return restored(text, ((one.text, one.plain) for one in map(among.__getitem__, places)))


def _called(asked: str, among: Documents) -> dict[int, float]:
    """Documents asked for by their whole Vietnamese name (1), or the one body whose name begins so: *Bộ Thông tin*.

    What is gone and asked for by name comes before acts that mention it.
    """
    begin = {at: one for at in among.holding(f" {asked} ") if (one := among[at]).plain.startswith(f" {asked} ")}
    bodies = [one.id for one in begin.values() if one.kind == "body"]
    named = {bodies[0]: _BEGUN} if len(bodies) == 1 and asked.count(" ") > 1 else {}
    named |= {one.id: 1.0 for one in begin.values() if folded(one.vi) == asked}
    return {at: named[one.id] for at, one in begin.items() if one.id in named}


def _settled(share: float, one: SearchDocument) -> float:
    said = one.vi.count(" ") + one.en.count(" ")
    return max(0.0, share - _LENGTH * log(3 + said)) * (1.0 if one.holds else _PAST)


def _held(term: QueryTerm, among: Documents, *, marked: bool) -> tuple[dict[int, float], dict[Article, float]]:
    """How well documents' own words have a term, up to 1, and how well their articles have it for an act that lacks it."""
    found: dict[int, float] = {}
    near: dict[Article, float] = {}
    arounds = among.arounds
    for text, plain, well in term.phrases:
        around, less = well * _AROUND, well * _UNMARKED
        places = among.holding(plain)
        as_asked = among.holding_marked(text) if marked and places else frozenset()
        for at in places:
            best = found.get(at, 0.0)
            if well > best:
                found[at] = max(best, well if not marked or at in as_asked else less)
            article = arounds[at]
            if article is not None and around > near.get(article, 0.0):
                near[article] = around
    return found, near


def _spelt(terms: list[QueryTerm], among: Documents) -> list[QueryTerm]:
    """A syllable no document has stands for the nearest one that some have."""
    out = []
    for one in terms:
        others = tuple([phrase for phrase in one.phrases[1:] if among.holding(phrase[1])])
        term = attrs.evolve(one, phrases=(one.phrases[0], *others))
        plain = term.phrases[0][1].strip()
        if " " in plain or len(plain) <= _LEAST_GUESS or plain.isdigit() or others or among.holding(one.phrases[0][1]):
            out.append(term)
            continue
        near = _nearest(plain, among)
        out.append(attrs.evolve(term, phrases=((f" {near} ", f" {near} ", 0.8),)) if near else term)
    return out


def _nearest(plain: str, among: Documents) -> str | None:
    """The word some document has that is most alike, if one is alike enough."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word nobody has

    known = [word for word in _alike(plain, frozenset(among.words())) if among.holding(f" {word} ")]
    return next(iter(get_close_matches(plain, known, n=1, cutoff=_CUTOFF)), None)


def _alike(plain: str, known: Iterable[str]) -> list[str]:
    """The words that can be so alike: no more letters are shared than are of letters ``plain`` has, nor than the shorter of two has."""
    strange = str.maketrans("", "", plain)
    size = len(plain)
    return [
        word
        for word in known
        if 2 * min(len(word), size) / (len(word) + size) >= _CUTOFF
        and 2 * (len(word) - len(word.translate(strange))) / (len(word) + size) >= _CUTOFF
    ]
