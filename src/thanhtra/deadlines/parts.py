"""A limit that every act, thing, remedy or violator of what starts it has to meet: what met each, what ended it for each, and which is left (từng hành vi, tang vật, biện pháp, người vi phạm).

Such a limit is met when every part it has not ended for is met; what meets it or ends it does so for the part it names, and for no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from thanhtra.casefile import event_fact, event_token
from thanhtra.deadlines.completed import shown_left
from thanhtra.deadlines.extents import about_days, longest_term, stated_term
from thanhtra.deadlines.filters import any_passes
from thanhtra.deadlines.imposing import OwedRemedy, fell_with, remedies_of, sanctions_of, with_remedies
from thanhtra.deadlines.named_facts import DISPOSED, fulfilled
from thanhtra.deadlines.owing import paid_off_by
from thanhtra.deadlines.relations import annulled_acts, decision_of
from thanhtra.deadlines.timeline import timeline_of
from thanhtra.deadlines.violators import (
    may_be_theirs,
    same_violator,
    says_whose,
    several_violators,
    sharers,
    sharers_in,
    steps_of,
)

if TYPE_CHECKING:
    from thanhtra.casefile import GoodsItem, Index
    from thanhtra.deadlines.timeline import Timeline
    from thanhtra.reckoning import TimeLimit
    from thanhtra.rulebook import Clock, Rulebook

_PASSED_ON: Final = ("file_transferred", "sent_to_criminal")
"""What takes an act out of the file, where it names it and nothing behind it is about that act alone; a whole file passed on goes on."""


class LimitPart(NamedTuple):
    """One part: the act or thing it is, the first step that met the limit for it, what ended it, and what would tell whether something did."""

    name: str
    met: int | None = None
    ended: int | None = None
    untold: tuple[str, ...] = ()
    term: TimeLimit | None = None
    """Its own term, where the paper gives each one."""
    acts: frozenset[str] | None = None
    """The acts of the violator it is of, one of several the paper is about."""

    @property
    def left(self) -> bool:
        """Whether nothing surely met or ended the limit for it."""
        return self.met is None and self.ended is None


class LimitParts(NamedTuple):
    """The parts of one limit, the step that met each by its name, and the latest of these steps."""

    each: tuple[LimitPart, ...]
    met: dict[str, int | None]
    latest: int | None


class WholeLimit(NamedTuple):
    """A whole limit: the step by which every part was met, or what ended it for the last; neither while a part is left."""

    met: int | None
    ended: int | None
    untold: tuple[str, ...] = ()


def standing(line: Timeline, clock: Clock, of: int, first: int | None) -> WholeLimit:
    """Where the limit of event ``of`` stands by all its parts, of parts with own terms by those of the longest; ``first`` is the first step that met it for any."""
    parts = by_term(parts_of(line, clock, of))
    return whole_of(line, clock, of, first, next(iter(parts.values()), ()))


def met_whole(line: Timeline, clock: Clock, of: int) -> int | None:
    """The step by which the limit of event ``of`` was met in every part; None while one is left."""
    return standing(line, clock, of, line.met(clock)[0].get(of)).met


def by_term(parts: Sequence[LimitPart]) -> dict[TimeLimit | None, list[LimitPart]]:
    """The parts by their terms, the longest first; those it ended for left out while others are there."""
    found: dict[TimeLimit | None, list[LimitPart]] = {}
    live = [part for part in parts if part.ended is None or part.term is None] or parts
    for part in sorted(live, key=lambda p: 0.0 if p.term is None else about_days(p.term), reverse=True):
        found.setdefault(part.term, []).append(part)
    return found


def whole_of(line: Timeline, clock: Clock, of: int, first: int | None, parts: Sequence[LimitPart]) -> WholeLimit:
    """Where the limit stands by these parts; with none it is one whole."""
    if not parts:
        ended = ended_by(line, clock, of)
        if first is not None and (ended is None or first < ended):
            return WholeLimit(first, None)
        return WholeLimit(None, ended, () if ended is not None else line.unsaid.get((clock.slug, of), ()))
    left = [part for part in parts if part.left]
    if left:
        untold = all(part.untold for part in left)
        return WholeLimit(None, None, tuple(dict.fromkeys(t for each in _apart(left) for t in each)) if untold else ())
    met = [part.met for part in parts if part.met is not None]
    if met and first is not None:
        return WholeLimit(max(met), None, tuple(t for part in parts if part.met == max(met) for t in part.untold))
    return WholeLimit(
        None, max((part.ended for part in parts if part.ended is not None), default=ended_by(line, clock, of))
    )


def _apart(parts: Sequence[LimitPart]) -> Collection[tuple[str, ...]]:
    """What would tell of them, each list once: many parts share one."""
    return {id(part.untold): part.untold for part in parts}.values()


def ended_by(line: Timeline, clock: Clock, of: int) -> int | None:
    """The first event behind the start that ends the run: of its decision where both have one, else of its acts."""
    ix = line.ix
    if ix.by_kind.keys().isdisjoint(clock.ended_by):
        return None
    return line.ends(clock).first(of, decision_of(ix, of))


def stands_for(line: Timeline, clock: Clock, of: int, at: int) -> int | None:
    """The step that met the limit for the things step ``at`` lets go: itself, or an earlier one for all of them; None where it is one whole, or does not run."""
    if not clock.each or not line.runs(clock.slug, of):
        return None
    parts = _kept(line, clock, of)
    own = _goods_of(line.ix, at)
    if own is None:
        return (at if parts.latest is None else min(at, parts.latest)) if parts.each else None
    gone = [parts.met[name] for name in own if name in parts.met]
    return min(at, max((met for met in gone if met is not None), default=at)) if gone else None


def acts_left(ix: Index, book: Rulebook, slug: str, of: int) -> tuple[str, ...]:
    """The acts of event ``of`` that nothing met or ended that limit for, where something did for another; empty where all or none are left."""
    clock = book.limit(slug)
    if clock.each != "acts":
        return ()
    parts = parts_of(timeline_of(ix, book), clock, of)
    left = tuple(part.name for part in parts if part.left)
    return left if len(left) < len(parts) else ()


def _kept(line: Timeline, clock: Clock, of: int) -> LimitParts:
    """The parts, found once a file: every step that lets something go asks for them."""
    found = line.parts.get((clock.slug, of))
    if found is None:
        each = tuple(_OF[clock.each](line, clock, of))
        met = {part.name: part.met for part in each}
        found = LimitParts(each, met, max((at for at in met.values() if at is not None), default=None))
        line.parts[clock.slug, of] = found
    return found


def parts_of(line: Timeline, clock: Clock, of: int, of_one: frozenset[str] | None = None) -> tuple[LimitPart, ...]:
    """The parts of the limit of event ``of``; none where it is one whole. ``of_one``: those of the violator, one of several, whose acts those are."""
    found = _kept(line, clock, of).each if clock.each else ()
    return found if of_one is None else tuple(part for part in found if part.acts is None or part.acts <= of_one)


def shares_of(line: Timeline, clock: Clock, of: int) -> Sequence[LimitPart]:
    """Of a limit that runs for each of several violators, the part of each; nothing where it runs for one."""
    if clock.each == "violators" and sharers_in(line.ix, of):
        return parts_of(line, clock, of)
    if clock.each != "remedies":
        return ()
    shared = with_remedies(line.ix, of, sharers(line.ix, of))
    return [part for who, acts in shared.items() for part in _remedies_of_one(line, clock, of, who, acts)]


def _remedies_of_one(
    line: Timeline, clock: Clock, of: int, who: str | None, acts: frozenset[str]
) -> Iterator[LimitPart]:
    """Where the limit of one violator's remedies stands, by those of the longest term; nothing where none has one."""
    for parts in list(by_term(parts_of(line, clock, of, acts)).values())[:1]:
        stands = whole_of(line, clock, of, of, parts)
        yield LimitPart(who or "", stands.met, stands.ended, stands.untold, acts=acts)


