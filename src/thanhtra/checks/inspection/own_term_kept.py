"""Did the control end within the term its own decision gave it, as extended?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import control_missing, control_of, pauses, started
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Defect, Unit


@check(
    "INS13",
    "control.own-term-kept",
    about=("inspection_ended", "examination_ended"),
    defect=Defect.DUTY,
    vi="Cuộc thanh tra, kiểm tra có kết thúc trong thời hạn ghi trong quyết định của nó không?",
    en="Did the control end within the term its own decision gave it, as extended?",
    right=("kết thúc ngày {actual}, không quá {last} theo quyết định", "it ended on {actual}, not after {last}, the last day by its decision"),
    wrong=("kết thúc ngày {actual}, quá {last} là ngày cuối theo quyết định", "it ended on {actual}, after {last}, the last day by its decision"),
    law=("56/2010/QH12 Đ44.1.c", "56/2010/QH12 Đ52.1.c", "11/2022/QH15 Đ59.2.c", "84/2025/QH15 Đ26.3.c", "217/2025/NĐ-CP Đ11.3.d"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked only where the decision states a term; an extension's own last day replaces it."""
    control = control_of(ctx.ix, ctx.at)
    if control is None:
        missing = control_missing(ctx.ix, ctx.at, ctx.event.kind.partition("_")[0])
        return not_assessed(missing) if missing else None
    events = ctx.ix.events
    term = events[control.opened].term  # type: ignore[attr-defined]  # this kind has a term
    if term is None or term.unit == "hour":
        return None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    extended = control.steps("extended", ctx.at)
    if extended:
        until: date | None = events[extended[-1]].until  # type: ignore[attr-defined]  # this kind has until
        if until is None:
            return not_assessed(f"fact:events[{extended[-1]}].until")
        return satisfied(last=until) if day <= until else finding(last=until)
    start = started(control, ctx.book.limit(f"{control.track}-duration"), ctx.at)
    began = events[start].day if start is not None else None
    if began is None:
        return not_assessed(f"fact:events[{start}].on" if start is not None else f"event:{control.track}_announced")
    stops, missing = pauses(control, ctx.book, ctx.at, day)
    if missing:
        return not_assessed(missing)
    found = ctx.book.due_date(began, (TimeLimit(term.amount, Unit(term.unit)),), stops)
    if not isinstance(found.due, date):
        return not_assessed(found.missing)
    return satisfied(last=found.due) if day <= found.due else finding(last=found.due)
