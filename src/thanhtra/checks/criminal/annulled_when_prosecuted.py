"""Was the decision annulled once a prosecution started?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "CRI02",
    "criminal.decision-annulled-when-prosecuted",
    about="prosecution_started",
    defect=Defect.CRIMINAL,
    vi="Quyết định xử phạt có được hủy bỏ khi vụ án bị khởi tố không?",
    en="Was the decision annulled once a prosecution started?",
    wrong=(
        "vụ án bị khởi tố ngày {actual} nhưng quyết định xử phạt ngày {decided} không được hủy bỏ",
        "a prosecution started on {actual} and the decision of {decided} was not annulled",
    ),
    right=("quyết định xử phạt đã được hủy bỏ", "the decision was annulled"),
    law="15/2012/QH13 Đ62.3",
)
def answer(asked: Asked) -> Verdict | None:
    """Only where a decision stood when the prosecution started; before a decision there is nothing to annul."""
    acts = set(asked.ix.acts[asked.at])
    events = asked.ix.events
    decided = [i for k in ("decision_issued", "spot_decision_issued") for i in asked.ix.by_kind.get(k, ()) if i < asked.at and not acts.isdisjoint(asked.ix.acts[i])]
    if not decided:
        return None
    standing = [i for i in decided if not _annulled(asked, i, acts)]
    if not standing:
        return yes()
    if not asked.looked_back:
        return None
    missing = [t for i in standing if not asked.case.denies(t := event_token("decision_annulled", events[i].named if len(decided) > 1 else None))]
    return no(decided=events[standing[0]].day) if len(missing) < len(standing) else lacks(missing)


def _annulled(asked: Asked, decision: int, acts: set[str]) -> bool:
    """Annulled as a whole, or for every act prosecuted."""
    for i in asked.ix.hanging(decision, "decision_annulled"):
        if getattr(asked.ix.events[i], "scope", "whole") == "whole" or acts & set(asked.ix.acts[decision]) <= set(asked.ix.events[i].acts or ()):
            return True
    return False
