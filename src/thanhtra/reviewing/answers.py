"""A verdict as an answer: its severity on the day of the step; citations, figures and sentence when they are first read.

What follows from rules alone is found once for a stretch of law: where the law says it (:class:`_Reasons`), and the whole rationale of a
verdict that rests on nothing of the file but the step itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple

from thanhtra.checks import FINDING, NOT_ASSESSED, SATISFIED, Check
from thanhtra.checks.guarding import FAILURE
from thanhtra.checks.imposed import LegalGrounds
from thanhtra.checks.verdict import FactsLater, Rests, Verdict
from thanhtra.classes import frozen, new_tuple
from thanhtra.deadlines import Assessment, Deferred, Limitation, RuleOn, is_after, lateness, reading_step
from thanhtra.errors import LawError
from thanhtra.findings import (
    Answer,
    CheckAnswer,
    Finding,
    Fixed,
    Late,
    Message,
    NotAssessed,
    Rationale,
    Satisfied,
    SharedRationale,
    WrittenAnswer,
)
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import Step
from thanhtra.reviewing.messages import LimitFigures, names_its_day, said_by_facts, said_in_time, said_of_broken
from thanhtra.reviewing.running import ReviewScope, VerdictRun
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Defect, Severity
from thanhtra.wording import MissingInWords, missing_in_words, unsettled

_CLASSES: Final[dict[int, type[Satisfied | Finding | NotAssessed]]] = {
    SATISFIED: Satisfied,
    FINDING: Finding,
    NOT_ASSESSED: NotAssessed,
}


def answers_of(scope: ReviewScope, runs: Iterable[VerdictRun]) -> list[Answer]:
    """Verdicts with their severity on the day of the step; what they rest on and say is worked out when it is read."""
    made: list[Answer] = []
    classes, write = _CLASSES, partial(_rationale, scope)
    for at, _, act, severity, check, verdict in _weighed(scope, runs):
        answer, _, missing, _, about = verdict
        one = _blank(classes[answer])
        _holding(
            one,
            {
                "asked": check,
                "severity": severity,
                "event": at,
                "act": act,
                "missing": missing,
                "_write": write,
                "_told": (check, at, verdict),
                "_about": about,
            },
        )
        made.append(one)
    return made


def written_of(scope: ReviewScope, runs: Iterable[VerdictRun]) -> list[WrittenAnswer]:
    """Every answer written out, by event, then by check."""
    rows, classes = _weighed(scope, runs), _CLASSES
    rows.sort(key=_PLACE_OF_ROW)
    return [
        new_tuple(
            WrittenAnswer,
            (check, classes[verdict[0]].kind, severity, at, act, verdict[2], _rationale(scope, (check, at, verdict))),
        )
        for at, _, act, severity, check, verdict in rows
    ]


_Row = tuple[int, str, str | None, Severity, Check, Verdict]
"""A verdict of one event and act: the event, the check's code, the act, the severity, the check, what it said."""
_PLACE_OF_ROW: Final = itemgetter(0, 1)


def _weighed(scope: ReviewScope, runs: Iterable[VerdictRun]) -> list[_Row]:
    """Every verdict with its severity on the day of the step."""
    rows: list[_Row] = []
    ix, book, as_of = scope
    add = rows.append
    days = [day or as_of for day in ix.days]
    by_event = [_severities(book, day) for day in days]
    for checks, events, act, verdicts in runs:
        places = (events,) if isinstance(events, int) else events
        for check, verdict in zip(checks, verdicts, strict=True):
            if verdict is None:
                continue
            defect, code = verdict[4] or check.defect, check.code
            for at in places:
                severity = by_event[at].get(defect)
                if severity is None:
                    day = days[at]
                    severity = by_event[at][defect] = Severity.NOTE if day is None else book.severity(defect, day)
                add((at, code, act, severity, check, verdict))
    return rows


_blank: Final = object.__new__
_holding: Final = vars(CheckAnswer)["__dict__"].__set__
"""An answer, and what it holds, without the call its class would make for each of its fields: a review makes dozens."""


def in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """By event, then by check, acts as the event names them."""
    return tuple(sorted(answers, key=_PLACE))


_PLACE: Final = attrgetter("event", "asked.code")


@kept_by_book(maxsize=1024)
def _severities(book: Rulebook, day: date | None) -> dict[Defect, Severity]:
    """What follows from each defect in the stretch of law around ``day``, as far as it was asked for."""
    found: dict[Defect, Severity] = book.cache.setdefault(("severities", day and book.law_period(day)), {})
    return found


def _rationale(scope: ReviewScope, told_by: tuple[Check, int, Verdict]) -> Rationale:
    """A check's verdict of an event written out: citations, message, and the figures of in-time checks."""
    check, at, verdict = told_by
    answer, of, _, facts, _ = verdict
    ix, book, as_of = scope
    kind, own = ix.kinds[at], ix.days[at]
    day = own or as_of
    if of is None:
        if not facts and answer != NOT_ASSESSED and check.limit is None:
            return _of_step(book, check, answer, kind, own, day)
    else:
        if isinstance(of, Deferred):
            of = of.found
        if not isinstance(of, _OF_RULES):
            of = _read_out(of)
    if check.limit is not None:
        facts = _NO_FACTS
    elif type(facts) is FactsLater:
        facts = facts.found
    if answer != NOT_ASSESSED:
        missing = None
    elif verdict.missing == (f"check:{check.code}",):
        said = partial(said_of_broken, check, verdict.facts.get(FAILURE))
        return _resting(book, check, of, day, facts, Message.later(said))
    else:
        missing = missing_in_words(verdict.missing, ix.case, book)
    told = new_tuple(_Told, (check, answer, kind, own, day, of, missing))
    if not facts:
        return _kept(book, told, ())
    if _SAID_ALIKE.issuperset(map(type, facts.values())):
        return _kept(book, told, tuple(facts.items()))
    return _resting(book, check, of, day, facts, Message.later(partial(_said, book, told, facts)))


