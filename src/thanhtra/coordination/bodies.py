"""Whose matter a field and an area are on a day (thẩm quyền quản lý theo ngành, lĩnh vực và địa bàn)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.errors import NotInTheBook
from thanhtra.rulebook import Body, Rulebook, became, read_area

_COUNTRY: Final = "vn"


@frozen(kw_only=True)
class Competent:
    """The ``bodies`` that manage a field in an area, those of the narrowest area first; ``missing`` names what is not held.

    ``law:bodies:AREA@DAY``: no body of the province itself is held for the field that day; ``law:areas@DAY``: no map holds the area.
    """

    bodies: tuple[Body, ...]
    missing: tuple[str, ...] = ()


def competent(book: Rulebook, field: str, area: str, on: date) -> Competent:
    """The bodies that manage ``field`` in ``area`` on ``on``, and what is not held. A code of an earlier map stands for what it became.

    Raises NotInTheBook for a field the book does not have.
    """
    if field not in book.fields:
        raise NotInTheBook(f"field:{field}", on)
    there = _of_the_day(book, area, on)
    places = there or (area,)
    found = [b for b in book.bodies.values() if b.exists_on(on) and any(b.covers(field, place) for place in places)]
    ranked = tuple(sorted(found, key=lambda b: (b.area == _COUNTRY, -len(b.area), b.slug)))
    if area == _COUNTRY:
        return Competent(bodies=ranked)
    if not there:
        return Competent(bodies=tuple(b for b in ranked if b.area == _COUNTRY), missing=(f"law:areas@{on}",))
    local = any(b.area != _COUNTRY for b in ranked)
    return Competent(bodies=ranked, missing=() if local else (f"law:bodies:{there[0].split('/')[0]}@{on}",))


def _of_the_day(book: Rulebook, area: str, on: date) -> tuple[str, ...]:
    """The area by the codes of ``on``; several where it was divided, none where that cannot be told."""
    read = read_area(book.units, area, on)
    if read is None:
        return ()
    if read.in_force:
        return (area,)
    return became(read, book.units) if read.map.start <= on else ()


def competent_bodies(book: Rulebook, field: str, area: str, on: date) -> tuple[Body, ...]:
    """The bodies that manage ``field`` in ``area`` on ``on``, those of the narrowest area first: a site or licensee there is theirs.

    What is not held is told by ``competent``. Raises NotInTheBook for a field the book does not have.
    """
    return competent(book, field, area, on).bodies


def successors(book: Rulebook, slug: str, on: date) -> tuple[Body, ...]:
    """The bodies that hold on ``on`` what ``slug`` held: itself while it exists. Raises NotInTheBook."""
    body = book.bodies.get(slug)
    if body is None:
        raise NotInTheBook(f"body:{slug}", on)
    if body.ended is None or on < body.ended:
        return (body,) if body.exists_on(on) else ()
    return tuple(dict.fromkeys(later for heir in body.succeeded_by for later in successors(book, heir, on)))
