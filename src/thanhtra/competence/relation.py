"""How one official stands to another: the same office, above it, in its place since it is gone, or neither (quan hệ giữa hai chức danh)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from thanhtra.casefile import Official, listed_fact
from thanhtra.classes import frozen
from thanhtra.competence.areas import within_area
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.units import map_on
from thanhtra.terms import Basis

_AREA_PASSED_ON: Final = (
    Citation.parse("202/2025/QH15 Đ1"),
    Citation.parse("88/2025/QH15 Đ3.1"),
    Citation.parse("88/2025/QH15 Đ3.2"),
)

_LOCAL: Final = frozenset({"commune", "district", "province"})
"""Levels whose posts are held in one place each."""


class Standing(StrEnum):
    """What the one is to the other: ``same`` office, ``above`` it, its ``heir``, or ``other``."""

    SAME = "same"
    ABOVE = "above"
    HEIR = "heir"
    OTHER = "other"


@frozen(kw_only=True, eq=False)
class Relation:
    """``standing`` is None when it cannot be told, ``missing`` then says what would; ``gone``: the first one's post had ended by the day."""

    standing: Standing | None
    missing: tuple[str, ...] = ()
    gone: bool = False
    cites: tuple[Citation, ...] = ()
    basis: Basis = Basis.TEXT


def relation(of: Official, to: Official, book: Rulebook, *, then: date | None, now: date | None) -> Relation:
    """How ``of``, acting on ``now``, stands to ``to``, who acted on ``then``. A deputy acts for the office.

    A post abolished since has as heirs the posts its row names; what is above another is data (``lines.toml``).
    """
    if of.id == to.id:
        gone = to.post is not None and now is not None and _gone(to, book, now)
        return Relation(standing=Standing.SAME, gone=gone)
    missing = tuple(listed_fact("officials", o.id, "post") for o in (of, to) if o.post is None)
    if of.post is None or to.post is None:
        return Relation(standing=None, missing=missing)
    gone = now is not None and _gone(to, book, now)
    if of.post == to.post:
        return _two_of_a_post(of, to, book, then, now, gone=gone)
    if gone and _descends(of.post, to.post, book):
        heir = book.post(to.post)
        return _placed(
            Relation(standing=Standing.HEIR, gone=True, cites=heir.cites, basis=heir.known), of, to, book, then, now
        )
    above = _above(of.post, to.post, book)
    if above is not None:
        return _placed(attrs.evolve(above, gone=gone), of, to, book, then, now)
    return Relation(standing=Standing.OTHER, gone=gone)


def _gone(official: Official, book: Rulebook, day: date) -> bool:
    assert official.post is not None  # noqa: S101 - the caller has looked
    post = book.post(official.post)
    return (post.ended is not None and day >= post.ended) or book.kept_in(official.post, official.agency, day)[
        0
    ] is False


def _two_of_a_post(
    of: Official, to: Official, book: Rulebook, then: date | None, now: date | None, *, gone: bool
) -> Relation:
    """Two officials of one post hold one office unless their areas or their agencies tell them apart.

    Where the map was redrawn in between, the one whose area now takes in the other's has its place. An area known of only one of them
    leaves open whether the other's is the same.
    """
    if untold := _one_area_untold(of, to, book):
        return Relation(standing=None, missing=untold, gone=gone)
    if of.area is not None and to.area is not None and not _one_place(of, to, book, then, now):
        inside = within_area(to.area, of.area, then, now, book.units)
        if inside is None:
            return Relation(standing=None, missing=(f"law:areas@{now}",), gone=gone)
        if not inside or not _redrawn(book, then, now):
            return Relation(standing=Standing.OTHER, gone=gone)
        if of.area != to.area:
            return Relation(standing=Standing.HEIR, gone=True, cites=_AREA_PASSED_ON, basis=Basis.SECONDARY)
    apart = (
        of.agency is not None and to.agency is not None and of.agency.casefold().strip() != to.agency.casefold().strip()
    )
    return Relation(
        standing=None if apart else Standing.SAME,
        missing=(listed_fact("officials", of.id, "area"),) if apart else (),
        gone=gone,
    )


def _redrawn(book: Rulebook, then: date | None, now: date | None) -> bool:
    return then is not None and now is not None and map_on(book.units, then) is not map_on(book.units, now)


def _one_place(of: Official, to: Official, book: Rulebook, then: date | None, now: date | None) -> bool:
    """Whether the codes alone say so: over the redrawing a code may be another commune's, so there they do not."""
    return of.area == to.area and not _redrawn(book, then, now)


def _descends(post: str, gone: str, book: Rulebook) -> bool:
    """Whether ``post`` took over from ``gone``, step by step, or is a kind of one that did."""
    heirs, seen = list(book.post(gone).succeeded_by), set[str]()
    while heirs:
        heir = heirs.pop()
        if heir in book.lineage(post) or post in book.lineage(heir):
            return True
        if heir not in seen:
            seen.add(heir)
            heirs += book.post(heir).succeeded_by
    return False


def _above(higher: str, lower: str, book: Rulebook) -> Relation | None:
    up, down = set(book.lineage(higher)), set(book.lineage(lower))
    for line in book.lines:
        high = max((i for i, post in enumerate(line.posts) if post in up), default=-1)
        low = min((i for i, post in enumerate(line.posts) if post in down), default=len(line.posts))
        if high > low:
            return Relation(standing=Standing.ABOVE, cites=line.cites, basis=line.known)
    return None


def _one_area_untold(of: Official, to: Official, book: Rulebook) -> tuple[str, ...]:
    """The area of the one where only the other's is known and both posts are local: they may be of two places."""
    assert of.post is not None and to.post is not None  # noqa: S101, PT018 - the callers have looked
    if (of.area is None) == (to.area is None) or not {book.post(of.post).level, book.post(to.post).level} <= _LOCAL:
        return ()
    return (listed_fact("officials", of.id if of.area is None else to.id, "area"),)


def _placed(
    found: Relation, of: Official, to: Official, book: Rulebook, then: date | None, now: date | None
) -> Relation:
    """One above, or in the place of, an office of another place is neither. A province that kept its code holds what it held."""
    if untold := _one_area_untold(of, to, book):
        return attrs.evolve(found, standing=None, missing=untold)
    if of.area is None or to.area is None or _one_place(of, to, book, then, now):
        return found
    inside = within_area(to.area, of.area, then, now, book.units)
    if inside is None:
        return attrs.evolve(found, standing=None, missing=(f"law:areas@{now}",))
    return found if inside else attrs.evolve(found, standing=Standing.OTHER)
