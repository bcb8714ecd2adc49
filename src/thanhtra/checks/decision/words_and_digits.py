"""Do the words of the total say what its digits say?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.money import read_dong
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, SpotDecisionIssued


@check(
    "DEC11",
    "decision.words-say-the-digits",
    about=("decision_issued", "spot_decision_issued"),
    given="total_in_words",
    defect=Defect.DRAFTING,
    vi="Số tiền bằng chữ có khớp với số tiền bằng số không?",
    en="Do the words of the total say what its digits say?",
    wrong=(
        "tổng tiền phạt {total} đồng nhưng phần chữ ghi “{words}” ({read} đồng)",
        "the total is {total} đồng but its words say “{words}” ({read} đồng)",
    ),
    right=(
        "số tiền {total} đồng khớp giữa phần số và phần chữ",
        "the total of {total} đồng agrees in digits and in words",
    ),
    law="15/2012/QH13 Đ68.1.h",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """Asked where the words are on file; words that cannot be read settle nothing."""
    words, total = ctx.event.total_in_words, ctx.event.total
    if words is None:
        return None
    if total is None:
        return not_assessed(ctx.field("total"), words=words)
    read = read_dong(words)
    if read is None:
        return not_assessed(ctx.field("total_in_words"), total=total, words=words)
    facts: dict[str, Any] = {"total": total, "words": words, "read": read}
    return satisfied(**facts) if read == total else finding(**facts)
