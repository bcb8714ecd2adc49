"""Each seized thing and when it was let go (từng tang vật, phương tiện): what is said of one of several settles nothing of the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import Index, event_fact


class Thing(NamedTuple):
    """A thing of a seizure, nameless where the seizure lists none; ``gone`` are the steps that let it go, in file order.

    What is kept for execution changes its ground, and is held all the same (15/2012/QH13 Đ126.2).
    """

    name: str
    gone: tuple[int, ...]


def things_of(ix: Index, seizure: int) -> list[Thing]:
    """The things of the seizure; a step that names no thing lets all of them go."""
    steps = ((i, ix.event(i, ev.SeizureEnded)) for i in ix.dependents(seizure, "seizure_ended"))
    ended = [(i, step.goods) for i, step in steps if step.how != "kept-for-execution"]
    listed = ix.event(seizure, ev.GoodsSeized).goods
    if not listed:
        return [Thing("", tuple(i for i, _ in ended))]
    return [Thing(one.id, tuple(i for i, named in ended if named is None or one.id in named)) for one in listed]


def let_go(things: Iterable[Thing]) -> list[int] | None:
    """By which step each thing was first let go; None while one of them is held."""
    first = [thing.gone[0] if thing.gone else None for thing in things]
    known = [i for i in first if i is not None]
    return known if len(known) == len(first) else None


def ahead_of_taking(ix: Index, seizure: int, at: int) -> tuple[str, ...]:
    """The days of which one is wrong where event ``at`` is dated ahead of the taking it follows."""
    taken, day = ix.days[seizure], ix.days[at]
    wrong = taken is not None and day is not None and day < taken
    return (event_fact(seizure, "on"), event_fact(at, "on")) if wrong else ()


def orders_of(ix: Index, seizure: int) -> list[int]:
    """The orders of the seizure, save those of a day after everything had been let go: they held nothing."""
    orders = ix.dependents(seizure, "seizure_ordered")
    gone = let_go(things_of(ix, seizure)) if orders else None
    back = None if gone is None else days_of(ix, gone)
    if not back:
        return list(orders)
    return [i for i in orders if (day := ix.events[i].day) is None or day <= max(back)]


def days_of(ix: Index, steps: Iterable[int]) -> list[date] | None:
    """The days of the steps; None where one of them is not told."""
    days = [ix.events[i].day for i in steps]
    known = [day for day in days if day is not None]
    return known if len(known) == len(days) else None
