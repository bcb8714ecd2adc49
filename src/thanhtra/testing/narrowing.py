"""What the conditions of a check keep it from saying: each answer it would give where it is not asked (câu hỏi bị bỏ qua)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Case, index
from thanhtra.checks import FINDING, NOT_ASSESSED, SATISFIED, Check, CheckPlan, Verdict
from thanhtra.checks.guarding import guarded
from thanhtra.reviewing.running import ReviewScope, verdicts_of
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook

_NAMES: Final = {SATISFIED: "satisfied", FINDING: "finding", NOT_ASSESSED: "not_assessed"}


class Unasked(NamedTuple):
    """An answer that ``given`` or ``beside`` keeps a check from giving; ``event`` is an index, ``missing`` what it would ask for."""

    check: str
    case: str
    event: int
    act: str | None
    answer: str
    missing: tuple[str, ...]


def unasked(checks: Iterable[Check], cases: Iterable[Case], book: Rulebook) -> Iterator[Unasked]:
    """Ask ``checks`` of ``cases`` with their ``given`` and ``beside`` and without: every answer that only comes without.

    None: the conditions only spare work. A function that counts on its condition breaks without it, and is told as not assessed
    (``check:CODE``); every other answer is one nobody hears.
    """
    narrow = [one for one in checks if one.ask is not None and (one.given or one.beside)]
    asked, loose = _plan(narrow), _plan([attrs.evolve(one, given=(), beside=()) for one in narrow])
    for case in cases:
        heard = _said(case, book, asked)
        for key, verdict in _said(case, book, loose).items():
            if key not in heard:
                code, event, act = key
                yield Unasked(code, case.id, event, act, _NAMES[verdict.answer], verdict.missing)


def _plan(checks: list[Check]) -> CheckPlan:
    asks = [(one, guarded(one, one.ask)) for one in checks if one.ask is not None]
    kinds = dict.fromkeys(kind for one in checks for kind in one.about)
    return CheckPlan((), {kind: tuple((one, ask) for one, ask in asks if kind in one.about) for kind in kinds})


def _said(case: Case, book: Rulebook, plan: CheckPlan) -> dict[tuple[str, int, str | None], Verdict]:
    """Check, event and act → what was answered."""
    ix = index(case)
    runs = verdicts_of(ReviewScope(ix, book, None), stage_history(ix), range(len(ix.events)), plan)
    return {
        (check.code, event, act): verdict
        for asked, events, act, verdicts in runs
        for event in ((events,) if isinstance(events, int) else events)
        for check, verdict in zip(asked, verdicts, strict=True)
        if verdict is not None
    }
