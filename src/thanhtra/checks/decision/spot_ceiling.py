"""Could this act be sanctioned on the spot, without minutes?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, threshold_on
from thanhtra.money import dong
from thanhtra.terms import Defect, SubjectKind


@check(
    "DEC08",
    "decision.spot-allowed",
    about="spot_decision_issued",
    per="act",
    defect=Defect.PROCEDURE,
    vi="Hành vi này có được xử phạt không lập biên bản không?",
    en="Could this act be sanctioned on the spot, without minutes?",
    wrong=(
        "hành vi {act}: phải lập biên bản ({why_vi})",
        "act {act} needed minutes ({why_en})",
    ),
    right=("hành vi {act} được xử phạt không lập biên bản", "act {act} could be sanctioned without minutes"),
    law=("15/2012/QH13 Đ56.1", "15/2012/QH13 Đ57.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A warning, or a fine up to the ceiling; from 2025-07-01 also what criminal bodies hand over. Devices are another check's question."""
    sanction, day = ctx.sanction, ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rests = threshold_on(ctx.book, "no-minutes-ceiling", day)
    act = ctx.act_id
    handed = applied(ctx.book, "spot-decision", day)
    if handed.flag("after_referral") and _handed_over(ctx):
        return satisfied(handed, act=act)
    if sanction is None or (sanction.fine is None and not sanction.warning):
        return not_assessed(f"fact:events[{ctx.at}].sanctions[{act}].fine", rests, act=act)
    fine = 0 if sanction.warning else sanction.fine or 0
    own = ctx.subject(sanction.subject or (ctx.act.subject if ctx.act else None))
    kind = SubjectKind(own.kind) if own else None
    ceiling = rests.of(kind or SubjectKind.ORGANIZATION)
    if fine > ceiling:
        return finding(
            rests,
            act=act,
            why_vi=f"phạt {dong(fine)} đồng, quá {dong(ceiling)} đồng",
            why_en=f"a fine of {fine:,}, over {ceiling:,} đồng",
        )
    if kind is None and fine > rests.of(SubjectKind.INDIVIDUAL):
        return not_assessed(ctx.of_act("subject"), rests, act=act)
    return satisfied(rests, act=act)


def _handed_over(ctx: CheckContext) -> bool:
    return any(i < ctx.at for i in ctx.ix.about_act(ctx.act_id or "", "returned_from_criminal")[:1])
