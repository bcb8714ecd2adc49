"""Did the post of whoever signed exist that day?"""

from __future__ import annotations

from thanhtra.casefile import listed_fact
from thanhtra.checks.agency_gone import agency_gone
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, seat, signed
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.terms import Defect


@check(
    "AUT04",
    "decision.post-existed",
    about=("decision_issued", "spot_decision_issued", "no_sanction_decided", "enforcement_ordered"),
    defect=Defect.AUTHORITY,
    vi="Chức danh của người ký có tồn tại vào ngày đó không?",
    en="Did the post of whoever signed exist that day?",
    wrong=(
        "ngày {actual} không có chức danh {post}: {why_vi}[[; chức danh tiếp nhận: {heirs}]]",
        "on {actual} there was no {post}: {why_en}[[; succeeded by: {heirs}]]",
    ),
    right=("ngày {actual} có chức danh {post}", "on {actual} there was a {post}"),
    law="15/2012/QH13 Đ53",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A post renamed stays the same post; one abolished, left in other bodies only, or of a body that ended, is gone; before its first day the book says nothing."""
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    found = seat(ctx)
    assert found is not None  # noqa: S101 - both are known
    post, kept = found.post, found.kept
    rests = ground(day, post)
    facts = {
        "actual": day,
        "post": who.post,
        "start": post.start,
        "ended": post.ended,
        "heirs": ", ".join(post.succeeded_by) or "—",
    }
    if not found.begun:
        return not_assessed(f"law:post:{who.post}@{day.isoformat()}", rests, actual=day)
    if not post.exists_on(day):
        return finding(
            rests,
            **facts,
            why_vi=f"có từ {post.start} đến trước {post.ended}",
            why_en=f"it was there from {post.start} until {post.ended}",
        )
    gone = agency_gone(who.agency, day, ctx.book) if who.agency else None
    if gone is not None:
        return finding(
            ground(day, post, gone),
            **{**facts, "heirs": "—"},
            why_vi=f"cơ quan {who.agency} không còn từ {gone.ended}{_passed_on(', việc của cơ quan đó chuyển cho ', gone.heirs_vi)}",
            why_en=f"{who.agency} was gone from {gone.ended}{_passed_on(', its work passed to: ', gone.heirs_en)}",
        )
    if kept is None:
        return in_order(rests, facts)
    rests = ground(day, post, cites=kept.cites)
    if found.left is None:
        return not_assessed(listed_fact("officials", ctx.event.by, "agency"), rests, actual=day)
    if found.left:
        return in_order(rests, facts)
    english = ctx.book.named_bodies.by_name
    left = ", ".join(english[b].en for b in kept.bodies)
    return finding(
        rests,
        **facts,
        why_vi=f"từ {kept.start} chỉ còn ở {', '.join(kept.bodies)}",
        why_en=f"from {kept.start} only in {left}",
    )


def _passed_on(words: str, heirs: str) -> str:
    return f"{words}{heirs}" if heirs else ""
