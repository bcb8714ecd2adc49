"""What a suspension of execution leaves open of a term that ran into it (tạm đình chỉ việc thi hành).

The Law says that execution is suspended (15/2012/QH13 Đ15.3) and not what becomes of the term: whether it runs on, the days suspended do
not count, or it begins again. What is late under each of these is late.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from thanhtra.casefile import Index
from thanhtra.deadlines.assessment import Assessment
from thanhtra.deadlines.owing import may_be_for
from thanhtra.reckoning import law_day

STAYED: Final = "law:15/2012/QH13 Đ15.3"
EXECUTING: Final = frozenset({"execution", "remedy-term"})
"""The limits whose duty is to execute the decision, or a part of it."""
_DAYS_OFF: Final = timedelta(days=14)
"""No row of days off moves a last day further."""


def stayed(
    ix: Index, of: int, before: int, of_one: frozenset[str] | None, judged: Assessment, actual: date
) -> tuple[str, ...]:
    """What leaves open whether ``actual`` is past the term to execute decision ``of``; nothing where no suspension fell in it, or it is past it by any reading."""
    if judged.rule.slug not in EXECUTING or not (held := ix.dependents(of, "execution_suspended")):
        return ()
    last = judged.last_day
    acts = frozenset(ix.acts[of]) if of_one is None else of_one
    for at in held:
        day = ix.days[at]
        if at >= before or not may_be_for(ix, of, at, acts):
            continue
        if last is None or day is None:
            return (STAYED,)
        over = _over(ix, of, at, before, acts)
        if day <= last and (over is None or actual <= over + (last - law_day(judged.start)) + _DAYS_OFF):
            return (STAYED,)
    return ()


def _over(ix: Index, of: int, at: int, before: int, acts: frozenset[str]) -> date | None:
    """The day on which suspension ``at`` ended: execution was resumed, or its own last day; None where neither is told."""
    back = (i for i in ix.dependents(of, "execution_resumed") if at < i < before and not acts.isdisjoint(ix.acts[i]))
    resumed = next((ix.days[i] for i in back), None)
    until: date | None = ix.events[at].until  # type: ignore[attr-defined]  # this kind has until
    return resumed or until
