"""Were unclaimed goods confiscated in time once the waiting was over?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, lacks
from thanhtra.checks.waiting import waiting_ends
from thanhtra.deadlines import Timed, judge
from thanhtra.terms import Defect


def _ask(asked: Asked) -> Verdict | None:
    """From 2022, five working days from the end of the waiting; goods confiscated before its end are another question's."""
    seizure, day = asked.ix.of(asked.at, "seizure"), asked.event.day
    rule = asked.book.limit("unclaimed-confiscation")
    if seizure is None or day is None or getattr(asked.event, "how", None) != "confiscated" or day < rule.versions.versions[0].start:
        return None
    notices = [i for i in asked.ix.hanging(seizure, "owner_notified") if i < asked.at]
    if len(notices) < 2 or (called := asked.ix.events[notices[-1]].day) is None:  # noqa: PLR2004 - two notices, Đ126.4
        return None
    ends: list[date] = [end for end in waiting_ends(asked, seizure, called).values() if end is not None]
    if not ends or day <= min(ends):
        return None
    found = [_against(asked, seizure, end, day) for end in ends if day > end]
    answers = {f.answer for f in found}
    if answers == {SATISFIED} or len(ends) == 1:
        return found[0]
    return lacks("fact:subjects", found[0].of) if FINDING in answers else found[0]


def _against(asked: Asked, seizure: int, end: date, day: date) -> Verdict:
    judged = judge(asked.book, asked.book.limit("unclaimed-confiscation"), end, day, 0, 0)
    return answer_of(Timed(seizure, judged, judged.missing)) or lacks("law:no-figure", judged)


CHECK = attrs.evolve(
    in_time(
        "SEI10",
        "seizure.unclaimed-goods-confiscated-in-time",
        about="seizure_ended",
        limit="unclaimed-confiscation",
        defect=Defect.DUTY,
        vi="Tang vật, phương tiện không có người nhận có được tịch thu trong thời hạn sau khi hết thời gian chờ không?",
        en="Were unclaimed goods confiscated in time once the waiting was over?",
        what=("quyết định tịch thu", "the confiscation"),
        module=__name__,
    ),
    ask=_ask,
)
