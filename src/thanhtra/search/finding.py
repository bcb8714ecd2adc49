"""``find``: from words to the law (tìm).

What is named exactly (a slug, a code, a citation however written) comes first; then what the words describe.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.search.documents import KINDS, Kind, SearchDocument, documents
from thanhtra.search.found import ActFound, Found
from thanhtra.search.ranking import ranked

_ENOUGH: Final = 0.55
_OF_BEST: Final = 0.5
_LEAST: Final = 0.12
_LIMIT: Final = 8


def find(text: str, book: Rulebook, *, on: date, kinds: Iterable[Kind] = (), limit: int = _LIMIT) -> tuple[Found, ...]:
    """What ``text`` names or describes by the law of ``on``, best first, at most ``limit``.

    ``text`` may be Vietnamese with or without its marks, English, a slug, a code, a title as printed, or a citation. ``kinds`` are those
    looked for (none: all; checks then only where nothing else answers half of the question). Acts are those in force on ``on``; an act
    named by its citation is told even when it is not, with ``holds`` false.
    """
    wanted: tuple[Kind, ...] = tuple(kinds) or KINDS
    cited = _cited(text, book, on, limit) if "act" in wanted else None
    if cited is not None:
        return cited
    found = _best(text, book, on, [kind for kind in wanted if kind != "check" or wanted == ("check",)])
    if "check" in wanted and len(wanted) > 1 and (not found or found[0][0] < _ENOUGH):
        found = _best(text, book, on, wanted)
    return tuple(_told(one, share, book, on) for share, one in found[:limit])


def _best(text: str, book: Rulebook, on: date, kinds: Iterable[Kind]) -> list[tuple[float, SearchDocument]]:
    """The documents that answer enough of the question, and enough beside the best."""
    rows = ranked(text, documents(book, kinds, on), least=_LEAST, of_best=_OF_BEST)
    least = max(_LEAST, rows[0][0] * _OF_BEST) if rows else 0
    return [(share, one) for share, one in rows if share >= least]


def _cited(text: str, book: Rulebook, on: date, limit: int) -> tuple[Found, ...] | None:
    """What a citation names: the act, or those inside a wider place; None for a text that is no citation."""
    if not any(letter.isdigit() for letter in text):  # no instrument and no article without a figure
        return None
    from thanhtra.reading_vi import Unreadable, read_citation  # noqa: PLC0415 - its patterns cost more than most questions
    from thanhtra.search.act_words import acts_on  # noqa: PLC0415 - only for a citation

    place = read_citation(text)
    if isinstance(place, Unreadable):
        return None
    if place.instrument not in book.decrees.heads:
        return None if place.article is None else ()
    inside = [row.citation for row in acts_on(book, on, (place.instrument,)) if place.covers(row.citation)]
    try:
        return tuple(_act(act_found(one, book, on)) for one in inside[:limit] or [place])
    except LawError:
        pass
    gone = _of_another_day(place, book)
    return () if gone is None else (gone,)


def act_found(citation: Citation, book: Rulebook, on: date) -> ActFound:
    """What the law of ``on`` says of the act; the rooms that tell it are loaded only for acts."""
    from thanhtra.search.acts import act_found as told  # noqa: PLC0415 - see above

    return told(citation, book, on)


def _act(act: ActFound) -> Found:
    row = act.violation
    return Found(kind="act", id=str(row.citation), vi=row.vi, en=row.en, share=1.0, act=act, cites=row.cites)


def _of_another_day(place: Citation, book: Rulebook) -> Found | None:
    """The act as it last stood, for one not in force on the day; None where there is no such act."""
    history = book.decrees.acts(place.instrument).get(place)
    last = None if history is None else next((v.rule for v in reversed(history.versions) if v.rule is not None), None)
    if last is None:
        return None
    return attrs.evolve(_act(act_found(place, book, last.start)), holds=False)


def _told(one: SearchDocument, share: float, book: Rulebook, on: date) -> Found:
    act = act_found(Citation.parse(one.id), book, on) if one.kind == "act" else None
    return Found(
        kind=one.kind,
        id=one.id,
        vi=one.vi,
        en=one.en,
        share=share,
        holds=one.holds,
        act=act,
        cites=() if act is None else act.violation.cites,
    )
