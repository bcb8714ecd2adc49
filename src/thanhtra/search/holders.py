"""Who may sanction one act, told the way it is asked: the sector's own titles first, then general ones, then those bound to a duty."""

from __future__ import annotations

from datetime import date

from thanhtra.competence import WhoMay, who_may_sanction
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.search.found import PowerHolder, Undecided
from thanhtra.terms import SubjectKind

_BY_DUTY = 2


def holders(
    citation: Citation, field: str, book: Rulebook, on: date
) -> tuple[tuple[PowerHolder, ...], tuple[Undecided, ...]]:
    """Titles that may sanction the act of an individual on ``on``, and those of which it cannot be told. Raises LawError for an unread frame."""
    found = who_may_sanction(citation, SubjectKind.INDIVIDUAL, book, on=on)
    listed = frozenset(
        post for row in book.decrees.powers(citation.instrument) if row.start <= on for post in row.posts
    )
    return _may(found, field, book), _undecided(found, field, listed, book)


def own_sector(post: str, field: str, book: Rulebook, *, founder: str | None = None) -> bool:
    """Whether the title's name, or that of who set its team up, says that the field is its own."""
    for name in (post, founder):
        own = book.own_field(name) if name is not None else None
        if own is not None and own.fields is not None and field in own.fields:
            return True
    return False


def rank_of(post: str, field: str, book: Rulebook, *, founder: str | None = None) -> int:
    """0 for the sector's own titles, 1 for general ones, 2 for those whose assigned duty alone brings the act to them."""
    if own_sector(post, field, book, founder=founder):
        return 0
    own = book.own_field(post)
    return _BY_DUTY if own is not None and own.fields is None else 1


def _may(found: WhoMay, field: str, book: Rulebook) -> tuple[PowerHolder, ...]:
    made = [
        PowerHolder(
            post=c.post,
            vi=book.posts[c.post].name_on(found.on)[0],
            en=book.posts[c.post].name_on(found.on)[1],
            ceiling=c.ceiling,
            own=own_sector(c.post, field, book, founder=c.of),
            within_duty=bool(c.within) or rank_of(c.post, field, book, founder=c.of) == _BY_DUTY,
            of=c.of,
            cites=c.cites,
        )
        for c in found.candidates
    ]
    return tuple(sorted(made, key=lambda h: rank_of(h.post, field, book, founder=h.of)))


def _undecided(found: WhoMay, field: str, listed: frozenset[str], book: Rulebook) -> tuple[Undecided, ...]:
    made = [
        Undecided(
            post=u.post,
            vi=book.posts[u.post].name_on(found.on)[0],
            en=book.posts[u.post].name_on(found.on)[1],
            own=own_sector(u.post, field, book),
            missing=u.missing,
        )
        for u in found.unknown
    ]
    return tuple(
        sorted(made, key=lambda u: (rank_of(u.post, field, book), level_of(u.post, book), u.post not in listed))
    )


_LEVELS = ("commune", "district", "province", "any", "central")


def level_of(post: str, book: Rulebook) -> int:
    """Where the title's level stands, the commune's first."""
    return _LEVELS.index(book.posts[post].level)
