"""``form_fields.toml``: what a form asks for, and where a case holds it (trường thông tin bắt buộc của biểu mẫu)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True)
class FormField:
    """One thing a form asks for: ``at`` is its place in a case, seen from the event."""

    at: str
    vi: str
    en: str


@frozen(kw_only=True)
class PaperFields:
    """What the paper of a kind of event asks for, whatever decree's form it is on."""

    kind: str
    codes: tuple[str, ...]
    fields: tuple[FormField, ...]
    cites: tuple[Citation, ...]
    known: Basis


def read_papers(source: Source) -> dict[str, PaperFields]:
    """Papers by the kind of event they are the paper of."""
    found: dict[str, PaperFields] = {}
    for table in source.tables("form_fields.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("paper"):
            fields = tuple(
                FormField(at=f.text("at"), vi=f.text("vi"), en=f.text("en"))
                for f in row.tables("fields", required=True)
            )
            kind = row.text("kind")
            found[kind] = PaperFields(
                kind=kind,
                codes=row.texts("codes", required=True),
                fields=fields,
                cites=row.cites(),
                known=known_as(row, known),
            )
    return found
