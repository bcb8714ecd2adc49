"""Was the examination decided by someone who may decide one?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import no_such_post, signed
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect


@check(
    "INS14",
    "examination.by-whom",
    about="examination_opened",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định kiểm tra chuyên ngành có thẩm quyền ra quyết định không?",
    en="Was the examination decided by someone who may decide one?",
    wrong=(
        "{post} không có thẩm quyền ra quyết định kiểm tra ngày {actual}",
        "{post} could not decide an examination on {actual}",
    ),
    right=(
        "{post} có thẩm quyền ra quyết định kiểm tra ngày {actual}",
        "{post} could decide an examination on {actual}",
    ),
    law="217/2025/NĐ-CP Đ6",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Heads of ministries, of their units and branches, chairs, heads of departments and their branches; not who only leads or sits in a team."""
    day = ctx.event.day
    if day is not None and not in_force(ctx.book, "examination-by-whom", day):
        return None
    who = ctx.signed or signed(ctx)
    missing = [*([ctx.field("on")] if day is None else []), *who.missing]
    if missing or day is None:
        return not_assessed(missing)
    rule = applied(ctx.book, "examination-by-whom", day)
    names = set(ctx.book.lineage(who.post))
    facts = {"post": who.post, "actual": day}
    if no_such_post(ctx) or not names.isdisjoint(rule.text("never").split()):
        return finding(rule, **facts)
    if not names.isdisjoint(rule.text("may").split()):
        return in_order(rule, facts)
    return not_assessed(f"law:217/2025/NĐ-CP Đ6 {who.post}", rule, **facts)
