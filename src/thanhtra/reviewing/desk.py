"""The next step: asked before it is taken, and recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from thanhtra.casefile import Case, Event, index
from thanhtra.casefile.entering import enter_step
from thanhtra.checks import SATISFIED, Check, check_plan
from thanhtra.errors import Unlawful
from thanhtra.findings import Finding, NotAssessed, Outcome
from thanhtra.reviewing.answers import answers_of
from thanhtra.reviewing.running import ReviewScope, verdicts_of
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity


def may(case: Case, book: Rulebook, event: Event, *, checks: Iterable[Check] = ()) -> Outcome:
    """Everything the law has to say to ``event`` coming next; nothing changes.

    It is allowed when no refusal stands: order, a finding that voids, or a voiding check that could not be assessed.
    ``checks`` are asked beside the library's own, and refuse by the same rule. Raises Unusable for a case or an event made in Python
    that the reader would not take.
    """
    then = case.then(event)
    enter_step(case, then, book)
    return _may(then, book, (), tuple(checks))


def record(
    case: Case, book: Rulebook, event: Event, *, accept: Iterable[str] = (), checks: Iterable[Check] = ()
) -> Case:
    """The case with ``event`` after all others. Raises Unlawful, carrying the outcome, where ``may`` would refuse.

    ``accept`` names codes of voiding checks whose not-assessed answer the caller takes responsibility for; ``checks`` are asked
    beside the library's own.
    """
    then = case.then(event)
    enter_step(case, then, book)
    outcome = _may(then, book, tuple(accept), tuple(checks))
    if not outcome.allowed:
        why = "; ".join(
            f"{a.check} {a.message.en}"
            for a in (*outcome.refusals, *outcome.unknown)
            if a.severity is Severity.VOIDS or a.check == ORDER
        )
        raise Unlawful(f"{event.kind} refused: {why}", outcome)
    return then


ORDER: Final = "ORD01"
"""The check of the order of things: it refuses whatever follows from it."""


def _may(then: Case, book: Rulebook, accept: tuple[str, ...], own: tuple[Check, ...]) -> Outcome:
    ix = index(then)
    at = len(ix.events) - 1
    scope = ReviewScope(ix, book, ix.latest())
    stages = stage_history(ix)
    runs = verdicts_of(scope, stages, range(at, at + 1), check_plan(own))
    unsettled = (
        (checks, events, act, [v if v is not None and v.answer != SATISFIED else None for v in verdicts])
        for checks, events, act, verdicts in runs
    )
    answers = answers_of(scope, unsettled)
    refusals = tuple(
        a for a in answers if isinstance(a, Finding) and (a.severity is Severity.VOIDS or a.check == ORDER)
    )
    notes = tuple(a for a in answers if isinstance(a, Finding) and a not in refusals)
    unknown = tuple(a for a in answers if isinstance(a, NotAssessed))
    blocked = [a for a in unknown if a.severity is Severity.VOIDS and a.check not in accept]
    return Outcome(
        allowed=not refusals and not blocked, stages=stages.last, refusals=refusals, unknown=unknown, notes=notes
    )
