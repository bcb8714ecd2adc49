"""Was the step taken in time? The questions of the execution's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "EXE05",
        "execution.partial-decided-in-time",
        about="partial_execution_decided",
        limit="partial-execution",
        defect=Defect.DUTY,
        vi="Quyết định thi hành một phần có được ban hành trong thời hạn không?",
        en="Was the partial execution decided within sixty days?",
        what=("Ban hành quyết định thi hành một phần", "the decision to execute in part"),
        module=__name__,
    ),
    in_time(
        "EXE10",
        "execution.postponement-decided-in-time",
        about="execution_postponed",
        limit="postponement-decision",
        defect=Defect.DUTY,
        vi="Đơn đề nghị hoãn có được xem xét, quyết định trong thời hạn không?",
        en="Was the request for a postponement decided in time?",
        what=("Quyết định hoãn thi hành", "the decision to postpone"),
        module=__name__,
    ),
    in_time(
        "EXE12",
        "execution.reduction-decided-in-time",
        about="fine_reduced",
        limit="reduction-decision",
        defect=Defect.DUTY,
        vi="Đơn đề nghị giảm, miễn tiền phạt có được xem xét, quyết định trong thời hạn không?",
        en="Was the request for a reduction or exemption decided in time?",
        what=("Quyết định giảm, miễn tiền phạt", "the decision on reduction or exemption"),
        module=__name__,
    ),
    in_time(
        "EXE13",
        "execution.recorded-in-time",
        about="record_supplied",
        limit="national-database",
        defect=Defect.DUTY,
        vi="Thông tin có được cung cấp cho cơ sở dữ liệu quốc gia trong thời hạn không?",
        en="Did the decision reach the national database in time?",
        what=("Cung cấp thông tin cho cơ sở dữ liệu quốc gia", "the supply to the national database"),
        module=__name__,
    ),
    in_time(
        "EXE15",
        "execution.instalments-answered-in-time",
        about="instalments_granted",
        limit="instalments-decision",
        defect=Defect.DUTY,
        vi="Đơn đề nghị nộp phạt nhiều lần có được trả lời trong thời hạn không?",
        en="Was the request to pay in instalments answered in time?",
        what=("Quyết định cho nộp tiền phạt nhiều lần", "the permission to pay in instalments"),
        module=__name__,
    ),
)
