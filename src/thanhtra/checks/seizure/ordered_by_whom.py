"""Could whoever ordered or extended the seizure do it?"""

from __future__ import annotations

from typing import Final

from thanhtra import events as ev
from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, signed
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import applied
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.rulebook import ConfiscationReach
from thanhtra.terms import Defect


@check(
    "SEI12",
    "seizure.ordered-by-whom",
    about=("seizure_ordered", "seizure_extended"),
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định tạm giữ, kéo dài thời hạn tạm giữ có thẩm quyền tạm giữ không?",
    en="Could whoever ordered or extended the seizure do it?",
    wrong=(
        "{post} không có thẩm quyền tịch thu nên không được {what_vi} ngày {actual}",
        "{post} may not confiscate, so could not {what_en} on {actual}",
    ),
    right=("{post} có thẩm quyền {what_vi} ngày {actual}", "{post} could {what_en} on {actual}"),
    law=("15/2012/QH13 Đ125.3", "15/2012/QH13 Đ125.8"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Who may confiscate may seize, whatever the value; papers held to secure execution are for whoever may sanction (Đ125.6).

    An extension is asked about from 2022, when it became a decision of whoever may seize (Đ125.8).
    """
    day = ctx.event.day
    if ctx.event.kind == "seizure_extended" and (
        day is None or not applied(ctx.book, "seizure-extension", day).flag("decision")
    ):
        return None
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    if day is None:
        return not_assessed(ctx.field("on"))
    vi, en = _WHAT[ctx.event.kind]
    facts = {"post": who.post, "actual": day, "what_vi": vi, "what_en": en}
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
        return in_order(rests, facts)
    return (
        not_assessed(event_fact(seizure, "basis"), rests, **facts)
        if seizure is not None
        else not_assessed(ctx.unknown("goods_seized") or ctx.field("seizure"), rests, **facts)
    )


_WHAT: Final = {
    "seizure_ordered": ("ra quyết định tạm giữ", "order a seizure"),
    "seizure_extended": ("kéo dài thời hạn tạm giữ", "extend a seizure"),
}
