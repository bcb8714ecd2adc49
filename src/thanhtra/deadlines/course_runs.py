"""Which limits run in a file, and what met each: once for its course and for what its facts answer (thời hạn đang chạy theo diễn biến).

Most of it kinds and references decide. Where the data of a limit ask for the value of a field, a measure or a named fact, the file is asked;
files of one course that answer alike share what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from thanhtra.casefile import Index
from thanhtra.deadlines.control_ledger import control_of_limit
from thanhtra.deadlines.filters import asks, placed
from thanhtra.deadlines.named_facts import BY_COURSE, Holds
from thanhtra.deadlines.parts import WholeLimit, shares_of, standing, whole_of
from thanhtra.deadlines.relations import may_annul
from thanhtra.deadlines.violators import SHARED_PAPERS
from thanhtra.deadlines.whose_step import ONES_OWN
from thanhtra.law import GoverningDay
from thanhtra.rulebook import Clock, Filter, Rulebook
from thanhtra.terms import Nature

if TYPE_CHECKING:
    from thanhtra.deadlines.timeline import Timeline

_KEPT: Final = 64
"""So many sets of answers are kept of one course."""
_NAMING: Final = frozenset({"explanation_requested", "explanation_submitted", "explanation_waived"})
"""Steps that are the violator's own: what somebody else named in them does meets nothing."""
_OWN_PARTS: Final = ("goods", "remedies", "violators")
"""What a limit is met by one by one, where the file's own facts say which there are."""


class LimitRun(NamedTuple):
    """One limit set running by event ``of``; ``first`` met it for any part, ``possibly``: a step may have met it, were more known.

    ``whole`` is where it stands by all its parts; None where the file's own facts tell. ``who`` and their acts ``of_one``: the violator
    it runs for, one of several the event is about.
    """

    clock: Clock
    of: int
    first: int | None = None
    possibly: bool = False
    whole: WholeLimit | None = None
    who: str | None = None
    of_one: frozenset[str] | None = None
    by_days: bool = False
    """Whether in a file of one violator two days alone may tell how it stands."""

    def standing(self, line: Timeline) -> WholeLimit:
        """Where it stands by all its parts."""
        return standing(line, self.clock, self.of, self.first) if self.whole is None else self.whole


Runs = Sequence[tuple[Clock, Sequence[LimitRun] | None]]
"""Each limit that may run, with its runs; None where they are looked for in each file."""


class CourseRuns:
    """What files of one course are asked about their limits, and what runs in them by what they answered."""

    __slots__ = ("asked", "by_answers", "clocks", "ones_own", "started_by_law")

    def __init__(self, line: Timeline) -> None:
        self.clocks: list[Clock] = [c for c in line.book.procedure.limits.values() if _may_run(line, c)]
        """The limits some event of the course may set running."""
        asked: list[tuple[Filter, int]] = []
        self.started_by_law: list[tuple[Clock, int]] = []
        """Limits of which the law of the day says what starts them, each with an event that may."""
        for clock in self.clocks:
            if _decided(line, clock):
                self._ask(line, clock, asked)
        once = {(where.fields, where.imposes, where.facts, at): (where, at) for where, at in asked}
        self.asked: list[tuple[Callable[[Index, int, Rulebook], Holds], int]] = [
            (asks(where), at) for where, at in once.values()
        ]
        """The conditions the facts decide, each of one event."""
        self.ones_own: bool = not (ONES_OWN | _NAMING).isdisjoint(line.ix.by_kind)
        """Whether there is an event that sets a limit running for one of several violators, or meets one only by whose it is."""
        self.by_answers: dict[object, Runs] = {}
        """What runs by what a file answered."""

    def _ask(self, line: Timeline, clock: Clock, asked: list[tuple[Filter, int]]) -> None:
        by_kind = line.ix.by_kind
        if clock.starts_change:
            self.started_by_law += [(clock, at) for kind in clock.counted_from for at in by_kind.get(kind, ())]
        else:
            asked += _each(line, tuple([start.where for start in clock.starts]))
        for at, known in line.steps_of(clock):
            if known.meets is None:
                asked += [(where, at) for where in known.asked]
        asked += _each(line, clock.ends_with)

    def of(self, line: Timeline) -> Runs:
        """What runs in the file of ``line``."""
        ix, book = line.ix, line.book
        if min(filter(None, ix.days), default=date.max) < line.first_law:
            return [(clock, None) for clock in self.clocks]
        if self.ones_own and len(ix.case.subjects or ()) != 1:
            return self._found(line)  # whose a step is hangs on the persons it names
        said = [ask(ix, at, book) for ask, at in self.asked]
        begun = [line.starts(clock, at) is not None for clock, at in self.started_by_law]
        answers = (*[one if isinstance(one, bool) else None for one in said], *begun)
        found = self.by_answers.get(answers)
        if found is None:
            if len(self.by_answers) >= _KEPT:
                self.by_answers.clear()
            found = self.by_answers[answers] = self._found(line)
        return found

    def _found(self, line: Timeline) -> Runs:
        found: list[tuple[Clock, Sequence[LimitRun] | None]] = []
        for clock in self.clocks:
            runs = [_settled(line, run) for run in runs_of(line, clock)] if _decided(line, clock) else None
            if runs is None or runs:
                found.append((clock, runs))
        return found


