"""``forms.toml``: the standard forms of sanctioning papers, by day."""

from __future__ import annotations

from thanhtra.rulebook.sanctioning import Form
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis


def read_forms(source: Source) -> dict[str, Form]:
    """Forms by ``DECREE CODE``, the newest of one name last read; named gaps are read and checked, not kept."""
    found: dict[str, Form] = {}
    for table in source.tables("forms.toml"):
        known = known_as(table, Basis.TEXT)
        for gap in table.tables("gap"):
            gap.text("decree")
            gap.day("from")
            gap.day("ended", required=False)
            gap.text("why")
        for row in table.tables("form"):
            decree, code, start = row.text("decree"), row.text("code"), row.day("from")
            form = {
                "vi": row.text("vi"),
                "en": row.text("en"),
                "ended": row.day("ended", required=False),
                "replaces": row.text("replaces", required=False),
                "cites": row.cites(),
                "known": known_as(row, known),
            }
            row.text("note", required=False)
            if start is not None:
                made = Form(decree=decree, code=code, start=start, **form)  # type: ignore[arg-type]  # one literal dict of unlike values
                found[made.named if made.named not in found else f"{made.named} {start.isoformat()}"] = made
    return found
