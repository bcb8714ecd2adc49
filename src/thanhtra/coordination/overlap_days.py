"""Whether two items look into a subject on the same days (trùng ngày)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thanhtra.coordination.planned_controls import Overlap, PlannedControl, item_fact, item_ids
from thanhtra.coordination.programme import PlanItem
from thanhtra.deadlines import applied, in_force
from thanhtra.rulebook import Rulebook


def on_days(subject: str, one: PlannedControl, other: PlannedControl, book: Rulebook) -> Iterator[Overlap]:
    """Whether two items of one subject share a day; days are first and last, so one may begin the day after the other ends."""
    meet = _meet(one.item, other.item)
    if meet is None:
        if _may_meet(one, other):
            missing = tuple(
                item_fact(c.item, name)
                for c in (one, other)
                for name in ("begins", "ends")
                if getattr(c.item, name) is None
            )
            yield Overlap(
                question="same-days",
                answer="not-assessed",
                subject=subject,
                year=None,
                items=item_ids([one, other]),
                missing=missing,
            )
        return
    if not meet:
        yield Overlap(
            question="same-days", answer="satisfied", subject=subject, year=None, items=item_ids([one, other])
        )
        return
    missing = tuple(item_fact(c.item, "control") for c in (one, other) if c.kind is None)
    if missing:
        yield Overlap(
            question="same-days",
            answer="not-assessed",
            subject=subject,
            year=None,
            items=item_ids([one, other]),
            missing=missing,
        )
        return
    yield _same_days(subject, one, other, book)


def surely_apart(one: PlannedControl, other: PlannedControl) -> bool:
    """Whether two items share no day whatever their open days turn out to be."""
    meet = _meet(one.item, other.item)
    return not _may_meet(one, other) if meet is None else not meet


def _meet(one: PlanItem, other: PlanItem) -> bool | None:
    """Whether two items share a day; None where the days given do not tell."""
    for first, second in ((one, other), (other, one)):
        if first.ends is not None and second.begins is not None and second.begins > first.ends:
            return False
    if one.begins is None or other.begins is None:
        return None
    early, late = (one, other) if one.begins <= other.begins else (other, one)
    if early.begins == late.begins:
        return True
    return None if early.ends is None else True


def _may_meet(one: PlannedControl, other: PlannedControl) -> bool:
    return not one.years or not other.years or bool({*one.years} & {*other.years})


def _same_days(subject: str, one: PlannedControl, other: PlannedControl, book: Rulebook) -> Overlap:
    slug = "control-overlap" if one.kind != other.kind else _BETWEEN[one.kind or ""]
    day = max(c.item.begins for c in (one, other) if c.item.begins is not None)
    if not in_force(book, slug, day):
        return Overlap(
            question="same-days",
            answer="not-assessed",
            subject=subject,
            year=None,
            items=item_ids([one, other]),
            missing=(f"law:{slug}@{day.isoformat()}",),
        )
    rule = applied(book, slug, day)
    first = next((c.item.id for c in (one, other) if one.kind != other.kind and c.kind == rule.text("prevails")), None)
    return Overlap(
        question="same-days",
        answer="finding",
        subject=subject,
        year=None,
        items=item_ids([one, other]),
        prevails=first,
        cites=rule.cites,
        known=rule.basis,
    )


_BETWEEN: Final = {"inspection": "overlap-of-inspections", "examination": "overlap-of-examinations"}
