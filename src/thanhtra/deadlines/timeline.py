"""The one clock of a file: every limit, what set it running, how far it reaches and what met it, each worked out once (dòng thời gian của vụ việc).

Checks ask about a step (:meth:`Timeline.step`, :meth:`Timeline.against`), the ledger about all runs; both get the same assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final
from weakref import ref

from thanhtra.casefile import CHANGING, Index, event_fact
from thanhtra.classes import new_tuple
from thanhtra.deadlines.assessment import (
    Assessment,
    LimitQuestion,
    Timing,
    assess,
    assess_days,
    is_after,
    reach,
    surely_in_time,
)
from thanhtra.deadlines.changed_term import by_change
from thanhtra.deadlines.changing import changed
from thanhtra.deadlines.controls import Control, control_missing, control_of, of_control, started
from thanhtra.deadlines.controls import judged as judged_control
from thanhtra.deadlines.course import ByCourse, Course, PlainRun, by_course, course_of, plain_run
from thanhtra.deadlines.deferred import Deferred
from thanhtra.deadlines.delivery import surely_received
from thanhtra.deadlines.execution_limitation import EVADED, evaded_later, execution_limitation
from thanhtra.deadlines.extents import NOTHING, Extended, extended, over_when_lengthened, stated_is_no_shorter
from thanhtra.deadlines.filters import any_passes, any_told, passes
from thanhtra.deadlines.grounds import BIT, mask
from thanhtra.deadlines.grounds_on_file import NO_GROUNDS, grounds_on_file, shows_none
from thanhtra.deadlines.imposing import fell_of, with_remedies
from thanhtra.deadlines.limitation import limitation_of_act
from thanhtra.deadlines.missing import missing_of, unstarted
from thanhtra.deadlines.named_facts import Holds
from thanhtra.deadlines.relations import decision_of, minutes_around
from thanhtra.deadlines.running import MANY, Ends, RunningFor, Starters
from thanhtra.deadlines.starts import KnownStart, Moment, moment, start_of
from thanhtra.deadlines.stayed import stayed
from thanhtra.deadlines.step_assessment import StepAssessment, wrong_day
from thanhtra.deadlines.violators import Sharers, named_by, says_whose, sharers, sharers_in, steps_of, strangers
from thanhtra.deadlines.whose_step import ONES_OWN, Persons, asked_of, of_theirs, unsaid_whose
from thanhtra.errors import LawError, NoLongerInForce, NotYetInForce
from thanhtra.law import GoverningDay
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Clock, Filter, Limit, Rulebook, Start
from thanhtra.rulebook.clock import UNKNOWN_VALUE, Extent
from thanhtra.terms import Basis, Unit, weakest

if TYPE_CHECKING:
    from thanhtra.deadlines.parts import LimitParts

_OUT_OF_TIME: Final = (Timing.LATE, Timing.ONLY_IF)
_NO_EXTENT: Final = Extent()
_GRAVITY: Final = {Timing.LATE: 3, Timing.ONLY_IF: 2, Timing.REFUSED: 2, Timing.NO_FIGURE: 1, Timing.IN_TIME: 0}

_TELLS_WHICH: Final = {"minutes_drawn_up": "minutes", "decision_issued": "decision", "goods_seized": "seizure"}
"""The field of a step that would tell which of too many events of a kind it goes with."""
_MOST_TRIED: Final = MANY * MANY
"""So often the steps of a kind that name nobody are each tried on all who share a paper."""


def _gravity(one: StepAssessment) -> int:
    return 2 if one.judged is None else _GRAVITY[one.judged.timing]


def _last_day(one: Assessment) -> date:
    return one.last_day or date.max


def _left(ix: Index, shared: Sharers, of: int, at: int | None) -> tuple[str | None, ...]:
    """The violators a step that names none may be about: those for whom the decision still stands."""
    fell = fell_of(ix, of, at)
    return tuple([who for who, acts in shared.items() if not acts <= fell]) or tuple(shared)


class Timeline:
    """All limits of one file; read-only, one for a file and a book (:func:`timeline_of`)."""

    __slots__ = (
        "__weakref__",
        "_assessed",
        "_ends",
        "_listed",
        "_met",
        "_starts",
        "book",
        "course",
        "ix",
        "parts",
        "strange",
        "unsaid",
    )

    def __init__(self, ix: Index, book: Rulebook) -> None:
        self.ix: Index = ix
        self.book: Rulebook = book
        self.course: Course = course_of(ix, book)
        self._assessed: dict[object, StepAssessment] = {}
        self._starts: dict[tuple[str, int], Start | None] = {}
        self._listed: dict[tuple[str, int | Sequence[int]], Starters] = {}
        self._ends: dict[str, Ends] = {}
        self._met: dict[str, tuple[dict[int, int], frozenset[int], dict[int, int]]] = {}
        self.strange: frozenset[int] = strangers(ix)
        """The steps of right that name somebody who answers for no act of their paper."""
        self.parts: dict[tuple[str, int], LimitParts] = {}
        """Of a limit and what starts it, the parts: kept by the module that finds them."""
        self.unsaid: dict[tuple[str, int], tuple[str, ...]] = {}
        """Of a limit and what starts it, what would tell whether a step that may be another violator's met it; known with its meetings."""

    def step(self, slug: str, at: int) -> StepAssessment | Deferred[Assessment] | None:
        """How step ``at`` stands to the limit of that name it is to meet; the gravest where several runs wait for it.

        None where the step is not one that meets it, or the file says its clock never started.
        """
        known = self.course.steps.get((slug, at)) or by_course(self, self.book.limit(slug), at)
        if known.meets or (known.meets is None and self._met_by(known, at) is True):
            plain = known.plain
            sure = None if plain is None or plain.of in self.strange else self._plainly(plain, at)
            return sure or self._standing(known, at)
        return None

    def beside(self, slug: str, at: int) -> StepAssessment | Deferred[Assessment] | None:
        """The same of an event that stands beside the steps that meet the limit, such as a decision not to sanction."""
        known = by_course(self, self.book.limit(slug), at)
        plain = known.plain
        return (None if plain is None else self._plainly(plain, at)) or self._standing(known, at)

    def _standing(self, known: ByCourse, at: int) -> StepAssessment | Deferred[Assessment] | None:
        """Where its plain run, if the course tells of one, does not show it in time."""
        clock = known.clock
        if clock.day is GoverningDay.CONTROL:
            return self._of_control(clock, at)
        running = self.found_running(clock, at) if known.running is None else RunningFor(at, known.running)
        if not running:
            missing = self._perhaps_started(clock, at) or unstarted(self.ix, clock, at)
            return StepAssessment(None, None, missing) if missing else None
        found = running.lawful(self, clock)
        if not found:
            return None
        if len(found) > 1 and clock.counted_from == _BACK:
            found = self._not_sent_again(clock, found, at)
        if clock.first_counts:
            at = running.first_met(self, clock)
        every = found
        if self.strange:
            found = [of for of in every if of not in self.strange] or every
            if found[0] in self.strange:
                return self._open_by(clock, found[0], at, (event_fact(of, "subject") for of in found))
        if not ONES_OWN.isdisjoint(clock.counted_from) and (unsaid := self._unsaid(clock, every, at)) is not None:
            return unsaid
        if len(found) == 1:
            sure = self._surely(clock, found[0], at) if known.plain is None else None
            return sure or self.run(clock, found[0], at)
        gravest = max((self.run(clock, of, at) for of in found), key=_gravity)
        if running.looked_at_all or gravest.timing is Timing.LATE:
            return gravest
        return StepAssessment(None, None, (f"fact:events[{at}].{_TELLS_WHICH.get(clock.counted_from[0], 'acts')}",))

    def _not_sent_again(self, clock: Clock, found: list[int], at: int) -> list[int]:
        """Of several returns of the file those after which it was not sent out again, with all its acts, ahead of step ``at``."""
        over = {of: self.ends(clock).first_for(of, None, frozenset(self.ix.acts[of])) for of in found}
        return [of for of, end in over.items() if end is None or end >= at] or found

    def _unsaid(self, clock: Clock, found: Sequence[int], at: int) -> StepAssessment | None:
        """Of what answers one violator's request, death or resolution, where it hangs on whose the step or the event is."""
        silent = [one for of in found if (one := unsaid_whose(self.ix, at, of)) is not None]
        if not silent or (silent == [at] and len(found) == 1):
            return None
        return self._open_by(clock, found[0], at, (event_fact(one, says_whose(self.ix.kinds[one])) for one in silent))

    def _open_by(self, clock: Clock, of: int, at: int, tokens: Iterable[str]) -> StepAssessment:
        """The run of event ``of``, left open by ``tokens``."""
        first = self.run(clock, of, at)
        judged = None if first.judged is None else changed(first.judged, timing=Timing.ONLY_IF, needs=())
        return first._replace(judged=judged, missing=(*dict.fromkeys(tokens), *first.missing))

    def law_runs(self, clock: Clock, of: int) -> bool:
        """Whether the law has such a limit on the day of the event: one that ended, or came later than the first of all, is not there."""
        day, since = self.ix.days[of], clock.without_end_from
        if day is None or (since is not None and day >= since):
            return True
        try:
            clock.versions.version_on(day)
        except NoLongerInForce:
            return False
        except NotYetInForce:
            return clock.versions.versions[0].start <= self.first_law
        except LawError:
            return True
        return True

    def against(self, slug: str, of: int, at: int, of_one: frozenset[str] | None = None) -> StepAssessment:
        """How the day of event ``at`` stands to the limit of that name of event ``of``, by what stands ahead of ``at``; ``of_one`` as in :meth:`run`."""
        return self.run(self.book.limit(slug), of, at, None, of_one)

    def surely(self, slug: str, of: int, at: int) -> Deferred[Assessment] | None:
        """That event ``at`` was in time for the limit of event ``of``, where the plain last day alone tells; None says nothing."""
        known = self.course.steps.get((slug, at))
        if known is not None and known.plain is not None and known.plain.of == of:
            return self._plainly(known.plain, at)
        return self._surely(self.book.limit(slug), of, at)

    def reaching(self, slug: str, of: int, at: int, field: str) -> Assessment | None:
        """How the day in ``field`` of event ``at`` stands to the limit of event ``of``, refused where it lies ahead of it; None where neither start nor day is known."""
        day = getattr(self.ix.events[at], field, None)
        start = self._start(self.book.limit(slug), of, at, None)
        if start.low is None:
            return None
        found = self._assess(self.book.limit(slug), of, start, None, day, at).judged
        return (
            found if found is None or day is None else _not_ahead(found, start.low, f"fact:events[{at}].{field}", day)
        )

    def due(self, slug: str, of: int, before: int, of_one: frozenset[str] | None = None) -> Assessment | None:
        """The limit of that name of event ``of`` with its last day, by what stands ahead of ``before``; None where its start is not known.

        ``of_one``: the acts of one violator of several, else the violator it runs longest for.
        """
        clock = self.book.limit(slug)
        shared = self._shared(clock, of) if of_one is None else {}
        if shared:
            found = [self.due(slug, of, before, acts) for acts in shared.values()]
            known = [one for one in found if one is not None]
            return max(known, key=_last_day) if len(known) == len(found) else None
        start = self._start(clock, of, before, None, of_one)
        return None if start.low is None else self._assess(clock, of, start, None, None, before, of_one).judged

    def of_whoever(self, clock: Clock, of: int, act: str | None) -> frozenset[str] | None:
        """The acts of whoever answers for ``act``, where ``clock`` runs for each of several."""
        return next((acts for acts in self._shared(clock, of).values() if act in acts), None)

    def _shared(self, clock: Clock, of: int) -> Sharers:
        """The violators of event ``of`` that ``clock`` runs for one by one, of remedies those who have one to do; nothing where it is one whole."""
        if clock.each == "violators":
            return sharers_in(self.ix, of)
        return with_remedies(self.ix, of, sharers(self.ix, of)) if clock.each == "remedies" else {}

    def due_later(self, slug: str, of: int, before: int) -> Deferred[Assessment] | Assessment | None:
        """The same, put off until it is read where its start is surely known."""
        known = self.book.limit(slug).plain_moment and self.ix.days[of] is not None
        return Deferred(_due_of, self, slug, of, before) if known else self.due(slug, of, before)

    def runs(self, slug: str, of: int) -> bool:
        """Whether event ``of`` sets the limit of that name running."""
        return self.starts(self.book.limit(slug), of) is not None

    def following(
        self, slug: str, after: str, of: int, before: int, of_one: frozenset[str] | None = None
    ) -> Assessment | None:
        """The limit ``slug`` counted from the last day of the limit ``after`` of event ``of``; None where that day is not known. ``of_one`` as in :meth:`due`."""
        ends = self.due(after, of, before, of_one)
        return (
            None
            if ends is None or ends.last_day is None
            else assess(self.book, self.book.limit(slug), LimitQuestion(ends.last_day))
        )

    def last_day(
        self, slug: str, of: int, before: int, act: str | None = None
    ) -> tuple[Deferred[Assessment] | Assessment | None, date | None]:
        """The last day of the limit of that name of event ``of``, and what it rests on; the plain one where nothing on file moves it.

        For whoever answers for ``act``, where it runs for each of several.
        """
        clock, start = self.book.limit(slug), self.ix.days[of]
        if start is not None and clock.plain_moment == "event" and not self._is_moved(clock, of):
            plain = reach(self.book, clock, start, start)
            if plain is not None:
                return Deferred(_due_of, self, slug, of, before, act), plain.last
        found = self.due(slug, of, before, self.of_whoever(clock, of, act))
        return found, None if found is None else found.last_day

    def _is_moved(self, clock: Clock, of: int) -> bool:
        """Whether an event that moves the last day of ``clock`` hangs on event ``of``."""
        for kind in clock.moved_by:  # noqa: SIM110 - asked of every decision: no generator is made for it
            if self.ix.dependents(of, kind):
                return True
        return False

    def under(self, slug: str, of: int, before: int, *grounds: str) -> date | None:
        """The last day under no other grounds than those among ``grounds`` that are on file."""
        clock = self.book.limit(slug)
        start = self._start(clock, of, before, None)
        if not start.exact or start.low is None:
            return None
        shown = grounds_on_file(self.ix, self._in_force(clock, start.low, None), of, before, self._in_time)
        return assess(self.book, clock, LimitQuestion(start.low, given=shown.given & mask(grounds))).last_day

    def untold_reach(self, slug: str, of: int, before: int) -> tuple[str, ...]:
        """What would tell whether a paper ahead of ``before`` that came when the limit of event ``of`` was over lengthens it all the same."""
        day = self.ix.days[of]
        limit = None if day is None else self._on(self.book.limit(slug), day)
        over = {} if limit is None or day is None else over_when_lengthened(self, limit, of, before, day)
        return tuple([token for tokens in over.values() for token in tokens])

    def stated_is_no_shorter(self, slug: str, of: int) -> bool | tuple[str, ...]:
        """Whether the term event ``of`` itself states is no shorter than the law's; else the tokens that would tell."""
        return stated_is_no_shorter(self, slug, of)

    def start(self, slug: str, of: int, before: int, of_one: frozenset[str] | None = None) -> KnownStart:
        """When the limit of that name of event ``of`` began; for the violator whose acts ``of_one`` are, where there are several."""
        return self._start(self.book.limit(slug), of, before, None, of_one)

    def comes_before_start(self, slug: str, at: int) -> bool:
        """Whether step ``at`` was surely taken before the limit it is to meet began, or on the very day."""
        clock, day = self.book.limit(slug), self.ix.days[at]
        if day is None:
            return False
        starts = (self._start(clock, of, at, at) for of in self.running_for(clock, at).lawful(self, clock))
        return any(s.low is not None and not is_after(day, s.low) for s in starts)

    def control_reaching(self, slug: str, at: int, field: str) -> Assessment | None:
        """How the day in ``field`` of event ``at`` stands to a limit of its control, event ``at`` counted in; None where start or day is not known."""
        control = control_of(self.ix, at)
        day = getattr(self.ix.events[at], field, None)
        clock = self.book.limit(slug)
        start = started(control, clock, at) if control is not None else None
        if control is None or control.day is None or start is None or day is None or self.ix.days[start] is None:
            return None
        found = judged_control(control, clock, self.book, start, at + 1, day)
        return _not_ahead(found, found.start, f"fact:events[{at}].{field}", day)

    def control_against(self, slug: str, opened: int, at: int) -> StepAssessment | None:
        """How event ``at`` of the proceeding stands to the limit of the inspection or examination event ``opened`` opened."""
        return of_control(Control(ix=self.ix, opened=opened), self.book.limit(slug), at, self.book)

    def control_waits(self, slugs: tuple[str, ...], opened: int, as_of: date | None) -> bool:
        """Whether the last of those limits that began for the control event ``opened`` opened may still run on ``as_of``."""
        control = Control(ix=self.ix, opened=opened)
        for slug in reversed(slugs):
            clock = self.book.limit(slug)
            start = started(control, clock, None)
            if start is None or control.day is None or self.ix.days[start] is None:
                continue
            found = judged_control(control, clock, self.book, start, None, as_of)
            return as_of is None or found.timing is not Timing.LATE
        return False

    def of_control(self, slug: str, at: int) -> StepAssessment | None:
        """How event ``at`` of a control stands to the limit of that name, whether or not it is the step that meets it."""
        return self._of_control(self.book.limit(slug), at)

    def meets(self, clock: Clock, at: int) -> bool:
        """Whether event ``at`` is a step that can meet ``clock``."""
        known = by_course(self, clock, at)
        return self._met_by(known, at) is True if known.meets is None else known.meets

    def may_meet(self, slug: str, at: int) -> tuple[str, ...]:
        """What would tell whether event ``at`` is a step that meets the limit of that name; nothing where that is known."""
        found = self._met_by(by_course(self, self.book.limit(slug), at), at)
        return found if isinstance(found, tuple) else ()

    def _met_by(self, known: ByCourse, at: int) -> Holds:
        """Whether step ``at`` meets the limit where the facts decide it; the tokens that would tell."""
        if known.asked:
            return any_told(self.ix, known.asked, at, self.book)
        return any_passes(self.ix, self.met_of(known.clock, at), at, self.book)

    def met_of(self, clock: Clock, at: int) -> tuple[Filter, ...]:
        """What meets ``clock`` by the law of the day of event ``at``."""
        limit = self._limit(clock, at) if clock.met_changes else None
        return (limit.met if limit else ()) or clock.met

    @property
    def first_law(self) -> date:
        """The first day of the procedure the book holds."""
        found: date | None = self.book.cache.get("first law")
        if found is None:
            found = self.book.cache["first law"] = min(
                c.versions.versions[0].start
                for c in self.book.procedure.limits.values()
                if c.day is not GoverningDay.CONTROL
            )
        return found

    def running_for(self, clock: Clock, at: int) -> RunningFor:
        """The events that set ``clock`` running for step ``at``: those it refers to, else those beside it, else those of its acts."""
        known = by_course(self, clock, at).running
        return self.found_running(clock, at) if known is None else RunningFor(at, known)

    def found_running(self, clock: Clock, at: int) -> RunningFor:
        """The same, looked for."""
        ix, kinds = self.ix, clock.counted_from
        if clock.met_by_itself:
            return RunningFor(at, (at,) if ix.kinds[at] in kinds and self.starts(clock, at) is not None else ())
        parents = ix.parents[at]
        named = tuple([p for p in parents if ix.kinds[p] in kinds and self.starts(clock, p) is not None])
        if named or clock.directly:
            return RunningFor(at, named)
        decision = decision_of(ix, at)
        if (
            decision is not None
            and decision != at
            and ix.kinds[decision] in kinds
            and self.starts(clock, decision) is not None
        ):
            return RunningFor(at, (decision,))
        who = None if ONES_OWN.isdisjoint(kinds) else asked_of(ix, at)
        beside = (
            RunningFor(
                at,
                (),
                [[self._starters(clock, ix.dependents(parent, kind), at, who) for parent in parents for kind in kinds]],
            )
            if parents
            else None
        )
        return beside or RunningFor(
            at,
            (),
            [
                [self._starters(clock, listed, at, who) for listed in found]
                for kind in kinds
                if kind in ix.by_kind and (found := ix.among(kind).alike(at))
            ],
        )

    def _starters(self, clock: Clock, listed: Sequence[int], at: int, who: Persons | None) -> Starters:
        """Of a list of events those that set ``clock`` running for step ``at``: of ``who``, where it is theirs alone."""
        if who is not None:
            listed = of_theirs(self.ix, at, who, listed)
        key = (clock.slug, listed if who is not None else id(listed))
        found = self._listed.get(key)
        if found is None:
            found = self._listed[key] = Starters(self, clock, listed)
        return found

    def met(self, clock: Clock) -> tuple[dict[int, int], frozenset[int]]:
        """Each run of ``clock`` → the first step that met it; and the runs a step may have met, were more known."""
        met, possible, _ = self._met.get(clock.slug) or self._meetings(clock)
        return met, possible

    def met_behind(self, clock: Clock) -> Mapping[int, int]:
        """The same, of steps that stand behind what they met: a file may claim a step ahead of what it names."""
        _, _, behind = self._met.get(clock.slug) or self._meetings(clock)
        return behind

    def ends(self, clock: Clock) -> Ends:
        """The events that surely end runs of ``clock``."""
        found = self._ends.get(clock.slug)
        if found is None:
            found = self._ends[clock.slug] = Ends(self, clock)
        return found

    def _meetings(self, clock: Clock) -> tuple[dict[int, int], frozenset[int], dict[int, int]]:
        met: dict[int, int] = {}
        behind: dict[int, int] = {}
        possible: set[int] = set()
        surely: dict[Starters, int] = {}
        maybe: dict[Starters, int] = {}
        answers = RunningFor.meets if ONES_OWN.isdisjoint(clock.counted_from) else partial(_theirs, possible)
        for at, known in self.steps_of(clock):
            passed = self._met_by(known, at) if known.meets is None else known.meets
            if passed is False:
                continue
            if at in self.strange:
                for of in self.running_for(clock, at).lawful(self, clock):
                    possible.add(of)
                    key = (clock.slug, of)
                    self.unsaid[key] = (*self.unsaid.get(key, ()), event_fact(at, "subject"))
                continue
            if passed is True and known.running is not None:
                for of in known.running:
                    if self.law_runs(clock, of):
                        met.setdefault(of, at)
                        if of < at:
                            behind.setdefault(of, at)
                continue
            running = self.found_running(clock, at) if known.running is None else RunningFor(at, known.running)
            if passed is True:
                for of in answers(running, self, clock, surely):
                    met.setdefault(of, at)
                    if of < at:
                        behind.setdefault(of, at)
            else:
                possible.update(running.meets(self, clock, maybe))
        found = self._met[clock.slug] = met, frozenset(possible), behind
        return found

    def steps_of(self, clock: Clock) -> list[tuple[int, ByCourse]]:
        """The steps the course lets meet ``clock``, in file order, with what it decides of each."""
        found = self.course.steps_of.get(clock.slug)
        if found is None:
            places = sorted({i for kind in clock.met_by for i in self.ix.by_kind.get(kind, ())})
            known = [(at, by_course(self, clock, at)) for at in places]
            found = self.course.steps_of[clock.slug] = [pair for pair in known if pair[1].meets is not False]
        return found

    def starts(self, clock: Clock, at: int) -> Start | None:
        """How event ``at`` sets ``clock`` running; None where it does not."""
        key = (clock.slug, at)
        kept = self.course.starts if clock.starts_by_course else self._starts
        if key not in kept:
            kept[key] = self._starting(clock, at)
        return kept[key]

    def may_start(self, clock: Clock) -> bool:
        """Whether files of this course can set ``clock`` running."""
        return (
            bool(self._places(clock))
            if clock.starts_by_course
            else not self.ix.by_kind.keys().isdisjoint(clock.counted_from)
        )

    def _places(self, clock: Clock) -> list[int]:
        """The events that set ``clock`` running, in file order; kept with the course where that decides."""
        places = self.course.started.get(clock.slug) if clock.starts_by_course else None
        if places is None:
            by_kind = self.ix.by_kind
            kinds = [kind for kind in clock.counted_from if kind in by_kind]
            found = by_kind[kinds[0]] if len(kinds) == 1 else sorted({i for kind in kinds for i in by_kind[kind]})
            places = [i for i in found if self.starts(clock, i) is not None]
            if clock.starts_by_course:
                self.course.started[clock.slug] = places
        return places

    def started(self, clock: Clock) -> list[int]:
        """The events whose law has the limit of those that set it running, in file order."""
        places = self._places(clock)
        days, since = self.ix.days, clock.without_end_from or date.max
        return [i for i in places if ((day := days[i]) is not None and day >= since) or self.law_runs(clock, i)]

    def _starting(self, clock: Clock, at: int) -> Start | None:
        limit = self._limit(clock, at) if clock.starts_change else None
        kind = self.ix.kinds[at]
        for start in (limit.starts if limit else ()) or clock.starts:
            if kind in start.where.kinds and passes(self.ix, start.where, at, self.book) is True:
                return start
        return None

    def _perhaps_started(self, clock: Clock, at: int) -> tuple[str, ...]:
        """What would tell whether an event ahead of step ``at`` set ``clock`` running for it; those that may are looked for once for the file."""
        key = ("perhaps started", clock)
        maybe: list[tuple[int, tuple[str, ...]]] | None = self.ix.cache.get(key)
        if maybe is None:
            starts = tuple([start.where for start in clock.starts if start.where.facts])
            places = sorted({i for where in starts for kind in where.kinds for i in self.ix.by_kind.get(kind, ())})
            found = [(i, any_passes(self.ix, starts, i, self.book)) for i in places]
            maybe = self.ix.cache[key] = [(i, untold) for i, untold in found if isinstance(untold, tuple)]
        acts = self.ix.acts
        return next((u for i, u in maybe if i < at and not set(acts[at]).isdisjoint(acts[i])), ())

    def run(
        self,
        clock: Clock,
        of: int,
        at: int | None,
        actual: Moment | None = None,
        of_one: frozenset[str] | None = None,
    ) -> StepAssessment:
        """One run: ``clock`` of event ``of`` against step ``at`` (None: against ``actual``, by the whole file).

        ``of_one`` are the acts of the one violator of several it is asked of; else those the step is about, all of them where it does not say.
        """
        key = (clock.slug, of, at, actual, of_one)
        found = self._assessed.get(key)
        if found is None:
            wrong = () if at is None else wrong_day(self.ix, at, of)
            shared = self._shared(clock, of) if clock.each and of_one is None and not wrong else None
            found = (
                StepAssessment(of, None, wrong)
                if wrong
                else self._run_each(clock, of, at, actual, shared)
                if shared
                else self._run(clock, of, at, actual, of_one)
            )
            self._assessed[key] = found
        return found

    def _run_each(
        self, clock: Clock, of: int, at: int | None, actual: Moment | None, shared: Sharers
    ) -> StepAssessment:
        """Of several violators: what holds for each that the step is about, else the answer hangs on whose step it is."""
        named = None if at is None else named_by(self.ix, shared, at)
        if named is None and at is not None and self._too_many(of, at, shared):  # it is asked, not tried on each
            first = self.run(clock, of, at, actual, next(iter(shared.values())))
            token = event_fact(at, says_whose(self.ix.kinds[at]))
            judged = None if first.judged is None else changed(first.judged, timing=Timing.ONLY_IF, needs=())
            return first._replace(judged=judged, missing=(token,))
        found = [self.run(clock, of, at, actual, shared[who]) for who in named or _left(self.ix, shared, of, at)]
        last = max(found, key=lambda one: date.min if one.judged is None else _last_day(one.judged))
        if len({one.timing for one in found}) == 1:
            return last
        whose = () if at is None or named is not None else (event_fact(at, says_whose(self.ix.kinds[at])),)
        missing = tuple(dict.fromkeys([*whose, *(token for one in found for token in one.missing)]))
        judged = next((one.judged for one in found if one.judged is not None), None)
        if judged is None:  # pragma: no cover - answers that differ have a judgement among them
            return last
        return last._replace(judged=changed(judged, timing=Timing.ONLY_IF, needs=()), missing=missing)

    def _too_many(self, of: int, at: int, shared: Sharers) -> bool:
        """Whether step ``at``, which names nobody, and those of its kind like it are too many to be tried on each of those who share a paper."""
        if len(shared) <= MANY:
            return False
        silent = steps_of(self.ix, of, self.ix.kinds[at]).silent
        return len(shared) * len(silent) > _MOST_TRIED or at not in silent

    def _run(
        self, clock: Clock, of: int, at: int | None, actual: Moment | None, of_one: frozenset[str] | None
    ) -> StepAssessment:
        if clock.plain_moment == "event":
            judged = self._by_days(clock, of, at, actual)
            if judged is not None:
                missing = missing_of(self.ix, judged, of, at, NO_GROUNDS) if judged.needs or judged.missing else ()
                return new_tuple(StepAssessment, (of, judged, missing, of, False))
        before = len(self.ix.events) if at is None else at
        start = self._start(clock, of, before, at, of_one)
        if at is None:
            return self._assess(clock, of, start, None, actual, before, of_one)
        event = self.ix.events[at]
        if start.low is not None and event.day is None and (event.earliest or event.latest) is not None:
            return self._between(clock, of, start, at, of_one)
        if start.low is None or event.day is None:
            missing = (
                *(start.missing if start.low is None else ()),
                *(() if event.day is not None else (f"fact:events[{at}].on",)),
            )
            return StepAssessment(of, None, missing, start.event, never=start.never)
        step = moment(event, clock)
        if step is not None and clock.starts_later and is_after(start.low, step):
            told = tuple(dict.fromkeys((*self._told_by(clock, of), f"fact:events[{at}].on")))
            return StepAssessment(of, None, told, start.event)
        return self._assess(clock, of, start, at, step, before, of_one)

    def _by_days(self, clock: Clock, of: int, at: int | None, actual: Moment | None) -> Assessment | None:
        """By the day it starts from and that of the step, where nothing moves it, or nothing does on file and it is in time; None where more is asked."""
        day, step = self.ix.days[of], actual if at is None else self.ix.days[at]
        if day is None or isinstance(step, datetime):
            return None
        if clock.by_days_alone:
            return assess_days(self.book, clock, day, step) if at is None or step is not None else None
        if step is None or not self.is_plain(clock, of):
            return None
        judged = assess_days(self.book, clock, day, step)
        return judged if judged.timing is Timing.IN_TIME else None

    def is_plain(self, clock: Clock, of: int) -> bool:
        """Whether by the course no paper and no ground on file moves the last day of ``clock`` that event ``of`` set running on its day."""
        key = (clock.slug, of)
        found = self.course.plain.get(key)
        if found is None:
            found = self.course.plain[key] = clock.by_days_alone or (
                clock.plain_moment == "event"
                and not clock.lengthened_by_start
                and not self._is_moved(clock, of)
                and (not clock.grounded or shows_none(self.ix, of))
            )
        return found

    def _told_by(self, clock: Clock, of: int) -> Iterator[str]:
        """The field of event ``of`` that tells the day ``clock`` is counted from, where one does."""
        how, _, name = (self.starts(clock, of) or clock.starts[0]).moment.partition(":")
        if how == "field":
            yield f"fact:events[{of}].{name}"

    def _between(
        self, clock: Clock, of: int, start: KnownStart, at: int, of_one: frozenset[str] | None
    ) -> StepAssessment:
        """A step known only between two days: the answer that holds of every day between them, else the day is what is missing."""
        event = self.ix.events[at]
        early = self._assess(clock, of, start, at, event.earliest, at, of_one) if event.earliest is not None else None
        late = self._assess(clock, of, start, at, event.latest, at, of_one) if event.latest is not None else None
        if late is not None and late.timing is Timing.IN_TIME:
            return late
        if early is not None and early.timing is Timing.LATE:
            return early
        some = late or early
        assert some is not None  # noqa: S101 - the caller has looked
        judged = None if some.judged is None else changed(some.judged, timing=Timing.ONLY_IF, needs=())
        return some._replace(judged=judged, missing=(f"fact:events[{at}].on", *some.missing))

    def _start(
        self, clock: Clock, of: int, before: int, at: int | None, of_one: frozenset[str] | None = None
    ) -> KnownStart:
        if clock.plain_moment == "event" and (day := self.ix.days[of]) is not None:
            return new_tuple(KnownStart, (day, day, of, (), (), Basis.TEXT, False))
        if clock.step_tells_start and at is not None:
            told: date | None = getattr(self.ix.events[at], clock.step_tells_start, None)
            if told is not None:
                return KnownStart(told, told, of)
        start = self.starts(clock, of) or clock.starts[0]
        found = start_of(self, clock, start, of, before, of_one)
        if clock.step_tells_start and at is not None and not found.exact and found.low is not None:
            return found._replace(missing=(*found.missing, f"fact:events[{at}].{clock.step_tells_start}"))
        return found

    def _assess(
        self,
        clock: Clock,
        of: int,
        start: KnownStart,
        at: int | None,
        actual: Moment | None,
        before: int,
        of_one: frozenset[str] | None = None,
    ) -> StepAssessment:
        """The assessment for every start the file leaves open, and what would settle it."""
        if start.low is None:
            return StepAssessment(of, None, start.missing, start.event, never=start.never)
        if clock.readings and clock.of == "event":
            return self._by_reading(clock, of, start, before, actual, of_one)
        early, missing = self._from(clock, of, start, start.low, at, actual, before, of_one)
        if start.exact:
            return new_tuple(StepAssessment, (of, early, missing, start.event, False))
        if early.timing is Timing.IN_TIME:
            bound = changed(early, bound="earliest")
            return StepAssessment(of, bound, start.missing if actual is None else (), start.event, never=start.never)
        if start.high is not None:
            late, more = self._from(clock, of, start, start.high, at, actual, before, of_one)
            if late.timing is early.timing:
                return StepAssessment(of, late, more, start.event)
        if early.timing in (Timing.NO_FIGURE, Timing.REFUSED):
            return StepAssessment(
                of, changed(early, bound="earliest"), start.missing or missing, start.event, never=start.never
            )
        return StepAssessment(
            of,
            changed(early, timing=Timing.ONLY_IF, needs=(), bound="earliest"),
            (*start.missing, *missing),
            start.event,
            never=start.never,
        )

    def _from(
        self,
        clock: Clock,
        of: int,
        start: KnownStart,
        day: Moment,
        at: int | None,
        actual: Moment | None,
        before: int,
        of_one: frozenset[str] | None = None,
    ) -> tuple[Assessment, tuple[str, ...]]:
        """The assessment from one start: the figures, then what lengthens, exempts and caps."""
        limit = self._in_force(clock, day, actual)
        extent = _NO_EXTENT if limit is None else limit.extent
        shown = NO_GROUNDS if clock.groundless else grounds_on_file(self.ix, limit, of, at, self._in_time)
        more, rule = NOTHING, clock
        if limit is not None and (extent.at_least or extent.until or extent.longer or extent.stated):
            more = extended(self, limit, of, at, before, day, of_one=of_one)
            if more.stated is not None and more.stated.unit is Unit.HOUR:
                day = self._instant(start.event, day) if start.exact else day
                actual = None if actual is None else self._instant(at, actual)
            if more.in_place is not None:
                rule = self.book.limit(more.in_place)
        given, denied, clocks, _, _ = shown
        asked = new_tuple(
            LimitQuestion, (day, actual, given, denied, clocks, None, None, (), False, more.stated, more.floor, None)
        )
        judged = assess(self.book, rule, asked)
        if limit is not None and extent.read_as:
            judged = self._read(judged, limit, rule, asked)
        if rule is not clock or start.cites or start.basis is not Basis.TEXT:
            judged = changed(
                judged,
                rule=clock,
                basis=weakest(judged.basis, start.basis),
                extra_cites=(*judged.extra_cites, *start.cites),
            )
        missing = missing_of(self.ix, judged, start.event if start.event is not None else of, at, shown)
        capped_by, spares = extent.capped_by, extent.exempt
        if capped_by and spares:
            judged, missing = self._capped(capped_by, of, at, actual, before, judged, missing)
        if judged.timing in _OUT_OF_TIME and actual is not None:
            judged, missing = self._softened(limit, asked, more, at, judged, missing)
            if judged.timing is Timing.LATE and not self.ix.by_kind.keys().isdisjoint(CHANGING):
                term = by_change(self, of, before, (at, actual), of_one, judged)
                if term is not None and term.judged is not None:
                    judged, missing = changed(term.judged, rule=judged.rule), term.missing
            if judged.timing is Timing.LATE and "execution_suspended" in self.ix.by_kind:
                open_ = stayed(self.ix, of, before, of_one, judged, law_day(actual))
                if open_:
                    judged, missing = changed(judged, timing=Timing.ONLY_IF), (*missing, *open_)
        if capped_by and not spares:
            return self._capped(capped_by, of, at, actual, before, judged, missing)
        return judged, missing

    def _instant(self, event: int | None, day: Moment) -> Moment:
        """The instant of the event that gives ``day``, where the file has it: a paper states its term in hours."""
        at = None if event is None else self.ix.events[event].at
        return at if at is not None and law_day(at) == day else day

    def _softened(
        self,
        limit: Limit | None,
        asked: LimitQuestion,
        more: Extended,
        at: int | None,
        judged: Assessment,
        missing: tuple[str, ...],
    ) -> tuple[Assessment, tuple[str, ...]]:
        """A late step may be one the limit does not bind, or be in time under an extension or a paper not on file."""
        if limit is not None and at is not None and limit.extent.exempt:
            spared = any_passes(self.ix, limit.extent.exempt, at, self.book)
            if spared is True:
                return changed(judged, timing=Timing.IN_TIME, needs=(), due=None), ()
            if spared:
                return changed(judged, timing=Timing.ONLY_IF), (*missing, *spared)
            outcomes = tuple(
                t for kind in ("complaint_resolved", "judgment_given") if not self.ix.denies(t := f"event:{kind}")
            )
            if outcomes:
                return changed(judged, timing=Timing.ONLY_IF), (*missing, *outcomes)
        if more.untold:
            return changed(judged, timing=Timing.ONLY_IF), (*missing, *more.untold)
        for kind, slug in more.possible:
            other = assess(self.book, self.book.limit(slug), asked)
            if (
                other.timing is not Timing.LATE
                and other.timing is not Timing.REFUSED
                and not self.ix.denies(f"event:{kind}")
            ):
                return changed(judged, timing=Timing.ONLY_IF), (*missing, f"event:{kind}")
        return judged, missing

    def _read(self, judged: Assessment, limit: Limit, rule: Clock, asked: LimitQuestion) -> Assessment:
        """Where an open point is whether a ground holds: chosen, or named as what is missing where it matters."""
        for reading, choice, ground in limit.extent.read_as:
            if judged.timing not in _OUT_OF_TIME:
                continue
            bit = BIT[ground]
            longer = assess(self.book, rule, asked._replace(given=asked.given | bit, denied=asked.denied & ~bit))
            if self.book.choice(reading) == choice:
                judged = longer
            elif not self.book.has_chosen(reading) and longer.timing is not Timing.LATE:
                needs = tuple(g for g in judged.needs if g != ground)
                judged = changed(
                    judged, timing=Timing.ONLY_IF, needs=needs, missing=(*judged.missing, f"law:reading:{reading}")
                )
        return judged

    def _capped(
        self,
        capped_by: tuple[str, ...],
        of: int,
        at: int | None,
        actual: Moment | None,
        before: int,
        judged: Assessment,
        missing: tuple[str, ...],
    ) -> tuple[Assessment, tuple[str, ...]]:
        """Never past the limits that cap it: the gravest answer, and the earliest last day."""
        found = [(judged, missing)]
        for slug in capped_by:
            found += self._caps(slug, of, at, actual, before)
        worst = max(_GRAVITY[one.timing] for one, _ in found)
        grave = [pair for pair in found if _GRAVITY[pair[0].timing] == worst]
        one, tokens = min(grave, key=lambda pair: pair[0].last_day or date.max)
        if one.bound == "latest":
            sooner = min(
                (o for o, _ in found if o.bound != "earliest" and o.last_day is not None),
                key=lambda o: o.last_day or date.max,
                default=one,
            )
            if sooner is not one:
                one = changed(sooner, timing=one.timing, missing=one.missing, bound="latest")
        return (judged, missing) if one is judged else (changed(one, rule=judged.rule), tokens)

    def _caps(
        self, slug: str, of: int, at: int | None, actual: Moment | None, before: int
    ) -> list[tuple[Assessment, tuple[str, ...]]]:
        clock = self.book.limit(slug)
        day = None if actual is None else law_day(actual)
        if clock.of == "act":
            changes = at is not None and self.ix.referent(at, "decision") == of
            acts = self.ix.described(at if changes and at is not None else of)
            found = [limitation_of_act(self.ix, clock, act, of, self.book, day) for act in acts]
            return [(one, one.missing) for one in found]
        capped: list[tuple[Assessment, tuple[str, ...]]] = []
        for minutes in minutes_around(self.ix, of):
            start = self._start(clock, minutes, before, None)
            if start.exact and start.low is not None:
                capped.append(self._from(clock, minutes, start, start.low, at, actual, before))
        return capped

    def _by_reading(
        self,
        clock: Clock,
        of: int,
        start: KnownStart,
        before: int,
        actual: Moment | None,
        of_one: frozenset[str] | None,
    ) -> StepAssessment:
        """A limitation of a decision, by the readings of its first and last day; of one violator of several by what is theirs."""
        day = None if actual is None else law_day(actual)
        found = execution_limitation(self.ix, of, before, self.book, day, of_one)
        if isinstance(found, tuple):
            return StepAssessment(of, None, found, start.event)
        if found.timing in _OUT_OF_TIME and before < len(self.ix.events):
            limit = self._limit(clock, of)
            order = self.ix.refs[before].get("enforcement")
            measures = getattr(self.ix.events[before if order is None else order], "measures", None)
            if limit is not None and measures and set(measures) <= {"remedies"}:
                if set(measures) <= set(limit.extent.outlives):
                    return StepAssessment(of, changed(found, timing=Timing.IN_TIME, missing=()), (), start.event)
                return StepAssessment(
                    of,
                    changed(found, timing=Timing.ONLY_IF),
                    tuple(f"law:{c}" for c in found.cites[:1]),
                    start.event,
                )
        if found.timing is Timing.LATE and evaded_later(self.ix, of, before):
            whole = execution_limitation(self.ix, of, len(self.ix.events), self.book, day, of_one)
            if isinstance(whole, tuple) or whole.timing is not Timing.LATE:
                return StepAssessment(of, changed(found, timing=Timing.ONLY_IF), (EVADED,), start.event)
        return StepAssessment(of, found, found.missing, start.event)

    def _of_control(self, clock: Clock, at: int) -> StepAssessment | None:
        """A step of an inspection or examination: its clock is that control's own, its law that of the control's decision."""
        control = control_of(self.ix, at)
        if control is None:
            missing = control_missing(self.ix, at, clock.counted_from[0].partition("_")[0])
            return StepAssessment(None, None, missing) if missing else None
        return of_control(control, clock, at, self.book)

    def _surely(self, clock: Clock, of: int, at: int) -> Deferred[Assessment] | None:
        """In time by the plain last day alone, which grounds and papers only move later: nothing more is worked out until the answer is read."""
        run = plain_run(self.book, clock, of)
        return None if run is None else self._plainly(run, at)

    def _plainly(self, run: PlainRun, at: int) -> Deferred[Assessment] | None:
        """The same of a run whose reach is known."""
        clock, of, received, plains = run
        days, book = self.ix.days, self.book
        start, actual = surely_received(self.ix, of, at, book) if received else days[of], days[at]
        if start is None or actual is None or not surely_in_time(book, plains, start, actual):
            return None
        if actual <= (days[of] or start) and wrong_day(self.ix, at, of):
            return None
        if clock.plain_law_ends and not self.law_runs(clock, of):
            return None
        return Deferred(_judged, self, clock, of, at)

    def _in_time(self, slug: str, step: int, before: int) -> bool | tuple[str, ...]:  # noqa: ARG002 - the ledger asks with its own end
        """Whether step ``step`` was in time for the limit of that name; the facts that would tell where it may not have been."""
        clock = self.book.limit(slug)
        if not clock.met:
            of = self.ix.minutes_of(step)
            return not of or self._told_in_time(self.against(slug, of[-1], step))
        if not self.meets(clock, step):
            return True
        told = self._told_in_time(self.step(slug, step))
        return told or self._unsaid_of(clock, step) or False

    def _unsaid_of(self, clock: Clock, step: int) -> tuple[str, ...]:
        """What would tell whether step ``step`` is one the limit is of, where it passes for one because it does not say."""
        event = self.ix.events[step]
        return tuple(
            f"fact:events[{step}].{name}"
            for where in self.met_of(clock, step)
            if event.kind in where.kinds
            for name, allowed in where.fields
            if UNKNOWN_VALUE in allowed and getattr(event, name, None) is None
        )

    @staticmethod
    def _told_in_time(found: StepAssessment | Deferred[Assessment] | None) -> bool | tuple[str, ...]:
        if found is None or isinstance(found, Deferred) or found.timing is Timing.IN_TIME:
            return True
        return False if found.timing is Timing.LATE else found.missing or True

    def _limit(self, clock: Clock, at: int) -> Limit | None:
        """The version of the day the law of the limit is that of, for an event that starts it."""
        event = self.ix.events[at]
        day = (
            getattr(event, "decided", None) or getattr(event, "effective", None) or event.day
            if clock.met_by_itself
            else event.day
        )
        return None if day is None else self._on(clock, day)

    def _in_force(self, clock: Clock, start: Moment, actual: Moment | None) -> Limit | None:
        day = actual if clock.day is GoverningDay.HANDLING and actual is not None else start
        return self._on(clock, law_day(day))

    def _on(self, clock: Clock, day: date) -> Limit | None:
        return _version_on(clock, day) if clock.versions.is_watched else _kept_on(clock, day)


