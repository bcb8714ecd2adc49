"""Is the subject of the decision the violator, as the file and the minutes name them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.casefile import Alleged


@check(
    "DEC03",
    "decision.subject-is-that-of-the-minutes",
    about=IMPOSING,
    per="act",
    defect=Defect.VIOLATOR,
    vi="Cá nhân, tổ chức bị xử phạt có đúng là cá nhân, tổ chức vi phạm ghi trong biên bản không?",
    en="Is the subject of the decision the violator, as the minutes name them?",
    wrong=(
        "cá nhân, tổ chức bị xử phạt ({decided}) không phải cá nhân, tổ chức vi phạm: {why_vi}",
        "the decision names subject {decided}, who is not the violator: {why_en}",
    ),
    right=(
        "{decided} là cá nhân, tổ chức vi phạm ghi trong hồ sơ, biên bản",
        "subject {decided} is the violator on file and in the minutes",
    ),
    law=("15/2012/QH13 Đ58", "15/2012/QH13 Đ68.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A paper that names no other subject means the act's own, one that tells no sanctions the file's only subject; both papers may be wrong alike. Nor may an amendment name another (118/2021 Đ13.1.a). A branch acts for its parent (118/2021 Đ3.4)."""
    sanction, act = ctx.sanction, ctx.act
    if sanction is None and ctx.event.kind == "decision_amended":
        return None
    own = act.subject if act else None
    decided = (sanction.subject if sanction else None) or own
    minutes = ctx.thread.minutes
    if own is not None and decided is not None and decided != own:
        if _one_person(ctx, decided, own):
            return not_assessed(f"law:{_BRANCH}")
        return finding(decided=decided, own=own, why_vi=f"hành vi do {own} thực hiện", why_en=f"the act is of {own}")
    if ctx.event.kind == "spot_decision_issued":
        return None
    if not minutes:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    said: list[Alleged] = []
    for at in minutes:
        said += ctx.ix.alleged(at, ctx.act_id)
    alleged = [one.subject or own for one in said] if said else [own]
    if decided is None:
        return not_assessed(ctx.of_act("subject"))
    if getattr(ctx.event, "sanctions", None) is None and len(ctx.case.subjects or ()) > 1:
        return not_assessed(ctx.field("sanctions"))
    if decided in alleged:
        return in_order(None, {"decided": decided})
    named = ", ".join(a for a in alleged if a)
    return finding(decided=decided, alleged=named, why_vi=f"biên bản ghi {named}", why_en=f"the minutes name {named}")


_BRANCH: Final = "118/2021/NĐ-CP Đ3.4"


def _one_person(ctx: CheckContext, one: str, other: str) -> bool:
    """Whether one is a branch of the other: who is sanctioned then hangs on what the branch was charged with."""
    first, second = ctx.subject(one), ctx.subject(other)
    return (first is not None and first.parent == other) or (second is not None and second.parent == one)
