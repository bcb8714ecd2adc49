"""Was the act written down only once?"""

from __future__ import annotations

from bisect import bisect_right

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
    right=("hành vi {act} chỉ bị lập một biên bản", "act {act} was written down once"),
    law="15/2012/QH13 Đ3.1.d",
)
def answer(asked: Asked) -> Verdict | None:
    """Going on with the act before the decision is met by stopping it and by aggravation; going on after it is a new act with its own name."""
    day = asked.event.day
    first = asked.ix.about_act(asked.act_id or "", "minutes_drawn_up")[0]
    if day is None or first >= asked.at or not in_force(asked.book, "one-minutes", day):
        return None
    rule = applied(asked.book, "one-minutes", day)
    if not rule.flag("one_act_once"):
        return None
    if asked.case.acts is None:
        return lacks("fact:acts", rule)
    decided = any(_between(first, asked.ix.about_act(asked.act_id or "", kind), asked.at) for kind in _DECISIONS)
    return yes(rule, act=asked.act_id) if decided else no(rule, act=asked.act_id, earlier=asked.ix.events[first].day)


def _between(first: int, listed: list[int], last: int) -> bool:
    """Whether one of the events listed in file order stands between the two."""
    at = bisect_right(listed, first)
    return at < len(listed) and listed[at] < last
