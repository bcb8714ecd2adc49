"""Was the act written down only once?"""

from __future__ import annotations

from bisect import bisect_right

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect

_DECISIONS = ("decision_issued", "spot_decision_issued", "no_sanction_decided")


@check(
    "MIN11",
    "minutes.written-once",
    about="minutes_drawn_up",
    per="act",
    defect=Defect.DUTY,
    vi="Một hành vi có bị lập biên bản nhiều lần không?",
    en="Was the act written down only once?",
    wrong=(
        "hành vi {act} đã bị lập biên bản ngày {earlier}, lại bị lập biên bản ngày {actual} khi chưa có quyết định",
        "act {act} was written down on {earlier} and again on {actual}, before any decision",
    ),
    right=("hành vi {act}: mỗi người cùng thực hiện bị lập biên bản một lần", "act {act}: each of those who did it was written down once"),
    law="15/2012/QH13 Đ3.1.d",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Going on with the act before the decision is met by stopping it and by aggravation; going on after it is a new act with its own name.

    Minutes of the same act after its decision are out of order, which ORD01 tells. Papers that name another person each are of one
    act that several did.
    """
    day = ctx.event.day
    first = ctx.ix.about_act(ctx.act_id or "", "minutes_drawn_up")[0]
    if day is None or first >= ctx.at or not in_force(ctx.book, "one-minutes", day):
        return None
    rule = applied(ctx.book, "one-minutes", day)
    if not rule.flag("one_act_once"):
        return None
    if ctx.case.acts is None:
        return not_assessed("fact:acts", rule)
    if any(_between(first, ctx.ix.about_act(ctx.act_id or "", kind), ctx.at) for kind in _DECISIONS):
        return None
    if _named(ctx, first) != _named(ctx, ctx.at):
        return satisfied(rule, act=ctx.act_id)
    return finding(rule, act=ctx.act_id, earlier=ctx.ix.events[first].day)


def _named(ctx: CheckContext, at: int) -> str | None:
    """Whom minutes name for the act: the act's own subject where they name no other."""
    for one in getattr(ctx.ix.events[at], "alleged", None) or ():
        if one.act == ctx.act_id and one.subject is not None:
            named: str = one.subject
            return named
    return ctx.act.subject if ctx.act else None


def _between(first: int, listed: list[int], last: int) -> bool:
    """Whether one of the events listed in file order stands between the two."""
    at = bisect_right(listed, first)
    return at < len(listed) and listed[at] < last
