"""Was there a suspension to lift?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "EXE14",
    "execution.resumed-after-suspension",
    about="execution_resumed",
    defect=Defect.DUTY,
    vi="Trước khi tiếp tục thi hành, việc thi hành có bị tạm đình chỉ không?",
    en="Was there a suspension to lift?",
    wrong=("tiếp tục thi hành ngày {actual} nhưng không có quyết định tạm đình chỉ", "execution was resumed on {actual} and had never been suspended"),
    right=("tiếp tục thi hành ngày {actual} sau khi tạm đình chỉ", "execution was resumed on {actual} after a suspension"),
    law="15/2012/QH13 Đ15.3",
)
def answer(asked: Asked) -> Verdict | None:
    """A suspension, or a postponement, of the decision ahead of it."""
    decision, missing = asked.decided()
    if decision is None:
        return lacks(missing) if missing else None
    day = asked.event.day
    held = (*asked.ix.hanging(decision, "execution_suspended"), *asked.ix.hanging(decision, "execution_postponed"))
    if any(i < asked.at for i in held):
        return yes(actual=day)
    unknown = asked.unknown("execution_suspended")
    return lacks(unknown, actual=day) if unknown else no(actual=day)