class _Told(NamedTuple):
    """What an answer turns on beside its facts: the question, the answer, the kind of the step and its day, that whose law answers, what it rests on, what is missing."""

    check: Check
    answer: int
    kind: str
    own: date | None
    day: date | None
    rests_on: Rests | None
    missing: MissingInWords | None


@frozen(eq=False)
class _ReadOut:
    """What an answer rests on, read: it is one thing for all files it is so for, and holds none of them."""

    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool


def _read_out(of: Rests) -> _ReadOut:
    """Read once for all that rest on the same pieces of law; what is judged in full only now, once for its answer."""
    if type(of) is LegalGrounds:
        if Deferred in map(type, of.parts):
            of = of._replace(parts=tuple([one.found if type(one) is Deferred else one for one in of.parts]))
        if _ITSELF_ALONE.issuperset(map(_HASHED_BY, of.parts)):
            return _read_of_law(of)
    return _said_there(of.cites, of.law_on, of.basis, of.provisional)


@kept_by_book(maxsize=1024)
def _read_of_law(of: LegalGrounds) -> _ReadOut:
    return _said_there(of.cites, of.law_on, of.basis, of.provisional)


_said_there: Final = kept_by_book(maxsize=1024)(_ReadOut)


_OF_RULES: Final = (Assessment, Limitation, RuleOn)
"""What follows from rules and days alone."""
_HASHED_BY: Final = attrgetter("__class__.__hash__")
_ITSELF_ALONE: Final = frozenset({object.__hash__})
"""How a piece of law is told from others: the book keeps it, and it is equal to itself alone."""
_SAID_ALIKE: Final = frozenset({str, int, date, type(None)})
"""Facts that, being equal, are written alike; an instant is not: it may be equal in another zone."""
_NO_FACTS: Final[Mapping[str, object]] = Fixed()


@kept_by_book(maxsize=2048)
def _kept(book: Rulebook, told: _Told, facts: tuple[tuple[str, object], ...]) -> Rationale:
    """Kept: of files of the same days many are answered alike, word for word."""
    held = dict(facts)
    message = Message.later(partial(_said, book, told, held))
    return SharedRationale.of(_resting(book, told.check, told.rests_on, told.day, held, message))


def _said(book: Rulebook, told: _Told, facts: Mapping[str, object]) -> tuple[str, str]:
    check, answer, kind, own, _, of, missing = told
    due, due_if, _, late = _NO_FIGURES if check.limit is None else _figures(book, of)
    if missing is not None:
        return unsettled(check.question, missing, (due, due_if), book)
    template = check.right if answer == SATISFIED else check.wrong
    if check.limit is None or not isinstance(of, Assessment):
        return said_by_facts(template, kind, own, facts, book)
    return said_in_time(template, kind, LimitFigures(of, due, late), answer == SATISFIED, book)


def _resting(
    book: Rulebook, check: Check, of: Rests | None, day: date | None, facts: Mapping[str, object], message: Message
) -> Rationale:
    """A rationale: where the law says it, and the figures of a limit or the facts."""
    figures, told = (_NO_FIGURES, Fixed(facts)) if check.limit is None else (_figures(book, of), None)
    if of is None:
        cites = _reasons(book, check, ()).on(day)
        return new_tuple(Rationale, (cites, None, Basis.TEXT, False, message, *figures, told, ()))
    cites = _reasons(book, check, of.cites).on(day)
    steps = _steps(book, of)
    return new_tuple(Rationale, (cites, of.law_on, of.basis, of.provisional, message, *figures, told, steps))


@kept_by_book(maxsize=2048)
def _of_step(book: Rulebook, check: Check, answer: int, kind: str, own: date | None, day: date | None) -> Rationale:
    """What an answer rests on and says that names nothing but its step, taken on ``own``, if known, and answered by the law of ``day``."""
    template = check.right if answer == SATISFIED else check.wrong
    cites = _reasons(book, check, ()).on(day)
    return _of_step_alone(book, check, answer, cites, kind, own if names_its_day(template) else None)


@kept_by_book(maxsize=2048)
def _of_step_alone(
    book: Rulebook, check: Check, answer: int, cites: tuple[Citation, ...], kind: str, day: date | None
) -> Rationale:
    """The same for every such step of one stretch of law."""
    template = check.right if answer == SATISFIED else check.wrong
    vi, en = said_by_facts(template, kind, day, _NO_FACTS, book)
    message = Message(vi=vi, en=en)
    return SharedRationale.of(Rationale(cites, None, Basis.TEXT, provisional=False, message=message, facts=Fixed()))


_Figures = tuple[date | datetime | None, Mapping[str, date | datetime] | None, date | datetime | None, Late | None]
"""The last day, those under grounds not on file, the day of the step, how late it was."""
_NO_FIGURES: Final[_Figures] = (None, None, None, None)


def _figures(book: Rulebook, of: object) -> _Figures:
    """Those of a limit that was assessed."""
    if not isinstance(of, Assessment):
        return _NO_FIGURES
    return of.due.due if of.due else None, of.due_if or None, of.actual, _late(book, of)


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
