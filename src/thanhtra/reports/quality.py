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
_DECISIONS: Final = ("decision_issued", "spot_decision_issued")


def quality_of(ix: Index, period: Period, book: Rulebook) -> Quality | None:
    """The answers about the events of ``period`` in one case; None when none of its events falls in it."""
    inside = {at for at, event in enumerate(ix.events) if event.day is not None and period.holds(event.day)}
    if not inside:
        return None
    found = {kind: Counter[str]() for kind in _KINDS}
    timely = Counter[str]()
    for answer in review(ix.case, book, as_of=period.last).answers:
        if answer.event not in inside:
            continue
        found[answer.kind][answer.check] += 1
        if answer.check == _IN_TIME:
            timely["late" if isinstance(answer, Finding) else "in" if isinstance(answer, Satisfied) else "unknown"] += 1
    issued = [at for at in inside if ix.events[at].kind in _DECISIONS]
    return Quality(
        decided_in_time=timely["in"],
        decided_late=timely["late"],
        decided_unknown=timely["unknown"],
        issued=len(issued),
        annulled_whole=sum(_annulled(ix, at, period) for at in issued),
        findings=dict(found[Finding.kind]),
        not_assessed=dict(found[NotAssessed.kind]),
        satisfied=dict(found[Satisfied.kind]),
    )


def _annulled(ix: Index, decision: int, period: Period) -> bool:
    """Whether the decision was annulled whole by the last day of the period."""
    return any(
        ix.events[i].scope == "whole" and (day := ix.events[i].day) is not None and day < period.after  # type: ignore[attr-defined]  # this kind has a scope
        for i in ix.dependents(decision, "decision_annulled")
    )


def added(one: Quality, other: Quality) -> Quality:
    """Two cases' answers together."""
    numbers: dict[str, Any] = {name: getattr(one, name) + getattr(other, name) for name in (f.name for f in attrs.fields(Quality)) if name not in _BY_CHECK}
    by_check: dict[str, Any] = {name: dict(Counter(getattr(one, name)) + Counter(getattr(other, name))) for name in _BY_CHECK}
    return attrs.evolve(one, **numbers, **by_check)
