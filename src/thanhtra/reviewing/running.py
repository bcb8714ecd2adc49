"""Checks asked of the events of a file: their verdicts, nothing of them written yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from thanhtra.casefile import Index
from thanhtra.checks import (
    FINDING,
    NOT_ASSESSED,
    Check,
    CheckContext,
    CheckFunction,
    CheckPlan,
    StageHistory,
    Verdict,
    not_assessed,
)
from thanhtra.errors import CalendarGap, LawError
from thanhtra.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ReviewScope(NamedTuple):
    """A file under review: its index, the book, and the day open deadlines are seen from."""

    ix: Index
    book: Rulebook
    as_of: date | None


VerdictRun = tuple[tuple[Check, ...], int | range, str | None, list[Verdict | None]]
"""What checks said, one verdict each (None: not asked), of one event or of a run of events answered alike, and of one act where they ask per act."""


def has_findings(run: VerdictRun) -> bool:
    """Whether any verdict of the run is a finding."""
    return any(verdict is not None and verdict.answer == FINDING for verdict in run[3])


def verdicts_of(scope: ReviewScope, stages: StageHistory, events: range, plan: CheckPlan) -> list[VerdictRun]:
    """What the checks of ``plan`` say of ``events``."""
    ix, of_book = scope.ix, plan.under(scope.book)
    ctx = CheckContext(ix, scope.book, scope.as_of, stages)
    runs: list[VerdictRun] = []
    for check, ask_all in plan.of_history:
        for run, verdict in ask_all(ctx, events):
            runs.append(((check,), run, None, [verdict]))
    rows = of_book.laid(ix.shape.sequence)
    for at, of_event, of_act, since in rows if len(events) == len(ix.events) else [r for r in rows if r.at in events]:
        ctx.about(at)
        day = ix.days[at]
        early = None if day is None or day >= since else day
        if of_event is not None:
            checks, asks = of_event.of(ctx.event)
            verdicts = _asked(asks, ctx)
            if early is not None:
                _hold_to_law(verdicts, checks, early, of_book.first_days)
            runs.append((checks, at, None, verdicts))
        if of_act is not None:
            for act in ix.acts[at]:
                ctx.about_act(act)
                checks, asks = of_act.of(ctx.sanction)
                verdicts = _asked(asks, ctx)
                if early is not None:
                    _hold_to_law(verdicts, checks, early, of_book.first_days)
                runs.append((checks, at, act, verdicts))
    return runs


def _hold_to_law(
    verdicts: list[Verdict | None], checks: tuple[Check, ...], day: date, first_days: Mapping[Check, date]
) -> None:
    """Of a day before every law a question stands in, what the facts alone seemed to say is not assessed."""
    for at, (check, verdict) in enumerate(zip(checks, verdicts, strict=True)):
        if verdict is None or verdict.answer == NOT_ASSESSED or verdict.rests_on is not None:
            continue
        if day < first_days[check]:
            verdicts[at] = not_assessed(f"law:{check.law[0]}@{day}")


def _asked(functions: Sequence[CheckFunction], ctx: CheckContext[Any]) -> list[Verdict | None]:
    """The verdict of each function, asked once."""
    found: list[Verdict | None] = []
    try:
        for ask in functions:
            found.append(ask(ctx))  # noqa: PERF401 - most are a few: a comprehension is a function of its own, and costs more
    except (LawError, CalendarGap) as refused:
        found.append(not_assessed(refused.token))
        found.extend(_one_by_one(functions[len(found) :], ctx))
    return found


def _one_by_one(functions: Sequence[CheckFunction], ctx: CheckContext[Any]) -> list[Verdict | None]:
    """The same behind one the law refused: apart, so that what runs for every event makes no cell for a comprehension."""
    return [_or_refused(ask, ctx) for ask in functions]


def _or_refused(ask: CheckFunction, ctx: CheckContext[Any]) -> Verdict | None:
    """The verdict of one function. What the law refuses to say in it is its answer, and no other's."""
    try:
        return ask(ctx)
    except (LawError, CalendarGap) as refused:
        return not_assessed(refused.token)
