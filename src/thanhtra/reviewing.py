"""Review a file, ask before a step, record a step. The same checks serve all three."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from thanhtra.casefile import DECISIONS, Case, Event, Index, index
from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.checks import (
    FINDING,
    NOT_ASSESSED,
    SATISFIED,
    Check,
    CheckContext,
    CheckFunction,
    CheckPlan,
    StageHistory,
    Verdict,
    all_checks,
    check_plan,
    not_assessed,
)
from thanhtra.deadlines import Assessment, Deferred, Limitation, deadlines_of, lateness, reading_step
from thanhtra.errors import CalendarGap, LawError, Unlawful
from thanhtra.findings import Answer, Deadline, Finding, Message, NotAssessed, Outcome, Rationale, Review, Satisfied
from thanhtra.lifecycle import TRACKS, TrackReplay, track_replay
from thanhtra.reckoning import Step
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Severity
from thanhtra.wording import unsettled, value_in_words

VerdictAt = tuple[Check, int, str | None, Verdict]
VerdictRun = tuple[tuple[Check, ...], int | range, str | None, list[Verdict | None]]
"""What checks said, one verdict each (None: not asked), of one event or of a run of events answered alike."""


def review(
    case: Case, book: Rulebook, *, as_of: date | None = None, checks: Iterable[Check] = (), only: Collection[str] | None = None
) -> Review:
    """Ask every check of every event. ``as_of`` (default: the file's latest day) is the day open deadlines are seen from.

    ``checks`` are asked beside the library's own (``checks.load_checks``); ``only`` names the codes to ask, all when None.
    Raises CheckError when two checks share a code or a name.
    """
    ix = index(case)
    as_of = as_of or ix.latest()
    walk = _stage_history(ix)
    wanted = (tuple(checks), None if only is None else frozenset(only))
    rows = _ask(ix, book, as_of, walk, range(len(ix.events)), check_plan(*wanted))
    return Review(case.id, as_of, walk.last, LazyReview(ix, book, as_of, rows, wanted))


class LazyReview:
    """The verdicts of a file's checks; answers and deadlines are built from them when they are read."""

    __slots__ = ("as_of", "book", "ix", "rows", "wanted")

    def __init__(
        self,
        ix: Index,
        book: Rulebook,
        as_of: date | None,
        rows: list[VerdictRun],
        wanted: tuple[tuple[Check, ...], frozenset[str] | None] = ((), None),
    ) -> None:
        self.ix, self.book, self.as_of, self.rows, self.wanted = ix, book, as_of, rows, wanted

    def edition(self) -> str:
        """The edition of the rules that answered."""
        return self.book.edition

    def has_findings(self) -> bool:
        """Whether any verdict is a finding; builds no answer."""
        return any(verdict is not None and verdict.answer == FINDING for _, _, _, said in self.rows for verdict in said)

    def answers(self) -> tuple[Answer, ...]:
        """Every answer, by event, then by check."""
        return tuple([_answer(self.ix, self.book, self.as_of, mark) for mark in _in_order(self.rows)])

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit the file set running."""
        return deadlines_of(self.ix, self.book, self.as_of)

    def concerning(self) -> dict[int, frozenset[int]]:
        """Each decision → the events whose answers bear on whether it stands."""
        return _concerning(self.ix)

    def codes(self) -> tuple[str, ...]:
        """The codes asked: the library's and one's own, or of these the ones wanted alone."""
        own, only = self.wanted
        return tuple(sorted(c.code for c in (*all_checks(), *own) if only is None or c.code in only))

    def is_of(self, case: object) -> bool:
        """Whether this very case was reviewed."""
        return self.ix.case is case or self.ix.case == case


def ask(case: Case, book: Rulebook, *, check: str, event: int, as_of: date | None = None, checks: Iterable[Check] = ()) -> tuple[Answer, ...]:
    """What one check (its code), asked alone, says of one event (its index): an answer an act where it asks per act, none where it does not ask.

    ``checks`` are one's own, among which the code may be.
    """
    ix = index(case)
    if not 0 <= event < len(ix.events):
        return ()
    as_of = as_of or ix.latest()
    rows = _ask(ix, book, as_of, _stage_history(ix), range(event, event + 1), check_plan(tuple(checks), frozenset((check,))))
    return tuple(_answer(ix, book, as_of, mark) for mark in _each(rows))


def may(case: Case, event: Event, book: Rulebook, *, checks: Iterable[Check] = ()) -> Outcome:
    """Everything the law has to say to ``event`` coming next; nothing changes.

    It is allowed when no refusal stands: order, a finding that voids, or a voiding check that could not be assessed.
    ``checks`` are asked beside the library's own, and refuse by the same rule.
    """
    return _may(case.then(event), book, (), tuple(checks))


def record(case: Case, event: Event, book: Rulebook, *, accept: Iterable[str] = (), checks: Iterable[Check] = ()) -> Case:
    """The case with ``event`` after all others. Raises Unlawful, carrying the outcome, where ``may`` would refuse.

    ``accept`` names codes of voiding checks whose not-assessed answer the caller takes responsibility for; ``checks`` are asked
    beside the library's own.
    """
    then = case.then(event)
    outcome = _may(then, book, tuple(accept), tuple(checks))
    if not outcome.allowed:
        why = "; ".join(f"{a.check} {a.message.en}" for a in (*outcome.refusals, *outcome.unknown) if a.severity is Severity.VOIDS or a.check == _ORDER)
        raise Unlawful(f"{event.kind} refused: {why}", outcome)
    return then


_ORDER: Final = "ORD01"


def _may(then: Case, book: Rulebook, accept: tuple[str, ...], own: tuple[Check, ...]) -> Outcome:
    ix = index(then)
    at = len(ix.events) - 1
    as_of = ix.latest()
    walk = _stage_history(ix)
    answers = [_answer(ix, book, as_of, m) for m in _each(_ask(ix, book, as_of, walk, range(at, at + 1), check_plan(own))) if m[3].answer != SATISFIED]
    refusals = tuple(a for a in answers if isinstance(a, Finding) and (a.severity is Severity.VOIDS or a.check == _ORDER))
    notes = tuple(a for a in answers if isinstance(a, Finding) and a not in refusals)
    unknown = tuple(a for a in answers if isinstance(a, NotAssessed))
    blocked = [a for a in unknown if a.severity is Severity.VOIDS and a.check not in accept]
    return Outcome(allowed=not refusals and not blocked, stages=walk.last, refusals=refusals, unknown=unknown, notes=notes)


def _concerning(ix: Index) -> dict[int, frozenset[int]]:
    """Per decision: itself, its minutes, what hangs on them ahead of it, and prosecutions of its acts."""
    found: dict[int, frozenset[int]] = {}
    for decided in DECISIONS:
        for at in ix.by_kind.get(decided, ()):
            minutes = ix.minutes_of(at)
            acts = set(ix.acts[at])
            beside = {i for m in minutes for kind in ix.by_kind.keys() - DECISIONS for i in ix.dependents(m, kind) if i < at}
            prosecuted = {i for i in ix.by_kind.get("prosecution_started", ()) if not acts.isdisjoint(ix.acts[i])}
            found[at] = frozenset({at, *minutes, *beside, *prosecuted})
    return dict(sorted(found.items()))


def _stage_history(ix: Index) -> StageHistory:
    """The way of each act along the file. Total: an event out of order still lands."""
    if ix.together:
        kept = ix.shape.cache
        whole: TrackReplay = kept.get(_PROCEEDING) or kept.setdefault(_PROCEEDING, track_replay(TRACKS[_PROCEEDING], ix.kinds))
        return StageHistory(dict.fromkeys(ix.every, (whole, None)), dict.fromkeys(ix.every, whole.stages[-1]), whole.out_of_order)
    rows, listed = TRACKS[_PROCEEDING], frozenset(ix.every)
    named = {act for acts in ix.acts if acts != ix.every for act in acts}
    moved: dict[str, list[int]] = {act: [] for act in (*ix.every, *sorted(named)) if act in named}
    common: list[int] = []
    for at, acts in enumerate(ix.acts):
        if acts == ix.every:
            common.append(at)
        for act in named.intersection(acts):
            moved[act].append(at)
    of: dict[str, tuple[TrackReplay, list[int]]] = dict.fromkeys(ix.every, (track_replay(rows, [ix.kinds[at] for at in common]), common))
    of.update({act: (track_replay(rows, [ix.kinds[at] for at in events]), events) for act, events in moved.items()})
    last = {act: own.stages[-1] for act, (own, _) in of.items() if act in listed or own.stages[-1] != rows.initial}
    return StageHistory(of, last, frozenset([events[step] for own, events in of.values() for step in own.out_of_order]))


_PROCEEDING: Final = "proceeding"


def _ask(ix: Index, book: Rulebook, as_of: date | None, walk: StageHistory, events: range, every: CheckPlan) -> list[VerdictRun]:
    """Those checks of those events."""
    ctx = CheckContext(ix, book, as_of, walk)
    rows: list[VerdictRun] = []
    for check, ask_all in every.of_history:
        for run, verdict in ask_all(ctx, events):
            rows.append(((check,), run, None, [verdict]))
    for at, (of_event, ask_event), (of_act, ask_act) in every.plan_for(ix.shape.sequence):
        if at in events:
            ctx.about(at)
            if ask_event:
                rows.append((of_event, at, None, _run_checks(ask_event, ctx)))
            if ask_act:
                for act in ix.acts[at]:
                    ctx.about_act(act)
                    rows.append((of_act, at, act, _run_checks(ask_act, ctx)))
    return rows


def _run_checks(questions: tuple[CheckFunction, ...], ctx: CheckContext) -> list[Verdict | None]:
    """What those questions are answered, one by one. What the law refuses to say in one of them is that one's answer, and no other's."""
    said: list[Verdict | None] = []
    still = iter(questions)
    while True:
        try:
            for ask in still:
                said.append(ask(ctx))  # noqa: PERF401 - what was said before a refusal is kept
        except (LawError, CalendarGap) as refused:
            said.append(not_assessed(refused.token))
        else:
            return said


def _each(rows: list[VerdictRun]) -> list[VerdictAt]:
    """One mark an event and answer."""
    return [
        (check, at, act, verdict)
        for checks, run, act, said in rows
        for check, verdict in zip(checks, said, strict=True)
        if verdict is not None
        for at in ((run,) if isinstance(run, int) else run)
    ]


def _in_order(rows: list[VerdictRun]) -> list[VerdictAt]:
    """By event, then by check, acts as the event names them."""
    return sorted(_each(rows), key=lambda mark: (mark[1], mark[0].code))


_KINDS: Final[dict[int, type[Satisfied | Finding | NotAssessed]]] = {SATISFIED: Satisfied, FINDING: Finding, NOT_ASSESSED: NotAssessed}


def _answer(ix: Index, book: Rulebook, as_of: date | None, mark: VerdictAt) -> Answer:
    """A mark with its severity on the day of the step; what it rests on and says is written when it is read."""
    check, at, act, verdict = mark
    day = ix.events[at].day or as_of
    severity = Severity.NOTE if day is None else book.severity(verdict.defect or check.defect, day)
    return _KINDS[verdict.answer](check, severity, at, act, verdict.missing, partial(_why, ix, book, as_of, mark), verdict.defect)


def _why(ix: Index, book: Rulebook, as_of: date | None, mark: VerdictAt) -> Rationale:
    """A mark written out: citations, message, and the figures of in-time checks."""
    check, at, _, verdict = mark
    of = verdict.rests_on.found if isinstance(verdict.rests_on, Deferred) else verdict.rests_on
    judged = of if isinstance(of, Assessment) and check.limit is not None else None
    timing = _timing(book, judged) if judged is not None else {}
    facts = dict(verdict.facts) if check.limit is None else {}
    return Rationale(
        cites=_cites(book, check, of, ix.events[at].day or as_of),
        law_on=of.law_on if of is not None else None,
        basis=of.basis if of is not None else Basis.TEXT,
        provisional=of.provisional if of is not None else False,
        message=Message.later(lambda: _render_message(check, verdict, ix, at, book, facts, judged, timing)),
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

    Of the question's own citations only those of instruments in force on ``day`` are given, where any is.
    """
    held = check.law if day is None else tuple(c for c in check.law if book.holds(c.instrument, day))
    found = tuple(dict.fromkeys((*(of.cites if of is not None else ()), *held))) or check.law
    if found or check.limit is None:
        return found
    versions = book.limit(check.limit).versions
    try:
        return versions.version_on(day or date.max).cites
    except LawError:
        return next((v.cites for v in versions.versions if v.cites), ())


def _timing(book: Rulebook, judged: Assessment) -> dict[str, Any]:
    due = judged.due.due if judged.due else None
    late = None
    if due is not None and judged.actual is not None and judged.due is not None and judged.actual > due:
        late = lateness(book.calendar, due, judged.actual, judged.due.unit)
    return {"due": due, "due_if": dict(judged.due_if) or None, "actual": judged.actual, "late": late}


def _render_message(check: Check, verdict: Verdict, ix: Index, at: int, book: Rulebook, facts: dict[str, Any], judged: Assessment | None, timing: dict[str, Any]) -> tuple[str, str]:
    """The sentence of an answer, Vietnamese first; tokens of ``missing`` are said in words."""
    if verdict.answer == NOT_ASSESSED:
        open_ = (verdict.missing, timing.get("due"), timing.get("due_if"))
        vi, en = (unsettled(check.question[i], *open_, case=ix.case, book=book, lang=lang) for i, lang in enumerate(("vi", "en")))
        return vi, en
    event = ix.events[at]
    vi, en = KIND_NAMES[event.kind]
    stage = STAGE_NAMES.get(str(facts.get("stage", "")), ("", ""))
    shown: dict[str, Any] = {"actual": _shown(event.day), "what_vi": vi, "what_en": en, "stage_vi": stage[0], "stage_en": stage[1]}
    template = check.right if verdict.answer == SATISFIED else check.wrong
    spoken = _message_figures(judged, timing) if judged is not None else {}
    vi, en = (
        told.format_map(_Blank({**shown, **{k: _shown(value_in_words(k, v, book, lang)) for k, v in facts.items()}, **spoken}))
        for told, lang in zip(template, ("vi", "en"), strict=True)
    )
    return vi, en


def _message_figures(judged: Assessment, timing: dict[str, Any]) -> dict[str, Any]:
    terms = judged.branch.terms if judged.branch else ()
    late = timing.get("late")
    unit = _LATE.get(late.unit.value, ("", "")) if late else ("", "")
    return {
        "actual": _shown(judged.actual),
        "due": _shown(timing["due"] or judged.actual),
        "start": _shown(judged.start),
        "term_vi": " + ".join(t.vi for t in terms),
        "term_en": " + ".join(t.en for t in terms),
        "late_vi": f"{late.amount} {unit[0]}" if late else "",
        "late_en": f"{late.amount} {unit[1]}{'s' if late.amount != 1 else ''}" if late else "",
    }


_LATE: Final = {
    "hour": ("giờ", "hour"),
    "day": ("ngày", "day"),
    "working-day": ("ngày làm việc", "working day"),
    "month": ("tháng", "month"),
    "year": ("năm", "year"),
}


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "—"


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else "—" if value is None else str(value)

