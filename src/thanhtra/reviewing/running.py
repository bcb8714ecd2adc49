"""Checks asked of the events of a file: their verdicts, nothing of them written yet."""

from __future__ import annotations

from datetime import date
from itertools import repeat
from operator import call
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

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
    from collections.abc import Callable, Iterable, Mapping


class ReviewScope(NamedTuple):
    """A file under review: its index, the book, and the day open deadlines are seen from."""

    ix: Index
    book: Rulebook
    as_of: date | None


class VerdictRun(NamedTuple):
    """What ``checks`` said, one verdict each (None: not asked), of one event or of a run of events answered alike."""

    checks: tuple[Check, ...]
    events: int | range
    act: str | None
    verdicts: list[Verdict | None]

    @property
    def has_findings(self) -> bool:
        """Whether any verdict is a finding."""
        return any(verdict is not None and verdict.answer == FINDING for verdict in self.verdicts)


def verdicts_of(scope: ReviewScope, stages: StageHistory, events: range, plan: CheckPlan) -> list[VerdictRun]:
    """What the checks of ``plan`` say of ``events``."""
    ix, of_book = scope.ix, plan.under(scope.book)
    ctx = CheckContext(ix, scope.book, scope.as_of, stages)
    runs = [
        _new(VerdictRun, ((check,), run, None, [verdict]))
        for check, ask_all in plan.of_history
        for run, verdict in ask_all(ctx, events)
    ]
    rows, since = of_book.laid(ix.shape.sequence)
    for at, of_event, of_act in rows if len(events) == len(ix.events) else [row for row in rows if row.at in events]:
        ctx.about(at)
        if of_event is not None:
            checks, asks = of_event.of(ctx.event)
            runs.append(_new(VerdictRun, (checks, at, None, _asked(asks, ctx))))
        if of_act is not None:
            for act in ix.acts[at]:
                ctx.about_act(act)
                checks, asks = of_act.of(ctx.sanction)
                runs.append(_new(VerdictRun, (checks, at, act, _asked(asks, ctx))))
    first = min(filter(None, ix.days), default=since)
    if first >= since:
        return runs
    young = of_book.younger_than(first)
    return [run if young.isdisjoint(run.checks) else _under_law(run, ix, of_book.first_days) for run in runs]


_new: Final = tuple.__new__
"""A run without the call its own constructor makes."""


def _under_law(run: VerdictRun, ix: Index, first_days: Mapping[Check, date]) -> VerdictRun:
    """Of a day before every law a question stands in, what the facts alone seemed to say is not assessed."""
    day = ix.days[run.events] if isinstance(run.events, int) else None
    if day is None:
        return run
    return run._replace(
        verdicts=[
            v
            if v is None or v.answer == NOT_ASSESSED or v.rests_on is not None or day >= first_days[c]
            else not_assessed(f"law:{c.law[0]}@{day}")
            for c, v in zip(run.checks, run.verdicts, strict=True)
        ]
    )


_ASK: Final = cast("Callable[[CheckFunction, CheckContext[Any]], Verdict | None]", call)


def _asked(functions: Iterable[CheckFunction], ctx: CheckContext[Any]) -> list[Verdict | None]:
    """The verdict of each function, asked once. What the law refuses to say in one of them is that one's answer, and no other's."""
    found: list[Verdict | None] = []
    still = iter(functions)
    while True:
        try:
            found.extend(map(_ASK, still, repeat(ctx)))  # what was found before a refusal stays
        except (LawError, CalendarGap) as refused:
            found.append(not_assessed(refused.token))
        else:
            return found
