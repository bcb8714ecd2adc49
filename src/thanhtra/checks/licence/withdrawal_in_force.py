"""Does a withdrawal of a licence name one that is in force and the subject's?"""

from __future__ import annotations

from thanhtra.casefile import Standing, licence_named, standing_on
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "LIC02",
    "decision.licence-withdrawn-in-force",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.MEASURE,
    vi="Quyết định tước quyền sử dụng giấy phép có nêu đúng giấy phép còn hiệu lực của đối tượng không?",
    en="Does a withdrawal of a licence name one that is in force and the subject's?",
    right=("giấy phép bị tước đang thuộc diện {standing} ngày {actual}", "the licence withdrawn is {standing} on {actual}"),
    wrong=("giấy phép bị tước không còn dùng được để tước ngày {actual}: {standing}", "the licence withdrawn is not one to withdraw on {actual}: {standing}"),
    law="15/2012/QH13 Đ25.1",
)
def answer(asked: Asked) -> Verdict | None:
    """Asked of a sanction that withdraws a licence; a suspended licence may still be withdrawn."""
    sanction = asked.sanction
    measures = [m for m in (sanction.additional if sanction else None) or () if m.measure == "withdraw-licence"]
    if not measures:
        return None
    act = asked.act
    named = measures[0].licence or (act.licence if act else None)
    if named is None:
        return lacks(f"fact:events[{asked.at}].sanctions[{asked.act_id}].additional.licence")
    licence = licence_named(asked.case, named)
    if licence is None:
        return lacks("fact:licences")
    day = asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    subject = (sanction.subject if sanction else None) or (act.subject if act else None)
    if licence.holder is not None and subject is not None and licence.holder != subject:
        return no(standing="held by another")
    standing = standing_on(licence, day)
    if standing is Standing.UNKNOWN:
        return lacks(f"fact:licences[{licence.id}].begins")
    return (yes if standing in (Standing.IN_FORCE, Standing.SUSPENDED) else no)(standing=standing.value)
