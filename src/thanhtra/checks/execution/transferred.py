"""Was the execution handed to a place where the subject lives or has its seat?"""

from __future__ import annotations

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import same_district
from thanhtra.deadlines import applied, sanctions_of
from thanhtra.terms import Defect


@check(
    "EXE07",
    "execution.transfer-open",
    about="execution_transferred",
    defect=Defect.DUTY,
    vi="Việc chuyển quyết định để nơi khác thi hành có đúng trường hợp luật cho phép không?",
    en="Was the execution handed to a place where the subject lives or has its seat?",
    wrong=(
        "chuyển quyết định để thi hành trong khi nơi vi phạm ({place}) và nơi cư trú, trụ sở ({home}) cùng một địa bàn cấp huyện",
        "the execution was transferred although the act ({place}) and the subject's home ({home}) lie in one district",
    ),
    right=(
        "nơi vi phạm ({place}) khác nơi cư trú, trụ sở ({home})",
        "the act ({place}) and the subject's home ({home}) lie in different places",
    ),
    law=("15/2012/QH13 Đ71.1", "15/2012/QH13 Đ71.2"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """To 2025-06-30 another province, or another district where travel is hard; two places of one district never."""
    day = ctx.event.day
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    if day is None:
        return not_assessed(ctx.field("on"))
    if not applied(ctx.book, "execution-transfer", day).flag("other_place"):
        return None
    acts = ctx.ix.listed_acts
    named = {s.act: s.subject for s in sanctions_of(ctx.ix, decision)}
    for id_ in ctx.ix.acts[decision]:
        act = acts.get(id_)
        subject = ctx.subject(named.get(id_) or (act.subject if act else None))
        place, home = act.area if act else None, subject.area if subject else None
        if place is None or home is None:
            who = subject.id if subject else None
            return not_assessed(
                listed_fact("acts", id_, "area") if place is None else listed_fact("subjects", who, "area")
            )
        ours, theirs = place.split("/"), home.split("/")
        if ours[0] != theirs[0]:
            return satisfied(place=place, home=home)
        if len(ours) > 1 and len(theirs) > 1:
            alike = same_district(place, home, day, ctx.book.units)
            if alike is None:
                return not_assessed(f"law:areas@{day}", place=place, home=home)
            return finding(place=place, home=home) if alike else satisfied(place=place, home=home)
        return not_assessed(
            listed_fact("acts", id_, "area")
            if len(ours) == 1
            else listed_fact("subjects", subject.id if subject else None, "area"),
            place=place,
            home=home,
        )
    return None
