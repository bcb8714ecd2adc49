"""What items of a plan look into whom, and an answer about them (việc thanh tra, kiểm tra trong kế hoạch)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.coordination.programme import JointPlan, PlanItem
from thanhtra.law import Citation
from thanhtra.terms import Basis

OverlapQuestion: TypeAlias = Literal["too-often", "same-content", "same-days"]
OverlapAnswer: TypeAlias = Literal["satisfied", "finding", "not-assessed"]


@frozen(kw_only=True)
class Overlap:
    """One question about one subject and its answer. ``items`` are those it rests on, ``missing`` the facts it waits for (``fact:items[ID].begins``).

    ``year`` is the calendar year, None of days; ``prevails`` the item the law lets go ahead; ``known`` how the rule is known.
    """

    question: OverlapQuestion
    answer: OverlapAnswer
    subject: str | None
    year: int | None
    items: tuple[str, ...]
    missing: tuple[str, ...] = ()
    prevails: str | None = None
    cites: tuple[Citation, ...] = ()
    known: Basis = Basis.TEXT


@frozen(kw_only=True)
class PlannedControl:
    """An item that looks into a subject, or may: ``lacks`` names what would settle it, ``years`` are those it can begin in."""

    item: PlanItem
    kind: str | None
    years: tuple[int, ...]
    lacks: tuple[str, ...]


def planned_control(item: PlanItem, plan: JointPlan) -> PlannedControl:
    """An item as far as it looks into anybody; without a day of its own it may begin in any year of the plan."""
    lacks = [] if item.looks_into is not None else [item_fact(item, "control")]
    if item.begins is not None:
        years = _years(item.begins, item.begins)
    elif item.ends is not None and plan.begins is not None:
        years = _years(plan.begins, item.ends)
    else:
        years = _years(plan.begins, plan.ends) if plan.begins is not None and plan.ends is not None else ()
    if len(years) != 1:
        lacks.append(item_fact(item, "begins"))
    return PlannedControl(item=item, kind=item.looks_into, years=years, lacks=tuple(lacks))


def _years(first: date, last: date) -> tuple[int, ...]:
    return tuple(range(first.year, last.year + 1))


def item_ids(controls: Sequence[PlannedControl]) -> tuple[str, ...]:
    """Their ids."""
    return tuple(c.item.id for c in controls)


def item_fact(item: PlanItem, name: str) -> str:
    """A fact of an item that would settle a question."""
    return f"fact:items[{item.id}].{name}"
