"""Were the minutes signed, or the want of a signature attested as the law of the day asks?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import DESCRIPTION, FAULTS, signing
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN03",
    "minutes.signed",
    about="minutes_drawn_up",
    given=DESCRIPTION,
    defect=Defect.CONTENT,
    vi="Biên bản có đủ chữ ký, hoặc việc không ký có được xác nhận hay ghi lý do theo quy định không?",
    en="Were the minutes signed, or the want of a signature attested or reasoned as the law asks?",
    wrong=("biên bản ngày {actual}: {fault_vi}", "minutes of {actual}: {fault_en}"),
    right=("biên bản ngày {actual} được ký đúng quy định", "the minutes of {actual} are signed as the law asks"),
    law="15/2012/QH13 Đ58",
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """To 2021 a refusal needs its reason, absence the authority or two witnesses; from 2022 the commune or a witness, else the reason."""
    if ctx.event.signatures is None:
        return not_assessed(ctx.field("signatures"))
    found = signing(ctx, ctx.at, ctx.event)
    if found is None:
        return None
    fault, missing, rule = found
    if fault:
        return finding(rule, fault=fault, fault_vi=FAULTS[fault][0], fault_en=FAULTS[fault][1])
    return not_assessed(missing, rule) if missing else satisfied(rule)
