"""Whose step an event is, on minutes or a decision of several violators (người vi phạm nào): the subject it names, else the one its own acts are of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from thanhtra.casefile import CHANGING, event_fact
from thanhtra.deadlines.imposing import borne_by, sanctions_of
from thanhtra.deadlines.relations import decision_of

if TYPE_CHECKING:
    from thanhtra.casefile import Index, Sanction

Sharers = Mapping[str | None, frozenset[str]]
"""Each violator of a paper on several → their acts in it; None is one the file does not tell."""


def strangers(ix: Index) -> frozenset[int]:
    """The explanations, waivers and requests that name somebody who answers for no act of the paper (người không phải là người vi phạm): the right is the violator's (15/2012/QH13 Đ61.1, Đ76.2).

    Not one by the representative the file names for the violator, nor by the company of a branch, or a branch of it. Looked for once for the file.
    """
    found: frozenset[int] | None = ix.cache.get("strangers")
    if found is None:
        listed = len(ix.case.subjects or ()) > 1
        steps = [i for kind in _OF_RIGHT for i in ix.by_kind.get(kind, ())] if listed else ()
        of_paper: dict[int, frozenset[str | None]] = {}
        found = ix.cache["strangers"] = frozenset([i for i in steps if _is_strange(ix, i, of_paper)])
    return found


_OF_RIGHT: Final = (
    "explanation_requested",
    "explanation_submitted",
    "explanation_waived",
    "hearing_held",
    "relief_requested",
)
"""Steps that are the violator's own, or of whoever speaks for them."""


def _is_strange(ix: Index, at: int, of_paper: dict[int, frozenset[str | None]]) -> bool:
    """Whether that step names a stranger; ``of_paper`` keeps the violators of each paper."""
    said: str | None = getattr(ix.events[at], "subject", None)
    paper = decision_of(ix, at)
    paper = ix.refs[at].get("minutes") if paper is None else paper
    if said is None or paper is None:
        return False
    violators = of_paper.get(paper)
    if violators is None:
        borne = borne_by(ix, paper)
        violators = of_paper[paper] = frozenset([borne.get(act) or bearer_of(ix, act) for act in ix.acts[paper]])
    return said not in violators and None not in violators and not any(_speaks_for(ix, said, who) for who in violators)


def _speaks_for(ix: Index, said: str, who: str | None) -> bool:
    """Whether the file shows that ``said`` may speak for violator ``who``."""
    one, own = ix.listed_subjects.get(who or ""), ix.listed_subjects.get(said)
    if one is None or own is None:
        return True
    named = own.name is not None and own.name == one.representative
    return named or one.parent == said or own.parent == who


def same_violator(ix: Index, minutes: int, one: int, other: int) -> bool | tuple[str, ...]:
    """Whether two steps on these minutes are of one violator, each of whoever it names; else what would tell. The minutes themselves speak for everybody in them."""
    if minutes in (one, other) or not several_violators(ix, minutes):
        return True
    shared = sharers(ix, minutes)
    first, second = named_by(ix, shared, one), named_by(ix, shared, other)
    untold = tuple(
        event_fact(at, says_whose(ix.kinds[at]))
        for at, who in ((one, first), (other, second))
        if who is None or None in who
    )
    return untold or not set(first or ()).isdisjoint(second or ())


def of_whom(ix: Index, at: int) -> str | None:
    """Whose step event ``at`` is: the subject it names, else that of its own acts where it is one."""
    event = ix.events[at]
    said: str | None = getattr(event, "subject", None)
    bearers = {bearer_of(ix, act) for act in event.acts or ()}
    return said if said is not None or len(bearers) != 1 else bearers.pop()


def may_be_theirs(ix: Index, minutes: int, step: int, kind: str, before: int) -> Sequence[int]:
    """The steps of a kind on these minutes, ahead of event ``before``, that are of the violator whose ``step`` is, or do not say whose; in file order."""
    who = of_whom(ix, step) if several_violators(ix, minutes) else None
    if who is None:
        return ix.before(minutes, kind, before)
    key = ("by whom", minutes, kind)
    found: dict[str | None, list[int]] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = {}
        for at in ix.dependents(minutes, kind):
            found.setdefault(of_whom(ix, at), []).append(at)
    own, silent = (found.get(one, []) for one in (who, None))
    return sorted([*own[: bisect_left(own, before)], *silent[: bisect_left(silent, before)]])


def several_violators(ix: Index, minutes: int) -> bool:
    """Whether the minutes may be about more than one violator."""
    if len(ix.acts[minutes]) <= 1 or len(ix.case.subjects or ()) == 1:
        return False
    return len(acts_of_each(ix, minutes)) > 1


def acts_of_each(ix: Index, minutes: int) -> Mapping[str | None, Sequence[str]]:
    """The violators the minutes are about, each with their acts; None among them for one the file does not tell. Sorted out once a paper."""
    key = ("acts of each", id(ix.acts[minutes]))
    found: dict[str | None, list[str]] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = {}
        for act in ix.acts[minutes]:
            found.setdefault(bearer_of(ix, act), []).append(act)
    return found


def bearer_of(ix: Index, act: str) -> str | None:
    """Who answers for the act."""
    listed, sanction = ix.listed_acts.get(act), first_sanction(ix, act)
    return (sanction.subject if sanction else None) or (listed.subject if listed else None)


