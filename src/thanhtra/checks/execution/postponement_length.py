"""Does the postponement end within three months?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import judge
from thanhtra.terms import Defect


@check(
    "EXE08",
    "execution.postponement-length",
    about="execution_postponed",
    defect=Defect.DUTY,
    vi="Thời hạn hoãn thi hành có vượt quá 03 tháng không?",
    en="Does the postponement end within three months?",
    wrong=("hoãn đến {until}, quá 03 tháng kể từ ngày quyết định hoãn (đến {last_day})", "postponed to {until}, past the three months, which end on {last_day}"),
    right=("hoãn đến {until}, không quá {last_day}", "postponed to {until}, not past {last_day}"),
    law="15/2012/QH13 Đ76.2",
)
def answer(asked: Asked) -> Verdict | None:
    """Three months from the decision to postpone."""
    day, until = asked.event.day, getattr(asked.event, "until", None)
    if day is None or until is None:
        return lacks([asked.field(n) for n, v in (("on", day), ("until", until)) if v is None])
    judged = judge(asked.book, asked.book.limit("postponement"), day, until, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return lacks(judged.missing, judged, until=until)
    return yes(judged, until=until, last_day=last) if until <= last else no(judged, until=until, last_day=last)
