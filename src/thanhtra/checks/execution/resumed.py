"""Was there a suspension to lift?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "EXE14",
    "execution.resumed-after-suspension",
    about="execution_resumed",
    defect=Defect.DUTY,
    vi="Trước khi tiếp tục thi hành, việc thi hành có bị tạm đình chỉ không?",
    en="Was there a suspension to lift?",
    wrong=(
        "tiếp tục thi hành ngày {actual} nhưng không có quyết định tạm đình chỉ",
        "execution was resumed on {actual} and had never been suspended",
    ),
    right=(
        "tiếp tục thi hành ngày {actual} sau khi tạm đình chỉ",
        "execution was resumed on {actual} after a suspension",
    ),
    law="15/2012/QH13 Đ15.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A suspension, or a postponement, of the decision ahead of it."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    held = (*ctx.ix.dependents(decision, "execution_suspended"), *ctx.ix.dependents(decision, "execution_postponed"))
    if any(i < ctx.at for i in held):
        return satisfied(actual=day)
    unknown = ctx.unknown("execution_suspended")
    return not_assessed(unknown, actual=day) if unknown else finding(actual=day)
