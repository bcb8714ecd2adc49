"""Could this step come now?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thanhtra.casefile import event_fact, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import of_history
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import RELIEFS, decision_of, says_whose, whose_acts
from thanhtra.lifecycle import TRACKS, After, Possible, order_of
from thanhtra.terms import Defect


@of_history(
    "ORD01",
    "order.possible",
    defect=Defect.PROCEDURE,
    vi="Bước này có đúng trình tự không?",
    en="Could this step come now?",
    right=("{what_vi}: đúng trình tự", "{what_en}: possible at this point"),
    wrong=(
        "{what_vi}: không đúng trình tự, vì vụ việc đang ở giai đoạn “{stage_vi}”",
        "{what_en} cannot come while the case is at “{stage_en}”",
    ),
    law="15/2012/QH13 Đ57",
)
def answers(ctx: CheckContext, events: range) -> list[tuple[range, Verdict]]:
    """For each event the gravest answer over the acts it moves, those of the violators it names: possible; only after steps not on file; impossible.

    One that names nobody may be of those alone whose acts allow it: where some do, whose it is has to be told. A kind the order of the proceeding does not place is not asked about.
    """
    if not ctx.walk.out_of_order and _PLACED.issuperset(ctx.ix.kinds) and (ctx.ix.together or all(ctx.walk.moved)):
        return [(events, satisfied())]
    return _one_by_one(ctx, events)


def _one_by_one(ctx: CheckContext, events: range) -> list[tuple[range, Verdict]]:
    kinds, out_of_order, moved = ctx.ix.kinds, ctx.walk.out_of_order, ctx.walk.moved
    return [
        (range(at, at + 1), _out_of_order(ctx, at) if at in out_of_order else satisfied())
        for at in events
        if kinds[at] in _PLACED and moved[at]
    ]


_PLACED: Final = TRACKS["proceeding"].kinds - TRACKS["proceeding"].beside
"""The kinds of event the order of the proceeding has a place for."""


_REPORTING: Final = frozenset(
    {
        "decision_sent", "delivery_failed", "decision_delivered", "decision_posted", "decision_published", "fine_paid", "fine_refunded", "relief_requested",
        "remedy_done", "record_supplied", "execution_completed", "licence_held", "licence_returned", "enforcement_sent", "enforcement_refused",
        "enforcement_carried_out",
    }
)  # fmt: skip
"""Steps that report what happened to a paper: where one stands out of order its day or place is wrong, and no paper falls for it."""


def _out_of_order(ctx: CheckContext, at: int) -> Verdict:
    rows, kind = TRACKS["proceeding"], ctx.ix.kinds[at]
    stages = dict.fromkeys(ctx.walk.before(at, act) for act in _acts(ctx, at))
    orders = {stage: order_of(rows, stage, kind) for stage in stages}
    barred = {stage: order for stage, order in orders.items() if not isinstance(order, Possible)}
    if not barred:
        return satisfied()
    if len(barred) < len(orders) and _says_not_whose(ctx, at):
        named = getattr(ctx.ix.events[at], says_whose(kind), None) is not None
        found = not_assessed(event_fact(at, "acts" if named else says_whose(kind)))
        return found.about(Defect.DUTY) if kind in _REPORTING else found
    missing: dict[str, None] = {}
    for stage, order in barred.items():
        ways = _open_ways(ctx, order) if isinstance(order, After) else []
        if not ways:
            return finding(stage=stage).about(Defect.DUTY) if kind in _REPORTING else finding(stage=stage)
        missing.update(dict.fromkeys(event_token(k) for way in ways for k in way))
    return not_assessed(missing)


def _acts(ctx: CheckContext, at: int) -> Sequence[str]:
    """The acts it moves; of a relief that names nobody those of whoever asked for it."""
    moved = ctx.walk.moved[at]
    silent = ctx.ix.kinds[at] in RELIEFS and ctx.ix.events[at].acts is None
    decision = decision_of(ctx.ix, at) if silent else None
    theirs = None if decision is None else whose_acts(ctx.ix, decision, at)
    return moved if theirs is None else [act for act in moved if act in theirs]


def _says_not_whose(ctx: CheckContext, at: int) -> bool:
    """Whether the step names no acts, and so may be of those alone that allow it; the closing of a file is of all."""
    event = ctx.ix.events[at]
    return event.kind != "case_closed" and event.acts is None and not getattr(event, "sanctions", None)


def _open_ways(ctx: CheckContext, order: After) -> list[tuple[str, ...]]:
    """The shortest ways, less those with a step the file denies; longer detours are no excuse for a step known not to exist."""
    least = min(map(len, order.paths))
    return [way for way in order.paths if len(way) == least and not any(ctx.ix.denies(event_token(k)) for k in way)]
