"""The deadlines of the inspections and examinations on file (thời hạn của các cuộc thanh tra, kiểm tra)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.casefile import Index, event_token
from thanhtra.deadlines.assessment import Assessment, Timing
from thanhtra.deadlines.changing import changed
from thanhtra.deadlines.controls import Control, judged, of_control, started, states_term
from thanhtra.deadlines.due import deadline
from thanhtra.deadlines.filters import passes
from thanhtra.findings import Deadline
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.terms import Status

_STATUS: Final = {
    Timing.IN_TIME: Status.MET,
    Timing.LATE: Status.MISSED,
    Timing.ONLY_IF: Status.CONDITIONAL,
    Timing.NO_FIGURE: Status.NO_FIGURE,
    Timing.REFUSED: Status.CONDITIONAL,
}


def control_deadlines(ix: Index, rule: Clock, book: Rulebook, as_of: date | None) -> Iterator[Deadline]:
    """One deadline of ``rule`` for each control on file that set it running; where it stands on ``as_of``."""
    for opened in ix.by_kind.get(control_of_limit(rule), ()):
        control = Control(ix=ix, opened=opened)
        start = started(control, rule, None)
        if start is None or control.day is None or ix.events[start].day is None:
            continue
        if not states_term(control, rule) or not any(
            ix.kinds[start] in s.where.kinds and passes(ix, s.where, start, book) is True for s in rule.starts
        ):
            continue
        at = next((i for i in _meeting(control, rule) if i > start), None)
        yield _met(control, rule, book, start, at) if at is not None else _open(control, rule, book, start, as_of)


def control_of_limit(rule: Clock) -> str:
    """The kind of event that opens the control a limit is of."""
    return f"{rule.counted_from[0].partition('_')[0]}_opened"


def _meeting(control: Control, rule: Clock) -> list[int]:
    return sorted(i for kind in rule.met_by for i in control.ix.dependents(control.opened, kind))


def _met(control: Control, rule: Clock, book: Rulebook, start: int, at: int) -> Deadline:
    actual, step = control.ix.events[at].day, of_control(control, rule, at, book)
    if step is None or step.judged is None:
        open_ = judged(control, rule, book, start, None, None)
        status = Status.OPEN if actual is None else Status.CONDITIONAL
        return deadline(open_, event=start, status=status, met=False)
    return deadline(step.judged, event=start, status=_STATUS[step.timing], missing=_law(step.judged))


def _open(control: Control, rule: Clock, book: Rulebook, start: int, as_of: date | None) -> Deadline:
    ix = control.ix
    if _standing_still(control, rule):
        found = judged(control, rule, book, start, None, as_of)
        return changed(
            deadline(found, event=start, status=Status.NOT_RUNNING), met_on=None, due=None, due_before_roll=None
        )
    began = ix.events[start].day
    if as_of is None or began is None:
        return deadline(judged(control, rule, book, start, None, None), event=start, status=Status.OPEN)
    found = judged(control, rule, book, start, None, max(as_of, began))
    status = _STATUS[found.timing]
    if status is Status.MET:
        status = Status.OPEN
    elif status is Status.MISSED and not all(ix.denies(event_token(kind)) for kind in rule.met_by):
        status = Status.CONDITIONAL
    return changed(deadline(found, event=start, status=status, missing=_law(found)), met_on=None)


def _standing_still(control: Control, rule: Clock) -> bool:
    """Whether the control is paused now: its duration does not run."""
    if not rule.extent.pausing:
        return False
    steps = sorted((*control.steps("paused"), *control.steps("resumed")))
    if not steps:
        return False
    last = control.ix.events[steps[-1]]
    return last.kind.endswith("_paused") and last.until is None  # type: ignore[attr-defined]  # this kind has until


def _law(found: Assessment) -> tuple[str, ...]:
    return tuple(t for t in found.missing if t.startswith("law:") and t != "law:no-figure")
