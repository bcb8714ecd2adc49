"""Were working minutes made for a lawful reason, and passed on where the maker had no power?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import WorkingMinutesMade

_TO_BE_PASSED_ON: Final = frozenset({"no-power", "other-field", "other-area"})


@check(
    "DET01",
    "detection.working-minutes-passed-on",
    about="working_minutes_made",
    defect=Defect.DUTY,
    vi="Biên bản làm việc có được lập đúng trường hợp và chuyển đến người có thẩm quyền không?",
    en="Were working minutes made for a lawful reason, and passed on where the maker had no power?",
    wrong=("biên bản làm việc ngày {actual}: {fault_vi}", "working minutes of {actual}: {fault_en}"),
    right=(
        "biên bản làm việc ngày {actual} đúng trường hợp và đã được chuyển",
        "the working minutes of {actual} had a lawful reason and were passed on",
    ),
    law="118/2021/NĐ-CP Đ12.1",
)
def answer(ctx: CheckContext[WorkingMinutesMade]) -> Verdict | None:
    """Asked from 2022. Awaiting results passes nothing on; whoever had no power cannot then draw up the violation minutes."""
    day = ctx.event.day
    if day is None or not in_force(ctx.book, "working-minutes", day):
        return None
    rule = applied(ctx.book, "working-minutes", day)
    reason = ctx.event.reason
    if reason is None:
        return not_assessed(ctx.field("reason"), rule)
    if reason not in _TO_BE_PASSED_ON:
        return satisfied(rule)
    later = [i for i in ctx.ix.all_alike("minutes_drawn_up", ctx.at) if i > ctx.at] if ctx.event.by is not None else []
    makers = {ctx.ix.events[i].by for i in later}
    if ctx.event.by in makers:
        return finding(rule, **_KEPT)
    if ctx.ix.first_alike(_PASSED_ON, ctx.at, ctx.at) is not None or makers - {None}:
        return satisfied(rule)
    missing = ctx.unknown("file_transferred")
    if missing:
        return not_assessed(missing, rule) if ctx.looked_back else None
    return finding(rule, **_NOT_PASSED) if ctx.looked_back else None


_PASSED_ON: Final = ("file_transferred", "file_received")
_KEPT: Final = {
    "fault_vi": "người lập ghi không có thẩm quyền nhưng lại tự lập biên bản vi phạm",
    "fault_en": "the maker wrote that he had no power and then drew up the violation minutes himself",
}
_NOT_PASSED: Final = {
    "fault_vi": "không được chuyển đến người có thẩm quyền",
    "fault_en": "not passed on to whoever has power",
}
