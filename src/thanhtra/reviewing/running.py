"""Checks asked of the events of a file: their verdicts, nothing of them written yet."""

from __future__ import annotations

from datetime import date
from itertools import repeat
from operator import call
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

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
    from collections.abc import Callable


@attrs.frozen(eq=False)
class ReviewScope:
    """A file under review: its index, the book, and the day open deadlines are seen from."""

    ix: Index
    book: Rulebook
    as_of: date | None


@attrs.define(eq=False)
class VerdictAt:
    """What one check said of the event ``at``, and of the act ``act`` where it asks per act."""

    check: Check
    at: int
    act: str | None
    verdict: Verdict


@attrs.define(eq=False)
class VerdictRun:
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
    ix = scope.ix
    ctx = CheckContext(ix, scope.book, scope.as_of, stages)
    runs: list[VerdictRun] = []
    kinds = plan.by_book.setdefault(scope.book, {})
    for check, ask_all in plan.of_history:
        for run, verdict in ask_all(ctx, events):
            runs.append(VerdictRun((check,), run, None, [verdict]))
    for at, (of_event, ask_event), (of_act, ask_act) in plan.plan_for(ix.shape.sequence):
        if at in events:
            ctx.about(at)
            day, since = ix.days[at], kinds.get(ix.kinds[at]) or _law_since(kinds, plan, ix.kinds[at], scope.book)
            early = day if day is not None and day < since.every else None
            if ask_event:
                said = _run_checks(ask_event, ctx)
                runs.append(
                    VerdictRun(of_event, at, None, said if early is None else _under_law(of_event, said, early, since))
                )
            if ask_act:
                for act in ix.acts[at]:
                    ctx.about_act(act)
                    said = _run_checks(ask_act, ctx)
                    runs.append(
                        VerdictRun(of_act, at, act, said if early is None else _under_law(of_act, said, early, since))
                    )
    return runs


def _under_law(
    checks: tuple[Check, ...], verdicts: list[Verdict | None], day: date, since: LawSince
) -> list[Verdict | None]:
    """The verdicts on a day before some law: where it is before every law a question stands in, what the facts alone seemed to say is not assessed."""
    return [
        v
        if v is None or v.answer == NOT_ASSESSED or v.rests_on is not None or day >= since.of[c]
        else not_assessed(f"law:{c.law[0]}@{day}")
        for c, v in zip(checks, verdicts, strict=True)
    ]


@attrs.frozen(eq=False)
class LawSince:
    """The first day of the oldest instrument each question about a kind stands in (``of``), and the day from which ``every`` one has law."""

    of: dict[Check, date]
    every: date


def _law_since(kinds: dict[str, Any], plan: CheckPlan, kind: str, book: Rulebook) -> LawSince:
    """Worked out once a plan and kind, and kept in ``kinds``: asked of every event of every file."""
    days = {c: _first_day(c, book) for asked in plan.about[kind] for c in asked.checks}
    found = kinds[kind] = LawSince(days, max(days.values(), default=date.min))
    return found


def _first_day(check: Check, book: Rulebook) -> date:
    """The beginning of time for a question that names no instrument the book has."""
    return min(
        (book.instruments[c.instrument].in_force for c in check.law if c.instrument in book.instruments),
        default=date.min,
    )


_ASK: Final = cast("Callable[[CheckFunction, CheckContext[Any]], Verdict | None]", call)


def _run_checks(functions: tuple[CheckFunction, ...], ctx: CheckContext) -> list[Verdict | None]:
    """The verdict of each function. What the law refuses to say in one of them is that one's answer, and no other's."""
    found: list[Verdict | None] = []
    still = iter(functions)
    while True:
        try:
            found.extend(map(_ASK, still, repeat(ctx)))  # what was found before a refusal stays
        except (LawError, CalendarGap) as refused:
            found.append(not_assessed(refused.token))
        else:
            return found


def each(runs: list[VerdictRun]) -> list[VerdictAt]:
    """One an event and verdict."""
    return [
        VerdictAt(check, at, run.act, verdict)
        for run in runs
        for check, verdict in zip(run.checks, run.verdicts, strict=True)
        if verdict is not None
        for at in ((run.events,) if isinstance(run.events, int) else run.events)
    ]


def in_order(runs: list[VerdictRun]) -> list[VerdictAt]:
    """By event, then by check, acts as the event names them."""
    return sorted(each(runs), key=_place)


def _place(found: VerdictAt) -> tuple[int, str]:
    return found.at, found.check.code
