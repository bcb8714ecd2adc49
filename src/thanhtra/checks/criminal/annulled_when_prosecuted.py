"""Was the decision annulled once a prosecution started?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "CRI02",
    "criminal.decision-annulled-when-prosecuted",
    about="prosecution_started",
    defect=Defect.CRIMINAL,
    vi="Quyết định xử phạt có được hủy bỏ khi vụ án bị khởi tố không?",
    en="Was the decision annulled once a prosecution started?",
    wrong=(
        "vụ án bị khởi tố ngày {actual} nhưng quyết định xử phạt ngày {decided} không được hủy bỏ",
        "a prosecution started on {actual} and the decision of {decided} was not annulled",
    ),
    right=("quyết định xử phạt đã được hủy bỏ", "the decision was annulled"),
    law="15/2012/QH13 Đ62.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Only where a decision stood when the prosecution started; before a decision there is nothing to annul."""
    acts = set(ctx.ix.acts[ctx.at])
    events = ctx.ix.events
    decided = [
        i for k in ("decision_issued", "spot_decision_issued") for i in ctx.ix.all_alike(k, ctx.at) if i < ctx.at
    ]
    if not decided:
        return None
    standing = [i for i in decided if not _annulled(ctx, i, acts)]
    if not standing:
        return satisfied()
    if not ctx.looked_back:
        return None
    missing = [
        t
        for i in standing
        if not ctx.ix.denies(t := event_token("decision_annulled", events[i].named if len(decided) > 1 else None))
    ]
    return finding(decided=events[standing[0]].day) if len(missing) < len(standing) else not_assessed(missing)


def _annulled(ctx: CheckContext, decision: int, acts: set[str]) -> bool:
    """Annulled as a whole, or for every act prosecuted."""
    for i in ctx.ix.dependents(decision, "decision_annulled"):
        if ctx.ix.event(i, ev.DecisionChanged).scope == "whole" or acts & set(ctx.ix.acts[decision]) <= set(
            ctx.ix.events[i].acts or ()
        ):
            return True
    return False
