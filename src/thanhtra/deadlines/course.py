"""What the course of a file alone decides of its limits: which steps can meet one, and which events set it running for them (diễn biến và thời hạn).

Kinds and references decide it, save where the data ask for values of fields, for measures or for facts. Files of one course share what is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from thanhtra.casefile import Index
from thanhtra.classes import frozen, new_tuple
from thanhtra.deadlines.assessment import Plains, plains_of
from thanhtra.deadlines.filters import any_told, placed
from thanhtra.deadlines.named_facts import BY_COURSE
from thanhtra.deadlines.relations import may_annul
from thanhtra.rulebook import Clock, Filter, Rulebook, Start

if TYPE_CHECKING:
    from thanhtra.deadlines.course_runs import CourseRuns
    from thanhtra.deadlines.timeline import Timeline


@frozen(eq=False)
class ByCourse:
    """Of one step and one limit: whether the step can meet it, and what set it running; None where the file's own facts decide, or there are many.

    ``asked`` are the conditions the facts then decide; none where they are those of the law of the day. ``plain`` is what alone set it
    running, where no other step can stand for this one and days alone can tell that it was in time.
    """

    clock: Clock
    meets: bool | None = None
    asked: tuple[Filter, ...] = ()
    running: tuple[int, ...] | None = None
    plain: PlainRun | None = None


class PlainRun(NamedTuple):
    """The run of ``clock`` from event ``of``, counted from its day, or from the day its decision was ``received``; ``plains`` is how far it reaches."""

    clock: Clock
    of: int
    received: bool
    plains: Plains


def plain_run(book: Rulebook, clock: Clock, of: int) -> PlainRun | None:
    """That run, where days alone can tell that a step was in time."""
    moment = clock.plain_moment
    return new_tuple(PlainRun, (clock, of, moment == "receipt", plains_of(book, clock))) if moment else None


class Course:
    """What was found so far, under one book, for all files of one course."""

    __slots__ = ("plain", "runs", "started", "starts", "steps", "steps_of")

    def __init__(self) -> None:
        self.runs: CourseRuns | None = None
        """Which limits run, once the deadlines of such a file were asked for."""
        self.steps: dict[tuple[str, int], ByCourse] = {}
        """Limit and step → what is decided of it."""
        self.steps_of: dict[str, list[tuple[int, ByCourse]]] = {}
        """Limit → the steps that may meet it, in file order, each with what is decided of it."""
        self.plain: dict[tuple[str, int], bool] = {}
        """Limit and event → whether neither a paper nor a ground on file moves the limit that event set running."""
        self.starts: dict[tuple[str, int], Start | None] = {}
        """Limit and event → how it sets the limit running, of limits whose starts the course decides."""
        self.started: dict[str, list[int]] = {}
        """Limit → the events that set it running, likewise."""


def course_of(ix: Index, book: Rulebook) -> Course:
    """The course of a file under a book; one for every file of that course, gone with the shape or with the book."""
    kept: list[tuple[ref[Rulebook], Course]] | None = ix.shape_cache.get("courses")
    for of, course in kept or ():  # there is one book, as a rule
        if of() is book:
            return course
    return _begun(ix, book)


def _begun(ix: Index, book: Rulebook) -> Course:
    kept: list[tuple[ref[Rulebook], Course]] = ix.shape_cache.setdefault("courses", [])

    def forget(gone: ref[Rulebook]) -> None:
        kept[:] = [pair for pair in kept if pair[0] is not gone]

    found = Course()
    kept.append((ref(book, forget), found))
    return found


def by_course(line: Timeline, clock: Clock, at: int) -> ByCourse:
    """What the course decides of step ``at`` and ``clock``; worked out once for all files of that course, and nothing for a long one."""
    key = (clock.slug, at)
    found = line.course.steps.get(key)
    if found is None:
        found = line.course.steps[key] = ByCourse(clock) if line.ix.shape.sequence.long else _decided(line, clock, at)
    return found


def _decided(line: Timeline, clock: Clock, at: int) -> ByCourse:
    running = line.found_running(clock, at).few() if clock.starts_by_course else None
    is_alone = running is not None and len(running) == 1 and not clock.first_counts
    plain = plain_run(line.book, clock, running[0]) if running is not None and is_alone else None
    if clock.met_changes:
        return ByCourse(clock, None, (), running, plain)
    ix = line.ix
    possible = [where for where in clock.met if ix.kinds[at] in where.kinds and placed(ix, where, at)]
    settled = frozenset() if may_annul(ix) else BY_COURSE
    decided = [where for where in possible if not (where.fields or where.imposes) and settled.issuperset(where.facts)]
    if any_told(ix, decided, at, line.book) is True:
        return ByCourse(clock, True, (), running, plain)
    asked = tuple([where for where in possible if where not in decided])
    return ByCourse(clock, None if asked else False, asked, running, plain)
