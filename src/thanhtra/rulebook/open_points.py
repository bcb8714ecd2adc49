"""``open_points.toml``: provisions whose text was read and does not say what an answer waits for (điểm văn bản còn để ngỏ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.classes import frozen

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True)
class OpenPoint:
    """What the provision leaves open, as a question in both languages."""

    vi: str
    en: str


def read_open_points(source: Source) -> dict[str, OpenPoint]:
    """The points by the provision, as tokens write it; a later root's row replaces an earlier one's."""
    found: dict[str, OpenPoint] = {}
    for table in source.tables("open_points.toml"):
        for row in table.tables("open"):
            at = row.cite("at")
            if at is not None:
                found[str(at)] = OpenPoint(vi=row.text("vi"), en=row.text("en"))
    return found
