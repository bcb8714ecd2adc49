"""Was the examination announced to its subject when it began?"""

from __future__ import annotations

from thanhtra.casefile import event_fact, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, control_missing, control_of, in_force
from thanhtra.terms import Defect


@check(
    "INS10",
    "examination.announced-at-start",
    about="examination_ended",
    defect=Defect.DUTY,
    vi="Quyết định kiểm tra có được công bố với đối tượng khi tiến hành kiểm tra không?",
    en="Was the examination announced to its subject when it began?",
    right=("quyết định kiểm tra được công bố ngày {announced}", "the decision to examine was announced on {announced}"),
    wrong=(
        "cuộc kiểm tra kết thúc ngày {actual} mà quyết định không được công bố",
        "the examination ended on {actual} and its decision was never announced",
    ),
    law=("217/2025/NĐ-CP Đ11.4", "217/2025/NĐ-CP Đ15.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A violation caught in the act needs no announcement: an omission is a finding only where the file shows no detection in it."""
    control = control_of(ctx.ix, ctx.at)
    if control is None:
        missing = control_missing(ctx.ix, ctx.at, "examination")
        return not_assessed(missing) if missing else None
    if control.day is not None and not in_force(ctx.book, "examination-announcement", control.day):
        return None
    announced = control.steps("announced", ctx.at)
    if control.day is None:
        return not_assessed(event_fact(control.opened, "on"))
    says = applied(ctx.book, "examination-announcement", control.day)
    if announced:
        return satisfied(says, announced=ctx.ix.events[announced[0]].day)
    token = event_token("examination_announced")
    if not ctx.ix.denies(token):
        return not_assessed(token)
    caught = ctx.ix.before(control.opened, "act_detected", ctx.at)
    return None if caught else finding(says)
