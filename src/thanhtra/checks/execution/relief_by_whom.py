"""Was the relief decided by whoever the law names?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground
from thanhtra.checks.office import office
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.competence import Standing
from thanhtra.deadlines import applied
from thanhtra.terms import Defect

_OF_ITSELF = "province-chair"
"""Above this post stands its own committee (Đ77.2)."""


@check(
    "EXE16",
    "execution.relief-by-whom",
    about=("execution_postponed", "instalments_granted", "fine_reduced"),
    defect=Defect.AUTHORITY,
    vi="Việc hoãn, giảm, miễn, nộp tiền phạt nhiều lần có do đúng người quyết định không?",
    en="Was the relief decided by whoever the law names?",
    wrong=(
        "{post} quyết định ngày {actual}, trong khi thẩm quyền thuộc {named_vi}",
        "{post} decided it on {actual}; the law gives it to {named_en}",
    ),
    right=("{post} quyết định ngày {actual} đúng thẩm quyền", "{post} could decide it on {actual}"),
    law=("15/2012/QH13 Đ76.2", "15/2012/QH13 Đ79.3"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The issuer, or whoever took over; to 2021 a reduction was for the issuer's direct superior, for a province its committee."""
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "relief-decided-by", day)
    found = office(ctx)
    if found.found is None or found.found.standing is None or found.actor is None or found.issuer is None:
        return not_assessed(found.missing, rule)
    superior = rule.text(ctx.event.kind) == "superior"
    standing, post = found.found.standing, found.actor.post or found.actor.id
    rests = ground(day, found.found, cites=rule.cites)
    facts: dict[str, object] = {"actual": day, "post": post}
    if superior:
        may = standing is Standing.ABOVE or (standing is Standing.SAME and found.issuer.post == _OF_ITSELF)
    else:
        may = standing in (Standing.SAME, Standing.HEIR)
    if may:
        return in_order(rests, facts)
    named = (
        ("cấp trên trực tiếp của người ra quyết định xử phạt", "the issuer's direct superior")
        if superior
        else ("người đã ra quyết định xử phạt", "whoever issued the decision")
    )
    return finding(rests, **facts, named_vi=named[0], named_en=named[1])