def _of_acts(line: Timeline, clock: Clock, of: int) -> Iterator[LimitPart]:
    ix = line.ix
    if ix.together or len(ix.acts[of]) == 1:
        return
    fell = annulled_acts(ix, of) if clock.slug == _AFTER_ANNULMENT else ()
    for act in (act for act in ix.acts[of] if not fell or act in fell):
        met = _first(i for kind in clock.met_by for i in ix.about_act(act, kind) if i > of and line.meets(clock, i))
        ended = _first(i for i in line.ends(clock).all.about(act) if i > of)
        untold: tuple[str, ...] = ()
        if met is None and ended is None:
            ended, untold = (None, _unsent(ix, of)) if clock.slug == _TRANSFER else _passed_on(ix, clock, act, of)
        yield _part(act, met, ended, untold)


def _passed_on(ix: Index, clock: Clock, act: str, of: int) -> tuple[int | None, tuple[str, ...]]:
    """What took the act out of the file, else what would tell whether something did."""
    whole = set(ix.acts[of])
    for at in (i for kind in _PASSED_ON for i in reversed(ix.about_act(act, kind)) if i > of):
        named = ix.events[at].acts
        if named is None and ix.kinds[at] == "sent_to_criminal":
            return None, (event_fact(at, "acts"),)
        if named is not None and (set(named) < whole or ix.kinds[at] == "sent_to_criminal"):
            goes_on = any(act in own and set(own) < whole for own in ix.acts[at + 1 :])
            return (None, (event_token(clock.met_by[0]),)) if goes_on else (at, ())
    return None, ()


