"""Was execution suspended before the file of a decided case went to the criminal bodies?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "CRI06",
    "criminal.suspended-before-sending",
    about="sent_to_criminal",
    defect=Defect.DUTY,
    vi="Việc thi hành quyết định có được tạm đình chỉ trước khi chuyển hồ sơ cho cơ quan tiến hành tố tụng không?",
    en="Was execution suspended before the file of a decided case went to the criminal bodies?",
    wrong=(
        "hồ sơ chuyển ngày {actual} khi quyết định đang thi hành mà không tạm đình chỉ thi hành",
        "the file went on {actual} while the decision was being executed, without suspending it",
    ),
    right=(
        "việc thi hành đã được tạm đình chỉ trước khi chuyển hồ sơ",
        "execution had been suspended before the file went",
    ),
    law="15/2012/QH13 Đ62.2",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Only while a decision is being executed; one executed in full is not suspended."""

    def earlier(*kinds: str) -> bool:
        first = ctx.ix.first_alike(kinds, ctx.at)
        return first is not None and first < ctx.at

    if not earlier("decision_issued", "spot_decision_issued") or earlier("execution_completed", "decision_annulled"):
        return None
    if earlier("execution_suspended"):
        return satisfied()
    token = event_token("execution_suspended")
    return finding() if ctx.ix.denies(token) else not_assessed(token)
