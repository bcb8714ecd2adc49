"""A verdict as an answer: its severity on the day of the step; citations, figures and sentence when they are first read."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial
from typing import Any, Final

from thanhtra.checks import FINDING, NOT_ASSESSED, SATISFIED, Check
from thanhtra.deadlines import Assessment, Deferred, Limitation, is_after, lateness, reading_step
from thanhtra.errors import LawError
from thanhtra.findings import Answer, Finding, Message, NotAssessed, Rationale, Satisfied
from thanhtra.reckoning import Step
from thanhtra.reviewing.messages import Figures, render_message
from thanhtra.reviewing.running import ReviewScope, VerdictAt
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Severity

_CLASSES: Final[dict[int, type[Satisfied | Finding | NotAssessed]]] = {
    SATISFIED: Satisfied,
    FINDING: Finding,
    NOT_ASSESSED: NotAssessed,
}


def answer_of(scope: ReviewScope, found: VerdictAt) -> Answer:
    """A verdict with its severity on the day of the step; what it rests on and says is worked out when it is read."""
    check, verdict = found.check, found.verdict
    day = scope.ix.events[found.at].day or scope.as_of
    severity = Severity.NOTE if day is None else scope.book.severity(verdict.defect or check.defect, day)
    return _CLASSES[verdict.answer](
        check, severity, found.at, found.act, verdict.missing, partial(_rationale, scope, found), verdict.defect
    )


def _rationale(scope: ReviewScope, found: VerdictAt) -> Rationale:
    """A verdict written out: citations, message, and the figures of in-time checks."""
    check, verdict, book = found.check, found.verdict, scope.book
    of = verdict.rests_on.found if isinstance(verdict.rests_on, Deferred) else verdict.rests_on
    assessed = of if isinstance(of, Assessment) and check.limit is not None else None
    timing = _timing(book, assessed) if assessed is not None else {}
    facts = dict(verdict.facts) if check.limit is None else {}
    return Rationale(
        cites=_cites(book, check, of, scope.ix.events[found.at].day or scope.as_of),
        law_on=of.law_on if of is not None else None,
        basis=of.basis if of is not None else Basis.TEXT,
        provisional=of.provisional if of is not None else False,
        message=Message.later(partial(render_message, scope, found, Figures(facts, assessed, timing))),
        facts=facts if check.limit is None else None,
        steps=_steps(book, of),
        **timing,
    )


def _steps(book: Rulebook, of: Any) -> tuple[Step, ...]:
    """How the last day was counted; that of a limitation by the readings chosen, as its deadline is."""
    if isinstance(of, Assessment):
        return of.steps
    start = (of.starts[0] or of.starts[1]) if isinstance(of, Limitation) else None
    return (reading_step(book, start, of.due.terms[-1], of.last_day),) if start and of.due and of.last_day else ()


def _cites(book: Rulebook, check: Check, of: Any, day: date | None) -> tuple[Any, ...]:
    """Where the law says it; a question about a limit whose clock is not known cites the limit itself.

    Nothing is cited that had not begun by ``day``, and of the question's own citations nothing that had ended: none is left for a step
    before all of them.
    """
    since, until = _in_force(book, check)
    whole = day is None or since <= day < until
    own = check.law if whole or day is None else tuple([c for c in check.law if book.holds(c.instrument, day)])
    resting = of.cites if of is not None else ()
    if not resting:
        found = own
    else:
        held = (
            resting
            if day is None
            else [c for c in resting if book.begun(c.instrument, day) and (whole or c in own or c not in check.law)]
        )
        found = tuple(dict.fromkeys((*held, *own)))
    if found or check.limit is None:
        return found
    try:
        return book.limit(check.limit).versions.version_on(day or date.max).cites
    except LawError:
        return (
            () if day is not None else next((v.cites for v in book.limit(check.limit).versions.versions if v.cites), ())
        )


@lru_cache(maxsize=1024)
def _in_force(book: Rulebook, check: Check) -> tuple[date, date]:
    """The days between which every instrument a question stands in is in force."""
    known = [one for c in check.law if (one := book.instruments.get(c.instrument)) is not None]
    return max((one.in_force for one in known), default=date.min), min(
        (one.ended or date.max for one in known), default=date.max
    )


def _timing(book: Rulebook, assessed: Assessment) -> dict[str, Any]:
    due = assessed.due.due if assessed.due else None
    late = None
    if due is not None and assessed.actual is not None and assessed.due is not None and is_after(assessed.actual, due):
        late = lateness(book.calendar, due, assessed.actual, assessed.due.unit)
    return {"due": due, "due_if": dict(assessed.due_if) or None, "actual": assessed.actual, "late": late}
