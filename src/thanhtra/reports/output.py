"""A report as text for a person (xuất văn bản)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.export.style import joined
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.reports.labels import against, age_name, capital, row_name, source_of, word
from thanhtra.reports.names import LEG_NAMES, STAGES
from thanhtra.reports.report import UNRESOLVED, Aftermath, Backlog, BodyFigures, Cell, Disputed, Quality, Report
from thanhtra.reports.rows import rows
from thanhtra.rulebook import Rulebook
from thanhtra.wording import grouped, written_out


def as_text(report: Report, *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """For a person: one figure a line, its parts below it, the figure it is compared with beside it; ``book`` names fields and posts."""
    return joined(_lines(report, lang, book or Rulebook.built_in()))


def _lines(report: Report, lang: str, book: Rulebook) -> Iterator[str]:
    period = report.period
    yield f"{word('report', lang)} {said((period.vi, period.en), lang)}: {written(period.first, lang)} – {written(period.last, lang)} ({source_of(period, lang)})"
    if report.agency is not None:
        yield f"{word('agency-only', lang)}: {report.agency}"
    yield f"{word('cases', lang)}: {report.cases}"
    past = against(report, lang)
    for row in rows(report):
        before = f"  ({past}: {_cell(row.before, lang)})" if row.before is not None else ""
        yield f"{'  ' if row.dimension and row.figure not in ('causes', 'overdue') else ''}{row_name(row, book, lang)}: {_cell(row.now, lang)}{before}"
    yield ""
    yield word("handling", lang)
    for leg, found in report.handling.items():
        more = f", {word('unresolved', lang)} {found.untold}" if found.untold else ""
        yield f"  {said(LEG_NAMES[leg], lang)}: {word('median', lang)} {_or_dash(found.median)}, {word('p90', lang)} {_or_dash(found.p90)} (n = {found.pairs}{more})"
    yield ""
    yield from _aftermath(report.aftermath, lang)
    if report.quality is not None:
        yield ""
        yield from _quality(report.quality, lang)
    if len(report.bodies) > 1:
        yield ""
        yield capital(word("by-agency", lang))
        for name, body in report.bodies.items():
            yield f"  {word(name, lang) if name == UNRESOLVED else name}: {_body(body, lang)}"
    yield ""
    yield from _backlog(report.backlog, lang)
    if report.repeated:
        yield f"{word('repeated', lang)}: {', '.join(report.repeated)}"


def _quality(found: Quality, lang: str) -> Iterator[str]:
    yield word("quality", lang)
    known = found.decided_in_time + found.decided_late
    yield f"  {word('in-time', lang)}: {found.decided_in_time}/{known}; {word('unknown', lang)} {found.decided_unknown}"
    yield f"  {word('annulled-share', lang)}: {found.annulled_whole}/{found.issued}"
    if found.findings:
        yield f"  {word('findings', lang)}: {', '.join(f'{code} {n}' for code, n in sorted(found.findings.items()))}"


def _aftermath(found: Aftermath, lang: str) -> Iterator[str]:
    yield word("aftermath", lang)
    yield f"  {word('issued', lang)}: {found.issued}; {_changes(found, lang)}"
    for name, disputed in (("complained", found.complaints), ("sued", found.lawsuits)):
        yield f"  {word(name, lang)}: {disputed.brought}{_outcomes(disputed, lang)}"


def _changes(found: Aftermath, lang: str) -> str:
    told = (
        ("corrected", found.corrected),
        ("amended", found.amended),
        ("annulled-part", found.annulled_part),
        ("annulled-whole", found.annulled_whole),
    )
    return ", ".join(f"{word(name, lang)} {n}" for name, n in told)


def _outcomes(found: Disputed, lang: str) -> str:
    if not found.brought:
        return ""
    return (
        " ("
        + ", ".join(
            f"{word(name, lang)} {n}"
            for name in ("upheld", "changed", "withdrawn", "open")
            if (n := getattr(found, name))
        )
        + ")"
    )


def _body(body: BodyFigures, lang: str) -> str:
    told = [
        f"{_cell(body.decisions, lang)} {word('issued', lang)}",
        f"{word('fines', lang)} {grouped(body.fines.amount, lang)}",
        f"{word('collected', lang)} {grouped(body.collected.amount, lang)}",
    ]
    if body.in_time is not None and body.late is not None and body.untold is not None:
        told.append(
            f"{word('in-time', lang)} {body.in_time}/{body.in_time + body.late}, {word('unknown', lang)} {body.untold}"
        )
    return "; ".join(
        [*told, f"{word('minutes-to-decision', lang)} {_or_dash(body.median)}", _changes(body.aftermath, lang)]
    )


def _backlog(found: Backlog, lang: str) -> Iterator[str]:
    yield f"{word('backlog', lang)}: {found.count}"
    if found.unresolved.count:
        yield f"  {word('open-unresolved', lang)}: {found.unresolved.count}"
    yield from (f"  {said(STAGES[stage], lang)}: {cell.count}" for stage, cell in found.stages.items() if cell.count)
    yield from (f"  {age_name(band, lang)}: {n}" for band, n in found.ages.items() if n)
    yield from (
        f"  {word('oldest', lang)}: {one.case}, {said(STAGES[one.stage], lang)}, {word('since', lang)} {written(one.since, lang)}"
        for one in found.oldest[:3]
    )
    if found.past:
        yield f"  {word('past', lang)}: {found.past}"
    yield from (
        f"  {word('lapses-next', lang)}: {written(one.day, lang)}, {one.case}, {said((one.vi, one.en), lang)} ({written_out(one.source, lang)})"
        for one in (found.next or ())[:5]
    )


def _cell(cell: Cell, lang: str) -> str:
    return (
        f"{grouped(cell.count, lang)} · {grouped(cell.amount, lang)} đồng" if cell.amount else grouped(cell.count, lang)
    )


def _or_dash(value: int | None) -> str:
    return "—" if value is None else str(value)
