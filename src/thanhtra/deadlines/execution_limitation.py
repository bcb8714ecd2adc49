"""The limitation of executing a decision (thời hiệu thi hành): a year, read as openly as the limitation of sanctioning.

Đ74 says ``from the day of the decision`` as Đ6 says ``from the day the act ended``; whether that day counts, and whether the year moves on
from a day off, are the same two readings.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import attrs

from thanhtra.casefile import Index, Sanction, event_fact
from thanhtra.classes import frozen
from thanhtra.deadlines.applied import applied
from thanhtra.deadlines.assessment import Assessment, Timing
from thanhtra.deadlines.bidden import CHANGES, bidden
from thanhtra.deadlines.imposing import imposed_before, sanctions_of
from thanhtra.deadlines.limitation import evaded_on, reading_step, stands, untold_of_evasion
from thanhtra.deadlines.relations import ANNULLING, annulment_before, decision_of
from thanhtra.deadlines.violators import Sharers, named_by, sharers
from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import Step, TimeLimit
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.terms import Unit


@frozen(kw_only=True)
class _From:
    """Where the limitation runs from: a day, and why it is not that of the decision."""

    day: date
    years: int = 0
    """Its length where a change gives another than the law's own; 0 otherwise."""
    why: tuple[str, str] | None = None
    cites: tuple[Citation, ...] = ()


def execution_limitation(
    ix: Index,
    decision: int,
    before: int,
    book: Rulebook,
    actual: date | None,
    of_one: frozenset[str] | None = None,
) -> Assessment | tuple[str, ...]:
    """How ``actual`` stands to the limitation of executing ``decision`` as far as events ahead of ``before`` tell; or what would tell.

    It runs from the decision, from the one a new decision follows, or from a change (118/2021 Đ16.3); anew from the end of an evasion (Đ74.2)
    that fell within it. Of one that nothing shows to fall within it the end is one possible start, the plain one the other.
    ``of_one``: the acts of one violator of several, whose limitation only their own evasion and changes of what is theirs move.
    """
    clock, first = book.limit("enforcement-limitation"), limited_by(ix, decision, book)
    issued = ix.events[first].day
    if issued is None:
        return (f"fact:events[{first}].on",)
    if _MOVING.isdisjoint(ix.by_kind):
        return year_from(book, clock, issued, actual, 0)
    papers = _papers(ix, decision, first, before, book)
    shared = {paper: {} if of_one is None else sharers(ix, paper) for paper in papers}
    of = {i: paper for paper, end in papers.items() for i in ix.dependents(paper, "evasion_found") if i < end}
    ends = {
        i: getattr(ix.events[i], "until", None)
        for i, paper in of.items()
        if of_one is None or _whose(ix, shared[paper], i, of_one) is not False
    }
    unknown = tuple(f"fact:events[{i}].until" for i, end in ends.items() if end is None)
    if unknown:
        return unknown
    surely, start, doubted = _changed(ix, papers, book, _From(day=issued), of_one)
    for i, end in sorted(ends.items(), key=lambda found: evaded_on(ix, *found)):
        if end is None or end <= start.day:
            continue
        try:
            start = _anew(start, end, book)
        except LawError as refused:
            return (refused.token,)
        within = year_from(book, clock, surely.day, evaded_on(ix, i, end), surely.years)
        untold = () if of_one is None or _whose(ix, shared[of[i]], i, of_one) is True else (event_fact(i, "acts"),)
        if not doubted and not untold and within.timing is Timing.IN_TIME:
            surely = start
        else:
            doubted += untold or within.missing or (untold_of_evasion(ix, i, start.cites[0]),)
    found = _told(book, clock, start, actual, issued)
    in_time_anyhow = (
        actual is not None and year_from(book, clock, surely.day, actual, surely.years).timing is Timing.IN_TIME
    )
    if not doubted or found.timing is not Timing.IN_TIME or in_time_anyhow:
        return found
    return attrs.evolve(found, timing=Timing.ONLY_IF, missing=tuple(dict.fromkeys(doubted)))


