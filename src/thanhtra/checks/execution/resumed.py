"""Was there a suspension to lift?"""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import whose_acts
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
    """A suspension, or a postponement, of the decision ahead of it; of several violators that of whoever it is about."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    ix, day = ctx.ix, ctx.event.day
    held = [i for kind in _HOLDS for i in ix.before(decision, kind, ctx.at)]
    resumed = whose_acts(ix, decision, ctx.at)
    whose = {i: whose_acts(ix, decision, i) for i in held}
    if any(resumed is None or (acts is not None and not acts.isdisjoint(resumed)) for acts in whose.values()):
        return satisfied(actual=day)
    unknown = [event_fact(i, "acts") for i, acts in whose.items() if acts is None] or ctx.unknown("execution_suspended")
    return not_assessed(unknown, actual=day) if unknown else finding(actual=day)


_HOLDS: Final = ("execution_suspended", "execution_postponed")
