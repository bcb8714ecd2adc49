"""Which questions wait for an answer, which recommendations are late, and causes counted (rà soát vướng mắc, kiến nghị)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.coordination.difficulties import (
    BecameOf,
    Difficulty,
    DifficultyAnswer,
    DifficultyList,
    FollowedUp,
    NotedRecommendation,
)
from thanhtra.rulebook import Rulebook

DifficultyState: TypeAlias = Literal["open", "answered", "settled"]
RecommendationState: TypeAlias = Literal["open", "accepted", "under-way", "done", "refused"]


@frozen(kw_only=True)
class DifficultyStanding:
    """One difficulty on a day. ``settled``: it is told what it became. ``late`` is None where no day was asked for.

    ``unknown``: it became a reading or a rule that the rulebook does not have.
    """

    difficulty: Difficulty
    state: DifficultyState
    answers: tuple[DifficultyAnswer, ...]
    late: bool | None
    days_late: int
    unknown: bool


@frozen(kw_only=True)
class RecommendationStanding:
    """One recommendation on a day, by its last answer. It is late while nobody said *done* or *refused* after its day; None where it has none."""

    recommendation: NotedRecommendation
    state: RecommendationState
    answers: tuple[FollowedUp, ...]
    closed: date | None
    late: bool | None
    days_late: int


@frozen(kw_only=True)
class CauseCount:
    """How many causes of one kind were noted in a field, by a check, at a body, in a year; None where the list does not say. ``ids`` are theirs."""

    kind: str
    field: str | None
    check: str | None
    body: str
    year: int
    ids: tuple[str, ...]


@frozen(kw_only=True)
class DifficultyCheck:
    """A list of difficulties at the end of a day."""

    of: DifficultyList
    on: date
    difficulties: tuple[DifficultyStanding, ...]
    recommendations: tuple[RecommendationStanding, ...]
    causes: tuple[CauseCount, ...]

    @property
    def late(self) -> tuple[DifficultyStanding | RecommendationStanding, ...]:
        """Questions without an answer and recommendations without an end, past their day; longest first."""
        found: list[DifficultyStanding | RecommendationStanding] = [
            d for d in self.difficulties if d.state == "open" and d.late
        ]
        found += [r for r in self.recommendations if r.closed is None and r.late]
        return tuple(sorted(found, key=lambda one: -one.days_late))

    @property
    def has_findings(self) -> bool:
        """Whether anything is late, or became what the rulebook does not have."""
        return bool(self.late) or any(one.unknown for one in self.difficulties)


def check_difficulties(of: DifficultyList, book: Rulebook, *, on: date) -> DifficultyCheck:
    """The list at the end of ``on``: what was raised or answered later is not known yet.

    Days are the office's own. That causes, and gaps of mechanism and policy, are told at all rests on 84/2025/QH15 Đ33.1.b, Đ36.2.c–đ
    and 217/2025/NĐ-CP Đ7.2.d, read in the text; how causes are classed is practice.
    """
    return DifficultyCheck(
        of=of,
        on=on,
        difficulties=tuple(_difficulty(one, book, on) for one in of.difficulties or () if one.on <= on),
        recommendations=tuple(_recommendation(one, on) for one in of.recommendations or () if one.on <= on),
        causes=cause_counts(of, on),
    )


def cause_counts(of: DifficultyList, on: date) -> tuple[CauseCount, ...]:
    """Causes noted by the end of ``on`` by kind, field, check, body and year; one of several kinds counts under each."""
    found: defaultdict[tuple[str, str | None, str | None, str, int], list[str]] = defaultdict(list)
    for cause in of.causes or ():
        if cause.on <= on:
            for kind in dict.fromkeys(cause.kinds):
                found[kind, cause.field, cause.check, cause.body, cause.on.year].append(cause.id)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), tuple(str(part or "") for part in item[0])))
    return tuple(
        CauseCount(kind=kind, field=field, check=check, body=body, year=year, ids=tuple(ids))
        for (kind, field, check, body, year), ids in ordered
    )


def _difficulty(one: Difficulty, book: Rulebook, on: date) -> DifficultyStanding:
    answers = tuple(sorted((a for a in one.answers or () if a.on <= on), key=lambda a: a.on))
    became = one.became if one.became is not None and (one.became.on is None or one.became.on <= on) else None
    state: DifficultyState = "settled" if became is not None else "answered" if answers else "open"
    seen = answers[0].on if answers else became.on if became is not None and became.on is not None else on
    late = None if one.due is None else seen > one.due
    days = (seen - one.due).days if late and one.due is not None else 0
    unknown = became is not None and not _in_book(became, book)
    return DifficultyStanding(difficulty=one, state=state, answers=answers, late=late, days_late=days, unknown=unknown)


def _in_book(became: BecameOf, book: Rulebook) -> bool:
    """Whether the rulebook has the reading or the rule; of documents and of nothing it is not asked."""
    if became.kind == "reading":
        return became.what in book.readings
    held = book.procedure
    return (
        became.kind != "rule"
        or became.what in held.rules
        or became.what in held.limits
        or became.what in held.thresholds
    )


def _recommendation(one: NotedRecommendation, on: date) -> RecommendationStanding:
    answers = tuple(sorted((a for a in one.answers or () if a.on <= on), key=lambda a: a.on))
    state: RecommendationState = answers[-1].what if answers else "open"
    closed = answers[-1].on if answers and answers[-1].what in ("done", "refused") else None
    seen = closed or on
    late = None if one.due is None else seen > one.due
    days = (seen - one.due).days if late and one.due is not None else 0
    return RecommendationStanding(
        recommendation=one, state=state, answers=answers, closed=closed, late=late, days_late=days
    )
