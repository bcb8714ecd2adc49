"""A row a case, for a spreadsheet: whose it is, where it stands at the end of the period, its papers and sums (mỗi hồ sơ một dòng)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from thanhtra.casefile import Case, Index, index
from thanhtra.classes import frozen
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.reports.backlog import Open, open_on
from thanhtra.reports.items import DECISIONS, agency_of, items_of
from thanhtra.reports.labels import word
from thanhtra.reports.names import STAGES
from thanhtra.rulebook import Period, Rulebook

CASE_HEADS: Final = (
    ("Hồ sơ", "Case"),
    ("Cơ quan", "Body"),
    ("Lĩnh vực", "Field"),
    ("Từ ngày", "Since"),
    ("Biên bản", "Minutes"),
    ("Ngày biên bản", "Day of the minutes"),
    ("Quyết định", "Decision"),
    ("Ngày quyết định", "Day of the decision"),
    ("Tiền phạt (đồng)", "Fines (đồng)"),
    ("Đã nộp trong kỳ (đồng)", "Paid in the period (đồng)"),
    ("Bước cuối kỳ", "Stage at the end"),
    ("Số ngày tồn", "Days open"),
)
DONE: Final = ("đã xong", "done")


@frozen(kw_only=True)
class CaseRow:
    """One case with an event in the period, or open on its last day. ``stage`` is None where it was done; ``days`` are those it had been open."""

    case: str
    agency: str | None
    field: str | None
    since: date | None
    minutes: str | None
    minuted: date | None
    decision: str | None
    decided: date | None
    fines: int | None
    paid: int
    stage: str | None
    days: int | None
    done: bool

    def cells(self, lang: str) -> tuple[str | int | None, ...]:
        """The row under :data:`CASE_HEADS`; days as the language writes them."""
        stage = (
            said(DONE, lang)
            if self.done
            else said(STAGES[self.stage], lang)
            if self.stage
            else word("unresolved", lang)
        )
        since, minuted, decided = (
            None if day is None else written(day, lang) for day in (self.since, self.minuted, self.decided)
        )
        return (
            self.case,
            self.agency,
            self.field,
            since,
            self.minutes,
            minuted,
            self.decision,
            decided,
            self.fines,
            self.paid,
            stage,
            self.days,
        )


def case_rows(cases: Iterable[Case], period: Period, book: Rulebook, *, lang: str = "vi") -> Iterator[CaseRow]:
    """A row for every case with an event in the period or open on its last day, as they come; an id that came before is left out."""
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            continue
        seen.add(case.id)
        ix = index(case)
        found = open_on(ix, period.after, book)
        if found is not None or any(day is not None and period.holds(day) for day in ix.days):
            yield _row(ix, found, period, book, lang)


def _row(ix: Index, found: Open | None, period: Period, book: Rulebook, lang: str) -> CaseRow:
    items = items_of(ix)
    minutes = next(iter(ix.by_kind.get("minutes_drawn_up", ())), None)
    decision = max((at for kind in DECISIONS for at in ix.by_kind.get(kind, ())), default=None)
    field = next((key for item in items if (key := item.keys.get("field"))), None) or ix.case.field
    named = book.fields.get(field) if field else None
    paid = sum(
        item.amount
        for item in items
        if item.figure == "fines-collected" and item.day is not None and period.holds(item.day)
    )
    fines = (
        None if decision is None else sum(s.fine or 0 for s in getattr(ix.events[decision], "sanctions", None) or ())
    )
    return CaseRow(
        case=ix.case.id,
        agency=next((name for at in (decision, minutes) if at is not None and (name := agency_of(ix, at))), None),
        field=said((named.vi, named.en), lang) if named else field,
        since=min((day for day in ix.days if day is not None), default=None),
        minutes=None if minutes is None else ix.events[minutes].number,
        minuted=None if minutes is None else ix.events[minutes].day,
        decision=None if decision is None else ix.events[decision].number,
        decided=None if decision is None else ix.events[decision].day,
        fines=fines,
        paid=paid,
        stage=None if found is None else found.stage,
        days=None if found is None or found.stage is None else (period.last - found.since).days,
        done=found is None,
    )
