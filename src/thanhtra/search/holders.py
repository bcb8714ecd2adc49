"""Who may sanction one act, told the way it is asked: the sector's own titles first, then general ones, then those bound to a duty."""

from __future__ import annotations

from datetime import date

from thanhtra.competence import WhoMay, who_may_sanction
from thanhtra.law import Citation
from thanhtra.rulebook import DecreePower, Rulebook
from thanhtra.search.found import PowerHolder, Undecided
from thanhtra.terms import SubjectKind


def holders(citation: Citation, field: str, book: Rulebook, on: date) -> tuple[tuple[PowerHolder, ...], tuple[Undecided, ...]]:
    """Titles that may sanction the act of an individual on ``on``, and those of which it cannot be told. Raises LawError for an unread frame."""
    found = who_may_sanction(citation, SubjectKind.INDIVIDUAL, book, on=on)
    rows = {post: row for row in book.decrees.powers(citation.instrument) if row.start <= on for post in row.posts}
    return _may(found, field, rows, book), _undecided(found, field, rows, book)


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
    return 2 if own is not None and own.fields is None else 1


def _may(found: WhoMay, field: str, rows: dict[str, DecreePower], book: Rulebook) -> tuple[PowerHolder, ...]:
    made = [
        PowerHolder(
            post=c.post,
            vi=book.posts[c.post].vi,
            en=book.posts[c.post].en,
            ceiling=c.ceiling,
            own=own_sector(c.post, field, book, founder=c.of),
            within_duty=_bound(c.post, field, rows, book),
            of=c.of,
            cites=c.cites,
        )
        for c in found.candidates
    ]
    return tuple(sorted(made, key=lambda h: rank_of(h.post, field, book, founder=h.of)))


def _undecided(found: WhoMay, field: str, rows: dict[str, DecreePower], book: Rulebook) -> tuple[Undecided, ...]:
    made = [
        Undecided(post=u.post, vi=book.posts[u.post].vi, en=book.posts[u.post].en, own=own_sector(u.post, field, book), missing=u.missing)
        for u in found.unknown
    ]
    return tuple(sorted(made, key=lambda u: (rank_of(u.post, field, book), _level(u.post, book), u.post not in rows)))


_LEVELS = ("commune", "district", "province", "any", "central")


def _level(post: str, book: Rulebook) -> int:
    return _LEVELS.index(book.posts[post].level)


def _bound(post: str, field: str, rows: dict[str, DecreePower], book: Rulebook) -> bool:
    row = rows.get(post)
    return (row is not None and bool(row.within)) or rank_of(post, field, book) == 2  # noqa: PLR2004 - the rank above