def first_sanction(ix: Index, act: str) -> Sanction | None:
    """What the first decision that sanctions the act imposes for it; sorted out once for the file."""
    first: dict[str, Sanction] | None = ix.cache.get("first sanctions")
    if first is None:
        first = ix.cache["first sanctions"] = {}
        for i in ix.by_kind.get("decision_issued", ()):
            for sanction in sanctions_of(ix, i):
                first.setdefault(sanction.act, sanction)
    return first.get(act)


def may_share(ix: Index) -> bool:
    """Whether a paper of the file can be about several violators: it knows of more than one act, and of no single person."""
    return not (ix.together and len(ix.every) == 1) and len(ix.case.subjects or ()) != 1


def sharers(ix: Index, of: int) -> Sharers:
    """The violators the minutes or the decision ``of`` are about, each with their acts; nothing where that is one. Sorted out once for the file."""
    if len(ix.acts[of]) <= 1 or ix.kinds[of] not in SHARED_PAPERS:
        return _NOBODY
    key = ("sharers", of)
    found: Sharers | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _sharers(ix, of)
    return found


def sharers_in(ix: Index, of: int) -> Sharers:
    """The same; of a change of a decision on several those whose acts it changes, be it one."""
    decision = ix.referent(of, "decision") if ix.kinds[of] in CHANGING else of
    shared = _NOBODY if decision is None else sharers(ix, decision)
    if not shared or decision == of:
        return shared
    return {who: acts for who, acts in shared.items() if not acts.isdisjoint(ix.acts[of])} or shared


_NOBODY: Final[Sharers] = MappingProxyType({})
SHARED_PAPERS: Final = frozenset({"minutes_drawn_up", "decision_issued", "spot_decision_issued", "no_sanction_decided"})
"""Kinds of paper that can be about several violators."""


def _sharers(ix: Index, of: int) -> Sharers:
    if len(ix.case.subjects or ()) == 1:
        return _NOBODY
    of_minutes = ix.kinds[of] == "minutes_drawn_up"
    borne = {act: bearer_of(ix, act) for act in ix.acts[of]} if of_minutes else borne_by(ix, of)
    own: dict[str | None, list[str]] = {}
    for act, who in borne.items():
        own.setdefault(who, []).append(act)
    return {who: frozenset(acts) for who, acts in own.items()} if len(own) > 1 else _NOBODY


def named_by(ix: Index, shared: Sharers, at: int) -> tuple[str | None, ...] | None:
    """Of the violators of a paper those step ``at`` names, by themselves or by their acts, or the order it carries out does; None where it names none."""
    event = ix.events[at]
    said: tuple[str, ...] | None = getattr(event, "subjects", None)
    if said is None and (one := getattr(event, "subject", None)) is not None:
        said = (one,)
    if said is not None:
        known = [who for who in dict.fromkeys(said) if who in shared]
        return (*known, *((None,) if None in shared and len(known) < len(said) else ()))
    order = ix.refs[at].get("enforcement") if event.acts is None else None
    named = event.acts if order is None else ix.events[order].acts
    if named is None:
        return None
    return tuple([who for who, acts in shared.items() if not acts.isdisjoint(named)])


def acts_of_named(ix: Index, at: int) -> tuple[str, ...] | None:
    """Of the acts step ``at`` rests on those of the violators it names, and of whoever the file does not tell where it names others; None where it names nobody, or acts."""
    event = ix.events[at]
    said: tuple[str, ...] | None = getattr(event, "subjects", None)
    if said is None and (one := getattr(event, "subject", None)) is not None:
        said = (one,)
    if said is None or event.acts is not None:
        return None
    paper = decision_of(ix, at)
    paper = ix.refs[at].get("minutes") if paper is None else paper
    whose: Mapping[str | None, Collection[str]] = ({} if paper is None else sharers(ix, paper)) or acts_of_each(ix, at)
    known = [who for who in dict.fromkeys(said) if who in whose]
    others = whose.get(None, ()) if len(known) < len(said) else ()
    return tuple(sorted({*others, *(act for who in known for act in whose[who])}))


class StepsOf(NamedTuple):
    """The steps of a kind that rest on a paper of several violators: those of each, and those that do not say whose they are, in file order."""

    whose: dict[str | None, list[int]]
    silent: list[int]


def steps_of(ix: Index, of: int, kind: str) -> StepsOf:
    """The same; gone through once for the file."""
    key = ("steps of", of, kind)
    found: StepsOf | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = StepsOf({}, [])
        shared = sharers(ix, of)
        coerced = kind == "enforcement_carried_out"  # it hangs on the order
        places = (
            [i for i in ix.by_kind.get(kind, ()) if decision_of(ix, i) == of] if coerced else ix.dependents(of, kind)
        )
        for at in places:
            named = named_by(ix, shared, at)
            if named is None:
                found.silent.append(at)
            for who in named or ():
                found.whose.setdefault(who, []).append(at)
    return found


def says_whose(kind: str) -> Literal["subject", "subjects", "acts"]:
    """The field by which a step of that kind says whose it is."""
    return _SAYS_WHOSE.get(kind, "acts")


_SAYS_WHOSE: Final[Mapping[str, Literal["subject", "subjects"]]] = {
    "minutes_served": "subjects",
    "decision_sent": "subjects",
    "decision_delivered": "subjects",
    "decision_posted": "subjects",
    "delivery_failed": "subjects",
    "explanation_requested": "subject",
    "explanation_submitted": "subject",
    "explanation_waived": "subject",
    "hearing_held": "subject",
    "complaint_lodged": "subject",
    "relief_requested": "subject",
}
