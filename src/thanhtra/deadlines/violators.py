"""Whose step an event on minutes of several violators is (người vi phạm nào): the subject it names, else the one its own acts are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact
from thanhtra.deadlines.imposing import sanctions_of

if TYPE_CHECKING:
    from thanhtra.casefile import Index, Sanction


def same_violator(ix: Index, minutes: int, one: int, other: int) -> bool | tuple[str, ...]:
    """Whether two steps on these minutes are of one violator; else what would tell. The minutes themselves speak for everybody in them."""
    if minutes in (one, other) or not several_violators(ix, minutes):
        return True
    whose = {at: of_whom(ix, at) for at in (one, other)}
    untold = tuple(event_fact(at, "subject") for at, who in whose.items() if who is None)
    return untold or whose[one] == whose[other]


def of_whom(ix: Index, at: int) -> str | None:
    """Whose step event ``at`` is: the subject it names, else that of its own acts where it is one."""
    event = ix.events[at]
    said: str | None = getattr(event, "subject", None)
    bearers = {bearer_of(ix, act) for act in event.acts or ()}
    return said if said is not None or len(bearers) != 1 else bearers.pop()


def several_violators(ix: Index, minutes: int) -> bool:
    """Whether the minutes may be about more than one violator."""
    if len(ix.case.subjects or ()) == 1:
        return False
    return len(violators(ix, minutes)) > 1


def violators(ix: Index, minutes: int) -> set[str | None]:
    """The violators the minutes are about; None among them for one the file does not tell."""
    return {bearer_of(ix, act) for act in ix.acts[minutes]}


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