def had_run_out(
    ix: Index, decision: int, at: int, book: Rulebook, of_one: frozenset[str] | None
) -> bool | tuple[str, ...]:
    """Whether the limitation of executing ``decision`` surely had run out on the day of event ``at``; what would tell. ``of_one`` as above.

    An evasion found only after that event may have kept it running (15/2012/QH13 Đ74.2).
    """
    day, clock = ix.days[at], book.limit("enforcement-limitation")
    if day is None or ix.kinds[decision] not in clock.counted_from or decision >= at:
        return True
    ends = [at, len(ix.events)] if evaded_later(ix, decision, at) else [at]
    for end in ends:
        found = execution_limitation(ix, decision, end, book, day, of_one)
        if isinstance(found, tuple):
            return found
        if found.timing is not Timing.LATE:
            return (EVADED,) if end > at else False if found.timing is Timing.IN_TIME else found.missing
    return True


def evaded_later(ix: Index, decision: int, at: int) -> bool:
    """Whether an evasion of ``decision`` was found only after event ``at``."""
    return any(i > at for i in ix.dependents(decision, "evasion_found"))


EVADED: Final = "law:15/2012/QH13 Đ74.2"
"""Whether an evasion found only after a step gave it more time the text does not say."""
_MOVING: Final = frozenset({"evasion_found", *CHANGES, *ANNULLING})
"""Kinds of event without which it runs from the day of the decision."""


def _papers(ix: Index, decision: int, first: int, before: int, book: Rulebook) -> dict[int, int]:
    """The decisions whose evasions and changes move that limitation, each with the event up to which they do: those ``decision`` follows, to their annulment, and itself."""
    found = {decision: before}
    while first not in found and len(found) < _MOST_REPLACED:
        last = min(found)
        earlier, annulled = _kept_from(ix, last, book), annulment_before(ix, last)
        if earlier is None or annulled is None:
            break
        found[earlier] = annulled
    return found


_MOST_REPLACED = 16
"""So many decisions made one after the other are gone through."""


def _whose(ix: Index, shared: Sharers, evasion: int, acts: frozenset[str]) -> bool | None:
    """Whether the evasion is that of the violator whose acts those are (Đ74.2 speaks of who evades); None where the file does not tell."""
    named = named_by(ix, shared, evasion)
    return None if named is None else any(shared[who] == acts for who in named)


def _anew(start: _From, end: date, book: Rulebook) -> _From:
    """The limitation that runs from the ``end`` of an evasion, as long as the one it takes the place of. Raises LawError for an end ahead of the law."""
    why = (
        f"trốn tránh chấm dứt ngày {end.isoformat()}: thời hiệu tính lại từ ngày đó",
        f"the evasion ended on {end.isoformat()}: the limitation runs anew from that day",
    )
    return _From(day=end, years=start.years, why=why, cites=applied(book, "evaded-execution", end).cites)


def _told(book: Rulebook, clock: Clock, start: _From, actual: date | None, issued: date) -> Assessment:
    """How ``actual`` stands to the limitation from ``start``, with the step that says why it starts there."""
    found = year_from(book, clock, start.day, actual, start.years)
    if start.why is None or found.due is None:
        return found
    step = Step(*start.why, issued, start.day, start.cites)
    return attrs.evolve(
        found,
        extra_cites=(*found.extra_cites, *start.cites),
        due=attrs.evolve(found.due, moved=(step, *found.due.moved)),
    )


