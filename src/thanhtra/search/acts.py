"""All that the law of one day says of one act, gathered from the rooms that answer it (tra cứu hành vi)."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs

from thanhtra.errors import LawError
from thanhtra.fines import Party, frame_for
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Rulebook, Violation
from thanhtra.search.folding import accented
from thanhtra.search.found import ActFound, DutyFound, PowerHolder, Undecided
from thanhtra.search.holders import holders
from thanhtra.search.lexicon import phrases_in
from thanhtra.terms import SubjectKind

_ALIKE = 0.3
_COMMON = 0.4
_SMALL = frozenset(
    [
        "không",
        "vi",
        "phạm",
        "theo",
        "và",
        "các",
        "của",
        "do",
        "khi",
        "trong",
        "thông",
        "tin",
        "người",
        "gây",
        "bị",
        "được",
        "có",
    ]
)


def act_found(citation: Citation, book: Rulebook, on: date) -> ActFound:
    """The act at ``citation`` by the law of ``on``. Raises like ``Rulebook.violation``; what else is not known stands in ``missing``."""
    found = law_of_act(book.violation(citation, on=on), book, on)
    who: tuple[PowerHolder, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    missing = found.missing
    if not missing:
        try:
            who, undecided = holders(citation, found.violation.field, book, on)
        except LawError as unread:
            missing = (unread.token,)
    repeal = book.decrees.repeal_of(citation)
    return attrs.evolve(
        found,
        who=who,
        undecided=undecided,
        duties=tuple(_duties(citation, book)),
        beside=graded_beside(found.violation, book, on),
        until=repeal.start if repeal is not None else None,
        missing=missing,
    )


def law_of_act(violation: Violation, book: Rulebook, on: date) -> ActFound:
    """The act's frames, measures and limitation by the law of ``on``; who may sanction it, its duties and its neighbours are left out."""
    frames: dict[SubjectKind, Frame | None] = {}
    missing: tuple[str, ...] = ()
    try:
        for kind in (SubjectKind.INDIVIDUAL, SubjectKind.ORGANIZATION):
            frames[kind] = frame_for(violation, Party(kind=kind), book, on).adult
    except LawError as unread:
        missing = (unread.token,)
    limit, cites = _limitation_of(violation, book, on)
    return ActFound(
        violation=violation,
        on=on,
        individual=frames.get(SubjectKind.INDIVIDUAL),
        organization=frames.get(SubjectKind.ORGANIZATION),
        remedies=violation.remedies,
        additional=violation.additional,
        limitation=limit,
        limitation_cites=cites,
        who=(),
        undecided=(),
        duties=(),
        beside=(),
        until=None,
        missing=missing,
    )


def _limitation_of(violation: Violation, book: Rulebook, on: date) -> tuple[TimeLimit | None, tuple[Citation, ...]]:
    """The limitation of sanctioning the act: the decree's own, else that of its field (Đ6.1.a); None where neither is in the book."""
    own = book.decrees.limitation_of(violation.citation, on)
    if own is not None:
        return own.term, own.cites
    series = book.fields[violation.field].limitation
    try:
        version = None if series is None else series.version_on(on)
    except LawError:
        version = None
    return (None, ()) if version is None or version.rule is None else (version.rule, version.cites)


def graded_beside(violation: Violation, book: Rulebook, on: date) -> tuple[Violation, ...]:
    """Acts of the same article with another frame, whose names say much of the same: the same act, graded.

    What most acts of the article say (its subject) does not count; other names of one thing do (``tin giả``, ``tin sai``).
    """
    place = violation.citation
    rows = _of_article(place, book, on)
    said = {row.citation: features(row.vi) for row in rows}
    said.setdefault(place, features(violation.vi))
    common = Counter(f for words in said.values() for f in words)
    most = max(2.0, _COMMON * len(said))
    own = {f for f in said[place] if common[f] <= most}
    found = []
    for row in rows:
        words = {f for f in said[row.citation] if common[f] <= most}
        if row.citation == place or row.frame == violation.frame:
            continue
        alike = own & words and len(own & words) >= _ALIKE * min(len(own), len(words))
        if alike or _unnumbered(said[place]) == _unnumbered(said[row.citation]):
            found.append(row)
    return tuple(found)


def _unnumbered(words: frozenset[str]) -> frozenset[str]:
    """Without figures: acts graded by power, number or days share all else."""
    return frozenset(w for w in words if w.startswith("#") or not any(c.isdigit() for c in w))


def _of_article(place: Citation, book: Rulebook, on: date) -> list[Violation]:
    found = []
    for history in book.decrees.acts_of_article(place).values():
        try:
            found.append(history.on(on))
        except LawError:  # not in force on the day
            continue
    return found


def features(text: str) -> frozenset[str]:
    """The words of a name and the rows of the lexicon it falls under, as ``#12``; a word inside such a phrase is not told again."""
    syllables = accented(text).split()
    found, covered = set(), set()
    for first, length, numbers in phrases_in(syllables, marked=True):
        found |= {f"#{n}" for n in numbers}
        covered |= set(range(first, first + length))
    return frozenset(found | {s for at, s in enumerate(syllables) if at not in covered and s not in _SMALL})


def _duties(citation: Citation, book: Rulebook) -> list[DutyFound]:
    return [
        DutyFound(
            vi=duty.vi, en=duty.en, cites=tuple(Citation.within(head.instrument, place) for place in duty.places.texts)
        )
        for head in book.decrees.heads.values()
        for duty in head.duties
        if any(place.covers(citation) for place in duty.sanctioned)
    ]
