"""Did the post of whoever signed exist that day?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
def answer(asked: Asked) -> Verdict | None:
    """A post renamed stays the same post; one abolished is told with its successors; before its first day the book says nothing."""
    who = signed(asked)
    if who.missing:
        return lacks(who.missing)
    day = asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    post = asked.book.post(who.post)
    rests = ground(day, post)
    facts = {"actual": day, "post": who.post, "start": post.start, "ended": post.ended, "heirs": ", ".join(post.succeeded_by) or "—"}
    if day < post.start:
        return lacks(f"law:post:{who.post}@{day.isoformat()}", rests, actual=day)
    return yes(rests, **facts) if post.exists_on(day) else no(rests, **facts)
