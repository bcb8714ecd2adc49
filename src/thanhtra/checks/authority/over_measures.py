"""Could whoever signed the decision impose each additional sanction and order each remedy?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import Sanction
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, agency_of, ground, measured, no_such_post, signed, untold_measures
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import Judged, PowerOverAct, judge_measure, judge_remedy, powers_over_act
from thanhtra.deadlines import applied
from thanhtra.fines import AppliedFrame
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, NoSanctionDecided, SpotDecisionIssued


@check(
    "AUT02",
    "decision.authority-over-the-measures",
    about=(*DECISIONS, "no_sanction_decided"),
    per="act",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định có thẩm quyền áp dụng từng hình thức xử phạt bổ sung và từng biện pháp khắc phục hậu quả không?",
    en="Could whoever signed the decision impose each additional sanction and order each remedy?",
    wrong=(
        "{post} không có thẩm quyền áp dụng biện pháp “{about}” đối với hành vi {act}",
        "{post} may not impose {about} for act {act}",
    ),
    right=(
        "{post} có thẩm quyền áp dụng các hình thức, biện pháp trong quyết định",
        "{post} may impose what the decision imposes",
    ),
    law=("15/2012/QH13 Đ52.4", "15/2012/QH13 Đ28"),
)
def answer(ctx: CheckContext[DecisionIssued | NoSanctionDecided | SpotDecisionIssued]) -> Verdict | None:
    """Each measure by itself, under the text that judges the act and the title's power on the day of the decision.

    Measures without a sanction (Đ65.2) are asked from 2022 on, when whoever may sanction the case was named for them.
    """
    sanction, day = ctx.sanction, ctx.event.day
    if ctx.event.kind == "no_sanction_decided" and (
        sanction is None
        or (day is not None and not applied(ctx.book, "unsanctioned-measures", day).flag("by_sanctioner"))
    ):
        return None
    if sanction is None:
        return not_assessed(ctx.field("sanctions")) if ctx.event.sanctions is None else None
    unknown = ctx.once(untold_measures)
    imposed = [*(sanction.additional or ()), *(sanction.remedies or ())]
    if not imposed:
        return not_assessed(unknown) if unknown else None
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    if day is None:
        return not_assessed(ctx.field("on"))
    if no_such_post(ctx):
        return None
    found = ctx.measured or measured(ctx)
    if not found.frames:
        return not_assessed(found.missing)
    agency = who.agency
    missing: list[str] = list(unknown)
    facts: dict[str, object] = {"act": ctx.act_id, "post": who.post}
    rests = None
    for frame in found.frames:
        titles = powers_over_act(who.post, frame.violation, ctx.book, day, agency=agency)
        rests = rests or ground(day, titles[0], frame)
        for one in _judged(titles, frame, sanction, ctx.book):
            if one.answer is False and one.certain and len(found.frames) == 1:
                return finding(rests, **facts, about=one.about)
            if one.answer is not True:
                missing += one.missing or ((f"law:{one.cites[0]}",) if one.cites else ())
    return not_assessed([agency_of(ctx, m) for m in missing], rests, **facts) if missing else satisfied(rests, **facts)


def _judged(titles: tuple[PowerOverAct, ...], frame: AppliedFrame, sanction: Sanction, book: Rulebook) -> list[Judged]:
    """For each measure and remedy imposed, the most favourable of the rows that may be the title's."""
    rank = {True: 2, None: 1, False: 0}
    each = [[judge_measure(t, one.measure) for t in titles] for one in sanction.additional or ()]
    each += [[judge_remedy(t, one.remedy, frame.violation, book) for t in titles] for one in sanction.remedies or ()]
    return [max(judged, key=lambda j: rank[j.answer]) for judged in each]
