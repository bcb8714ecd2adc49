"""Does the licence register bear out an act done without, or against, a licence?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import Act, LicenceStanding, licence_named, listed_fact, standing_on
from thanhtra.casefile.register import untold_of
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import measured
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

_VI: Final = {
    LicenceStanding.IN_FORCE: "đang có hiệu lực",
    LicenceStanding.SUSPENDED: "đang bị đình chỉ",
    LicenceStanding.NOT_GRANTED: "chưa được cấp",
    LicenceStanding.WITHDRAWN: "đã bị thu hồi hoặc bị tước quyền sử dụng",
    LicenceStanding.EXPIRED: "đã hết hạn",
    LicenceStanding.UNKNOWN: "chưa rõ",
}


@check(
    "LIC01",
    "act.fits-licence-register",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.ACT,
    vi="Hành vi không có giấy phép hoặc trái giấy phép có phù hợp với sổ giấy phép không?",
    en="Does the licence register bear out an act done without, or against, a licence?",
    right=(
        "theo dữ liệu cấp phép ngày {on}, giấy phép {standing_vi}; thông tin này khớp với hành vi bị xử phạt",
        "the register on {on}: {standing}, which fits the act",
    ),
    wrong=(
        "theo dữ liệu cấp phép ngày {on}, giấy phép {standing_vi}; thông tin này không khớp với hành vi bị xử phạt",
        "the register on {on}: {standing}, which does not fit the act",
    ),
    law="15/2012/QH13 Đ2.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """An act is *without* when the row of its provision says which licence it is done without, *against* when the act points to a licence; else not asked."""
    act = ctx.act
    if act is None:
        return None
    law = measured(ctx).law
    violation = None if law is None else law.violation
    without = violation is not None and bool(violation.requires_licence)
    if not without and act.licence is None:
        return None
    if ctx.case.licences is None:
        return not_assessed("fact:licences") if act.licence is not None else None
    day = act.ended or act.began
    if day is None:
        return not_assessed(ctx.of_act("ended"))
    return _without(ctx, act, day) if without else _against(ctx, act, day)


def _without(ctx: CheckContext, act: Act, day: date) -> Verdict:
    """Acting without a licence fits a register that shows none in force for the subject; another's licence is none of the subject's."""
    name = act.licence
    if name is not None:
        licence = licence_named(ctx.case, name)
        if licence is None:
            return not_assessed("fact:licences")
        if licence.holder in (act.subject, None):
            standing = standing_on(licence, day)
            untold = untold_of(licence, standing)
            if untold is not None:
                return not_assessed(untold)
            fits = standing is not LicenceStanding.IN_FORCE
            return (satisfied if fits else finding)(on=day, standing=standing.value, standing_vi=_VI[standing])
    held = [
        x
        for x in ctx.case.licences or ()
        if x.holder in (act.subject, None)
        and standing_on(x, day) in (LicenceStanding.IN_FORCE, LicenceStanding.UNKNOWN)
    ]
    if held:
        return not_assessed(ctx.of_act("licence"))
    return satisfied(on=day, standing=LicenceStanding.NOT_GRANTED.value, standing_vi="không có bản nào còn hiệu lực")


def _against(ctx: CheckContext, act: Act, day: date) -> Verdict:
    """Acting against a licence needs one held by the subject and granted by then."""
    licence = licence_named(ctx.case, act.licence or "")
    if licence is None:
        return not_assessed("fact:licences")
    if licence.holder is not None and licence.holder != act.subject:
        return finding(on=day, standing="held by another", standing_vi="cấp cho đối tượng khác")
    standing = standing_on(licence, day)
    untold = untold_of(licence, standing)
    if untold is not None:
        return not_assessed(untold)
    fits = standing in (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED)
    if fits and licence.holder is None:
        return not_assessed(listed_fact("licences", licence.id, "holder"))
    return (satisfied if fits else finding)(on=day, standing=standing.value, standing_vi=_VI[standing])
