"""Are the goods confiscated worth no more than whoever signed may confiscate?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, measured, of_sanction, signed
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.competence import judge_confiscation, titles_of
from thanhtra.terms import Defect


@check(
    "FIN07",
    "confiscation.value-within-authority",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Giá trị tang vật bị tịch thu có trong thẩm quyền của người ký không?",
    en="Are the goods confiscated worth no more than whoever signed may confiscate?",
    wrong=("tịch thu {value} đồng, {post} chỉ được tịch thu đến {limit} đồng", "goods worth {value} confiscated; {post} may confiscate up to {limit} đồng"),
    right=("giá trị tịch thu trong thẩm quyền của {post}", "the value confiscated is within the authority of {post}"),
    law="15/2012/QH13 Đ52.4",
)
def answer(asked: Asked) -> Verdict | None:
    """Asked where something is confiscated; some titles are limited to a multiple of their own fine ceiling."""
    sanction, act, day = asked.sanction, asked.act, asked.event.day
    taken = [a for a in (sanction.additional or ()) if a.measure == "confiscate"] if sanction else []
    if not taken:
        return None
    who = signed(asked)
    if who.missing:
        return lacks(who.missing)
    if day is None:
        return lacks(asked.field("on"))
    found = measured(asked)
    if len(found.frames) != 1:
        return lacks(found.missing or (of_sanction(asked, "provision"),))
    frame = found.frames[0]
    values = [a.value for a in taken]
    value = sum(v for v in values if v is not None) if None not in values else act.goods_value if act else None
    title = titles_of(who.post, frame.violation, asked.book, day, agency=who.official.agency if who.official else None)[0]
    judged = judge_confiscation(title, value, frame.party.kind, asked.book)
    facts = {"value": value, "post": who.post, "limit": judged.limit}
    rests = ground(day, title, frame)
    if judged.answer is False and judged.certain:
        return no(rests, **facts)
    if judged.answer is not True:
        return lacks(judged.missing or (f"law:power:{who.post}",), rests, **facts)
    if judged.limit is not None and value is None:
        return lacks(of_sanction(asked, "additional.value"), rests, **facts)
    return yes(rests, **facts)
