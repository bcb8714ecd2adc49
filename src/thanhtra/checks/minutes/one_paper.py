"""Do one subject's several acts of one matter stand in one minutes?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
def answer(asked: Asked) -> Verdict | None:
    """Asked from 2022, of a second paper by the same maker on the same day: another day may be another matter, another maker another field."""
    day = asked.event.day
    if day is None or not in_force(asked.book, "one-minutes", day) or not asked.ix.acts[asked.at]:
        return None
    rule = applied(asked.book, "one-minutes", day)
    if not rule.flag("several_acts_one"):
        return None
    mine = asked.ix.acts[asked.at]
    others = [listed for acts, listed in _of_day(asked, day).items() if set(mine).isdisjoint(acts)]
    beside = sorted([i for listed in others for i in listed if i < asked.at and _same_subject(asked, i)])
    if not beside:
        return yes(rule) if len(mine) > 1 and len(_subjects(asked, asked.at)) == 1 else None
    makers = [asked.ix.events[i].by for i in beside]
    if asked.event.by is None or None in makers:
        return lacks([f"fact:events[{i}].by" for i in (*beside, asked.at) if asked.ix.events[i].by is None], rule)
    if asked.event.by not in makers or _fields(asked, asked.at) != _fields(asked, beside[0]):
        return None
    return no(rule, acts=", ".join(mine))


def _of_day(asked: Asked, day: date) -> dict[tuple[str, ...], list[int]]:
    """The minutes of that day by the acts they record, in file order; sorted out once for the file."""
    by_day: dict[date | None, dict[tuple[str, ...], list[int]]] | None = asked.ix.kept.get("minutes by day")
    if by_day is None:
        by_day = asked.ix.kept["minutes by day"] = {}
        for i in asked.ix.by_kind["minutes_drawn_up"]:
            by_day.setdefault(asked.ix.events[i].day, {}).setdefault(asked.ix.acts[i], []).append(i)
    return by_day[day]


def _subjects(asked: Asked, at: int) -> set[str]:
    return {a.subject for a in asked.case.acts or () if a.id in asked.ix.acts[at]}


def _fields(asked: Asked, at: int) -> set[str | None]:
    return {a.field or asked.case.field for a in asked.case.acts or () if a.id in asked.ix.acts[at]}


def _same_subject(asked: Asked, other: int) -> bool:
    mine = _subjects(asked, asked.at)
    return len(mine) == 1 and mine == _subjects(asked, other)
