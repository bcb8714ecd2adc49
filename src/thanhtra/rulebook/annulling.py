"""On what grounds a whole decision falls, as dated data (căn cứ hủy bỏ toàn bộ quyết định)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.classes import frozen
from thanhtra.law import Citation, Series, Version
from thanhtra.rulebook.versions import known_as, read_versions, series_of
from thanhtra.terms import Basis, Defect

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


@frozen(kw_only=True)
class AnnulmentGround:
    """One ground: the kinds of defect that show it (none: no question reaches it), and the grounds by way of which alone it voids."""

    slug: str
    cite: Citation
    vi: str
    en: str
    defects: tuple[Defect, ...]
    through: tuple[str, ...]


Grounds = tuple[AnnulmentGround, ...]


def read_annulment(source: Source) -> Series[Grounds]:
    """``annulment.toml``: every ground of each version, a ground's ``through`` among them; a later root adds versions."""
    head: Table | None = None
    versions: list[Version[Grounds]] = []
    for head in source.tables("annulment.toml"):
        versions += read_versions(head, "version", _grounds, known_as(head, Basis.TEXT))
    if head is None or not versions:
        source.note("annulment.toml", "version", "at least one version", "none")
        return _NONE
    return series_of(head, "annulment-grounds", versions) or _NONE


_NONE: Final[Series[Grounds]] = Series("annulment-grounds", (), ())


def _grounds(table: Table) -> Grounds | None:
    found = [g for g in (_ground(row) for row in table.tables("grounds", required=True)) if g is not None]
    slugs = {g.slug for g in found}
    for ground in found:
        if unknown := set(ground.through) - slugs:
            table.note("grounds", f"grounds of this version in through of {ground.slug}", ", ".join(sorted(unknown)))
    return tuple(found) or None


def _ground(row: Table) -> AnnulmentGround | None:
    cite = row.cite("cite")
    defects = []
    for name in row.texts("defects"):
        try:
            defects.append(Defect(name))
        except ValueError:
            row.note("defects", f"some of {', '.join(d.value for d in Defect)}", name)
    slug, vi, en, through = row.text("slug"), row.text("vi"), row.text("en"), row.texts("through")
    return (
        None
        if cite is None
        else AnnulmentGround(slug=slug, cite=cite, vi=vi, en=en, defects=tuple(defects), through=through)
    )