def _changed(
    ix: Index, papers: dict[int, int], book: Rulebook, start: _From, of_one: frozenset[str] | None
) -> tuple[_From, _From, tuple[str, ...]]:
    """A change of the decision moves or keeps its limitation by the rule of the day it was made: where it surely starts, where it may, and what would tell.

    A change of a decision with confiscation or remedies may be one of Đ15.2.a, which reaches those alone (Đ15.4): whether the fine has a
    year of its own from it (Đ16.4) the text does not say; nor whether a change made once the limitation was over starts it anew (Đ74.1),
    nor whether a new decision and a change of it, or of the one it follows, are several changes (Đ16.3.b).
    """
    surely, maybe, doubted = start, start, list[str]()
    of = {at: paper for paper, end in papers.items() for at in _changes(ix, paper, end, of_one)}
    own = 0
    for at, paper in sorted(of.items()):
        day = ix.events[at].day
        if day is None:
            latest = ix.events[at].latest
            doubted.append(event_fact(at, "on"))
            maybe = maybe if latest is None or latest <= maybe.day else attrs.evolve(maybe, day=latest, why=None)
            continue
        try:
            rule = applied(book, "changed-decision", day)
        except LawError:
            continue
        asked = bidden(ix, at, book) if rule.flag("lasting") else False
        if rule.flag("own"):
            own += 1
            years = rule.number("several_years") if own > 1 else 0
            late = year_from(book, book.limit("enforcement-limitation"), surely.day, day, surely.years)
        elif asked is True:
            own, years, late = 1, 0, None
        elif rule.flag("lasting") and (asked or (_lasting(ix, paper) and _may_touch_lasting(ix, paper, at))):
            maybe = _From(day=day, why=_why(day, 0), cites=rule.cites)
            doubted += asked or (f"law:{rule.cites[1]}",)
            continue
        else:
            continue
        moved = _From(day=start.day if years else day, years=years, why=_why(day, years), cites=rule.cites)
        maybe = moved
        if late is not None and late.timing is not Timing.IN_TIME:
            doubted.append(f"law:{rule.cites[0]}")
        elif not doubted:
            surely = moved
    last = max(papers)
    if (
        not maybe.years
        and (several := _several(ix, last, [i for i, paper in of.items() if paper == last], book)) is not None
    ):
        maybe, token = several
        doubted.append(token)
    return surely, maybe, tuple(dict.fromkeys(doubted))


def _changes(ix: Index, decision: int, before: int, of_one: frozenset[str] | None) -> list[int]:
    """The corrections, amendments and annulments in part ahead of ``before``, of one violator of several those of what is theirs."""
    return [
        at
        for at in sorted(i for kind in CHANGES for i in ix.dependents(decision, kind))
        if at < before
        and (of_one is None or not of_one.isdisjoint(ix.acts[at]))
        and not (ix.kinds[at] == "decision_annulled" and getattr(ix.events[at], "scope", "whole") == "whole")
    ]


def _several(ix: Index, decision: int, changes: list[int], book: Rulebook) -> tuple[_From, str] | None:
    """The two years there may be where a new decision, or the one it follows, was changed too (118/2021 Đ16.3.b); None where that is no question."""
    annulled, day = annulment_before(ix, decision), ix.events[decision].day
    first = None if annulled is None else decision_of(ix, annulled)
    if annulled is None or first is None or day is None:
        return None
    earlier = _changes(ix, first, annulled, None)
    issued = ix.events[first if earlier else decision].day
    try:
        rule = applied(book, "changed-decision", day)
    except LawError:
        return None
    if issued is None or not rule.flag("own") or not (earlier or changes):
        return None
    years = rule.number("several_years")
    return _From(day=issued, years=years, why=_why(day, years), cites=rule.cites), f"law:{rule.cites[1]}"


def _may_touch_lasting(ix: Index, decision: int, change: int) -> bool:
    """Whether the change may reach confiscation or remedies: one that says what is imposed and leaves them as they were does not."""
    stated = sanctions_of(ix, change)
    was, now = imposed_before(ix, decision, change), imposed_before(ix, decision, change + 1)
    return not stated or any(_lasting_of(was.get(s.act)) != _lasting_of(now.get(s.act)) for s in stated)


