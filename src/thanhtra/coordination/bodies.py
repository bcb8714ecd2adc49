"""Whose matter a field and an area are on a day (thẩm quyền quản lý theo ngành, lĩnh vực và địa bàn)."""

from __future__ import annotations

from datetime import date

from thanhtra.errors import NotInTheBook
from thanhtra.rulebook import Body, Rulebook


def competent_bodies(book: Rulebook, field: str, area: str, on: date) -> tuple[Body, ...]:
    """The bodies that manage ``field`` in ``area`` on ``on``, those of the narrowest area first: a site or licensee there is theirs."""
    found = [b for b in book.bodies.values() if b.exists_on(on) and b.covers(field, area)]
    return tuple(sorted(found, key=lambda b: (b.area == "vn", -len(b.area), b.slug)))


def successors(book: Rulebook, slug: str, on: date) -> tuple[Body, ...]:
    """The bodies that hold on ``on`` what ``slug`` held: itself while it exists. Raises NotInTheBook."""
    body = book.bodies.get(slug)
    if body is None:
        raise NotInTheBook(f"body:{slug}", on)
    if body.ended is None or on < body.ended:
        return (body,) if body.exists_on(on) else ()
    return tuple(dict.fromkeys(later for heir in body.succeeded_by for later in successors(book, heir, on)))
