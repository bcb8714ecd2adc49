"""Was the decision kept back until the right to explain was used, waived or had run out?"""

from __future__ import annotations

from datetime import date, datetime

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import right_to_explain
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Deferred, Judgement, judge, reach
from thanhtra.terms import Defect

_USED = ("explanation_submitted", "explanation_waived", "hearing_held")


@check(
    "EXP01",
    "decision.explanation-respected",
    about="decision_issued",
    per="act",
    defect=Defect.PROCEDURE,
    vi="Quyết định có được ban hành sau khi quyền giải trình đã được thực hiện, từ bỏ hoặc hết thời hạn không?",
    en="Was the decision kept back until the right to explain was used, waived or had run out?",
    wrong=(
        "quyết định ngày {actual} ban hành khi quyền giải trình còn đến {last_day} và chưa được thực hiện hay từ bỏ",
        "the decision of {actual} came while the right to explain ran to {last_day}, neither used nor waived",
    ),
    right=("quyết định ngày {actual}: quyền giải trình được tôn trọng", "the decision of {actual}: the right to explain was respected"),
    law="15/2012/QH13 Đ61.1",
)
def answer(asked: Asked) -> Verdict | None:
    """The right follows from the maximum of the frame and the additional sanctions, never from the fine; a fine can only prove it."""
    day, minutes = asked.event.day, asked.strand.minutes
    if not minutes:
        missing = asked.unknown("minutes_drawn_up")
        return lacks(missing) if missing else None
    own = minutes if asked.ix.together else tuple(at for at in minutes if asked.act_id in asked.ix.acts[at]) or minutes
    for at in own:
        if _used(asked, at):
            return yes(actual=day or "—")
    drawn = [asked.ix.events[at].day for at in own]
    if day is None or None in drawn:
        return lacks([asked.field("on")] if day is None else [f"fact:events[{at}].on" for at in own if asked.ix.events[at].day is None])
    ran = [_ran_out(asked, at) for at in own]
    last_judged, last = max(ran, key=lambda r: r[1] or date.min)
    if any(r[1] is None for r in ran):
        return lacks(next(r[0].found.missing for r in ran if r[1] is None), last_judged)
    unheard = [at for at in own if _oral_requests(asked, at)]
    facts = {"actual": day, "last_day": last}
    if last is not None and day > last and not unheard:
        return yes(last_judged, **facts)
    right, untold = right_to_explain(asked, asked.act_id, asked.act, asked.sanction, day)
    if right is False:
        return yes(last_judged, **facts)
    open_ways = asked.unknown(*_USED) if not unheard else asked.unknown("explanation_waived", "hearing_held")
    if right and not open_ways:
        return no(last_judged, **facts)
    return lacks((*untold, *open_ways), last_judged, **facts)


def _used(asked: Asked, minutes: int) -> bool:
    if getattr(asked.ix.events[minutes], "explanation", None) == "waived":
        return True
    if _came(asked, minutes, "explanation_submitted") and not _oral_requests(asked, minutes):
        return True
    return _came(asked, minutes, "explanation_waived") or _came(asked, minutes, "hearing_held")


def _came(asked: Asked, minutes: int, kind: str) -> bool:
    """Whether an event of ``kind`` hangs on those minutes ahead of the event asked about."""
    hanging = asked.ix.hanging(minutes, kind)
    return bool(hanging) and hanging[0] < asked.at


def _oral_requests(asked: Asked, minutes: int) -> list[int]:
    """Hearings asked for; a request certainly past its two working days binds nobody."""
    events, drawn = asked.ix.events, asked.ix.events[minutes].day
    found = [i for i in asked.ix.hanging(minutes, "explanation_requested") if i < asked.at and getattr(events[i], "written_or_oral", None) == "oral"]
    if not found or drawn is None:
        return found
    limit = reach(asked.book, asked.book.limit("hearing-request"), drawn, drawn)
    last = limit.last if limit else None
    return [i for i in found if last is None or (day := events[i].day) is None or day <= last]


def _ran_out(asked: Asked, minutes: int) -> tuple[Deferred[Judgement], date | None]:
    """The last day of the right counted from these minutes, extensions on file included."""
    drawn = asked.ix.events[minutes].day
    assert drawn is not None  # noqa: S101 - the caller has looked
    rule = asked.book.limit("explanation-written")
    judged = Deferred(judge, asked.book, rule, drawn, None, 0, 0)
    plain = reach(asked.book, rule, drawn, drawn)
    last = plain.last if plain else judged.found.due.due if judged.found.due else None
    until = [getattr(asked.ix.events[i], "until", None) for i in asked.ix.hanging(minutes, "explanation_extended") if i < asked.at]
    day = last if not isinstance(last, datetime) else None
    known = [d for d in until if d is not None]
    return judged, max([day, *known]) if day else None