def _lasting_of(one: Sanction | None) -> object:
    if one is None:
        return None
    return one.remedies, tuple(a for a in one.additional or () if a.measure == "confiscate")


def _why(day: date, years: int) -> tuple[str, str]:
    if years:
        return (
            f"quyết định được thay đổi nhiều lần, lần cuối ngày {day.isoformat()}: {TimeLimit(years, Unit.YEAR).vi}",
            f"the decision was changed several times, last on {day.isoformat()}: {TimeLimit(years, Unit.YEAR).en}",
        )
    return (
        f"quyết định được thay đổi ngày {day.isoformat()}: thời hiệu tính từ ngày đó",
        f"the decision was changed on {day.isoformat()}: the limitation runs from that day",
    )


def _lasting(ix: Index, decision: int) -> bool:
    """Whether the decision is one of Đ15.2.a, with confiscation or remedies."""
    return any(
        s.remedies or any(a.measure == "confiscate" for a in s.additional or ()) for s in sanctions_of(ix, decision)
    )


@kept_by_book(maxsize=1024)
def year_from(book: Rulebook, clock: Clock, start: date, actual: date | None, years: int = 0) -> Assessment:
    """How ``actual`` stands to the limitation of execution that runs from ``start``; ``years`` replaces its length where not 0."""
    try:
        version = clock.versions.version_on(start)
    except LawError as refused:
        return Assessment(rule=clock, timing=Timing.REFUSED, start=start, actual=actual, missing=(refused.token,))
    assert version.rule is not None  # noqa: S101 - version_on refuses ended versions and gaps
    branch = version.rule.branches[0]
    term = TimeLimit(years, Unit.YEAR) if years else branch.terms[0]
    timing, last, missing = stands(book, start, term, actual)
    due = book.due_date(start, (term,))
    make = partial(
        Assessment,
        rule=clock,
        start=start,
        actual=actual,
        branch=branch,
        version=version,
        law_on=start,
        basis=version.known,
    )
    if last is None:
        return make(timing=Timing.REFUSED, missing=missing)
    read = attrs.evolve(
        due, due=last, due_before_roll=last, ends=(), terms=due.terms, moved=(reading_step(book, start, term, last),)
    )
    return make(timing=timing, due=read, missing=missing)


def limited_by(ix: Index, decision: int, book: Rulebook) -> int:
    """The decision whose day starts the limitation of executing ``decision``: from 2025-05-02 a new decision keeps that of the one annulled.

    Another violator gives the new decision a limitation of its own (118/2021 Đ16.4).
    """
    known: dict[int, int] = ix.cache.setdefault(("limited by", book), {})
    passed: list[int] = []
    while decision not in known:
        earlier = _kept_from(ix, decision, book)
        if earlier is None:
            known[decision] = decision
        else:
            passed.append(decision)
            decision = earlier
    start = known[decision]
    known.update(dict.fromkeys(passed, start))
    return start


def _kept_from(ix: Index, decision: int, book: Rulebook) -> int | None:
    """The annulled decision whose limitation ``decision`` keeps, always ahead of it in the file; None where it has one of its own."""
    annulled, day = annulment_before(ix, decision), ix.events[decision].day
    first = decision_of(ix, annulled) if annulled is not None else None
    if annulled is None or first is None or first > annulled or day is None:
        return None
    try:
        rule = applied(book, "new-decision", day)
    except LawError:
        return None
    return first if rule.flag("enforced_until_original") and _violators(ix, first) == _violators(ix, decision) else None


def _violators(ix: Index, decision: int) -> set[str | None]:
    named = {s.act: s.subject for s in sanctions_of(ix, decision)}
    return {
        named.get(act) or (own.subject if (own := ix.listed_acts.get(act)) is not None else None)
        for act in ix.acts[decision]
    }
