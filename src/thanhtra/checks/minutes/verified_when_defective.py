"""Did the decision rest on verification minutes where the violation minutes were defective?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import FAULTS, faults, may_be_faulty
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect


@check(
    "MIN09",
    "minutes.verified-when-defective",
    about="decision_issued",
    defect=Defect.PROCEDURE,
    vi="Biên bản có sai sót đã được xác minh (biên bản xác minh) trước khi ra quyết định chưa?",
    en="Were defective minutes verified (verification minutes) before the decision?",
    wrong=(
        "quyết định ngày {actual} dựa trên biên bản có sai sót ({fault_vi}) mà không có biên bản xác minh",
        "the decision of {actual} rests on defective minutes ({fault_en}) without verification minutes",
    ),
    right=(
        "biên bản có sai sót đã được xác minh trước quyết định ngày {actual}",
        "the defective minutes were verified before the decision of {actual}",
    ),
    law="15/2012/QH13 Đ58.6",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked from 2022, of minutes whose file shows a certain fault."""
    day = ctx.event.day
    if day is None or not _some_may_be_faulty(ctx) or not in_force(ctx.book, "defective-minutes", day):
        return None
    bad = [(m, found) for m in ctx.thread.minutes if (found := faults(ctx, m))]
    if not bad:
        return None
    rule = applied(ctx.book, "defective-minutes", day)
    missing: list[str] = []
    for minutes, found in bad:
        verified = ctx.ix.before(minutes, "facts_verified", ctx.at)
        about = [ctx.ix.event(i, ev.FactsVerified).about for i in verified]
        if "defect" in about:
            continue
        untold = [event_fact(i, "about") for i, what in zip(verified, about, strict=True) if what is None]
        token = event_token("facts_verified", ctx.ix.events[minutes].named if len(ctx.thread.minutes) > 1 else None)
        if not untold and ctx.ix.denies(token):
            return finding(rule, fault=found[0], fault_vi=FAULTS[found[0]][0], fault_en=FAULTS[found[0]][1])
        missing += untold or [token]
    return not_assessed(missing, rule) if missing else satisfied(rule)


def _some_may_be_faulty(ctx: CheckContext) -> bool:
    for minutes in ctx.thread.minutes:  # noqa: SIM110 - asked of every decision: no generator is made for it
        if may_be_faulty(ctx.ix.event(minutes, ev.MinutesDrawnUp)):
            return True
    return False
