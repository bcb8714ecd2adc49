"""Were the instruments in the decision's legal basis in force?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DESCRIPTION
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.law import Instrument
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, SpotDecisionIssued


@check(
    "DEC07",
    "decision.legal-basis-in-force",
    about=("decision_issued", "spot_decision_issued"),
    given=DESCRIPTION,
    defect=Defect.CONTENT,
    vi="Văn bản ghi trong căn cứ của quyết định có đang có hiệu lực không?",
    en="Were the instruments in the decision's legal basis in force?",
    wrong=(
        "quyết định ngày {actual}[[ căn cứ {cited}]] {why_vi}",
        "the decision of {actual}[[ rests on {cited},]] {why_en}",
    ),
    right=(
        "các văn bản ghi trong căn cứ đang có hiệu lực vào ngày {actual}",
        "every instrument in the legal basis was in force on {actual}",
    ),
    law="15/2012/QH13 Đ68.1.b",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """In force on the day of the decision, or, for what the act itself is measured by, when the act was done."""
    basis, day = ctx.event.basis, ctx.event.day
    if basis is None:
        return not_assessed(ctx.field("basis"))
    if day is None:
        return not_assessed(ctx.field("on"))
    if not basis:
        return finding(actual=day, cited="—", why_vi="không ghi căn cứ pháp lý", why_en="states no legal basis")
    missing: list[str] = []
    for cited in basis:
        known = ctx.book.instruments.get(cited.instrument)
        if known is None:
            missing.append(f"law:{cited.instrument}")
        elif day < known.in_force:
            return finding(
                actual=day,
                cited=str(cited),
                why_vi=f"nhưng văn bản này chỉ có hiệu lực từ ngày {known.in_force}",
                why_en=f"which is in force only from {known.in_force}",
            )
        elif known.ended is not None and known.ended <= day:
            stood, untold = _held_for_the_acts(ctx, known)
            if stood is False:
                return finding(
                    actual=day,
                    cited=str(cited),
                    why_vi=f"nhưng văn bản này hết hiệu lực từ ngày {known.ended}",
                    why_en=f"which is no longer in force from {known.ended}",
                )
            missing += untold
    return not_assessed(missing, actual=day) if missing else satisfied(actual=day)


def _held_for_the_acts(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued], instrument: Instrument
) -> tuple[bool | None, list[str]]:
    """Whether an instrument that has ended was in force when one of the acts was done; and what would tell."""
    untold: list[str] = []
    days: list[date] = []
    acts = ctx.ix.listed_acts
    for id_ in ctx.ix.acts[ctx.at]:
        act = acts.get(id_)
        known = [d for d in ((act.began, act.ended) if act else ()) if d is not None]
        days += known
        if not known:
            untold.append(listed_fact("acts", id_, "ended"))
    if any(instrument.in_force <= d and (instrument.ended is None or d < instrument.ended) for d in days):
        return True, []
    return (None, untold) if untold else (False, [])
