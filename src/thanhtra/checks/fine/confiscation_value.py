"""Are the goods confiscated worth no more than whoever signed may confiscate?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, agency_of, ground, measured, no_such_post, of_sanction, signed
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.competence import judge_confiscation, powers_over_act
from thanhtra.terms import Defect


@check(
    "FIN07",
    "confiscation.value-within-authority",
    about=DECISIONS,
    per="act",
    given="additional",
    defect=Defect.AUTHORITY,
    vi="Giá trị tang vật bị tịch thu có trong thẩm quyền của người ký không?",
    en="Are the goods confiscated worth no more than whoever signed may confiscate?",
    wrong=(
        "tịch thu {value} đồng, {post} chỉ được tịch thu đến {limit} đồng",
        "goods worth {value} confiscated; {post} may confiscate up to {limit} đồng",
    ),
    right=("giá trị tịch thu trong thẩm quyền của {post}", "the value confiscated is within the authority of {post}"),
    law="15/2012/QH13 Đ52.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked where something is confiscated; some titles are limited to a multiple of their own fine ceiling."""
    sanction, act, day = ctx.sanction, ctx.act, ctx.event.day
    taken = [a for a in (sanction.additional or ()) if a.measure == "confiscate"] if sanction else []
    if not taken:
        return None
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    if day is None:
        return not_assessed(ctx.field("on"))
    if no_such_post(ctx):
        return None
    found = ctx.measured or measured(ctx)
    if len(found.frames) != 1:
        return not_assessed(found.missing or (of_sanction(ctx, "provision"),))
    frame = found.frames[0]
    values = [a.value for a in taken]
    value = sum(v for v in values if v is not None) if None not in values else act.goods_value if act else None
    title = powers_over_act(who.post, frame.violation, ctx.book, day, agency=who.agency)[0]
    judged = judge_confiscation(title, value, frame.party.kind, ctx.book)
    facts = {"value": value, "post": who.post, "limit": judged.limit}
    rests = ground(day, title, frame)
    if judged.answer is False and judged.certain:
        return finding(rests, **facts)
    if judged.answer is not True:
        return not_assessed([agency_of(ctx, m) for m in judged.missing] or (f"law:power:{who.post}",), rests, **facts)
    if judged.limit is not None and value is None:
        return not_assessed(of_sanction(ctx, "additional.value"), rests, **facts)
    return in_order(rests, facts)
