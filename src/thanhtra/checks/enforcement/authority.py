"""Could whoever ordered enforcement order it?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.errors import NoLongerInForce
from thanhtra.terms import Defect


@check(
    "ENF03",
    "enforcement.authority-to-coerce",
    about="enforcement_ordered",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định cưỡng chế có thẩm quyền cưỡng chế không?",
    en="Could whoever ordered enforcement order it?",
    wrong=("{post} không có thẩm quyền cưỡng chế vào ngày {actual}", "{post} could not order coercion on {actual}"),
    right=("{post} có thẩm quyền cưỡng chế vào ngày {actual}", "{post} could order coercion on {actual}"),
    law="15/2012/QH13 Đ87.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The titles of Đ87.1; inspectors and team leaders never coerce. A deputy's paper is another question."""
    who = signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    facts = {"post": who.post, "actual": day}
    post = ctx.book.post_on(who.post, day)
    try:
        version = ctx.book.powers_of(who.post, day)
    except NoLongerInForce:
        return finding(ground(day, post), **facts)
    power = version.rule
    if power is None:  # pragma: no cover - powers_of refuses ended versions and gaps; the type checker cannot see it
        return not_assessed(f"law:power:{who.post}@{day}")
    rests = ground(day, power, cites=power.coerce_cites)
    return satisfied(rests, **facts) if power.coerce else finding(rests, **facts)