def _each(line: Timeline, filters: Sequence[Filter]) -> list[tuple[Filter, int]]:
    """Those of the filters that facts decide, with each event whose place is as asked."""
    ix = line.ix
    settled = frozenset() if may_annul(ix) else BY_COURSE
    return [
        (where, at)
        for where in filters
        if where.fields or where.imposes or not settled.issuperset(where.facts)
        for kind in where.kinds
        for at in ix.by_kind.get(kind, ())
        if placed(ix, where, at)
    ]


def _may_run(line: Timeline, clock: Clock) -> bool:
    if clock.nature is Nature.AUXILIARY:
        return False
    if clock.of == "act":
        return True
    return control_of_limit(clock) in line.ix.by_kind if clock.day is GoverningDay.CONTROL else line.may_start(clock)


def _decided(line: Timeline, clock: Clock) -> bool:
    """Whether the course and the answers decide its runs, in a file all of whose days the law has the limit on."""
    since = clock.without_end_from
    return (
        clock.of != "act"
        and clock.day is not GoverningDay.CONTROL
        and not clock.met_changes
        and since is not None
        and since <= line.first_law
        and not line.ix.shape.sequence.long
    )


def _settled(line: Timeline, run: LimitRun) -> LimitRun:
    """The run with where it stands, so far as files of the course share it: of violators, where the paper is about one."""
    if run.clock.each == "violators" and line.ix.kinds[run.of] in SHARED_PAPERS:
        whole = whole_of(line, run.clock, run.of, run.first, ())
    elif run.clock.each in _OWN_PARTS:
        return run
    else:
        whole = run.standing(line)
    return run._replace(whole=whole, by_days=_by_days(line, run, whole))


def _by_days(line: Timeline, run: LimitRun, whole: WholeLimit) -> bool:
    clock = run.clock
    asked = whole.untold or whole.ended is not None or (whole.met is None and run.possibly)
    return not asked and not clock.extent.until and line.is_plain(clock, run.of)


def each_violator(line: Timeline, run: LimitRun) -> Sequence[LimitRun]:
    """The run of each violator, where the event is about several and the limit is each one's own; else the run as it is."""
    shares = shares_of(line, run.clock, run.of)
    if not shares:
        return (run,)
    return [
        LimitRun(run.clock, run.of, None, bool(p.untold), WholeLimit(p.met, p.ended, p.untold), p.name or None, p.acts)
        for p in shares
    ]


def runs_of(line: Timeline, clock: Clock) -> list[LimitRun]:
    """The runs of one limit of events, looked for in this file."""
    running = [] if line.ix.by_kind.keys().isdisjoint(clock.counted_from) else line.started(clock)
    if not running:
        return []
    met, possible = line.met(clock)
    return [LimitRun(clock, of, met.get(of), of in possible, None) for of in running]
