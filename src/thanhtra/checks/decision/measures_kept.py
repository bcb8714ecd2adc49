"""Does the decision not to sanction keep the confiscation and the remedies the law keeps?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import RuleOn, applied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import NoSanctionDecided


@check(
    "DEC13",
    "no-sanction.measures-kept",
    about="no_sanction_decided",
    per="act",
    defect=Defect.MEASURE,
    vi="Quyết định không xử phạt có giữ lại việc tịch thu và biện pháp khắc phục hậu quả mà luật vẫn đòi hỏi không?",
    en="Does the decision not to sanction keep the confiscation and the remedies the law keeps?",
    wrong=(
        "quyết định không xử phạt hành vi {act} ({reason}): {why_vi}",
        "the decision not to sanction act {act} ({reason}): {why_en}",
    ),
    right=(
        "việc tịch thu, khắc phục hậu quả đối với hành vi {act} đúng quy định",
        "confiscation and remedies of act {act} are as the law asks",
    ),
    law="15/2012/QH13 Đ65.2",
)
def answer(ctx: CheckContext[NoSanctionDecided]) -> Verdict | None:
    """To 2021 may (an overdue decision: must, by our reading of Đ66.2); from 2022 must, where goods are banned or the decree provides the measure."""
    day, reason = ctx.event.day, str(ctx.event.reason)
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "no-sanction", day)
    facts: dict[str, object] = {"act": ctx.act_id, "reason": reason}
    sanctions = ctx.event.sanctions
    sanction = ctx.sanction
    held = sanction is not None and bool(sanction.additional or sanction.remedies)
    if reason == "criminal":
        why = {
            "why_vi": "khoản 2 Điều 65 không áp dụng khi hồ sơ đã chuyển để truy cứu trách nhiệm hình sự",
            "why_en": "Đ65.2 does not reach files sent to the criminal bodies",
        }
        if sanctions is None:
            return not_assessed(ctx.field("sanctions"), rule, **facts)
        return finding(rule, **facts, **why) if held else in_order(rule, facts)
    must = rule.flag("duty_when_overdue") if reason == "decision-limit" else rule.flag("duty_in_time_barred")
    if not must:
        return in_order(rule, facts)
    if sanctions is None:
        return not_assessed(ctx.field("sanctions"), rule, **facts)
    if _banned(ctx) and not any(a.measure == "confiscate" for a in (sanction.additional if sanction else None) or ()):
        return finding(
            rule,
            **facts,
            why_vi="hàng cấm bị tạm giữ nhưng không bị tịch thu",
            why_en="banned goods were seized and are not confiscated",
        )
    return _provided(ctx, day, rule, facts, held=held)


def _banned(ctx: CheckContext[NoSanctionDecided]) -> bool:
    seized = [i for i in ctx.ix.about_act(ctx.act_id or "", "goods_seized") if i < ctx.at]
    return any(item.banned for i in seized for item in ctx.ix.event(i, ev.GoodsSeized).goods or ())


def _provided(
    ctx: CheckContext[NoSanctionDecided], day: date, rule: RuleOn, facts: dict[str, object], *, held: bool
) -> Verdict:
    """What the decree provides for the act, as far as the book has it; a measure with a condition of its own settles nothing."""
    act, sanction = ctx.act, ctx.sanction
    provision = (sanction.provision if sanction else None) or (act.provision if act else None)
    if provision is None:
        return in_order(rule, facts) if held else not_assessed(ctx.of_act("provision"), rule, **facts)
    offered = ctx.book.violation(provision, on=(act.ended or act.began if act else None) or day)
    ordered = sanction.remedies if sanction else ()
    left = [
        r.remedy for r in offered.remedies if not r.condition and r.remedy not in {one.remedy for one in ordered or ()}
    ]
    firm = [slug for slug in left if not ctx.book.remedies[slug].takes_back]
    if left and ordered is None:
        return not_assessed(f"{ctx.field('sanctions')}[{ctx.act_id}].remedies", rule, **facts)
    confiscated = any(m.measure == "confiscate" for m in offered.additional)
    if firm:
        named = [
            "; ".join(f"“{ctx.book.remedies[r].vi if at == 0 else ctx.book.remedies[r].en}”" for r in firm)
            for at in (0, 1)
        ]
        return finding(
            rule,
            **facts,
            why_vi=f"quyết định không áp dụng biện pháp khắc phục hậu quả mà nghị định quy định: {named[0]}",
            why_en=f"the decree provides remedies that are not ordered: {named[1]}",
        )
    if firm != left:
        return not_assessed(f"law:{provision}", rule, **facts)
    if not held and (offered.remedies or confiscated or not offered.whole):
        return not_assessed(f"law:{provision}", rule, **facts)
    return in_order(rule, facts)
