"""Could whoever signed the decision impose a fine for this act?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import (
    DECISIONS,
    agency_of,
    ground,
    measured,
    no_such_post,
    of_sanction,
    party,
    signed,
    supposed,
)
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import PowerOverAct, RefusalReason, judge_fine, powers_over_act
from thanhtra.fines import AppliedFrame
from thanhtra.terms import Defect


@check(
    "AUT01",
    "decision.authority-over-the-fine",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định có thẩm quyền phạt tiền đối với hành vi này không?",
    en="Could whoever signed the decision impose a fine for this act?",
    wrong=(
        "{post} không có thẩm quyền đối với hành vi {act}: {why_vi} (khung đến {frame_max}, thẩm quyền đến {ceiling} đồng)",
        "{post} has no authority over act {act}: {why_en} (frame up to {frame_max}, authority up to {ceiling} đồng)",
    ),
    right=(
        "{post} có thẩm quyền: khung đến {frame_max}, thẩm quyền đến {ceiling} đồng",
        "{post} has authority: frame up to {frame_max}, authority up to {ceiling} đồng",
    ),
    law=("15/2012/QH13 Đ52.1", "15/2012/QH13 Đ52.2"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The ceiling is compared with the maximum of the frame; a fine above the ceiling proves a frame above it."""
    sanction, day = ctx.sanction, ctx.event.day
    if sanction is None:
        return not_assessed(ctx.field("sanctions")) if getattr(ctx.event, "sanctions", None) is None else None
    if sanction.warning:
        return None
    who = signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    if day is None:
        return not_assessed(ctx.field("on"))
    if no_such_post(ctx):
        return None
    found = measured(ctx)
    if not found.frames:
        return _by_fine(ctx, who.post) or not_assessed(found.missing)
    agency = who.official.agency if who.official else None
    verdicts = [_of(powers_over_act(who.post, frame.violation, ctx.book, day, agency=agency), ctx, who.post, frame) for frame in found.frames]
    if len(verdicts) == 1:
        return verdicts[0]
    answers = {v.answer for v in verdicts}
    return verdicts[0] if len(answers) == 1 else not_assessed(found.missing or (of_sanction(ctx, "provision"),))


def _of(titles: tuple[PowerOverAct, ...], ctx: CheckContext, post: str, frame: AppliedFrame) -> Verdict:
    """One verdict out of every row that may be the title's; where they differ, who set the team up would tell."""
    pairs = [(title, judge_fine(title, frame, ctx.book)) for title in titles]
    title, judged = pairs[0]
    facts = {"act": ctx.act_id, "post": post, "frame_max": frame.most, "ceiling": judged.limit if judged.limit is not None else title.individual, "why_vi": "", "why_en": ""}
    rests = ground(ctx.event.day, title, frame, cites=judged.cites)
    answers = {j.answer for _, j in pairs}
    if answers == {True}:
        return satisfied(rests, **facts)
    if answers == {False}:
        if not all(j.certain for _, j in pairs):
            return not_assessed(f"law:{title.cites[0]} {post}" if title.cites else f"law:power:{post}", rests, **facts)
        why = judged.why or RefusalReason.UNKNOWN
        return finding(rests, **(facts | {"why_vi": why.vi, "why_en": why.en}))
    missing = tuple(m for _, j in pairs for m in j.missing) or (f"fact:officials[{ctx.event.by}].agency",)
    return not_assessed([agency_of(ctx, m) for m in missing], rests, **facts)


def _by_fine(ctx: CheckContext, post: str) -> Verdict | None:
    """A fine above what the Law lets the post impose in this field, whatever the provision."""
    sanction, day = ctx.sanction, ctx.event.day
    stand_in = supposed(ctx)
    who, _ = party(ctx)
    if sanction is None or sanction.fine is None or day is None or stand_in is None or who is None:
        return None
    title = powers_over_act(post, stand_in, ctx.book, day, known=False)[0]
    why = title.why
    if title.answer is False and why is not None and why in (RefusalReason.NO_POST, RefusalReason.NO_POWER):
        facts = {"act": ctx.act_id, "post": post, "frame_max": sanction.fine, "ceiling": 0, "why_vi": why.vi, "why_en": why.en}
        return finding(ground(day, title), **facts)
    if title.answer and sanction.fine > title.ceiling(who.kind):
        why = RefusalReason.CEILING
        facts = {"act": ctx.act_id, "post": post, "frame_max": sanction.fine, "ceiling": title.ceiling(who.kind), "why_vi": why.vi, "why_en": why.en}
        return finding(ground(day, title), **facts)
    return None
