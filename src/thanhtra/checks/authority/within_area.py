"""Did the act take place in the area of whoever signed?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import within_area
from thanhtra.rulebook import UnitMap, read_area
from thanhtra.terms import Defect

_LOCAL: Final = frozenset({"commune", "district", "province"})


@check(
    "AUT07",
    "decision.within-the-area",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Hành vi có xảy ra trong địa bàn của người ra quyết định không?",
    en="Did the act take place in the area of whoever signed?",
    wrong=(
        "hành vi xảy ra tại địa bàn {place}, ngoài địa bàn {area} thuộc thẩm quyền của {post}",
        "the act at {place} is outside {area}, the area of {post}",
    ),
    right=("hành vi xảy ra tại địa bàn {place}, thuộc địa bàn {area}", "the act at {place} is inside {area}"),
    law="15/2012/QH13 Đ52.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of local posts, where the file speaks of areas; a code of an earlier map is carried over to the later one."""
    who, act, day = ctx.signed or signed(ctx), ctx.act, ctx.event.day
    if who.official is None or act is None or who.missing or (act.area is None and who.official.area is None):
        return None
    if ctx.book.post(who.post).level not in _LOCAL:
        return None
    missing = [listed_fact("officials", who.official.id, "area")] if who.official.area is None else []
    missing += [ctx.of_act("area")] if act.area is None else []
    placed = act.ended or act.began
    if not missing and placed is None:
        missing = [ctx.of_act("ended")]
    facts = {"place": act.area, "area": who.official.area, "post": who.post}
    found = within_area(act.area, who.official.area, placed, day, ctx.book.units)
    if found is None:
        wider = not missing and (who.official.area or "").startswith(f"{act.area}/")
        return not_assessed(missing or (ctx.of_act("area") if wider else f"law:areas@{day}"), ground(day), **facts)
    rests_on = ground(day, *_carried(ctx.book.units, (act.area, placed), (who.official.area, day)))
    return satisfied(rests_on, **facts) if found else finding(rests_on, **facts)


def _carried(maps: tuple[UnitMap, ...], *written: tuple[str | None, date | None]) -> tuple[UnitMap, ...]:
    """The maps the answer rests on: none where both codes stand on the map of one day."""
    found = [
        read
        for area, day in written
        if area is not None and day is not None and (read := read_area(maps, area, day)) is not None
    ]
    used = tuple(dict.fromkeys(read.map for read in found))
    return used if len(used) > 1 or not all(read.in_force for read in found) else ()
