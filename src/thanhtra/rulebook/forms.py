"""``forms.toml``: the standard forms of sanctioning papers, by day."""

from __future__ import annotations

from thanhtra.rulebook.sanctioning import Form, FormGap
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis


def read_forms(source: Source) -> tuple[dict[str, Form], tuple[FormGap, ...]]:
    """Forms by ``DECREE CODE``, the newest of one name last read; and the decrees whose forms were not read."""
    found: dict[str, Form] = {}
    gaps: list[FormGap] = []
    for table in source.tables("forms.toml"):
        known = known_as(table, Basis.TEXT)
        for gap in table.tables("gap"):
            decree, start, ended, why = (
                gap.text("decree"),
                gap.day("from"),
                gap.day("ended", required=False),
                gap.text("why"),
            )
            if start is not None:
                gaps.append(FormGap(decree=decree, start=start, ended=ended, why=why))
        for row in table.tables("form"):
            made = _form(row, known)
            if made is not None:
                found[made.named if made.named not in found else f"{made.named} {made.start.isoformat()}"] = made
    return found, tuple(gaps)


def _form(row: Table, known: Basis) -> Form | None:
    decree, code, start = row.text("decree"), row.text("code"), row.day("from")
    vi, en = row.text("vi"), row.text("en")
    ended, replaces = row.day("ended", required=False), row.text("replaces", required=False)
    cites, known = row.cites(), known_as(row, known)
    row.text("note", required=False)
    if start is None:
        return None
    return Form(
        decree=decree, code=code, start=start, vi=vi, en=en, ended=ended, replaces=replaces, cites=cites, known=known
    )
