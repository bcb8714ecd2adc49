"""Do one subject's several acts of one matter stand in one minutes?"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from thanhtra.casefile import Among, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect


@check(
    "MIN10",
    "minutes.one-paper",
    about="minutes_drawn_up",
    defect=Defect.DUTY,
    vi="Nhiều hành vi của một cá nhân, tổ chức trong cùng vụ việc có được ghi trong một biên bản không?",
    en="Do one subject's several acts of one matter stand in one minutes?",
    wrong=(
        "biên bản ngày {actual} tách riêng hành vi {acts} khỏi biên bản cùng ngày về cùng người vi phạm",
        "the minutes of {actual} part act {acts} from minutes of the same day on the same violator",
    ),
    right=("hành vi của người vi phạm được ghi trong một biên bản", "the violator's acts stand in one minutes"),
    law="118/2021/NĐ-CP Đ12",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked from 2022, of a second paper by the same maker on the same day: another day may be another matter, another maker another field."""
    day, mine = ctx.event.day, ctx.ix.acts[ctx.at]
    if day is None or not mine or (len(mine) == 1 and len(ctx.ix.by_kind["minutes_drawn_up"]) == 1):
        return None
    if not in_force(ctx.book, "one-minutes", day):
        return None
    rule = applied(ctx.book, "one-minutes", day)
    if not rule.flag("several_acts_one"):
        return None
    subject = _only_subject(ctx, ctx.at)
    if subject is None:
        return None
    makers = _by_maker(ctx).get((day, subject), {})
    if not any(_apart(ctx, written) for written in makers.values()):
        return satisfied(rule) if len(mine) > 1 else None
    unsigned = makers.get(None)
    if ctx.event.by is None or (unsigned is not None and _apart(ctx, unsigned)):
        beside = sorted(
            i for written in makers.values() for i in written.places if i < ctx.at and not ctx.ix.share_acts(i, ctx.at)
        )
        return not_assessed([event_fact(i, "by") for i in (*beside, ctx.at) if ctx.ix.events[i].by is None], rule)
    own = makers.get(ctx.event.by)
    if own is None or not _apart(ctx, own):
        return None
    first = min(
        i
        for written in makers.values()
        if _apart(ctx, written)
        for i in [next(i for i in written.places if not ctx.ix.share_acts(i, ctx.at))]
    )
    return finding(rule, acts=", ".join(mine)) if _fields(ctx, ctx.at) == _fields(ctx, first) else None


def _by_maker(ctx: CheckContext) -> dict[tuple[date | None, str], dict[str | None, Among]]:
    """The minutes about one subject alone, by day and subject, then by who drew them up; sorted out once for the file."""
    found: dict[tuple[date | None, str], dict[str | None, Among]] | None = ctx.ix.cache.get("minutes by maker")
    if found is None:
        places: dict[tuple[date | None, str], dict[str | None, list[int]]] = {}
        for i in ctx.ix.by_kind["minutes_drawn_up"]:
            subject = _only_subject(ctx, i)
            if subject is not None:
                places.setdefault((ctx.ix.events[i].day, subject), {}).setdefault(ctx.ix.events[i].by, []).append(i)
        found = ctx.ix.cache["minutes by maker"] = {
            key: {by: ctx.ix.those(listed) for by, listed in makers.items()} for key, makers in places.items()
        }
    return found


def _only_subject(ctx: CheckContext, minutes: int) -> str | None:
    subjects = {a.subject for a in ctx.ix.described(minutes)}
    return subjects.pop() if len(subjects) == 1 else None


def _apart(ctx: CheckContext, written: Among) -> bool:
    """Whether some of those minutes stand ahead of the ones asked about and have no act in common with them."""
    return bisect_left(written.places, ctx.at) > bisect_left(written.all_alike(ctx.at), ctx.at)


def _fields(ctx: CheckContext, at: int) -> set[str | None]:
    return {a.field or ctx.case.field for a in ctx.ix.described(at)}
