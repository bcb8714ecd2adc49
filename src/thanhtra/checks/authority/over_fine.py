"""Could whoever signed the decision impose a fine for this act?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import (
    DECISIONS,
    Signed,
    agency_of,
    ground,
    measured,
    no_such_post,
    of_sanction,
    provision_of,
    signed,
    supposed,
)
from thanhtra.checks.verdict import NOT_ASSESSED, SATISFIED, Verdict, finding, in_order, not_assessed
from thanhtra.competence import (
    Excess,
    PowerOverAct,
    RefusalReason,
    allotted_whole_field,
    excess_of,
    judged_fines,
    powers_over_act,
)
from thanhtra.deadlines import applied
from thanhtra.errors import LawError
from thanhtra.fines import AppliedFrame
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from datetime import date

    from thanhtra.events import DecisionIssued, SpotDecisionIssued

_SEVERAL: Final = 2
_FRAME: Final = {"what_vi": "mức tối đa của khung", "what_en": "the frame's maximum"}
_FIELD: Final = ("mức tối đa của lĩnh vực", "the field's maximum")


@check(
    "AUT01",
    "decision.authority-over-the-fine",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định có thẩm quyền phạt tiền đối với hành vi này không?",
    en="Could whoever signed the decision impose a fine for this act?",
    wrong=(
        "{post} không có thẩm quyền đối với hành vi {act}: {why_vi} (mức tối đa của khung {frame_max} đồng, thẩm quyền đến {ceiling} đồng)",
        "{post} has no authority over act {act}: {why_en} (frame up to {frame_max}, authority up to {ceiling} đồng)",
    ),
    right=(
        "{post} có thẩm quyền: {what_vi} {frame_max} đồng, thẩm quyền đến {ceiling} đồng",
        "{post} has authority: {what_en} {frame_max} đồng, authority up to {ceiling} đồng",
    ),
    law=("15/2012/QH13 Đ52.1", "15/2012/QH13 Đ52.2"),
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """The ceiling against the maximum of the frame; a post of the field's maximum needs no frame; of several acts one beyond it takes the case (Đ52.4).

    So long as the power over another act of the decision is not known, the power over this one is not either.
    """
    found = _alone(ctx)
    if found is None or len(ctx.event.sanctions or ()) < _SEVERAL or found.answer != SATISFIED:
        return found
    return _with_the_others(ctx, found)


def _alone(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """The power over this act, whatever else the decision sanctions."""
    sanction, day = ctx.sanction, ctx.event.day
    if sanction is None:
        return not_assessed(ctx.field("sanctions")) if ctx.event.sanctions is None else None
    if sanction.warning:
        return None
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    if day is None:
        return not_assessed(ctx.field("on"))
    if no_such_post(ctx):
        return None
    found = ctx.measured or measured(ctx)
    if not found.frames:
        return _by_fine(ctx, who.post) or _whatever_the_frame(ctx, who.post, who.agency) or not_assessed(found.missing)
    verdict = _of(ctx, who, found.frames[0], day)
    for other in found.frames[1:]:
        if _of(ctx, who, other, day).answer != verdict.answer:
            return not_assessed(found.missing or (of_sanction(ctx, "provision"),))
    return verdict


def _of(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], who: Signed, frame: AppliedFrame, day: date) -> Verdict:
    """One verdict out of every row that may be the title's; where they differ, who set the team up would tell."""
    post = who.post
    pairs = judged_fines(post, frame, ctx.book, day, who.agency, measured(ctx).handled)
    title, judged = pairs[0]
    facts: dict[str, object] = {
        "act": ctx.act_id,
        "post": post,
        "frame_max": frame.most,
        "ceiling": judged.limit if judged.limit is not None else title.individual,
        "why_vi": "",
        "why_en": "",
        **_FRAME,
    }
    rests = ground(day, title, frame, cites=judged.cites)
    told = judged.answer
    for _, other in pairs[1:]:
        if other.answer is not told:
            told = None
    if told:
        return in_order(rests, facts)
    if told is False:
        if not all(j.certain for _, j in pairs):
            return not_assessed(f"law:{title.cites[0]} {post}" if title.cites else f"law:power:{post}", rests, **facts)
        why = judged.why or RefusalReason.UNKNOWN
        return finding(rests, **(facts | {"why_vi": why.vi, "why_en": why.en}))
    missing = tuple(m for _, j in pairs for m in j.missing) or (listed_fact("officials", ctx.event.by, "agency"),)
    return not_assessed([agency_of(ctx, m) for m in missing], rests, **facts)


