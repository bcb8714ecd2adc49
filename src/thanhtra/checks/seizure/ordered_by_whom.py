"""Could whoever ordered the seizure order it?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.rulebook import ConfiscationReach
from thanhtra.terms import Defect


@check(
    "SEI12",
    "seizure.ordered-by-whom",
    about="seizure_ordered",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định tạm giữ có thẩm quyền tạm giữ không?",
    en="Could whoever ordered the seizure order it?",
    wrong=(
        "{post} không có thẩm quyền tịch thu nên không được ra quyết định tạm giữ ngày {actual}",
        "{post} may not confiscate, so could not order a seizure on {actual}",
    ),
    right=("{post} có thẩm quyền ra quyết định tạm giữ ngày {actual}", "{post} could order a seizure on {actual}"),
    law="15/2012/QH13 Đ125.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Who may confiscate may seize, whatever the value; papers held to secure execution are for whoever may sanction (Đ125.6)."""
    who = ctx.once_of_event(signed)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    facts = {"post": who.post, "actual": day}
    post = ctx.book.post_on(who.post, day)
    agency = who.agency
    try:
        power = ctx.book.powers_of(who.post, day).rule
    except NoLongerInForce:
        return finding(ground(day, post), **facts)
    except LawError as e:
        return not_assessed(e.token, ground(day, post), **facts)
    if power is None:  # pragma: no cover - powers_of refuses ended versions and gaps; the type checker cannot see it
        return not_assessed(f"law:power:{who.post}@{day}")
    rests = ground(day, power)
    serves = ctx.book.serves(who.post, power.bodies, agency, day)
    seizure = ctx.ix.referent(ctx.at, "seizure")
    basis = ctx.ix.event(seizure, ev.GoodsSeized).basis if seizure is not None else None
    if serves is False or (
        power.confiscation.reach is ConfiscationReach.NONE and basis not in (None, "secure-execution")
    ):
        return finding(rests, **facts)
    if serves is None:
        return not_assessed(listed_fact("officials", ctx.event.by, "agency"), rests, **facts)
    if power.confiscation.reach is not ConfiscationReach.NONE or basis == "secure-execution":
        return satisfied(rests, **facts)
    return (
        not_assessed(event_fact(seizure, "basis"), rests, **facts)
        if seizure is not None
        else not_assessed(ctx.unknown("goods_seized") or ctx.field("seizure"), rests, **facts)
    )
