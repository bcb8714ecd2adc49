"""Was money still enforced from a subject that no longer exists?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra import events
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import sanctions_of
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import EnforcementOrdered

_MONEY = frozenset({"income", "account", "distraint", "collect"})


@check(
    "EXE11",
    "execution.fine-ends-with-the-subject",
    about="enforcement_ordered",
    per="act",
    defect=Defect.UNENFORCEABLE,
    vi="Có cưỡng chế tiền phạt đối với người đã chết, mất tích, tổ chức đã giải thể, phá sản không?",
    en="Was money still enforced from a subject that no longer exists?",
    wrong=(
        "cưỡng chế thu tiền phạt ngày {actual}, sau ngày cá nhân chết, mất tích hoặc tổ chức giải thể, phá sản ({ceased})",
        "money was enforced on {actual} after the subject ceased to be on {ceased}",
    ),
    right=(
        "quyết định cưỡng chế ngày {actual} không buộc nộp tiền phạt của cá nhân đã chết, mất tích hoặc tổ chức đã giải thể, phá sản",
        "the enforcement of {actual} claims no fine from a subject that is gone",
    ),
    law="15/2012/QH13 Đ75",
)
def answer(ctx: CheckContext[EnforcementOrdered]) -> Verdict | None:
    """Asked once a subject is known to have died, gone missing, been dissolved or gone bankrupt: the fine ends, confiscation and remedies go on.

    Of a decision that fines others too the order may claim their money alone: its acts tell.
    """
    subject = ctx.act.subject if ctx.act else None
    ceased = [
        i
        for i in ctx.ix.by_kind.get("subject_ceased", ())
        if i < ctx.at and ctx.ix.event(i, events.SubjectCeased).subject == subject
    ]
    if not ceased or subject is None:
        return None
    day, gone = ctx.event.day, ctx.ix.events[ceased[0]].day
    measures = set(ctx.event.measures)
    if not measures & _MONEY:
        return satisfied(actual=day, ceased=gone)
    if day is None or gone is None:
        return not_assessed(ctx.field("on") if day is None else event_fact(ceased[0], "on"))
    if day < gone:
        return satisfied(actual=day, ceased=gone)
    if ctx.event.acts is None and _others_owe(ctx):
        return not_assessed(ctx.field("acts"), None, actual=day, ceased=gone)
    return finding(actual=day, ceased=gone)


def _others_owe(ctx: CheckContext[EnforcementOrdered]) -> bool:
    """Whether the decision fines somebody who is still there."""
    decision, acts = ctx.ix.referent(ctx.at, "decision"), ctx.ix.listed_acts
    gone = {ctx.ix.event(i, events.SubjectCeased).subject for i in ctx.ix.by_kind["subject_ceased"] if i < ctx.at}
    fined = [s for s in sanctions_of(ctx.ix, decision) if not s.warning] if decision is not None else []
    return any((s.subject or (acts[s.act].subject if s.act in acts else None)) not in gone for s in fined)
