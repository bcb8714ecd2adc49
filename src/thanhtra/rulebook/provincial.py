"""``provincial_bodies.toml``: kinds of bodies that every province has, written out province by province (sở, công an cấp tỉnh).

A province that Resolution 202/2025/QH15 merged into another ends with its bodies on 2025-07-01; those of the new province take over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from thanhtra.classes import frozen
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


@frozen(kw_only=True)
class _Province:
    code: str
    slug: str
    name: str
    start: date
    ended: date | None
    merged_into: str


def bodies_of_provinces(source: Source) -> list[dict[str, Any]]:
    """The facts of each body, by the names of ``Body``."""
    found: list[dict[str, Any]] = []
    for table in source.tables("provincial_bodies.toml"):
        known = known_as(table, Basis.SECONDARY)
        provinces = [p for row in table.tables("map") for p in _provinces(row)]
        for kind in table.tables("kind"):
            found += _of_kind(kind, provinces, known_as(kind, known))
    return found


def _provinces(row: Table) -> Iterator[_Province]:
    start, ended, rows = row.day("from") or date.min, row.day("ended", required=False), row.table("provinces")
    if rows is None:
        return
    for code in list(rows.data):
        told, _, into = rows.text(code).partition(" > ")
        slug, _, name = told.partition(" ")
        yield _Province(code=code, slug=slug, name=name, start=start, ended=ended if into else None, merged_into=into)
    rows.close()


def _of_kind(kind: Table, provinces: list[_Province], known: Basis) -> Iterator[dict[str, Any]]:
    slug, vi, en, fields = kind.text("slug"), kind.text("vi"), kind.text("en"), kind.texts("fields", required=True)
    start, ended, heirs = kind.day("from") or date.min, kind.day("ended", required=False), kind.texts("succeeded_by")
    note, names, without = kind.text("note", required=False), kind.table("names"), kind.texts("except")
    called = {code: names.text(code) for code in list(names.data)} if names is not None else {}
    if names is not None:
        names.close()
    for province in provinces:
        last = min((day for day in (ended, province.ended) if day is not None), default=None)
        first = max(start, province.start)
        if province.code in without or (last is not None and last <= first):
            continue
        after = [f"{heir}-{province.slug}" for heir in heirs] if last == ended else [f"{slug}-{province.merged_into}"]
        yield {
            "slug": f"{slug}-{province.slug}", "vi": called.get(province.code, f"{vi} {province.name}"), "en": f"{en} of {_bare(province.name)}",
            "area": province.code, "fields": fields, "start": first, "ended": last, "succeeded_by": tuple(after), "known": known, "note": note,
        }  # fmt: skip


def _bare(name: str) -> str:
    """``Quảng Nam`` of ``tỉnh Quảng Nam``."""
    return name.removeprefix("tỉnh ").removeprefix("thành phố ")
