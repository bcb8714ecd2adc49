"""Is there an inspection body at the level that decided the inspection?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ControlOpened

_NAMED: Final = ("ministry", "ministry-unit")
"""The levels whose bodies the law lists one by one."""


@check(
    "INS12",
    "inspection.body-exists",
    about="inspection_opened",
    defect=Defect.AUTHORITY,
    vi="Cấp ra quyết định thanh tra có cơ quan thanh tra không?",
    en="Is there an inspection body at the level that decided the inspection?",
    right=(
        "ngày {actual} có cơ quan thanh tra: {level}",
        "there is an inspection body at the level {level} on {actual}",
    ),
    wrong=(
        "quyết định thanh tra ngày {actual} ({level}): vào ngày này không còn cơ quan thanh tra ở cấp đó",
        "the inspection of {actual} was decided at the level {level}: there was no inspection body there that day",
    ),
    law=("56/2010/QH12 Đ4", "11/2022/QH15 Đ9", "84/2025/QH15 Đ7"),
)
def answer(ctx: CheckContext[ControlOpened]) -> Verdict | None:
    """By the list of bodies in the Law of the day of the decision (2010, 2022, 2025); from 2025 also which ministry it is."""
    day = ctx.event.day
    if day is not None and not in_force(ctx.book, "inspection-bodies", day):
        return None
    level: str | None = ctx.event.level
    missing = [ctx.field(name) for name, value in (("on", day), ("level", level)) if value is None]
    if missing:
        return not_assessed(missing)
    assert day is not None  # noqa: S101 - asked for above
    says = applied(ctx.book, "inspection-bodies", day)
    if level not in says.text("levels").split():
        return finding(says, level=level)
    bodies = says.text(level) if level in _NAMED else ""
    if not bodies:
        return satisfied(says, level=level)
    agency, missing = _agency(ctx)
    there = ctx.book.named_bodies.among(agency, bodies.split("; "))
    if there is None:
        return not_assessed(missing, says, level=level)
    return satisfied(says, level=level) if there else finding(says, level=level)


def _agency(ctx: CheckContext[ControlOpened]) -> tuple[str | None, list[str]]:
    """The body of who decided the inspection, else of who leads it, and what would tell it."""
    named = [o for o in (ctx.event.by, ctx.event.leader) if o is not None]
    known = [ctx.ix.listed_officials.get(o) for o in named]
    agency = next((o.agency for o in known if o is not None and o.agency is not None), None)
    return agency, [listed_fact("officials", named[0], "agency")] if named else [ctx.field("by")]