def _theirs(
    possible: set[int], running: RunningFor, line: Timeline, clock: Clock, done: dict[Starters, int]
) -> list[int]:
    """Of the requests, deaths and resolutions a step answers those that are surely of its violator; the others are possible, and what would tell is kept."""
    answered, at = running.meets(line, clock, done), running.at
    silent = {of: one for of in answered if (one := unsaid_whose(line.ix, at, of)) is not None}
    if not silent or (set(silent.values()) == {at} and len(running.lawful(line, clock)) == 1):
        return answered
    for of, one in silent.items():
        key = (clock.slug, of)
        line.unsaid[key] = (*line.unsaid.get(key, ()), event_fact(one, says_whose(line.ix.kinds[one])))
    possible.update(silent)
    return [of for of in answered if of not in silent]


def _version_on(clock: Clock, day: date) -> Limit | None:
    try:
        return clock.versions.on(day)
    except LawError:
        return None


_kept_on: Final = kept_by_book(maxsize=2048)(_version_on)
_BACK: Final = ("returned_from_criminal",)


def _not_ahead(found: Assessment, start: Moment, field: str, day: date) -> Assessment:
    """The assessment, refused where the day a paper states lies ahead of the start of its limit: it is a wrong one."""
    return changed(found, timing=Timing.REFUSED, missing=(field,)) if day < law_day(start) else found


def _judged(line: Timeline, clock: Clock, of: int, at: int) -> Assessment:
    found = line.run(clock, of, at).judged
    assert found is not None  # noqa: S101 - both days are known: the caller has looked
    return found


def _due_of(line: Timeline, slug: str, of: int, before: int, act: str | None = None) -> Assessment:
    found = line.due(slug, of, before, line.of_whoever(line.book.limit(slug), of, act))
    assert found is not None  # noqa: S101 - the start is known: the caller has looked
    return found


def timeline_of(ix: Index, book: Rulebook) -> Timeline:
    """The timeline of a file under a book; one for both, as long as somebody holds it: the file itself does not, so that nothing goes round in a circle."""
    key = ("timeline", book)
    kept: ref[Timeline] | None = ix.cache.get(key)
    found = None if kept is None else kept()
    if found is None:
        found = Timeline(ix, book)
        ix.cache[key] = ref(found)
    return found
