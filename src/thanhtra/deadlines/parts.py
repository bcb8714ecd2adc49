"""A limit that every act, thing or remedy of what starts it has to meet: which step met each, and which is left (từng hành vi, tang vật, biện pháp)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.deadlines.timeline import timeline_of

if TYPE_CHECKING:
    from thanhtra.casefile import Index
    from thanhtra.deadlines.timeline import Timeline
    from thanhtra.rulebook import Clock, Rulebook

_PASSED_ON: Final = ("file_transferred", "sent_to_criminal")
"""What leaves an act to others, where other acts of the paper stay."""


def met_whole(line: Timeline, clock: Clock, of: int, first: int | None) -> int | None:
    """The step by which the limit of event ``of`` was met in every part, the ``first`` that met any where it has one; None while a part is left."""
    if first is None or not clock.each:
        return first
    last = first
    for steps in _steps(line, clock, of):
        if not steps:
            return None
        own = [i for i in steps if line.ix.kinds[i] in clock.met_by]
        last = max(last, own[0] if own and own[0] == steps[0] else last)
    return last


def part_left(line: Timeline, clock: Clock, of: int) -> bool:
    """Whether a part of event ``of`` is one that nothing met or ended the limit for."""
    return any(not steps for steps in _steps(line, clock, of))


def acts_left(ix: Index, book: Rulebook, slug: str, of: int) -> tuple[str, ...]:
    """The acts of event ``of`` that nothing met or ended that limit for, where something did for another; empty where all or none are left."""
    clock, line = book.limit(slug), timeline_of(ix, book)
    if clock.each != "acts" or ix.together:
        return ()
    left = tuple(act for act, steps in zip(ix.acts[of], _of_acts(line, clock, of), strict=True) if not steps)
    return left if len(left) < len(ix.acts[of]) else ()


def _steps(line: Timeline, clock: Clock, of: int) -> Iterator[list[int]]:
    """Of each part, the steps behind event ``of`` that met or ended the limit for it, in file order; nothing where there is one part alone."""
    found = list(_OF[clock.each](line, clock, of))
    if len(found) > 1:
        yield from found


def _of_acts(line: Timeline, clock: Clock, of: int) -> Iterator[list[int]]:
    ix = line.ix
    for act in () if ix.together else ix.acts[of]:
        yield _behind(line, clock, of, partial(ix.about_act, act), _PASSED_ON)


def _of_goods(line: Timeline, clock: Clock, of: int) -> Iterator[list[int]]:
    ix = line.ix
    for item in getattr(ix.events[of], "goods", None) or ():

        def about(kind: str, name: str = item.id) -> Sequence[int]:
            if kind != "seizure_ended":
                return ix.by_kind.get(kind, ())
            return [i for i in ix.dependents(of, kind) if (own := ix.events[i].goods) is None or name in own]  # type: ignore[attr-defined]  # this kind has goods

        yield _behind(line, clock, of, about)


def _of_remedies(line: Timeline, clock: Clock, of: int) -> Iterator[list[int]]:
    ix = line.ix
    for sanction, remedy in ((s, r.remedy) for s in sanctions_of(ix, of) for r in s.remedies or ()):

        def about(kind: str, act: str = sanction.act, name: str = remedy) -> Sequence[int]:
            found = ix.dependents(of, kind)
            if kind != "remedy_done":
                return found
            return [i for i in found if ix.events[i].remedy in (None, name) and act in ix.acts[i]]  # type: ignore[attr-defined]  # this kind has a remedy

        yield _behind(line, clock, of, about)


def _behind(
    line: Timeline, clock: Clock, of: int, about: Callable[[str], Sequence[int]], beside: tuple[str, ...] = ()
) -> list[int]:
    met = [i for kind in clock.met_by for i in about(kind) if i > of and line.meets(clock, i)]
    return sorted({*met, *(i for kind in (*clock.ended_by, *beside) for i in about(kind) if i > of)})


_OF: Final = {"acts": _of_acts, "goods": _of_goods, "remedies": _of_remedies}