def _unsent(ix: Index, of: int) -> tuple[str, ...]:
    """What would tell whether an act whose file did not go had to: of a decision suspended as a whole the signs of a crime may be another act's (Đ62.2), and a complaint suspends too (Đ15.3)."""
    return (event_fact(of, "acts") if ix.events[of].acts is None else event_token("sent_to_criminal"),)


_TRANSFER: Final = "criminal-transfer"
_AFTER_ANNULMENT: Final = "decision-after-annulment"


def _of_goods(line: Timeline, clock: Clock, of: int) -> Iterator[LimitPart]:
    ix = line.ix
    items = _goods_of(ix, of) or ()
    if len(items) == 1:
        return
    ended = ended_by(line, clock, of)
    decisions = (
        [i for i in ix.all_alike("decision_issued", of) if i > of and line.meets(clock, i)]
        if "decision_issued" in clock.met_by
        else []
    )
    named, untold = _confiscated(ix, decisions)
    all_untold = tuple(t for i in decisions for t in untold[i])
    all_gone, gone_alone = _gone(line, clock, of)
    first = min(decisions, default=None)
    for item in items:
        naming = named.get(item, ())
        gone = min((i for i in (all_gone, gone_alone.get(item)) if i is not None), default=None)
        surely = [*naming]
        if (
            first is not None
            and gone is not None
            and first < gone
            and getattr(ix.events[gone], "how", None) in DISPOSED
        ):
            surely.append(first)
        open_ones = () if gone is not None else all_untold
        if naming and open_ones:
            open_ones = tuple(t for i in decisions if i not in naming for t in untold[i])
        met = min((*surely, *(() if gone is None else (gone,))), default=None)
        yield _part(item, met, ended, () if met is not None else open_ones)


def _goods_of(ix: Index, at: int) -> tuple[str, ...] | None:
    """The things event ``at`` names, by their ids or as they are described; None where it names none."""
    named: tuple[str | GoodsItem, ...] | None = getattr(ix.events[at], "goods", None)
    return None if named is None else tuple([one if isinstance(one, str) else one.id for one in named])


def _gone(line: Timeline, clock: Clock, of: int) -> tuple[int | None, dict[str, int]]:
    """The first step behind the seizure that met the limit for all things, and of each thing the first that names it."""
    ix = line.ix
    whole: int | None = None
    alone: dict[str, int] = {}
    steps = (i for kind in clock.met_by for i in ix.dependents(of, kind) if i > of and line.meets(clock, i))
    for at in sorted(steps):
        named = _goods_of(ix, at)
        if named is None and whole is None:
            whole = at
        for item in named or ():
            alone.setdefault(item, at)
    return whole, alone


