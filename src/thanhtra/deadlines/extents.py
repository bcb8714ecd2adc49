"""What papers on file do to the reach of a limit: a longer stated term, a postponement, an extension (gia hạn, hoãn, thời hạn ghi trong quyết định)."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from thanhtra.casefile import Index, Untold, event_fact
from thanhtra.classes import new_tuple
from thanhtra.deadlines.assessment import is_after
from thanhtra.deadlines.imposing import remedies_of
from thanhtra.deadlines.moved_by_relief import apart, holds_at_last
from thanhtra.deadlines.owing import holds
from thanhtra.deadlines.step_assessment import wrong_day
from thanhtra.deadlines.violators import named_by, says_whose, sharers, steps_of
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Limit, Rulebook
from thanhtra.terms import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thanhtra.casefile import Term
    from thanhtra.deadlines.starts import Moment
    from thanhtra.deadlines.timeline import Timeline

_HOURS_A_DAY: Final = 24


class Extended(NamedTuple):
    """A longer term stated, the latest day a paper names, the limit whose reach takes the place; ``untold`` and ``possible`` may lengthen it."""

    stated: TimeLimit | None = None
    floor: date | None = None
    in_place: str | None = None
    untold: tuple[str, ...] = ()
    possible: tuple[tuple[str, str], ...] = ()
    """Kinds of event not on file that would lengthen it, and the limit that then reaches further."""


NOTHING: Final = Extended()


def extended(  # noqa: PLR0913 - what a run is told by
    line: Timeline,
    limit: Limit,
    of: int,
    at: int | None,
    before: int,
    start: Moment,
    *,
    of_one: frozenset[str] | None = None,
) -> Extended:
    """What the papers ahead of event ``before`` do to ``limit`` of event ``of``, begun at ``start``, for step ``at`` where there is one; ``of_one`` as in :meth:`Timeline.run`."""
    extent, ix = limit.extent, line.ix
    if extent.stated:
        return Extended(stated=longest_term(ix, of, before, of_one))
    untold: list[str] = []
    stated = None
    if extent.at_least:
        term = getattr(ix.events[of], extent.at_least, None)
        stated = _term(term.amount, term.unit) if term is not None else None
        plain = limit.branches[0].terms[0]
        if stated is not None and stated.unit is Unit.HOUR:
            longer = (stated.amount or 0) > _HOURS_A_DAY * (plain.amount or 0)
            untold += [f"fact:events[{of}].{extent.at_least}"] if longer else []
            stated = None
    floor = None
    over = over_when_lengthened(line, limit, of, before, start) if extent.longer else {}
    untold += chain.from_iterable(over.values())
    for kind, field in extent.until:
        if kind in over or not ix.dependents(of, kind):
            continue
        if of_one is not None or apart(ix, of, kind, at, before):
            further, unsaid = _moved_apart(ix, of, (kind, field), at, before, of_one)
            if further is not None:
                day = _until(line.book, field, further)
                floor = day if floor is None else max(floor, day)
            untold += unsaid
            continue
        moved, unknown = _moved(ix, of, kind, field)
        ahead = bisect_left(moved, (before,))
        if ahead:
            day = _until(line.book, field, moved[ahead - 1][1])
            floor = day if floor is None else max(floor, day)
        untold += unknown.ahead(before)
    in_place, possible = None, []
    for one in extent.longer:
        if one.kind in over:
            continue
        theirs, silent = _given(ix, of, one.kind, before, of_one)
        untold += silent
        if theirs:
            in_place = one.limit if floor is None and _runs(line, one.limit, of) else None
        elif _runs(line, one.limit, of):
            possible.append((one.kind, one.limit))
    return new_tuple(Extended, (stated, floor, in_place, tuple(untold), tuple(possible)))


def over_when_lengthened(
    line: Timeline, limit: Limit, of: int, before: int, start: Moment
) -> dict[str, tuple[str, ...]]:
    """The kinds of paper that lengthen the limit of event ``of``, all of which came when its plain term was over, and the token of the point left open; or, of papers dated ahead of it, the days of which one is wrong."""
    found: dict[str, tuple[str, ...]] = {}
    for one in limit.extent.longer:
        if not one.open_when_over or not (papers := line.ix.before(of, one.kind, before)):
            continue
        last = _plain_end(line, limit, start)
        tokens = None if last is None else _when_over(line.ix, of, papers, last)
        if tokens is not None:
            found[one.kind] = tokens or (f"law:{one.open_when_over}",)
    return found


def _when_over(ix: Index, of: int, papers: Sequence[int], last: Moment) -> tuple[str, ...] | None:
    """Of papers all of which came behind ``last`` or are dated ahead of event ``of``: the days of which one is wrong; None where one came in time."""
    wrong: list[str] = []
    for i in papers:
        if ahead := wrong_day(ix, i, of):
            wrong += ahead
            continue
        moment = ix.events[i].at or ix.days[i]
        if moment is None or not is_after(moment, last):
            return None
    return tuple(wrong)


def _plain_end(line: Timeline, limit: Limit, start: Moment) -> Moment | None:
    """When the plain limit ends; of one in hours from a day whose hour is not told the last day that can be."""
    terms = limit.branches[0].terms
    if terms[-1].unit is not Unit.HOUR or isinstance(start, datetime):
        return line.book.due_date(start, terms).due
    try:
        return start + timedelta(-(-sum(term.amount or 0 for term in terms) // _HOURS_A_DAY))
    except OverflowError:
        return None


def _moved(ix: Index, of: int, kind: str, field: str) -> tuple[list[tuple[int, date]], Untold]:
    """The events of ``kind`` hanging on ``of`` that move its last day further than any ahead of them, with that day; and those that do not tell theirs."""
    key = ("moved", of, kind, field)
    found: tuple[list[tuple[int, date]], Untold] | None = ix.cache.get(key)
    if found is None:
        further: list[tuple[int, date]] = []
        untold: list[int] = []
        for i in ix.dependents(of, kind):
            day = _day_of(getattr(ix.events[i], field, None))
            if day is None:
                untold.append(i)
            elif not further or day > further[-1][1]:
                further.append((i, day))
        found = ix.cache[key] = (further, Untold(untold, field))
    return found


def _moved_apart(
    ix: Index, of: int, where: tuple[str, str], at: int | None, before: int, of_one: frozenset[str] | None
) -> tuple[date | None, list[str]]:
    """The latest day to which a relief moves the limit for whom, and what, step ``at`` is about; for all of it, or of one violator, where there is no step."""
    kind, field = where
    last, untold = None, list[str]()
    acts = frozenset(ix.acts[of]) if of_one is None else of_one
    for relief in ix.before(of, kind, before):
        held = (
            _of_one(ix, of, relief, acts)
            if ix.kinds[of] == "minutes_drawn_up"
            else (holds_at_last(ix, of, relief, acts, before) if at is None else holds(ix, of, relief, at, of_one))
        )
        day = _day_of(getattr(ix.events[relief], field, None))
        if held is not True:
            untold += held or ()
        elif day is None:
            untold.append(f"fact:events[{relief}].{field}")
        else:
            last = day if last is None else max(last, day)
    return last, untold


def _of_one(ix: Index, minutes: int, paper: int, acts: frozenset[str]) -> bool | tuple[str, ...]:
    """Whether the paper is that of the violator in the minutes whose acts those are; else what would tell."""
    shared = sharers(ix, minutes)
    named = named_by(ix, shared, paper)
    return (
        (event_fact(paper, says_whose(ix.kinds[paper])),)
        if named is None
        else any(shared[who] == acts for who in named)
    )


def _given(ix: Index, of: int, kind: str, before: int, of_one: frozenset[str] | None) -> tuple[bool, tuple[str, ...]]:
    """Whether a paper of ``kind`` ahead of ``before`` lengthens the limit, of minutes on several violators for the one of them; and what would tell."""
    if of_one is None or ix.kinds[of] != "minutes_drawn_up":
        return bool(ix.before(of, kind, before)), ()
    found, shared = steps_of(ix, of, kind), sharers(ix, of)
    own = next((found.whose.get(who, ()) for who, acts in shared.items() if acts == of_one), ())
    untold = tuple(event_fact(at, says_whose(kind)) for at in found.silent if at < before)
    return any(at < before for at in own), untold


def longest_term(ix: Index, decision: int, before: int, of_one: frozenset[str] | None = None) -> TimeLimit | None:
    """The longest term the decision, as changed ahead of event ``before``, gives for a remedy of its own; one it gave where none is left. ``of_one``: for those acts."""
    end = len(ix.events) if before < len(ix.events) and ix.kinds[before] in _CARRIED_OUT else before
    own = [
        r
        for r in remedies_of(ix, decision)
        if r.since == decision and r.within is not None and (of_one is None or r.act in of_one)
    ]
    kept = [r for r in own if r.until is None or r.until >= end]
    terms = [stated_term(term) for r in kept or own if (term := r.within_by(before)) is not None]
    return max(terms, key=about_days, default=None)


_CARRIED_OUT: Final = ("remedy_done", "execution_completed")
"""Steps judged by what was left to do in the end, each remedy by its term of that day."""


def about_days(term: TimeLimit) -> float:
    """Enough to tell which of two terms is the longer."""
    return (term.amount or 0) * _ABOUT_DAYS[term.unit.value]


def stated_term(term: Term) -> TimeLimit:
    """A term a paper states, as a limit."""
    return _term(term.amount, term.unit)


_ABOUT_DAYS: Final = {"hour": 1 / 24, "day": 1.0, "working-day": 1.4, "month": 30.0, "year": 365.0}


def _runs(line: Timeline, slug: str, of: int) -> bool:
    """Whether the law has that limit on the day of event ``of``."""
    day = line.ix.events[of].day
    begun = [v for v in line.book.limit(slug).versions.versions if day is not None and v.start <= day]
    return bool(begun) and not begun[-1].ended


def _day_of(value: Any) -> date | None:
    """A day, or the last day a plan of parts names."""
    if isinstance(value, tuple):
        return max((part.due for part in value), default=None)
    day: date | None = value
    return day


@lru_cache(maxsize=1024)
def _term(amount: int, unit: str) -> TimeLimit:
    return TimeLimit(amount, Unit(unit))


def stated_is_no_shorter(line: Timeline, slug: str, of: int) -> bool | tuple[str, ...]:
    """Whether the term the paper states reaches no less far than the law's, from the start, or from every start of the next weeks.

    Else the tokens that would tell.
    """
    clock = line.book.limit(slug)
    start = line.start(slug, of, len(line.ix.events))
    if start.low is None or not isinstance(start.low, date):
        return start.missing
    limit = clock.versions.on(start.low)
    term, least = getattr(line.ix.events[of], limit.extent.at_least), limit.branches[0].terms
    stated = (_term(term.amount, term.unit),)
    if stated[0].unit is Unit.HOUR:
        return (stated[0].amount or 0) >= _HOURS_A_DAY * (least[0].amount or 0)
    found = set()
    for later in range(1 if start.exact else _WEEKS_LOOKED_AT):
        day = start.low + timedelta(later)
        ours, theirs = line.book.due_date(day, stated), line.book.due_date(day, least)
        if ours.due_before_roll is None or theirs.due_before_roll is None:
            return (*ours.missing, *theirs.missing)
        found.add(not is_after(theirs.due_before_roll, ours.due_before_roll))
    return found.pop() if len(found) == 1 else start.missing or (f"fact:events[{of}].execute_within",)


_WEEKS_LOOKED_AT: Final = 60
"""Days after the decision on which it may have been received."""


def day_of_part(book: Rulebook, due: date) -> date:
    """The day of a part of a plan of payment, moved past days off."""
    return book.due_date(due - timedelta(1), (TimeLimit(1, Unit.DAY),)).due_day or due


def _until(book: Rulebook, field: str, day: date) -> date:
    return day_of_part(book, day) if field == "parts" else day
