"""Was the outcome of the complaint carried into the decision?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import DECISIONS
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import named_by, sharers
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ComplaintResolved

_FOLLOWS: Final = {
    "annulled": ("decision_annulled",),
    "part-annulled": ("decision_annulled", "decision_amended"),
    "amended": ("decision_amended",),
}
_NAMES: Final = {
    "annulled": ("hủy bỏ", "annulled"),
    "part-annulled": ("hủy bỏ một phần", "annulled in part"),
    "amended": ("sửa đổi", "amended"),
}


@check(
    "COM03",
    "complaint.outcome-carried-out",
    about="complaint_resolved",
    defect=Defect.DUTY,
    vi="Kết quả giải quyết khiếu nại có được thực hiện đối với quyết định bị khiếu nại không?",
    en="Was the outcome of the complaint carried into the decision?",
    wrong=(
        "khiếu nại được giải quyết theo hướng {outcome_vi} quyết định nhưng không có quyết định {outcome_vi}",
        "the complaint ended with the decision to be {outcome_en}, and no such step followed",
    ),
    right=("kết quả giải quyết khiếu nại đã được thực hiện", "the outcome of the complaint was carried out"),
    law=("15/2012/QH13 Đ15.1", "15/2012/QH13 Đ18.3"),
)
def answer(ctx: CheckContext[ComplaintResolved]) -> Verdict | None:
    """Upheld or withdrawn leaves nothing to do; else the decision complained of is annulled or amended, as far as it was to be. A court's own annulment needs no second one.

    A part annulled is not the whole, another violator's act is not this one's, and a slip corrected amends nothing. What a complaint against another step came to is no matter of the decision.
    """
    outcome = str(ctx.event.outcome)
    kinds = _FOLLOWS.get(outcome)
    if kinds is None:
        return not_assessed(ctx.field("outcome")) if outcome == "None" else None
    target = _against(ctx)
    if target is not None and ctx.ix.kinds[target] not in DECISIONS:
        return None
    named = _NAMES[outcome]
    done = _carried_out(ctx, kinds, target)
    if done is None:
        return not_assessed(ctx.field("acts"), outcome=outcome)
    if done:
        return satisfied(outcome=outcome)
    missing = ctx.unknown(*kinds)
    return (
        not_assessed(missing, outcome=outcome)
        if missing
        else finding(outcome=outcome, outcome_vi=named[0], outcome_en=named[1])
    )


def _against(ctx: CheckContext[ComplaintResolved]) -> int | None:
    complaint = ctx.ix.referent(ctx.at, "complaint")
    return None if complaint is None else ctx.ix.referent(complaint, "against")


def _carried_out(ctx: CheckContext[ComplaintResolved], kinds: tuple[str, ...], target: int | None) -> bool | None:
    """Whether every act the outcome is about was annulled or amended; None where it names none and those steps may be about another violator."""
    ix = ctx.ix
    if target is None:
        return ix.first_alike(kinds, ctx.at, ctx.at) is not None
    every = frozenset(ix.acts[target])
    steps = [i for kind in kinds for i in ix.dependents(target, kind) if i > ctx.at or _fell_already(ctx, i)]
    done = frozenset[str]().union(*(every if _whole(ctx, i) else _about(ctx, i) for i in steps))
    named = every.intersection(ctx.event.acts or ())
    if named or ctx.event.outcome == "annulled" or every <= done:
        return (named or every) <= done
    shared = sharers(ix, target)
    if not done or not shared:
        return bool(done)
    complaint = ix.referent(ctx.at, "complaint")
    theirs = () if complaint is None else named_by(ix, shared, complaint) or ()
    return True if any(not done.isdisjoint(shared[who]) for who in theirs) else None


def _whole(ctx: CheckContext[ComplaintResolved], step: int) -> bool:
    return ctx.ix.kinds[step] == "decision_annulled" and ctx.ix.event(step, ev.DecisionChanged).scope == "whole"


def _fell_already(ctx: CheckContext[ComplaintResolved], step: int) -> bool:
    """Whether what the issuer annulled before the complaint was resolved can be what it came to: the whole, or a part that is named."""
    if ctx.ix.kinds[step] != "decision_annulled":
        return False
    return ctx.event.outcome == "annulled" or bool(ctx.event.acts) or _whole(ctx, step)


def _about(ctx: CheckContext[ComplaintResolved], step: int) -> frozenset[str]:
    """The acts a change is about: those it names, else those it says what is imposed for."""
    changed = ctx.ix.event(step, ev.DecisionChanged)
    named = changed.acts if changed.acts is not None else tuple([one.act for one in changed.sanctions or ()])
    return frozenset(named or ctx.ix.acts[step])
