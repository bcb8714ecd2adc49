"""Each seized thing and when it was let go (từng tang vật, phương tiện): what is said of one of several settles nothing of the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import Index


class Thing(NamedTuple):
    """A thing of a seizure, nameless where the seizure lists none; ``gone`` are the steps that let it go, in file order.

    What is kept for execution changes its ground, and is held all the same (15/2012/QH13 Đ126.2).
    """

    name: str
    gone: tuple[int, ...]


def things_of(ix: Index, seizure: int) -> list[Thing]:
    """The things of the seizure; a step that names no thing lets all of them go. Gone through once for the file."""
    key = ("things of", seizure)
    found: list[Thing] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _things(ix, seizure)
    return found


def _things(ix: Index, seizure: int) -> list[Thing]:
    ended: list[int] = []
    of_all: list[int] = []
    of_one: dict[str, list[int]] = {}
    for i in ix.dependents(seizure, "seizure_ended"):
        step = ix.event(i, ev.SeizureEnded)
        if step.how == "kept-for-execution":
            continue
        ended.append(i)
        if step.goods is None:
            of_all.append(i)
        for name in dict.fromkeys(step.goods or ()):
            of_one.setdefault(name, []).append(i)
    listed, every = ix.event(seizure, ev.GoodsSeized).goods, tuple(of_all)
    if not listed:
        return [Thing("", tuple(ended))]
    return [Thing(one.id, tuple(sorted([*of_all, *of_one[one.id]])) if one.id in of_one else every) for one in listed]


def let_go(things: Iterable[Thing]) -> list[int] | None:
    """By which step each thing was first let go; None while one of them is held."""
    first = [thing.gone[0] if thing.gone else None for thing in things]
    known = [i for i in first if i is not None]
    return known if len(known) == len(first) else None


def orders_of(ix: Index, seizure: int) -> list[int]:
    """The orders of the seizure, save those of a day after everything had been let go: they held nothing."""
    orders, ended = ix.dependents(seizure, "seizure_ordered"), ix.dependents(seizure, "seizure_ended")
    if not orders or not ended or orders[0] < ended[0]:
        return list(orders)
    gone = let_go(things_of(ix, seizure))
    back = None if gone is None else days_of(ix, gone)
    if not back:
        return list(orders)
    return [i for i in orders if (day := ix.events[i].day) is None or day <= max(back)]


def days_of(ix: Index, steps: Iterable[int]) -> list[date] | None:
    """The days of the steps; None where one of them is not told."""
    days = [ix.events[i].day for i in steps]
    known = [day for day in days if day is not None]
    return known if len(known) == len(days) else None
