"""Could whoever drew up the minutes draw them up?"""

from __future__ import annotations

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.errors import LawError, NotYetInForce
from thanhtra.terms import Defect


@check(
    "AUT06",
    "minutes.maker-competent",
    about="minutes_drawn_up",
    defect=Defect.PROCEDURE,
    vi="Người lập biên bản có thẩm quyền lập biên bản không?",
    en="Could whoever drew up the minutes draw them up?",
    wrong=("ngày {actual} không có chức danh {post} ở cơ quan đó", "on {actual} there was no {post} in that body"),
    right=("{post} có thẩm quyền lập biên bản ngày {actual}", "{post} could draw up minutes on {actual}"),
    law="15/2012/QH13 Đ58.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Whoever may sanction may draw up minutes; so may officials on assigned duty, which a post without power does not show."""
    who = signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    post = ctx.book.post_on(who.post, day)
    versions = ctx.book.procedure.rules["minutes-maker"].versions
    law = versions.version_on(max(day, versions.versions[0].start)).cites
    facts = {"actual": day, "post": who.post}
    if post.ended is not None and day >= post.ended:
        return finding(ground(day, post, cites=law), **facts)
    there, kept = ctx.book.kept_in(who.post, who.official.agency if who.official else None, day)
    if kept is not None and not there:
        law = (*law, *kept.cites)
        if there is None:
            return not_assessed(listed_fact("officials", ctx.event.by, "agency"), ground(day, post, cites=law), **facts)
        return finding(ground(day, post, cites=law), **facts)
    try:
        power = ctx.book.powers_of(who.post, day)
    except NotYetInForce as e:
        return not_assessed(e.token, ground(day, post, cites=law), **facts)
    except LawError:
        return not_assessed(listed_fact("officials", ctx.event.by, "agency"), ground(day, post, cites=law), **facts)
    return satisfied(ground(day, power, cites=law), **facts)
