"""Did the post of whoever signed exist that day?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "AUT04",
    "decision.post-existed",
    about=("decision_issued", "spot_decision_issued", "no_sanction_decided", "enforcement_ordered"),
    defect=Defect.AUTHORITY,
    vi="Chức danh của người ký có tồn tại vào ngày đó không?",
    en="Did the post of whoever signed exist that day?",
    wrong=(
        "ngày {actual} không có chức danh {post} (từ {start} đến trước {ended}); kế thừa: {heirs}",
        "on {actual} there was no {post} (from {start} until {ended}); succeeded by: {heirs}",
    ),
    right=("ngày {actual} có chức danh {post}", "on {actual} there was a {post}"),
    law="15/2012/QH13 Đ53",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A post renamed stays the same post; one abolished is told with its successors; before its first day the book says nothing."""
    who = signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    post = ctx.book.post(who.post)
    rests = ground(day, post)
    facts = {"actual": day, "post": who.post, "start": post.start, "ended": post.ended, "heirs": ", ".join(post.succeeded_by) or "—"}
    if day < post.start:
        return not_assessed(f"law:post:{who.post}@{day.isoformat()}", rests, actual=day)
    return satisfied(rests, **facts) if post.exists_on(day) else finding(rests, **facts)