def _with_the_others(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], alone: Verdict) -> Verdict:
    """Where another act of the decision is beyond the signer the case is to go up, or to the chair, with this act too."""
    assert ctx.event.day is not None  # noqa: S101 - the caller has looked
    whole = applied(ctx.book, "several-acts", ctx.event.day).text("of") == "case"
    for beyond in ctx.once_of_event(_excess):
        if beyond.act != ctx.act_id and (whole or _one_person(ctx, beyond.act)):
            said = (
                f"hành vi {beyond.act} cùng vụ ngoài thẩm quyền ({beyond.why.vi}), cả vụ phải chuyển",
                f"act {beyond.act} of the same case is beyond it ({beyond.why.en}), so the whole case is passed on",
            )
            return finding(ground(ctx.event.day, beyond), **{**alone.facts, "why_vi": said[0], "why_en": said[1]})
    open_ = [v for act, v in ctx.once_of_event(_open_alone) if act != ctx.act_id and (whole or _one_person(ctx, act))]
    return (
        not_assessed((token for v in open_ for token in v.missing), alone.rests_on, **alone.facts) if open_ else alone
    )


def _open_alone(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> list[tuple[str, Verdict]]:
    """The acts the power over which is not known, each with what would tell."""
    return [(act, v) for act, v in ctx.of_each_act(_alone).items() if v is not None and v.answer == NOT_ASSESSED]


def _excess(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> tuple[Excess, ...]:
    official = signed(ctx).official
    assert official is not None  # noqa: S101 - the caller has looked
    assert ctx.event.day is not None  # noqa: S101 - likewise
    return excess_of(ctx.ix, official, ctx.book, on=ctx.event.day, decision=ctx.at)


def _one_person(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], other: str) -> bool:
    """Whether both acts are one subject's: to 2021 the rule was about one person's several acts."""
    act = ctx.ix.listed_acts.get(other)
    return act is not None and ctx.act is not None and act.subject == ctx.act.subject


def _whatever_the_frame(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued], post: str, agency: str | None
) -> Verdict | None:
    """A post that may fine up to the field's maximum may fine every act of the field it may handle: no frame is above it."""
    day = ctx.event.day
    law = ctx.measured or measured(ctx)
    texts_found = law.texts
    stand_in = supposed(ctx)
    judged_by = texts_found or (
        (stand_in,)
        if stand_in is not None and provision_of(ctx) is None and _manages(ctx, post, agency, stand_in.field)
        else ()
    )
    who = law.party
    if day is None or not judged_by or who is None:
        return None
    titles: list[PowerOverAct] = []
    for text in judged_by:
        titles = list(powers_over_act(post, text, ctx.book, day, agency=agency, known=bool(texts_found)))
        try:
            most = ctx.book.field_maximum(text.field, day, decree=text.citation.instrument).rule
        except LawError:
            return None
        if most is None or not all(
            t.answer and not t.asks and t.other_level is None and t.individual >= most for t in titles
        ):
            return None
    title = titles[0]
    facts = {
        "act": ctx.act_id,
        "post": post,
        "frame_max": title.ceiling(who.kind),
        "ceiling": title.ceiling(who.kind),
        "what_vi": _FIELD[0],
        "what_en": _FIELD[1],
    }
    return in_order(ground(day, title), facts)


def _manages(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], post: str, agency: str | None, field: str) -> bool:
    """Whether every act of the field is surely the post's: a chair's, or a field its name or agency tells (Đ52.3) and no decree divides."""
    if any(line.executive and post in line.posts for line in ctx.book.lines):
        return True
    day = ctx.event.day
    if day is None:
        return False
    own = ctx.book.own_field(post) or ctx.book.field_of_agency(agency, day)
    return (
        own is not None
        and own.fields is not None
        and field in own.fields
        and allotted_whole_field(post, field, day, ctx.book)
    )


def _by_fine(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], post: str) -> Verdict | None:
    """A fine above what the Law lets the post impose in this field, whatever the provision."""
    sanction, day = ctx.sanction, ctx.event.day
    stand_in = supposed(ctx)
    who = measured(ctx).party
    if sanction is None or sanction.fine is None or day is None or stand_in is None or who is None:
        return None
    title = powers_over_act(post, stand_in, ctx.book, day, known=False)[0]
    why = title.why
    if title.answer is False and why is not None and why in (RefusalReason.NO_POST, RefusalReason.NO_POWER):
        facts = {
            "act": ctx.act_id,
            "post": post,
            "frame_max": sanction.fine,
            "ceiling": 0,
            "why_vi": why.vi,
            "why_en": why.en,
        }
        return finding(ground(day, title), **facts)
    if title.answer and sanction.fine > title.ceiling(who.kind):
        why = RefusalReason.CEILING
        facts = {
            "act": ctx.act_id,
            "post": post,
            "frame_max": sanction.fine,
            "ceiling": title.ceiling(who.kind),
            "why_vi": why.vi,
            "why_en": why.en,
        }
        return finding(ground(day, title), **facts)
    return None
