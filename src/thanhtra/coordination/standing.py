"""Where each item of a plan stands on a day: done, late, due, by what was written down until then (tiến độ)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.coordination.programme import JointPlan, PlanEntry, PlanItem

ItemState: TypeAlias = Literal["not-begun", "not-started", "under-way", "done", "dropped"]
EndSource: TypeAlias = Literal["item", "postponed", "plan"]


@frozen(kw_only=True)
class ItemStanding:
    """One item on a day. ``entries`` are those of that day and before, in order of their days; ``later`` counts the others.

    ``last_day`` is the item's own, that of its last postponement (None where that does not say to when), or the plan's: ``end_from`` says
    which (the plan's is our inference).
    ``closed`` is the day it was done or dropped; ``late`` is None where no last day is known.
    """

    item: PlanItem
    state: ItemState
    entries: tuple[PlanEntry, ...]
    later: int
    last_day: date | None
    end_from: EndSource | None
    closed: date | None
    late: bool | None
    days_late: int = 0

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.state not in ("done", "dropped")


@frozen(kw_only=True)
class AfterEnd:
    """An entry written after the item was done or dropped, which opens it again."""

    entry: PlanEntry
    closed: PlanEntry


def standings(plan: JointPlan, on: date) -> tuple[ItemStanding, ...]:
    """Every item of the plan, in its order, as it stands at the end of the day ``on``."""
    listed = _by_item(plan)
    return tuple(_standing(item, plan, on, listed.get(item.id, ())) for item in plan.items)


def due_within(found: Iterable[ItemStanding], on: date, days: int) -> tuple[ItemStanding, ...]:
    """The open items whose last day is ``on`` or one of the ``days`` after it, soonest first."""
    if days < 0:
        return ()
    last = on + timedelta(days=min(days, (date.max - on).days))
    due = [one for one in found if one.open and one.last_day is not None and on <= one.last_day <= last]
    return tuple(sorted(due, key=lambda one: (one.last_day or on, one.item.id)))


def entries_after_end(plan: JointPlan, on: date) -> tuple[AfterEnd, ...]:
    """Entries that follow a *done* or *dropped* of the same item: one of the two is wrong."""
    found: list[AfterEnd] = []
    listed = _by_item(plan)
    for item in plan.items:
        closed: PlanEntry | None = None
        for entry in _until(listed.get(item.id, ()), on):
            if closed is not None:
                found.append(AfterEnd(entry=entry, closed=closed))
            closed = entry if entry.what in ("done", "dropped") else None
    return tuple(found)


def _by_item(plan: JointPlan) -> dict[str, list[PlanEntry]]:
    """The entries of each item, in the order of the file."""
    found: dict[str, list[PlanEntry]] = {}
    for entry in plan.progress or ():
        found.setdefault(entry.item, []).append(entry)
    return found


def _standing(item: PlanItem, plan: JointPlan, on: date, listed: Sequence[PlanEntry]) -> ItemStanding:
    entries = _until(listed, on)
    last_day, end_from = _last_day(item, plan, entries)
    closing = entries[-1] if entries and entries[-1].what in ("done", "dropped") else None
    seen = on if closing is None else closing.on
    late = None if last_day is None else seen > last_day and (closing is None or closing.what == "done")
    return ItemStanding(
        item=item,
        state=_state(item, entries, on),
        entries=entries,
        later=len(listed) - len(entries),
        last_day=last_day,
        end_from=end_from,
        closed=None if closing is None else closing.on,
        late=late,
        days_late=(seen - last_day).days if late and last_day is not None else 0,
    )


def _until(listed: Sequence[PlanEntry], on: date) -> tuple[PlanEntry, ...]:
    """Those until ``on``, by their days; of one day, in the order of the file."""
    return tuple(sorted((one for one in listed if one.on <= on), key=lambda one: one.on))


def _state(item: PlanItem, entries: tuple[PlanEntry, ...], on: date) -> ItemState:
    if not entries:
        return "not-begun" if item.begins is not None and on < item.begins else "not-started"
    match entries[-1].what:
        case "done":
            return "done"
        case "dropped":
            return "dropped"
        case _:
            started = any(one.what in ("started", "step") for one in entries)
            return "under-way" if started else _state(item, (), on)


def _last_day(item: PlanItem, plan: JointPlan, entries: tuple[PlanEntry, ...]) -> tuple[date | None, EndSource | None]:
    moved = next((one for one in reversed(entries) if one.until is not None or one.what == "postponed"), None)
    if moved is not None:
        return moved.until, "postponed"
    if item.ends is not None:
        return item.ends, "item"
    return (plan.ends, "plan") if plan.ends is not None else (None, None)