def _confiscated(ix: Index, decisions: Sequence[int]) -> tuple[dict[str, frozenset[int]], dict[int, tuple[str, ...]]]:
    """Of each thing the decisions that confiscate it, and so hold it from their day, by name; of each decision what would tell whether it holds others."""
    named: dict[str, set[int]] = {}
    untold: dict[int, tuple[str, ...]] = {}
    for at in decisions:
        confiscated = [
            (sanction.act, one.goods)
            for sanction in sanctions_of(ix, at)
            for one in sanction.additional or ()
            if one.measure == "confiscate"
        ]
        for _, goods in confiscated:
            for item in goods or ():
                named.setdefault(item, set()).add(at)
        untold[at] = tuple(
            f"fact:events[{at}].sanctions[{act}].additional" for act, goods in confiscated if goods is None
        )
    return {item: frozenset(those) for item, those in named.items()}, untold


def _of_remedies(line: Timeline, clock: Clock, of: int) -> Iterator[LimitPart]:
    ix = line.ix
    owed, shared = remedies_of(ix, of), sharers(ix, of)
    if len(owed) == 1 and owed[0].until is None and not owed[0].retermed_by(None) and not shared:
        return
    bearer = {act: acts for acts in shared.values() for act in acts}
    owners: dict[str, set[frozenset[str] | None]] = {}
    for one in owed:
        owners.setdefault(one.remedy, set()).add(bearer.get(one.act))
    alone = {remedy for remedy, whose in owners.items() if len(whose) == 1}
    ends, decision = line.ends(clock), decision_of(ix, of)
    steps = sorted(i for kind in clock.met_by for i in ix.dependents(of, kind) if i > of)
    for one in owed:
        met, untold = _done(ix, of, steps, one, sure=one.remedy in alone)
        name, mine = f"{one.act}/{one.remedy}", bearer.get(one.act)
        ended = None if decision is None else ends.of_act(of, decision, one.act)
        gone = min((i for i in (ended, one.until) if i is not None), default=None)
        law = (f"law:{clock.versions.versions[0].cites[0]}",)
        if one.since > of:  # an amendment added it: its term is not that of the decision
            longest = longest_term(ix, of, len(ix.events), mine)
            ended_ = min((i for i in (met, gone) if i is not None), default=None)
            yield LimitPart(name, None, ended_, law, longest, mine)
        elif one.within is not None:
            open_term = law if one.retermed_by(met) else ()  # from when the changed term counts the text does not say
            part = _part(name, met, gone, (*untold, *open_term, *(one.untold if met is None else ())))
            term = one.within_by(part.met) or one.within
            yield part._replace(term=stated_term(term), acts=mine)


def _done(ix: Index, of: int, steps: list[int], one: OwedRemedy, *, sure: bool) -> tuple[int | None, tuple[str, ...]]:
    """The first step by which the remedy was done, and what would tell of one ahead of it that names no act, where several have it to do."""
    silent: int | None = None
    done: int | None = None
    untold: tuple[str, ...] = ()
    for at in steps:
        step = ix.events[at]
        if ix.kinds[at] == "remedy_done":
            if step.remedy not in (None, one.remedy) or not ix.moves(at, one.act):  # type: ignore[attr-defined]  # this kind has a remedy
                continue
            if not sure and step.acts is None:
                silent = at if silent is None else silent
                continue
        elif not ix.moves(at, one.act):
            continue
        elif left := shown_left(ix, of, at, frozenset((one.act,)), remedies_alone=True):
            untold = untold or (left if isinstance(left, tuple) else ())
            continue
        done = at
        break
    return done, untold if silent is None else (*untold, event_fact(silent, "acts"))


def _of_violators(line: Timeline, clock: Clock, of: int) -> Iterator[LimitPart]:
    """Each violator of the paper that started it, of those the steps it waits for are of; of a step that did, its own alone: what another does neither meets nor ends it."""
    ix = line.ix
    if shared := sharers_in(ix, of):
        start = line.starts(clock, of)
        asked = () if start is None else start.where.having
        for who, acts in shared.items():
            if all(_is_of(ix, of, kind, who) for kind in asked):
                yield _of_one(_Share(line, clock, of, who, acts))
        return
    minutes = ix.referent(of, "minutes")
    if minutes is None or not several_violators(ix, minutes):
        return
    meets = {
        i: ix.events[i].acts is None or same_violator(ix, minutes, of, i)
        for kind in clock.met_by
        for i in ix.dependents(minutes, kind)
        if i > of and line.meets(clock, i)
    }
    met = _first(i for i, same in meets.items() if same is True)
    ends = {
        i: same_violator(ix, minutes, of, i)
        for kind in clock.ended_by
        for i in may_be_theirs(ix, minutes, of, kind, len(ix.events))
        if i > of and any_passes(ix, clock.ends_with, i, line.book) is True
    }
    ended = _first(i for i, same in ends.items() if same is True)
    open_ones = (same for found in (meets, ends) for same in found.values() if isinstance(same, tuple))
    yield _part("", met, ended, tuple(t for same in open_ones for t in same))


