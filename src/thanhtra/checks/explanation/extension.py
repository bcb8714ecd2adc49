"""Was the written explanation extended in writing, and by no more than the law allows?"""

from __future__ import annotations

from datetime import datetime

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Timing, applied, judge
from thanhtra.terms import Defect


@check(
    "EXP03",
    "explanation.extension-lawful",
    about="explanation_extended",
    defect=Defect.DUTY,
    vi="Thời hạn giải trình có được gia hạn bằng văn bản và không quá mức cho phép không?",
    en="Was the written explanation extended in writing, and by no more than the law allows?",
    wrong=("gia hạn giải trình ngày {actual}: {fault_vi}", "extension of the explanation of {actual}: {fault_en}"),
    right=("gia hạn giải trình đến {until} đúng quy định, chậm nhất {last_day}", "the extension to {until} is within the law, which ends on {last_day}"),
    law="15/2012/QH13 Đ61.2",
)
def answer(asked: Asked) -> Verdict | None:
    """Five days and five more, working days from 2022; from 2022 in writing."""
    minutes = asked.ix.of(asked.at, "minutes")
    if minutes is None:
        missing = asked.unknown("minutes_drawn_up")
        return lacks(missing) if missing else None
    day, drawn = asked.event.day, asked.ix.events[minutes].day
    if day is None or drawn is None:
        return lacks([asked.field("on")] if day is None else [f"fact:events[{minutes}].on"])
    form = applied(asked.book, "explanation-extension-form", day)
    written = getattr(asked.event, "in_writing", None)
    if form.flag("in_writing") and written is False:
        return no(form, fault_vi="không bằng văn bản", fault_en="not in writing")
    until = getattr(asked.event, "until", None)
    judged = judge(asked.book, asked.book.limit("explanation-extension"), drawn, until, 0, 0)
    last = judged.due.due if judged.due else None
    if judged.timing is Timing.LATE and not isinstance(last, datetime):
        return no(judged, until=until, last_day=last, fault_vi=f"đến {until}, quá hạn tối đa {last}", fault_en=f"to {until}, past the longest term, {last}")
    if judged.timing is Timing.REFUSED:
        return lacks(judged.missing, judged)
    missing = tuple(asked.field(f) for f, value in (("until", until), ("in_writing", written)) if value is None and (f == "until" or form.flag("in_writing")))
    return lacks(missing, judged) if missing else yes(judged, until=until, last_day=last)
