"""Do the days run forward in the order claimed?"""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import of_history
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@of_history(
    "ORD02",
    "order.days",
    defect=Defect.DRAFTING,
    vi="Ngày của các bước có theo đúng thứ tự đã khai không?",
    en="Do the days run forward in the order claimed?",
    right=(
        "{what_vi} ngày {actual}: không sớm hơn bước trước",
        "{what_en} of {actual}: not before the step ahead of it",
    ),
    wrong=(
        "{what_vi} ghi ngày {actual} nhưng xếp sau một việc ghi ngày {earlier}: cần kiểm tra lại ngày hoặc thứ tự trong hồ sơ",
        "{what_en} of {actual} stands after a step of {earlier}: check the day or the order",
    ),
    law="15/2012/QH13 Đ57",
)
def answers(ctx: CheckContext, events: range) -> list[tuple[range, Verdict]]:
    """Each event against the latest day ahead of it; the first has none, and is not asked."""
    days = ctx.ix.days
    if not events.start and _run_forward(days):
        return [(range(1, events.stop), satisfied())] if events.stop > 1 else []
    latest = ctx.ix.latest(before=events.start)
    found: list[tuple[range, Verdict]] = []
    forward = max(1, events.start)
    """The first event of the run of those found to go forward so far."""
    for at in events:
        day = days[at]
        if day is not None and (latest is None or latest <= day):
            latest = day
            continue
        if forward < at:
            found.append((range(forward, at), satisfied()))
        forward = at + 1
        if day is not None and latest is not None:
            found.append((range(at, forward), finding(earlier=latest, days=(latest - day).days)))
        elif latest is not None:
            found.append((range(at, forward), not_assessed(event_fact(at, "on"))))
    if forward < events.stop:
        found.append((range(forward, events.stop), satisfied()))
    return found


def _run_forward(days: list[date | None]) -> bool:
    try:
        return days == sorted(days)  # type: ignore[type-var]  # a day among them that is not known cannot be sorted
    except TypeError:
        return False
