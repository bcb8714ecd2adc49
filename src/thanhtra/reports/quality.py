"""What the checks say of the steps taken in a period (chất lượng xử lý)."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import attrs

from thanhtra.casefile import Index
from thanhtra.findings import Finding, NotAssessed, Satisfied
from thanhtra.reports.report import Quality
from thanhtra.reviewing import review
from thanhtra.rulebook import Period, Rulebook

_IN_TIME: Final = "DEC01"
_KINDS: Final = (Finding.kind, NotAssessed.kind, Satisfied.kind)
_BY_CHECK: Final = ("findings", "not_assessed", "satisfied")
_WORSE: Final = ("in", "unknown", "late")
"""Where a check answers act by act, the worst answer is the decision's."""


def quality_of(ix: Index, period: Period, book: Rulebook) -> tuple[Quality, dict[int, str]] | None:
    """The answers about the events of ``period`` in one case, and of each decision ``in``, ``late`` or ``unknown``; None when no event falls in it."""
    inside = {at for at, event in enumerate(ix.events) if event.day is not None and period.holds(event.day)}
    if not inside:
        return None
    found = {kind: Counter[str]() for kind in _KINDS}
    timely = Counter[str]()
    of: dict[int, str] = {}
    for answer in review(ix.case, book, as_of=period.last).answers:
        if answer.event not in inside:
            continue
        found[answer.kind][answer.check] += 1
        if answer.check == _IN_TIME:
            told = "late" if isinstance(answer, Finding) else "in" if isinstance(answer, Satisfied) else "unknown"
            timely[told] += 1
            of[answer.event] = max(told, of.get(answer.event, told), key=_WORSE.index)
    made = Quality(
        decided_in_time=timely["in"],
        decided_late=timely["late"],
        decided_unknown=timely["unknown"],
        findings=dict(found[Finding.kind]),
        not_assessed=dict(found[NotAssessed.kind]),
        satisfied=dict(found[Satisfied.kind]),
    )
    return made, of


def added(one: Quality, other: Quality) -> Quality:
    """Two cases' answers together."""
    numbers: dict[str, Any] = {
        name: getattr(one, name) + getattr(other, name)
        for name in (f.name for f in attrs.fields(Quality))
        if name not in _BY_CHECK
    }
    by_check: dict[str, Any] = {
        name: dict(Counter(getattr(one, name)) + Counter(getattr(other, name))) for name in _BY_CHECK
    }
    return attrs.evolve(one, **numbers, **by_check)
