"""Do one subject's several acts of one matter stand in one minutes?"""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import event_fact
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
    day = ctx.event.day
    if day is None or not in_force(ctx.book, "one-minutes", day) or not ctx.ix.acts[ctx.at]:
        return None
    rule = applied(ctx.book, "one-minutes", day)
    if not rule.flag("several_acts_one"):
        return None
    mine = ctx.ix.acts[ctx.at]
    others = [listed for acts, listed in _of_day(ctx, day).items() if set(mine).isdisjoint(acts)]
    beside = sorted([i for listed in others for i in listed if i < ctx.at and _same_subject(ctx, i)])
    if not beside:
        return satisfied(rule) if len(mine) > 1 and len(_subjects(ctx, ctx.at)) == 1 else None
    makers = [ctx.ix.events[i].by for i in beside]
    if ctx.event.by is None or None in makers:
        return not_assessed([event_fact(i, "by") for i in (*beside, ctx.at) if ctx.ix.events[i].by is None], rule)
    if ctx.event.by not in makers or _fields(ctx, ctx.at) != _fields(ctx, beside[0]):
        return None
    return finding(rule, acts=", ".join(mine))


def _of_day(ctx: CheckContext, day: date) -> dict[tuple[str, ...], list[int]]:
    """The minutes of that day by the acts they record, in file order; sorted out once for the file."""
    by_day: dict[date | None, dict[tuple[str, ...], list[int]]] | None = ctx.ix.cache.get("minutes by day")
    if by_day is None:
        by_day = ctx.ix.cache["minutes by day"] = {}
        for i in ctx.ix.by_kind["minutes_drawn_up"]:
            by_day.setdefault(ctx.ix.events[i].day, {}).setdefault(ctx.ix.acts[i], []).append(i)
    return by_day[day]


def _subjects(ctx: CheckContext, at: int) -> set[str]:
    return {a.subject for a in ctx.case.acts or () if a.id in ctx.ix.acts[at]}


def _fields(ctx: CheckContext, at: int) -> set[str | None]:
    return {a.field or ctx.case.field for a in ctx.case.acts or () if a.id in ctx.ix.acts[at]}


def _same_subject(ctx: CheckContext, other: int) -> bool:
    mine = _subjects(ctx, ctx.at)
    return len(mine) == 1 and mine == _subjects(ctx, other)
