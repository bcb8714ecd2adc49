"""Bodies of state management: what they manage, where, and from when to when (cơ quan quản lý nhà nước)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra.classes import frozen
from thanhtra.rulebook.provincial import bodies_of_provinces
from thanhtra.rulebook.versions import by_slug, known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


@frozen(kw_only=True)
class Body:
    """One body. ``area`` is an administrative path, ``vn`` the whole country; ``ended`` the first day it no longer exists.

    ``fields`` may be empty: an inspectorate manages none. ``note`` says what of it is not known.
    """

    slug: str
    vi: str
    en: str
    area: str
    fields: tuple[str, ...]
    start: date
    ended: date | None
    succeeded_by: tuple[str, ...]
    known: Basis
    note: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether the body exists on ``day``."""
        return self.start <= day and (self.ended is None or day < self.ended)

    def covers(self, field: str, area: str) -> bool:
        """Whether it manages ``field`` in ``area`` (its own, or one inside it)."""
        inside = self.area in ("vn", area) or area.startswith(f"{self.area}/")
        return field in self.fields and inside


def read_bodies(source: Source) -> dict[str, Body]:
    """``bodies.toml``: bodies one by one, and kinds of bodies every province has; a successor must be a body of the list."""

    def make(t: Table) -> Body:
        return Body(
            slug=t.text("slug"),
            vi=t.text("vi"),
            en=t.text("en"),
            area=t.text("area"),
            fields=t.texts("fields", required=True),
            start=t.day("from") or date.min,
            ended=t.day("ended", required=False),
            succeeded_by=t.texts("succeeded_by"),
            known=known_as(t, Basis.SECONDARY),
            note=t.text("note", required=False),
        )

    found = {row["slug"]: Body(**row) for row in bodies_of_provinces(source)}
    found |= by_slug(source, ("bodies.toml",), "body", make)
    for body in found.values():
        for heir in body.succeeded_by:
            if heir not in found:
                source.note("bodies.toml", body.slug, f"a body called {heir!r}", "nothing")
    return found
