"""Is the reason for not sanctioning borne out by the file?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Timing, limit_of_decision, limitation, timed
from thanhtra.terms import Defect


@check(
    "DEC09",
    "no-sanction.reason-borne-out",
    about="no_sanction_decided",
    per="act",
    defect=Defect.CONTENT,
    vi="Lý do không ra quyết định xử phạt có đúng với hồ sơ không?",
    en="Is the reason for not sanctioning borne out by the file?",
    wrong=(
        "lý do “{reason}” của quyết định không xử phạt hành vi {act} không có căn cứ: {why_vi}",
        "the reason “{reason}” for not sanctioning act {act} does not stand: {why_en}",
    ),
    right=("lý do “{reason}” có căn cứ trong hồ sơ", "the reason “{reason}” is borne out by the file"),
    law="15/2012/QH13 Đ65.1",
)
def answer(asked: Asked) -> Verdict | None:
    """Each reason of Đ65.1 is looked for where the file would show it."""
    day, reason = asked.event.day, str(getattr(asked.event, "reason", ""))
    look = _LOOK.get(reason)
    if look is None:
        return None
    if day is None:
        return lacks(asked.field("on"))
    return look(asked, day, reason)


def _limitation(asked: Asked, day: date, reason: str) -> Verdict | None:
    act = asked.act
    if act is None:
        return lacks(f"fact:acts[{asked.act_id}]", reason=reason)
    found = limitation(asked.ix, act, asked.at, asked.book, day)
    if found.timing is Timing.LATE:
        return yes(found, reason=reason, act=act.id)
    if found.timing is Timing.IN_TIME:
        return no(found, reason=reason, act=act.id, why_vi="thời hiệu xử phạt vẫn còn", why_en="the limitation had not run out")
    return lacks(found.missing, found, reason=reason, act=act.id)


def _overdue(asked: Asked, _day: date, reason: str) -> Verdict | None:
    found = timed(asked.ix, asked.book.limit(limit_of_decision(asked.ix, asked.at)), asked.at, asked.book)
    if found is None or found.judged is None:
        return lacks(found.missing, reason=reason) if found else None
    if found.judged.timing is Timing.LATE:
        return yes(found.judged, reason=reason)
    if found.judged.timing is Timing.IN_TIME:
        return no(found.judged, reason=reason, act=asked.act_id, why_vi="thời hạn ra quyết định vẫn còn", why_en="the limit for the decision had not run out")
    return lacks(found.missing, found.judged, reason=reason)


def _ceased(asked: Asked, _day: date, reason: str) -> Verdict | None:
    subject = asked.act.subject if asked.act else None
    for at in asked.ix.by_kind.get("subject_ceased", ()):
        if at < asked.at and getattr(asked.ix.events[at], "subject", None) == subject:
            return yes(reason=reason)
    missing = asked.unknown("subject_ceased")
    if missing:
        return lacks(missing, reason=reason)
    return no(reason=reason, act=asked.act_id, why_vi="người vi phạm không chết, mất tích, giải thể hay phá sản", why_en="the subject did not cease to be")


def _unknown(asked: Asked, _day: date, reason: str) -> Verdict | None:
    identified = [i for i in asked.ix.by_kind.get("violator_identified", ()) if i < asked.at and asked.act_id in asked.ix.acts[i]]
    if identified:
        return no(reason=reason, act=asked.act_id, why_vi="đối tượng vi phạm đã được xác định", why_en="the violator had been identified")
    signatures = [getattr(asked.ix.events[i], "signatures", None) for i in asked.strand.minutes]
    if any(s is not None and s.violator == "unknown-violator" for s in signatures):
        return yes(reason=reason)
    missing = asked.unknown("violator_identified")
    return lacks(missing, reason=reason) if missing else yes(reason=reason)


def _criminal(asked: Asked, _day: date, reason: str) -> Verdict | None:
    if any(i < asked.at and asked.act_id in asked.ix.acts[i] for i in asked.ix.by_kind.get("sent_to_criminal", ())):
        return yes(reason=reason)
    missing = asked.unknown("sent_to_criminal")
    if missing:
        return lacks(missing, reason=reason)
    return no(reason=reason, act=asked.act_id, why_vi="hồ sơ không được chuyển để truy cứu trách nhiệm hình sự", why_en="the file was not sent to the criminal bodies")


_LOOK: Final[dict[str, Callable[[Asked, date, str], Verdict | None]]] = {
    "limitation": _limitation,
    "decision-limit": _overdue,
    "ceased": _ceased,
    "violator-unknown": _unknown,
    "criminal": _criminal,
}
"""What shows that no one is liable (Đ11) is not in format 1: that reason is not asked about."""
