"""``decrees/<number>-<year>/violations.toml``: acts, frames, and the measures and remedies offered for each."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook.decree_heads import place_of, read_stated
from thanhtra.rulebook.sanctioning import Decree, OfferedMeasure, OfferedRemedy, Violation
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis, SubjectKind, Unit

MEASURES: Final = ("withdraw-licence", "suspend-activity", "confiscate", "expel")


def read_acts(
    source: Source, head: Decree, fields: Container[str], remedies: Container[str]
) -> dict[Citation, list[Violation]]:
    """Every row of one folder, by its citation; rows of one citation are versions of one act."""
    found: dict[Citation, list[Violation]] = {}
    for table in source.tables("decrees", head.folder, "violations.toml"):
        known = known_as(table, head.known)
        for row in table.tables("act"):
            act = _act(row, head, known, fields, remedies)
            if act is None:
                continue
            versions = found.setdefault(act.citation, [])
            if any(v.start == act.start for v in versions):
                row.note("at", "one row of a provision from one day", str(act.citation))
            versions.append(act)
    return found


def _act(
    row: Table, head: Decree, default: Basis, fields: Container[str], remedies: Container[str]
) -> Violation | None:
    at, vi, en, field = place_of(row, "at", head.instrument), row.text("vi"), row.text("en"), row.text("field")
    by = place_of(row, "by", head.instrument) if row.has("by") else None
    start, stated = row.day("from", required=False) or head.start, read_stated(row, "amounts_for", head.amounts_for)
    frame, warning_only, gap = _frame(row, stated)
    whole = row.flag("whole")
    or_warning, known, note = row.flag("or_warning"), known_as(row, default), row.text("note", required=False)
    own = at.instrument if at is not None else head.instrument
    measures = tuple(m for t in row.tables("additional") if (m := _measure(t, own)))
    cures = tuple(r for t in row.tables("remedies") if (r := _remedy(t, own, remedies)))
    if field not in fields:
        row.note("field", "a field of fields.toml", field)
    if at is None:
        return None
    if at.instrument != head.instrument and at.instrument not in head.amends:
        row.note("at", f"a place of {', '.join((head.instrument, *head.amends))}", str(at))
    return Violation(
        citation=at,
        vi=vi,
        en=en,
        field=field,
        frame=frame,
        warning_only=warning_only,
        or_warning=or_warning,
        gap=gap,
        stated_for=stated,
        additional=measures,
        remedies=cures,
        start=start,
        cites=(at,) if by is None else (at, by),
        convention=tuple(c for c in head.cites if c.instrument == at.instrument)[:1] or head.cites[:1],
        known=known,
        whole=head.whole or whole,
        note=note,
        requires_licence=row.text("requires_licence", required=False),
    )


def _frame(row: Table, stated: SubjectKind) -> tuple[Frame | None, bool, str]:
    table = row.table("frame")
    if table is None:
        row.note("frame", "a frame", "nothing")
        return None, False, ""
    gap, warning_only = table.text("gap", required=False), table.flag("warning_only")
    figures = table.has("least") or table.has("most")
    least, most = table.integer("least", required=figures), table.integer("most", required=figures)
    table.close()
    if [bool(gap), warning_only, figures].count(True) != 1:
        row.note("frame", "exactly one of least and most, warning_only, gap", table.data)
    if least is None or most is None:
        return None, warning_only, gap
    if least > most:
        row.note("frame", "least not above most", f"{least}-{most}")
        return None, warning_only, gap
    if stated is SubjectKind.ORGANIZATION and (least % 2 or most % 2):
        row.note("frame", "amounts that halve in whole đồng", f"{least}-{most}")
    return Frame(least, most), warning_only, gap


def _measure(table: Table, instrument: str) -> OfferedMeasure | None:
    measure = table.text("measure")
    timed = table.has("least") or table.has("most")
    least, most = table.integer("least", least=1, required=timed), table.integer("most", least=1, required=timed)
    unit = table.choice("unit", Unit) if timed else None
    cite = place_of(table, "at", instrument) if table.has("at") else None
    condition, scope = table.text("if", required=False), table.text("scope", required=False)
    licence = table.texts("licence")
    if licence and measure != "withdraw-licence":
        table.note("licence", "a withdrawal of a licence", measure)
    if measure not in MEASURES:
        table.note("measure", f"one of {', '.join(MEASURES)}", measure)
        return None
    if least is not None and most is not None and least > most:
        table.note("least", "a term not above most", least)
    return OfferedMeasure(
        measure=measure, least=least, most=most, unit=unit, cite=cite, condition=condition, scope=scope, licence=licence
    )


def _remedy(table: Table, instrument: str, remedies: Container[str]) -> OfferedRemedy | None:
    remedy = table.text("remedy")
    cite = place_of(table, "at", instrument) if table.has("at") else None
    condition = table.text("if", required=False)
    if remedy not in remedies:
        table.note("remedy", "a remedy of remedies.toml or of a decree", remedy)
        return None
    return OfferedRemedy(remedy=remedy, cite=cite, condition=condition)
