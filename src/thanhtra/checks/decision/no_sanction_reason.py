"""Is the reason for not sanctioning borne out by the file?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import untold_right
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Deferred, Timing, limit_of_decision, limitation
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import NoSanctionDecided


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
def answer(ctx: CheckContext[NoSanctionDecided]) -> Verdict | None:
    """Each reason of Đ65.1 is looked for where the file would show it."""
    day, reason = ctx.event.day, str(ctx.event.reason)
    look = _LOOK.get(reason)
    if look is None:
        return None
    if day is None:
        return not_assessed(ctx.field("on"))
    return look(ctx, day, reason)


def _limitation(ctx: CheckContext[NoSanctionDecided], day: date, reason: str) -> Verdict | None:
    act = ctx.act
    if act is None:
        return not_assessed(listed_fact("acts", ctx.act_id), reason=reason)
    found = limitation(ctx.ix, act, ctx.at, ctx.book, day)
    if found.timing is Timing.LATE:
        return satisfied(found, reason=reason, act=act.id)
    if found.timing is Timing.IN_TIME:
        return finding(
            found,
            reason=reason,
            act=act.id,
            why_vi="thời hiệu xử phạt vẫn còn",
            why_en="the limitation had not run out",
        )
    return not_assessed(found.missing, found, reason=reason, act=act.id)


def _overdue(ctx: CheckContext[NoSanctionDecided], _day: date, reason: str) -> Verdict | None:
    found = ctx.timeline.beside(limit_of_decision(ctx.ix, ctx.at), ctx.at)
    if isinstance(found, Deferred):
        return finding(
            found,
            reason=reason,
            act=ctx.act_id,
            why_vi="thời hạn ra quyết định vẫn còn",
            why_en="the limit for the decision had not run out",
        )
    if found is None or found.judged is None:
        return not_assessed(found.missing, reason=reason) if found else None
    if found.judged.timing is Timing.LATE:
        return satisfied(found.judged, reason=reason)
    if found.judged.timing is Timing.IN_TIME:
        untold = untold_right(
            ctx, found.judged.rule.slug, ctx.at if found.trigger is None else found.trigger, found.judged
        )
        if untold:
            return not_assessed(untold, found.judged, reason=reason)
        return finding(
            found.judged,
            reason=reason,
            act=ctx.act_id,
            why_vi="thời hạn ra quyết định vẫn còn",
            why_en="the limit for the decision had not run out",
        )
    return not_assessed(found.missing, found.judged, reason=reason)


def _ceased(ctx: CheckContext[NoSanctionDecided], _day: date, reason: str) -> Verdict | None:
    subject = ctx.act.subject if ctx.act else None
    for at in ctx.ix.by_kind.get("subject_ceased", ()):
        if at < ctx.at and ctx.ix.event(at, ev.SubjectCeased).subject == subject:
            return satisfied(reason=reason)
    missing = ctx.unknown("subject_ceased")
    if missing:
        return not_assessed(missing, reason=reason)
    return finding(
        reason=reason,
        act=ctx.act_id,
        why_vi="người vi phạm không chết, mất tích, giải thể hay phá sản",
        why_en="the subject did not cease to be",
    )


def _unknown(ctx: CheckContext[NoSanctionDecided], _day: date, reason: str) -> Verdict | None:
    identified = [i for i in ctx.ix.about_act(ctx.act_id or "", "violator_identified") if i < ctx.at]
    if identified:
        return finding(
            reason=reason,
            act=ctx.act_id,
            why_vi="đối tượng vi phạm đã được xác định",
            why_en="the violator had been identified",
        )
    signatures = [ctx.ix.event(i, ev.MinutesDrawnUp).signatures for i in ctx.thread.minutes]
    if any(s is not None and s.violator == "unknown-violator" for s in signatures):
        return satisfied(reason=reason)
    if any(s is not None and s.violator in _THERE for s in signatures):
        return finding(
            reason=reason,
            act=ctx.act_id,
            why_vi="người vi phạm có mặt khi lập biên bản",
            why_en="the violator was there when the minutes were drawn up",
        )
    missing = ctx.unknown("violator_identified")
    return not_assessed(missing, reason=reason) if missing else satisfied(reason=reason)


_THERE: Final = ("signed", "refused", "unable")
"""How only a violator who is known can have met the minutes."""


def _criminal(ctx: CheckContext[NoSanctionDecided], _day: date, reason: str) -> Verdict | None:
    if any(i < ctx.at for i in ctx.ix.about_act(ctx.act_id or "", "sent_to_criminal")[:1]):
        return satisfied(reason=reason)
    missing = ctx.unknown("sent_to_criminal")
    if missing:
        return not_assessed(missing, reason=reason)
    return finding(
        reason=reason,
        act=ctx.act_id,
        why_vi="hồ sơ không được chuyển để truy cứu trách nhiệm hình sự",
        why_en="the file was not sent to the criminal bodies",
    )


_LOOK: Final[dict[str, Callable[[CheckContext[NoSanctionDecided], date, str], Verdict | None]]] = {
    "limitation": _limitation,
    "decision-limit": _overdue,
    "ceased": _ceased,
    "violator-unknown": _unknown,
    "criminal": _criminal,
}
"""What shows that no one is liable (Đ11) is not in format 1: that reason is not asked about."""
