"""Was the owner of goods past their seizure called in time?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import Verdict, lacks
from thanhtra.deadlines import Timed, grounds_at, judge
from thanhtra.terms import Defect


def _ask(asked: Asked) -> Verdict | None:
    """From 2022: the first notice within its term from the end of the seizure's, the second from the first."""
    seizure, day = asked.ix.of(asked.at, "seizure"), asked.event.day
    if seizure is None or day is None:
        return None
    rule = asked.book.limit("unclaimed-first-notice")
    if day < rule.versions.versions[0].start:
        return None
    number = getattr(asked.event, "round", None)
    if number is None:
        return lacks(asked.field("round"))
    if number > 1:
        rule = asked.book.limit("unclaimed-second-notice")
        first = [i for i in asked.ix.hanging(seizure, "owner_notified") if i < asked.at and getattr(asked.ix.events[i], "round", None) == 1]
        if not first:
            missing = asked.unknown("owner_notified")
            return lacks(missing) if missing else None
        start = asked.ix.events[first[-1]].day
        if start is None:
            return lacks(f"fact:events[{first[-1]}].on")
    else:
        start = _term_end(asked, seizure)
        if start is None:
            return lacks(f"fact:events[{seizure}].on")
    judged = judge(asked.book, rule, start, day, 0, 0)
    return answer_of(Timed(seizure, judged, judged.missing))


def _term_end(asked: Asked, seizure: int) -> date | None:
    """The day to which the seizure was extended, else the end of its term under the grounds on file."""
    extended = [getattr(asked.ix.events[i], "until", None) for i in asked.ix.hanging(seizure, "seizure_extended") if i < asked.at]
    if extended:
        known = [d for d in extended if d is not None]
        return max(known, default=None)
    start = asked.ix.events[seizure].day
    if start is None:
        return None
    given, _, _ = grounds_at(asked.ix, seizure, asked.at)
    judged = judge(asked.book, asked.book.limit("seizure"), start, None, given, 0)
    return judged.due.due_day if judged.due else None


CHECK = attrs.evolve(
    in_time(
        "SEI09",
        "seizure.owner-called-in-time",
        about="owner_notified",
        limit="unclaimed-first-notice",
        defect=Defect.DUTY,
        vi="Chủ sở hữu tang vật, phương tiện quá thời hạn tạm giữ có được thông báo trong thời hạn không?",
        en="Was the owner of goods past their seizure called in time?",
        what=("thông báo", "the notice"),
        module=__name__,
    ),
    ask=_ask,
)
