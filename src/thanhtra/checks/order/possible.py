"""Could this step come now?"""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import of_history
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
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
    """For each event the gravest answer over the acts it moves: possible; only after steps not on file; impossible.

    A kind the order of the proceeding does not place is not asked about.
    """
    kinds, out_of_order = ctx.ix.kinds, ctx.walk.out_of_order
    if not out_of_order and _PLACED.issuperset(kinds):
        return [(events, satisfied())]
    return [
        (range(at, at + 1), _out_of_order(ctx, at) if at in out_of_order else satisfied())
        for at in events
        if kinds[at] in _PLACED
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
    rows = TRACKS["proceeding"]
    kind = ctx.ix.kinds[at]
    missing: dict[str, None] = {}
    for act in ctx.ix.acts[at]:
        stage = ctx.walk.before(at, act)
        order = order_of(rows, stage, kind)
        if isinstance(order, Possible):
            continue
        ways = _open_ways(ctx, order) if isinstance(order, After) else []
        if not ways:
            return finding(stage=stage).about(Defect.DUTY) if kind in _REPORTING else finding(stage=stage)
        missing.update(dict.fromkeys(event_token(k) for way in ways for k in way))
    return not_assessed(missing) if missing else satisfied()


def _open_ways(ctx: CheckContext, order: After) -> list[tuple[str, ...]]:
    """The shortest ways, less those with a step the file denies; longer detours are no excuse for a step known not to exist."""
    least = min(map(len, order.paths))
    return [way for way in order.paths if len(way) == least and not any(ctx.ix.denies(event_token(k)) for k in way)]
