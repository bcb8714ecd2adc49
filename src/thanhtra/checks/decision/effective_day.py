"""Does the decision take effect on the day it is signed, or later?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DESCRIPTION
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, SpotDecisionIssued


@check(
    "DEC10",
    "decision.effective-not-before-signing",
    about=("decision_issued", "spot_decision_issued"),
    given=DESCRIPTION,
    defect=Defect.CONTENT,
    vi="Ngày có hiệu lực của quyết định có không sớm hơn ngày ký không?",
    en="Does the decision take effect on the day it is signed, or later?",
    wrong=(
        "quyết định ký ngày {actual} ghi ngày có hiệu lực là {effective}, sớm hơn ngày ký",
        "the decision signed on {actual} says it took effect on {effective}",
    ),
    right=(
        "quyết định ký ngày {actual} có hiệu lực từ ngày {effective}",
        "the decision signed on {actual} takes effect on {effective}",
    ),
    law="15/2012/QH13 Đ67.4",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """From the day of signing, unless the decision states another day; no decision reaches back before it existed."""
    effective, day = ctx.event.effective, ctx.event.day
    if effective is None:
        return not_assessed(ctx.field("effective"))
    if day is None:
        return not_assessed(ctx.field("on"), effective=effective)
    return satisfied(actual=day, effective=effective) if effective >= day else finding(actual=day, effective=effective)
