"""Did the seizure end within its term, and within the term of the decision?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, lacks
from thanhtra.deadlines import Timed, grounds_at, judge, minutes_around, missing_of
from thanhtra.terms import Defect

_FREE = frozenset({"secure-execution", "value"})
_DISPOSED = frozenset({"confiscated", "destroyed", "sold"})


def _ask(asked: Asked) -> Verdict | None:
    """Held to secure execution, or waiting for an owner who was called, goods have no such term; nor those held to be valued."""
    seizure = asked.ix.of(asked.at, "seizure")
    if seizure is None:
        missing = asked.unknown("goods_seized")
        return lacks(missing) if missing else None
    basis = getattr(asked.ix.events[seizure], "basis", None)
    if basis in _FREE or asked.ix.hanging(seizure, "owner_notified"):
        return None
    found = _judged(asked, seizure)
    if found is not None and found.answer == SATISFIED:
        capped = _capped(asked, seizure)
        found = capped if capped is not None and capped.answer != SATISFIED else found
    if found is not None and found.answer == FINDING and basis is None:
        return lacks(f"fact:events[{seizure}].basis", found.of)
    return found


def _judged(asked: Asked, seizure: int) -> Verdict | None:
    rule = asked.book.limit("seizure")
    decided = _decided(asked, seizure)
    start = asked.ix.events[seizure].day
    if decided is None or start is None:
        return within(asked, rule.slug)
    given, denied, clocks = grounds_at(asked.ix, seizure, asked.at)
    judged = judge(asked.book, rule, start, decided, given, denied, clocks)
    return answer_of(Timed(seizure, judged, missing_of(asked.ix, judged, seizure, asked.at)))


def _decided(asked: Asked, seizure: int) -> date | None:
    """Goods dealt with as the decision says were held on its strength from its day."""
    if getattr(asked.event, "how", None) not in _DISPOSED:
        return None
    acts = set(asked.ix.acts[seizure])
    days = [d for i in asked.ix.by_kind.get("decision_issued", ()) if i < asked.at and not acts.isdisjoint(asked.ix.acts[i]) and (d := asked.ix.events[i].day)]
    return min(days, default=None)


def _capped(asked: Asked, seizure: int) -> Verdict | None:
    """Never past the term of Đ66 for the decision, counted from the minutes."""
    end = _decided(asked, seizure) or asked.event.day
    for minutes in minutes_around(asked.ix, seizure):
        drawn = asked.ix.events[minutes].day
        if drawn is None or end is None:
            continue
        given, denied, clocks = grounds_at(asked.ix, minutes, asked.at)
        judged = judge(asked.book, asked.book.limit("decision"), drawn, end, given, denied, clocks)
        found = answer_of(Timed(minutes, judged, missing_of(asked.ix, judged, minutes, asked.at)))
        if found is not None and found.answer != SATISFIED:
            return found
    return None


CHECK = attrs.evolve(
    in_time(
        "SEI03",
        "seizure.within-its-term",
        about="seizure_ended",
        limit="seizure",
        defect=Defect.DUTY,
        vi="Việc tạm giữ có chấm dứt trong thời hạn tạm giữ và thời hạn ra quyết định xử phạt không?",
        en="Did the seizure end within its term, and within the term of the decision?",
        what=("việc chấm dứt tạm giữ", "the end of the seizure"),
        module=__name__,
    ),
    ask=_ask,
)
