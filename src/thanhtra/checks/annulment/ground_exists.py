"""Is the ground the annulment names one the law of that day knows?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied
from thanhtra.law import Citation
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged


@check(
    "ANN04",
    "annulment.ground-known",
    about="decision_annulled",
    defect=Defect.CONTENT,
    vi="Căn cứ hủy bỏ ghi trong quyết định có thuộc các trường hợp luật quy định không?",
    en="Is the ground the annulment names one the law of that day knows?",
    wrong=(
        "căn cứ hủy bỏ {ground} không có trong danh mục áp dụng ngày {actual}",
        "the ground {ground} is not on the list in force on {actual}",
    ),
    right=("căn cứ hủy bỏ thuộc trường hợp luật quy định", "the ground is one the law knows"),
    law="15/2012/QH13 Đ18.3",
)
def answer(ctx: CheckContext[DecisionChanged]) -> Verdict | None:
    """Points of the list of that day (Đ13.1; those of Decree 97/2017 were not read), or the Law's own bars; who annuls is no ground, other places settle nothing."""
    grounds, day = ctx.event.grounds, ctx.event.day
    if not grounds or ctx.event.scope != "whole":
        return None
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "annulment-grounds", day)
    whole, points = Citation.parse(rule.text("list")), rule.text("points")
    known, who = _places(rule.text("also")), _places(rule.text("who"))
    named = [ground for ground in grounds if not any(w.covers(ground) for w in who)]
    untold = [] if named else [ctx.field("grounds")]
    for ground in named:
        if any(k.covers(ground) or ground.covers(k) for k in known):
            continue
        if whole.covers(ground):
            if points and ground.point is not None and ground.point not in points.split():
                return finding(rule, actual=day, ground=str(ground))
        elif ground.instrument == whole.instrument and ground.article == whole.article:
            return finding(rule, actual=day, ground=str(ground))
        else:
            untold.append(f"law:{ground}")
    return not_assessed(untold, rule, actual=day) if untold else satisfied(rule, actual=day)


def _places(listed: str) -> list[Citation]:
    return [Citation.parse(one) for one in listed.split("; ") if one]
