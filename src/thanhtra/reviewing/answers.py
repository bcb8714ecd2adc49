"""A verdict as an answer: its severity on the day of the step; citations, figures and sentence when they are first read.

What follows from rules alone is found once for a stretch of law: where the law says it (:class:`_Reasons`), and the whole rationale of a
verdict that rests on nothing of the file but the step itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, Final

from thanhtra.checks import FINDING, NOT_ASSESSED, SATISFIED, Check
from thanhtra.checks.verdict import FactsLater, Verdict
from thanhtra.deadlines import Assessment, Deferred, Limitation, is_after, lateness, reading_step
from thanhtra.errors import LawError
from thanhtra.findings import Answer, Finding, Fixed, Late, Message, NotAssessed, Rationale, Satisfied
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import Step
from thanhtra.reviewing.messages import Figures, names_its_day, render_message, said_of_step
from thanhtra.reviewing.running import ReviewScope, VerdictRun
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Defect, Severity

_CLASSES: Final[dict[int, type[Satisfied | Finding | NotAssessed]]] = {
    SATISFIED: Satisfied,
    FINDING: Finding,
    NOT_ASSESSED: NotAssessed,
}


def answers_of(scope: ReviewScope, runs: Iterable[VerdictRun]) -> list[Answer]:
    """Verdicts with their severity on the day of the step; what they rest on and say is worked out when it is read."""
    made: list[Answer] = []
    days, as_of, book = scope.ix.days, scope.as_of, scope.book
    for checks, events, act, verdicts in runs:
        for at in (events,) if isinstance(events, int) else events:
            day = days[at] or as_of
            severities = _severities(book, day)
            for check, verdict in zip(checks, verdicts, strict=True):
                if verdict is None:
                    continue
                answer, _, missing, _, about = verdict
                defect = about or check.defect
                severity = severities.get(defect)
                if severity is None:
                    severity = severities[defect] = Severity.NOTE if day is None else book.severity(defect, day)
                one = _blank(_CLASSES[answer])
                one.__dict__.update(
                    asked=check,
                    severity=severity,
                    event=at,
                    act=act,
                    missing=missing,
                    _write=partial(_rationale, scope, check, at, verdict),
                    _about=about,
                )
                made.append(one)
    return made


_blank: Final = object.__new__
"""An answer without the call its class would make for each of its fields: a review makes dozens."""


def in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """By event, then by check, acts as the event names them."""
    return tuple(sorted(answers, key=_PLACE))


_PLACE: Final = attrgetter("event", "asked.code")


@kept_by_book(maxsize=1024)
def _severities(book: Rulebook, day: date | None) -> dict[Defect, Severity]:
    """What follows from each defect in the stretch of law around ``day``, as far as it was asked for."""
    found: dict[Defect, Severity] = book.cache.setdefault(("severities", day and book.law_period(day)), {})
    return found


def _rationale(scope: ReviewScope, check: Check, at: int, verdict: Verdict) -> Rationale:
    """A verdict written out: citations, message, and the figures of in-time checks."""
    answer, of, _, facts, _ = verdict
    ix, book = scope.ix, scope.book
    own = ix.days[at]
    if of is None:
        if answer != NOT_ASSESSED and not facts and check.limit is None:
            return _of_step(book, check, answer, ix.kinds[at], own, own or scope.as_of)
        cites = _reasons(book, check, ()).on(own or scope.as_of)
        law_on, basis, provisional, steps = None, Basis.TEXT, False, _NO_STEPS
    else:
        of = of.found if isinstance(of, Deferred) else of
        cites, law_on = _reasons(book, check, of.cites).on(own or scope.as_of), of.law_on
        basis, provisional, steps = of.basis, of.provisional, _steps(book, of)
    if check.limit is None:
        told = Fixed(facts.found if isinstance(facts, FactsLater) else facts)
        message = Message.later(partial(render_message, scope, check, at, verdict, Figures(told)))
        return _new(Rationale, (cites, law_on, basis, provisional, message, None, None, None, None, told, steps))
    if not isinstance(of, Assessment):
        message = Message.later(partial(render_message, scope, check, at, verdict, Figures(_NO_FACTS)))
        return _new(Rationale, (cites, law_on, basis, provisional, message, None, None, None, None, None, steps))
    due, due_if, late = of.due.due if of.due else None, of.due_if or None, _late(book, of)
    message = Message.later(
        partial(render_message, scope, check, at, verdict, Figures(_NO_FACTS, of, due, due_if, late))
    )
    return _new(Rationale, (cites, law_on, basis, provisional, message, due, due_if, of.actual, late, None, steps))


_NO_FACTS: Final[Mapping[str, object]] = Fixed()
_NO_STEPS: Final[tuple[Step, ...]] = ()
_new: Final = tuple.__new__
"""A rationale without the call its own constructor makes."""


@kept_by_book(maxsize=2048)
def _of_step(book: Rulebook, check: Check, answer: int, kind: str, own: date | None, day: date | None) -> Rationale:
    """What an answer rests on and says that names nothing but its step, taken on ``own``, if known, and answered by the law of ``day``."""
    template = check.right if answer == SATISFIED else check.wrong
    cites = _reasons(book, check, ()).on(day)
    return _of_step_alone(template, cites, kind, own if names_its_day(template) else None, book)


@kept_by_book(maxsize=2048)
def _of_step_alone(
    template: tuple[str, str], cites: tuple[Citation, ...], kind: str, day: date | None, book: Rulebook
) -> Rationale:
    """The same for every such step of one stretch of law."""
    vi, en = said_of_step(template, kind, day, book)
    return Rationale(cites, None, Basis.TEXT, provisional=False, message=Message(vi=vi, en=en), facts=Fixed())


def _steps(book: Rulebook, of: Any) -> tuple[Step, ...]:
    """How the last day was counted; that of a limitation by the readings chosen, as its deadline is."""
    if isinstance(of, Assessment):
        return of.steps
    if not isinstance(of, Limitation):
        return ()
    start = of.starts[0] or of.starts[1]
    return (reading_step(book, start, of.due.terms[-1], of.last_day),) if start and of.due and of.last_day else ()


@kept_by_book(maxsize=1024)
def _reasons(book: Rulebook, check: Check, resting: tuple[Citation, ...]) -> _Reasons:
    return _Reasons(book, check, resting)


class _Reasons:
    """Where the law says it, for a question and what its answer rests on: found once for each stretch in which none of it begins or ends."""

    __slots__ = ("_book", "_check", "_days", "_known", "_resting")

    def __init__(self, book: Rulebook, check: Check, resting: tuple[Citation, ...]) -> None:
        self._book: Rulebook = book
        self._check: Check = check
        self._resting: tuple[Citation, ...] = resting
        days = {day for c in (*resting, *check.law) if c.instrument in book.instruments for day in _life(book, c)}
        if check.limit is not None:
            days.update(v.start for v in book.limit(check.limit).versions.versions)
        self._days: list[date] = sorted(days)
        self._known: dict[int, tuple[Citation, ...]] = {}

    def on(self, day: date | None) -> tuple[Citation, ...]:
        """For a step on ``day``; None where no day is known."""
        stretch = -1 if day is None else bisect_right(self._days, day)
        found = self._known.get(stretch)
        if found is None:
            found = self._known[stretch] = _cites(self._book, self._check, self._resting, day)
        return found


def _life(book: Rulebook, cite: Citation) -> tuple[date, ...]:
    """The first day of the instrument, and the day from which it is no more."""
    known = book.instruments[cite.instrument]
    return (known.in_force,) if known.ended is None else (known.in_force, known.ended)


def _cites(book: Rulebook, check: Check, resting: tuple[Citation, ...], day: date | None) -> tuple[Citation, ...]:
    """Where the law says it; a question about a limit whose clock is not known cites the limit itself.

    Nothing is cited that had not begun by ``day``, and of the question's own citations nothing that had ended: none is left for a step
    before all of them.
    """
    whole = day is None or all(book.holds(c.instrument, day) for c in check.law)
    own = check.law if whole or day is None else tuple([c for c in check.law if book.holds(c.instrument, day)])
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


def _late(book: Rulebook, assessed: Assessment) -> Late | None:
    """How far after the last day the step was."""
    due, actual = assessed.due, assessed.actual
    if due is None or due.due is None or actual is None or not is_after(actual, due.due):
        return None
    return lateness(book.calendar, due.due, actual, due.unit)