def _is_of(ix: Index, of: int, kind: str, who: str | None) -> bool:
    """Whether a step of that kind is, or may be, that violator's."""
    found = steps_of(ix, of, kind)
    return bool(found.silent) or who in found.whose


class _Share(NamedTuple):
    """The part of one violator of several: the limit, the paper that started it, who, and their acts in it."""

    line: Timeline
    clock: Clock
    of: int
    who: str | None
    acts: frozenset[str]


_MetBy = tuple[int | None, tuple[str, ...], int]
"""The first step of a kind that met it, what would tell of another, and where the first of these others stands."""


def _of_one(share: _Share) -> LimitPart:
    """What met the limit for one violator of several, what ended it, and what would tell whether a step that says not whose it is did."""
    found = [_MEETS_FOR.get(kind, _first_of)(share, kind) for kind in share.clock.met_by]
    met = min((first for first, _, _ in found if first is not None), default=None)
    untold = tuple(token for _, tokens, other in found if met is None or other < met for token in tokens)
    return _part(share.who or "", met, _ended_for(share), untold)._replace(acts=share.acts)


def _first_of(share: _Share, kind: str) -> _MetBy:
    """The first step that is this violator's; one ahead of it that does not say whose it is may be."""
    line, clock, of, who, _ = share
    found = steps_of(line.ix, of, kind)
    first = next((i for i in found.whose.get(who, ()) if i > of and line.meets(clock, i)), None)
    silent = next((i for i in found.silent if i > of and line.meets(clock, i)), None)
    if silent is None or (first is not None and first < silent):
        return first, (), of
    return first, (event_fact(silent, says_whose(kind)),), silent


def _paid_off(share: _Share, _: str) -> _MetBy:
    """The payment that leaves nothing of this violator's fine, where nothing else is imposed on them."""
    ix, end = share.line.ix, len(share.line.ix.events)
    first = paid_off_by(ix, share.of, share.acts, end)
    found = fulfilled(ix, share.of, share.acts, end if first is None else first + 1)
    return (first, (), share.of) if found is True else (None, found or (), end)


def _completed(share: _Share, kind: str) -> _MetBy:
    """The first step that says it was all done, for everybody where it names none; not where the file shows, or may show, that something was left."""
    found = steps_of(share.line.ix, share.of, kind)
    untold: tuple[str, ...] = ()
    other = share.of
    for at in sorted((*found.whose.get(share.who, ()), *found.silent)):
        left = shown_left(share.line.ix, share.of, at, share.acts)
        if left is False:
            return at, untold, other
        if isinstance(left, tuple) and not untold:
            untold, other = left, at
    return None, untold, other


_MEETS_FOR: Final = {"fine_paid": _paid_off, "execution_completed": _completed}
"""Kinds of step that meet a limit for a violator by more than being theirs."""


def _ended_for(share: _Share) -> int | None:
    """What ended the limit for those acts: an end of the whole that names no others, or the fall of every one of them where an annulment ends it."""
    line, clock, of, _, acts = share
    ended = line.ends(clock).first_for(of, decision_of(line.ix, of), acts)
    fell = fell_with(line.ix, of, acts) if "decision_annulled" in clock.ended_by else None
    return min((i for i in (ended, fell) if i is not None), default=None)


def _part(name: str, met: int | None, ended: int | None, untold: tuple[str, ...]) -> LimitPart:
    if met is not None and (ended is None or met < ended):
        return LimitPart(name, met, None, untold)
    return LimitPart(name, None, ended, untold)


def _first(places: Iterator[int]) -> int | None:
    return min(places, default=None)


_OF: Final = {"acts": _of_acts, "goods": _of_goods, "remedies": _of_remedies, "violators": _of_violators}
