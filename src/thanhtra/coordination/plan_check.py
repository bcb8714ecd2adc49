"""What is wrong with a plan on a day, what is open, and what was done (rà soát kế hoạch phối hợp)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.coordination.bodies import successors
from thanhtra.coordination.overlaps import overlaps
from thanhtra.coordination.parties import JointParty
from thanhtra.coordination.planned_controls import Overlap
from thanhtra.coordination.programme import JointPlan, PlanItem
from thanhtra.coordination.standing import AfterEnd, ItemStanding, due_within, entries_after_end, standings
from thanhtra.rulebook import Rulebook


@frozen(kw_only=True)
class GoneParty:
    """A party whose body no longer exists on the day, the slugs that took over, and the open items that still name it."""

    party: JointParty
    heirs: tuple[str, ...]
    items: tuple[str, ...]


@frozen(kw_only=True)
class PlanCheck:
    """A plan on a day. ``late`` are open items past their last day, ``due`` those due in the days asked about; ``undated`` have no last day.

    Whether a plan has findings is for ``has_findings``: late items, overlaps, entries after the end, open items of bodies that are gone.
    """

    plan: JointPlan
    on: date
    standings: tuple[ItemStanding, ...]
    due: tuple[ItemStanding, ...]
    overlaps: tuple[Overlap, ...]
    after_end: tuple[AfterEnd, ...]
    gone: tuple[GoneParty, ...]

    @property
    def late(self) -> tuple[ItemStanding, ...]:
        """Open items past their last day, longest first."""
        return tuple(sorted((one for one in self.standings if one.open and one.late), key=lambda one: -one.days_late))

    @property
    def undated(self) -> tuple[ItemStanding, ...]:
        """Open items of which neither the item nor the plan says when they end: whether they are late is not assessed."""
        return tuple(one for one in self.standings if one.open and one.late is None)

    @property
    def has_findings(self) -> bool:
        """Whether anything needs mending."""
        return bool(self.late or self.after_end or self.gone) or any(one.answer == "finding" for one in self.overlaps)


def check_plan(plan: JointPlan, book: Rulebook, *, on: date, days: int = 30) -> PlanCheck:
    """``plan`` at the end of the day ``on``; ``days`` is how far ahead *due* looks.

    Late and due rest on the plan alone (no law sets days for an office's own plan); overlaps on the law that ``overlaps`` names, asked of the
    plan as its progress left it.
    """
    found = standings(plan, on)
    return PlanCheck(
        plan=plan,
        on=on,
        standings=found,
        due=due_within(found, on, days),
        overlaps=ask_when_started(overlaps(as_it_stands(plan, on), book), put_off(plan, on)),
        after_end=entries_after_end(plan, on),
        gone=tuple(one for party in plan.parties if (one := _gone(party, found, on, book)) is not None),
    )


def as_it_stands(plan: JointPlan, on: date) -> JointPlan:
    """``plan`` with what its progress did to its items by the end of ``on``.

    One dropped before anything of it was done looks into nobody. One postponed ends on its new last day; where nothing of it was done before,
    its first day is the one an entry says it started on. Entries after ``on`` are left out.
    """
    items: list[PlanItem] = []
    for one in standings(plan, on):
        begun = any(entry.what in _BEGUN for entry in one.entries)
        if one.state == "dropped" and not begun:
            continue
        if one.end_from == "postponed":
            items.append(attrs.evolve(one.item, begins=_first_day(one), ends=one.last_day))
        else:
            items.append(one.item)
    progress = None if plan.progress is None else tuple(entry for entry in plan.progress if entry.on <= on)
    return attrs.evolve(plan, items=tuple(items), progress=progress)


def put_off(plan: JointPlan, on: date) -> tuple[str, ...]:
    """The ids of items postponed by the end of ``on`` of which no entry says when they started since."""
    return tuple(one.item.id for one in standings(plan, on) if one.end_from == "postponed" and _first_day(one) is None)


def ask_when_started(found: Iterable[Overlap], names: Iterable[str]) -> tuple[Overlap, ...]:
    """``found``, which asks of items put off for an entry that they started (``fact:items[ID].started``): the first day that was planned tells nothing."""
    tokens = {f"fact:items[{name}].begins": f"fact:items[{name}].started" for name in names}
    return tuple(attrs.evolve(one, missing=tuple(tokens.get(token, token) for token in one.missing)) for one in found)


def _first_day(one: ItemStanding) -> date | None:
    """The first day of one that was put off: the planned one where it had begun before, else that of its entry."""
    started = next((entry.on for entry in one.entries if entry.what == "started"), None)
    first = next((entry for entry in one.entries if entry.until is not None or entry.what in _BEGUN), None)
    return one.item.begins or started if first is not None and first.what in _BEGUN else started


_BEGUN: Final = ("started", "step", "done")


def _gone(party: JointParty, found: tuple[ItemStanding, ...], on: date, book: Rulebook) -> GoneParty | None:
    body = None if party.body is None else book.bodies.get(party.body)
    if body is None or body.ended is None or on < body.ended:
        return None
    items = tuple(
        one.item.id for one in found if one.open and party.id in (*one.item.leads, *(one.item.takes_part or ()))
    )
    return (
        GoneParty(party=party, heirs=tuple(b.slug for b in successors(book, body.slug, on)), items=items)
        if items
        else None
    )
