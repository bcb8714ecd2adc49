"""Could this act be sanctioned on the spot, without minutes?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import applied, threshold_on
from thanhtra.money import dong
from thanhtra.terms import Defect, SubjectKind


@check(
    "DEC08",
    "decision.spot-allowed",
    about="spot_decision_issued",
    per="act",
    defect=Defect.PROCEDURE,
    vi="Hành vi này có được xử phạt không lập biên bản không?",
    en="Could this act be sanctioned on the spot, without minutes?",
    wrong=(
        "hành vi {act}: phải lập biên bản ({why_vi})",
        "act {act} needed minutes ({why_en})",
    ),
    right=("hành vi {act} được xử phạt không lập biên bản", "act {act} could be sanctioned without minutes"),
    law=("15/2012/QH13 Đ56.1", "15/2012/QH13 Đ57.1"),
)
def answer(asked: Asked) -> Verdict | None:
    """A warning, or a fine up to the ceiling; from 2025-07-01 also what criminal bodies hand over. Devices are another check's question."""
    sanction, day = asked.sanction, asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    rests = threshold_on(asked.book, "no-minutes-ceiling", day)
    act = asked.act_id
    handed = applied(asked.book, "spot-decision", day)
    if handed.flag("after_referral") and _handed_over(asked):
        return yes(handed, act=act)
    if sanction is None or (sanction.fine is None and not sanction.warning):
        return lacks(f"fact:events[{asked.at}].sanctions[{act}].fine", rests, act=act)
    fine = 0 if sanction.warning else sanction.fine or 0
    own = asked.subject(sanction.subject or (asked.act.subject if asked.act else None))
    kind = SubjectKind(own.kind) if own else None
    ceiling = rests.of(kind or SubjectKind.ORGANIZATION)
    if fine > ceiling:
        return no(rests, act=act, why_vi=f"phạt {dong(fine)} đồng, quá {dong(ceiling)} đồng", why_en=f"a fine of {fine:,}, over {ceiling:,} đồng")
    if kind is None and fine > rests.of(SubjectKind.INDIVIDUAL):
        return lacks(asked.of_act("subject"), rests, act=act)
    return yes(rests, act=act)


def _handed_over(asked: Asked) -> bool:
    return any(i < asked.at and asked.act_id in asked.ix.acts[i] for i in asked.ix.by_kind.get("returned_from_criminal", ()))
