"""Were the minutes handed over: to the violator, and to the parents of a minor?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.casefile import Act, Subject, event_fact, event_token, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import DESCRIPTION
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied
from thanhtra.reckoning import ages_on
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN05",
    "minutes.served",
    about="minutes_drawn_up",
    defect=Defect.PROCEDURE,
    vi="Biên bản có được giao cho người vi phạm, và gửi cho cha mẹ hoặc người giám hộ của người chưa thành niên không?",
    en="Were the minutes handed to the violator, and to the parents of a minor?",
    wrong=(
        "biên bản[[ ngày {actual}]] không được giao cho {who_vi}",
        "the minutes[[ of {actual}]] were not given to {who_en}",
    ),
    right=("biên bản ngày {actual} đã được giao", "the minutes of {actual} were handed over"),
    law="15/2012/QH13 Đ58",
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """Asked once the file goes on and describes the paper, or says something of handing over; an unknown violator cannot be served. Age counts on the day of the act."""
    day = ctx.event.day
    if ctx.event.signatures is not None and ctx.event.signatures.violator == "unknown-violator":
        return None
    served = ctx.ix.dependents(ctx.at, "minutes_served")
    token = event_token("minutes_served", ctx.event.named)
    gone = ctx.ix.denies(token)
    if day is None:
        return (
            finding(None, **_VIOLATOR)
            if not served and gone and ctx.looked_back
            else not_assessed(ctx.field("on"))
            if served
            else None
        )
    rule = applied(ctx.book, "minutes-copy", day)
    if not served:
        if not ctx.looked_back:
            return None
        return (
            finding(rule, **_VIOLATOR)
            if gone
            else not_assessed(token, rule)
            if any(getattr(ctx.event, name) is not None for name in DESCRIPTION)
            else None
        )
    to = [ctx.ix.event(i, ev.MinutesServed).to for i in served]
    untold = [event_fact(i, "to") for i, who in zip(served, to, strict=True) if who is None] if None in to else []
    more = untold or ([] if gone else [event_token("minutes_served")])
    if "violator" not in to:
        return not_assessed(more, rule) if more else finding(rule, **_VIOLATOR)
    minor, unknown = _minor(ctx, day, rule.number("adult_age"))
    if unknown:
        return not_assessed(unknown, rule)
    if not minor or "parent" in to:
        return satisfied(rule)
    return (
        not_assessed(more, rule)
        if more
        else finding(
            rule,
            who_vi="cha mẹ hoặc người giám hộ của người chưa thành niên",
            who_en="the parents or guardian of the minor",
        )
    )


_VIOLATOR = {"who_vi": "người vi phạm", "who_en": "the violator"}


def _minor(ctx: CheckContext[MinutesDrawnUp], day: date, adult: int) -> tuple[bool, tuple[str, ...]]:
    """Whether a violator of these minutes was a minor when acting; the days of acts that would tell."""
    acts = ctx.ix.listed_acts
    unknown: list[str] = []
    for act_id in ctx.ix.acts[ctx.at]:
        act = acts.get(act_id)
        subject = ctx.subject(act.subject) if act else None
        if act is None or subject is None or subject.born is None:
            continue
        state = _was_minor(act, subject, day, adult)
        if state:
            return True, ()
        if state is None:
            dated = isinstance(subject.born, date) or not (act.ended or act.began)
            unknown.append(
                listed_fact("acts", act_id, "ended") if dated else listed_fact("subjects", subject.id, "born")
            )
    return False, tuple(unknown)


def _was_minor(act: Act, subject: Subject, minutes: date, adult: int) -> bool | None:
    """Under ``adult`` on the day of the act. Adult long before the minutes (two years, the longest limitation): adult then too."""
    assert subject.born is not None  # noqa: S101 - the caller has looked
    on = act.ended or act.began
    least, most = ages_on(subject.born, on or minutes)
    if most < adult:
        return True
    return False if least >= adult + (0 if on is not None else _LONGEST_LIMITATION) else None


_LONGEST_LIMITATION = 2
