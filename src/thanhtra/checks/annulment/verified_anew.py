"""Does the new decision rest on minutes of verification?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import annulment_before, applied
from thanhtra.terms import Defect


@check(
    "ANN03",
    "new-decision.verified",
    about="decision_issued",
    defect=Defect.PROCEDURE,
    vi="Quyết định mới sau khi hủy bỏ có dựa trên biên bản xác minh tình tiết không?",
    en="Does the new decision rest on minutes of verification?",
    wrong=(
        "quyết định mới ngày {actual} ban hành sau khi hủy bỏ mà không lập biên bản xác minh tình tiết",
        "the new decision of {actual} followed an annulment without minutes of verification",
    ),
    right=("quyết định mới dựa trên biên bản xác minh tình tiết", "the new decision rests on minutes of verification"),
    law="15/2012/QH13 Đ59",
)
def answer(asked: Asked) -> Verdict | None:
    """Asked from 2022 of a decision that follows an annulment of its acts."""
    annulled = annulment_before(asked.ix, asked.at)
    if annulled is None:
        return None
    day = asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    rule = applied(asked.book, "new-decision", day)
    if not rule.flag("verification_minutes"):
        return None
    acts = set(asked.ix.acts[asked.at])
    if any(annulled < i < asked.at and not acts.isdisjoint(asked.ix.acts[i]) for i in asked.ix.by_kind.get("facts_verified", ())):
        return yes(rule, actual=day)
    missing = asked.unknown("facts_verified")
    return lacks(missing, rule, actual=day) if missing else no(rule, actual=day)
