"""A limit judged against the day a step was taken: in time, late, or in time only under grounds that are not on file.

Only branches of the same clock are supposed; a branch with its own clock needs its event on file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

import attrs

from thanhtra.classes import frozen
from thanhtra.deadlines.grounds import mask, slugs
from thanhtra.errors import CalendarGap, LawError
from thanhtra.findings import Fixed, Late
from thanhtra.law import Citation, GoverningDay, Version
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import LAW_CLOCK, DueDate, Pause, Step, TimeLimit, WorkingDays, law_day, written
from thanhtra.rulebook import Branch, Clock, Limit, Rulebook
from thanhtra.terms import Basis, Unit, weakest

Moment = date | datetime
Clocks = tuple[tuple[str, date], ...]
"""Kind of event → the day it set a branch's own clock, for those on file."""

INSTANT: Final = "fact:at"
"""Stands in ``missing`` for an instant the limit needs; whoever knows the events puts their paths."""


class Timing(StrEnum):
    """The three answers, and the two ways the law itself is silent."""

    IN_TIME = "in-time"
    LATE = "late"
    ONLY_IF = "only-if"
    NO_FIGURE = "no-figure"
    REFUSED = "refused"


@frozen(kw_only=True, eq=False, slots=False)
class Assessment:
    """How a step stands to its limit. ``needs`` are the grounds that would settle ``ONLY_IF``; ``missing`` is law that is not there."""

    rule: Clock
    timing: Timing
    start: Moment
    actual: Moment | None
    due: DueDate | None = None
    branch: Branch | None = None
    version: Version[Limit] | None = None
    due_if: Mapping[str, Moment] = Fixed()
    needs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    law_on: date | None = None
    basis: Basis = Basis.TEXT
    extra_cites: tuple[Citation, ...] = ()
    bound: str = "exact"
    """``earliest`` or ``latest`` where ``due`` is only the first, or the last, day it can be."""

    @property
    def counted_from(self) -> Moment:
        """What the last day is counted from: the start, or the clock of the branch that gives it."""
        return self.due.counted_from if self.due else self.start

    @property
    def last_day(self) -> date | None:
        """The day ``due`` falls on."""
        return self.due.due_day if self.due else None

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the limit stands."""
        own = self.branch.cites if self.branch else ()
        where = own or (self.version.cites if self.version else ())
        return (*where, *self.extra_cites) if self.extra_cites else where

    @property
    def provisional(self) -> bool:
        """Whether a year without a published calendar was used."""
        return self.due is not None and self.due.provisional

    @property
    def steps(self) -> tuple[Step, ...]:
        """The derivation of ``due``."""
        return self.due.steps if self.due else ()


@frozen(eq=False)
class Plain:
    """A limit under no ground, by one version of the law."""

    branches: tuple[Branch, ...]
    """One, or several of which the latest counts."""
    least: timedelta
    """The days it reaches at least, whatever the calendar: a working day is a day, a month 28, a year 365."""
    first: date
    last: date
    """Between these days it can start and surely end inside the calendar; never, where it runs for more than a year."""
    until: date
    """The first day of another law; the end of time where it does not matter."""


class Plains(NamedTuple):
    """The plain limit of every version (None where it has no figure, is in hours, or differs by level), and of no version at first.

    ``starts`` are the first days of the versions; ``handled``: the law is that of the day of the step.
    """

    starts: list[date]
    plains: list[Plain | None]
    handled: bool


def plains_of(book: Rulebook, rule: Clock) -> Plains:
    """The plain limits of a rule; found once for the book."""
    found: Plains | None = book.cache.get(rule)
    if found is None:
        found = book.cache[rule] = _plains_of(book, rule)
    return found


def _plains_of(book: Rulebook, rule: Clock) -> Plains:
    versions = rule.versions.versions
    return Plains(
        [v.start for v in versions],
        [None, *[_plain(book, rule, v) for v in versions]],
        rule.day is GoverningDay.HANDLING,
    )


def _plain(book: Rulebook, rule: Clock, version: Version[Limit]) -> Plain | None:
    limit = None if version.ended or rule.versions.is_watched else version.rule
    found = (
        tuple(b for b in limit.branches if not b.grounds and not b.counted_from) if limit and not limit.levels else ()
    )
    if not found or any(b.terms[-1].unit in (Unit.PROMPTLY, Unit.HOUR) for b in found):
        return None
    least = timedelta(max(sum((t.amount or 0) * _DAYS[t.unit] for t in b.terms) for b in found))
    calendar = book.calendar
    last = calendar.last - timedelta(3 * _A_YEAR) if least.days <= _A_YEAR else date.min
    until = rule.versions.until(version) if rule.day is GoverningDay.TRIGGER else None
    return Plain(found, least, calendar.first, last, until or date.max)


_A_YEAR: Final = 365
_DAYS: Final = {Unit.DAY: 1, Unit.WORKING_DAY: 1, Unit.MONTH: 28, Unit.YEAR: _A_YEAR}


class Reach(NamedTuple):
    """How far a limit reaches under no ground: its derivation and its last day."""

    due: DueDate
    last: date


def reach(book: Rulebook, rule: Clock, start: date, day: date) -> Reach | None:
    """How far the plain limit reaches by the law of ``day``; None where it has no figure, is in hours, or differs by level."""
    known = plains_of(book, rule)
    plain = known.plains[bisect_right(known.starts, day)]
    return _reach(book, plain, start) if plain is not None else None


@kept_by_book(maxsize=2048)
def _reach(book: Rulebook, plain: Plain, start: date) -> Reach | None:
    due = book.due_date(start, plain.branches[0].terms)
    for branch in plain.branches[1:]:
        other = book.due_date(start, branch.terms)
        due = other if _later(other, due) else due
    if due.due is None or isinstance(due.due, datetime):
        return None
    return Reach(due, due.due)


def surely_in_time(book: Rulebook, known: Plains, start: date, actual: date) -> bool:
    """Whether ``actual`` is in time by the plain last day alone, which grounds only move later; False says nothing."""
    starts, plains, handled = known
    plain = plains[bisect_right(starts, actual if handled else start)]
    if plain is None or actual >= plain.until:
        return False
    if actual - start <= plain.least and plain.first <= start <= plain.last:
        return True
    far = _reach(book, plain, start)
    return far is not None and actual <= far.last


class LimitQuestion(NamedTuple):
    """What is put to a limit: its ``start``, the ``actual`` moment (None: only its last day), the grounds ``given`` and ``denied``.

    ``clocks`` are events that set branches' own clocks. ``handled`` is the day of a control's decision, ``level`` that of its body,
    ``pauses`` what does not count, ``working`` whether days are working days. ``stated`` is a longer term a paper gives; ``floor`` a
    day the last day is not before, ``fixed`` the last day itself as a paper has it. Instants are on the law's clock.
    """

    start: Moment
    actual: Moment | None = None
    given: int = 0
    denied: int = 0
    clocks: Clocks = ()
    handled: date | None = None
    level: str | None = None
    pauses: tuple[Pause, ...] = ()
    working: bool = False
    stated: TimeLimit | None = None
    floor: date | None = None
    fixed: date | None = None


@kept_by_book(maxsize=1024)
def assess(book: Rulebook, rule: Clock, of: LimitQuestion) -> Assessment:
    """How the actual moment stands to ``rule`` from its start.

    The law is that of the day the rule is governed by (``handled`` is then the day of the control's decision); where the law changed
    on the way, ``basis`` says how the choice is known.
    """
    first = law_day(of.start)
    handled = of.handled or (law_day(of.actual) if of.actual is not None else first)
    day = handled if rule.day in (GoverningDay.HANDLING, GoverningDay.CONTROL) else first
    try:
        version = rule.versions.version_on(day)
    except LawError as e:
        return Assessment(rule=rule, timing=Timing.REFUSED, start=of.start, actual=of.actual, missing=(e.token,))
    if version.rule is not None and (version.rule.levels or of.pauses or of.working):
        held = version.rule.at_level(of.level) if version.rule.levels else version.rule
        if held is None:
            return Assessment(
                rule=rule,
                timing=Timing.REFUSED,
                start=of.start,
                actual=of.actual,
                missing=(f"law:{rule.slug}:{of.level}@{day.isoformat()}",),
            )
        version = attrs.evolve(version, rule=_in_working_days(held) if of.working else held)
    judged = _assess(book, rule, version, day, of)
    if rule.day is not GoverningDay.TRIGGER or handled <= first:
        return judged
    try:
        later = rule.versions.version_on(handled)
    except LawError:
        return judged
    if later is version or later.rule == (version.rule or None):
        return judged
    return _straddling(book, later, handled, judged, of)


@kept_by_book(maxsize=1024)
def assess_days(book: Rulebook, rule: Clock, start: date, actual: date | None) -> Assessment:
    """The same where two days are all that is put to it: one look-up of them."""
    return assess(book, rule, LimitQuestion(start, actual))


def _straddling(
    book: Rulebook, later: Version[Limit], handled: date, judged: Assessment, of: LimitQuestion
) -> Assessment:
    """The law changed while the limit ran: the trigger's law by default, and said so.

    Once a statute puts procedure on the day of handling, a limit already running is a reading.
    """
    transition = book.governing(GoverningDay.TRIGGER, handled)
    told = attrs.evolve(judged, basis=weakest(judged.basis, transition.basis), extra_cites=transition.cites)
    if book.governing(GoverningDay.HANDLING, handled).basis is not Basis.TEXT:
        return told
    other = _assess(book, judged.rule, later, handled, of)
    if book.choice("running-limit") == "handling":
        return attrs.evolve(other, basis=weakest(other.basis, Basis.INFERENCE), extra_cites=transition.cites)
    if other.timing is judged.timing or book.has_chosen("running-limit"):
        return told
    return attrs.evolve(told, timing=Timing.REFUSED, missing=("law:reading:running-limit",))


def _in_working_days(limit: Limit) -> Limit:
    """The limit with its days read as working days (an open reading)."""
    return attrs.evolve(
        limit,
        branches=tuple(
            attrs.evolve(
                b, terms=tuple(attrs.evolve(t, unit=Unit.WORKING_DAY) if t.unit is Unit.DAY else t for t in b.terms)
            )
            for b in limit.branches
        ),
    )


def _assess(book: Rulebook, rule: Clock, version: Version[Limit], day: date, of: LimitQuestion) -> Assessment:
    limit = version.rule
    assert limit is not None  # noqa: S101 - version_on refuses ended versions and gaps
    in_hours = limit.extent.stated and of.stated is not None and of.stated.unit is Unit.HOUR
    if not in_hours and not any(b.terms[-1].unit is Unit.HOUR for b in limit.branches):
        of = of._replace(start=law_day(of.start), actual=None if of.actual is None else law_day(of.actual))
    running = dict(of.clocks)
    found = _furthest(book, limit, of, running)
    if isinstance(found, Branch):
        return _in_hours(book, rule, version, day, of, found)
    due, branch, unfigured = found
    make = partial(
        Assessment,
        rule=rule,
        start=of.start,
        actual=of.actual,
        branch=branch,
        version=version,
        law_on=day,
        basis=version.known,
    )
    if limit.extent.stated and of.stated is not None:
        if in_hours:
            branch = attrs.evolve(branch, terms=(of.stated,))
            if not isinstance(of.start, datetime):
                return _in_hours(book, rule, version, day, of, branch)
        due = book.due_date(of.start, (of.stated,), of.pauses)
        of = of._replace(stated=None)
    if due is None:
        prompt = unfigured and of.actual is not None and law_day(of.actual) == law_day(of.start)
        return make(timing=Timing.IN_TIME if prompt else Timing.NO_FIGURE, missing=() if prompt else ("law:no-figure",))
    due = _extended(book, due, of)
    make = partial(make, due=due)
    if due.due is None:
        return make(timing=Timing.REFUSED, missing=due.missing)
    if isinstance(due.due, datetime) and of.actual is not None and not isinstance(of.actual, datetime):
        return _in_hours(book, rule, version, day, of, branch)
    others = _others(book, limit, of, running)
    if of.actual is None or not is_after(of.actual, due.due):
        return make(timing=Timing.IN_TIME, due_if=_days(others) if of.actual is None else Fixed())
    if any(found.due is None for _, found in others):
        return make(timing=Timing.REFUSED, missing=next(found.missing for _, found in others if found.due is None))
    if others:
        needs = 0
        for grounds, _ in others:
            needs |= grounds
        return make(timing=Timing.ONLY_IF, due_if=_days(others), needs=tuple(slugs(needs)))
    return make(timing=Timing.LATE)


def _furthest(
    book: Rulebook, limit: Limit, of: LimitQuestion, running: Mapping[str, date]
) -> Branch | tuple[DueDate | None, Branch, bool]:
    """The branch under the grounds given that reaches furthest, and whether one has no figure; a branch in hours counted from a day alone."""
    due: DueDate | None = None
    branch = limit.branches[0]
    unfigured = False
    for candidate in limit.branches:
        if mask(candidate.grounds) & ~of.given or (candidate.counted_from and candidate.counted_from not in running):
            continue
        if candidate.terms[-1].unit is Unit.PROMPTLY:
            unfigured = unfigured or due is None
            branch = candidate
            continue
        if candidate.terms[-1].unit is Unit.HOUR and not isinstance(of.start, datetime):
            return candidate
        found = book.due_date(_from(candidate, of.start, running), candidate.terms, of.pauses)
        if due is None or _later(found, due):
            due, branch = found, candidate
    return due, branch, unfigured


def _extended(book: Rulebook, due: DueDate, of: LimitQuestion) -> DueDate:
    """The last day under a longer term a paper states, not before a day a paper names; or the very day an extension names."""
    if of.stated is not None:
        longer = book.due_date(of.start, (of.stated,), of.pauses)
        reached = of.actual is not None and due.due is not None and not is_after(of.actual, due.due)
        known = longer.due is not None and longer.due_before_roll is not None and due.due_before_roll is not None
        if (longer.due is None and not reached) or (known and is_after(longer.due_before_roll, due.due_before_roll)):  # type: ignore[arg-type]  # both are known
            due = longer
    if of.floor is not None and isinstance(due.due, date) and not isinstance(due.due, datetime) and of.floor > due.due:
        step = Step(
            f"Kéo dài đến ngày {written(of.floor, 'vi')} theo văn bản trong hồ sơ.",
            f"Moved to {of.floor.isoformat()} by a paper on file.",
            due.due,
            of.floor,
            (),
        )
        due = attrs.evolve(due, due=of.floor, due_before_roll=of.floor, moved=(step,))
    if of.fixed is not None:
        step = Step(
            f"Gia hạn đến ngày {written(of.fixed, 'vi')} theo quyết định trong hồ sơ.",
            f"Extended to {of.fixed.isoformat()} by a decision on file.",
            due.due_before_roll or of.fixed,
            of.fixed,
            (),
        )
        due = attrs.evolve(due, due=of.fixed, due_before_roll=of.fixed, moved=(step,), missing=())
    return due


def _in_hours(
    book: Rulebook, rule: Clock, version: Version[Limit], day: date, of: LimitQuestion, branch: Branch
) -> Assessment:
    """A limit in hours where an instant is not on file: certain only when every hour of the days known agrees.

    Its last day is then the latest it can be: counted from the last instant the start can mean.
    """
    hours = timedelta(hours=min(sum(t.amount or 0 for t in branch.terms), _ALL_HOURS))
    first, last = _span(of.start)
    end: Moment | None
    try:
        end = of.start + hours if isinstance(of.start, datetime) else law_day(last + hours - timedelta(microseconds=1))
    except OverflowError:
        end = None
    counting = book.due_date(law_day(of.start), _ONE_DAY).counting
    due = (
        DueDate(of.start, branch.terms, end, end, (), provisional=False, counting=counting, ends=(end,))
        if end is not None
        else None
    )
    make = partial(
        Assessment,
        rule=rule,
        start=of.start,
        actual=of.actual,
        branch=branch,
        version=version,
        law_on=day,
        basis=version.known,
        due=due,
    )
    if not isinstance(end, datetime):
        make = partial(make, bound="latest")
    if of.actual is not None:
        soonest, latest = _span(of.actual)
        if latest - first <= hours:
            return make(timing=Timing.IN_TIME)
        if soonest - last >= hours:
            return make(timing=Timing.LATE)
    return make(timing=Timing.REFUSED, missing=(INSTANT,))


_ALL_HOURS: Final = 24 * 366 * 9999
"""More than there are: a paper that states more states no fewer."""
_ONE_DAY: Final = (TimeLimit(1, Unit.DAY),)


def _span(moment: Moment) -> tuple[datetime, datetime]:
    """The first instant a moment can mean, and the one after its last."""
    if isinstance(moment, datetime):
        return moment, moment
    midnight = datetime(moment.year, moment.month, moment.day, tzinfo=LAW_CLOCK)
    return midnight, midnight + timedelta(days=1) if moment < date.max else midnight


def _others(book: Rulebook, limit: Limit, of: LimitQuestion, running: Mapping[str, date]) -> list[tuple[int, DueDate]]:
    """The minimal sets of further grounds (not denied) that would reach ``actual``; all of them when it is None."""
    found: list[tuple[int, DueDate]] = []
    for branch in limit.branches:
        grounds = mask(branch.grounds)
        needed = grounds & ~of.given
        if not needed or grounds & of.denied or branch.terms[-1].unit is Unit.PROMPTLY:
            continue
        if branch.counted_from and branch.counted_from not in running:
            continue
        due = book.due_date(_from(branch, of.start, running), branch.terms, of.pauses)
        if of.actual is None or due.due is None or not is_after(of.actual, due.due):
            found.append((needed, due))
    if of.actual is None:
        return found
    return [(n, d) for n, d in found if not any(m != n and m & n == m for m, _ in found)]


def _days(found: list[tuple[int, DueDate]]) -> Mapping[str, Moment]:
    return Fixed({"+".join(slugs(grounds)): due.due for grounds, due in found if due.due is not None})


def _from(branch: Branch, start: Moment, running: Mapping[str, date]) -> Moment:
    return running[branch.counted_from] if branch.counted_from else start


def _later(one: DueDate, other: DueDate) -> bool:
    if one.due is None or other.due is None:
        return one.due is None
    return is_after(one.due, other.due)


def is_after(one: Moment, other: Moment) -> bool:
    """Whether ``one`` is later; a day and an instant are compared by their days on the law's clock."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return law_day(one) > law_day(other)


_MONTHS_A_YEAR: Final = 12


def lateness(calendar: WorkingDays, due: Moment, actual: Moment, unit: Unit) -> Late:
    """How late ``actual`` is against ``due``, in the limit's unit; started hours count whole, of months and years the largest that is full, else days."""
    if unit is Unit.HOUR and isinstance(due, datetime) and isinstance(actual, datetime):
        return Late(amount=-((due - actual) // timedelta(hours=1)), unit=unit)
    end, day = law_day(due), law_day(actual)
    if unit is Unit.WORKING_DAY:
        try:
            return Late(amount=max(1, calendar.count(end, day)), unit=unit)
        except CalendarGap:
            return Late(amount=(day - end).days, unit=Unit.DAY)
    if unit in (Unit.MONTH, Unit.YEAR):
        months = (day.year - end.year) * 12 + day.month - end.month - (day.day < end.day)
        if unit is Unit.YEAR and months >= _MONTHS_A_YEAR:
            return Late(amount=months // _MONTHS_A_YEAR, unit=Unit.YEAR)
        if months:
            return Late(amount=months, unit=Unit.MONTH)
    return Late(amount=(day - end).days, unit=Unit.DAY)
