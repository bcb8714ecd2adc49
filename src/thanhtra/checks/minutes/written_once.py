"""Was the act written down only once?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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
    beside="minutes_drawn_up",
    defect=Defect.DUTY,
    vi="Một hành vi có được lập biên bản đúng một lần không?",
    en="Was the act written down only once?",
    wrong=(
        "hành vi {act} đã có biên bản ngày {earlier}; ngày {actual} lập thêm biên bản khi chưa có quyết định",
        "act {act} was written down on {earlier} and again on {actual}, before any decision",
    ),
    right=("hành vi {act} được lập một biên bản", "act {act} was written down once"),
    law="15/2012/QH13 Đ3.1.d",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked where a file has several minutes. Going on with the act before the decision is met by stopping it and by aggravation.

    Going on after the decision is a new act with its own name; minutes of the same act after it are out of order, which ORD01 tells.
    """
    day = ctx.event.day
    if day is None or not in_force(ctx.book, "one-minutes", day):
        return None
    rule = applied(ctx.book, "one-minutes", day)
    first = ctx.ix.about_act(ctx.act_id or "", "minutes_drawn_up")[0]
    if not rule.flag("one_act_once"):
        return None
    if ctx.case.acts is None:
        return not_assessed("fact:acts", rule) if first < ctx.at else None
    if first >= ctx.at:
        return (
            satisfied(rule, act=ctx.act_id)
            if len(ctx.ix.about_act(ctx.act_id or "", "minutes_drawn_up")) == 1
            else None
        )
    if any(_between(first, ctx.ix.about_act(ctx.act_id or "", kind), ctx.at) for kind in _DECISIONS):
        return None
    return finding(rule, act=ctx.act_id, earlier=ctx.ix.events[first].day)


def _between(first: int, listed: Sequence[int], last: int) -> bool:
    """Whether one of the events listed in file order stands between the two."""
    at = bisect_right(listed, first)
    return at < len(listed) and listed[at] < last
