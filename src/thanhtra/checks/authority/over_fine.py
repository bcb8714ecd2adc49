"""Could whoever signed the decision impose a fine for this act?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, measured, of_sanction, party, signed, supposed
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.competence import Title, Why, judge_fine, titles_of
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
def answer(asked: Asked) -> Verdict | None:
    """The ceiling is compared with the maximum of the frame; a fine above the ceiling proves a frame above it."""
    sanction, day = asked.sanction, asked.event.day
    if sanction is None:
        return lacks(asked.field("sanctions")) if getattr(asked.event, "sanctions", None) is None else None
    if sanction.warning:
        return None
    who = signed(asked)
    if who.missing:
        return lacks(who.missing)
    if day is None:
        return lacks(asked.field("on"))
    found = measured(asked)
    if not found.frames:
        return _by_fine(asked, who.post) or lacks(found.missing)
    agency = who.official.agency if who.official else None
    verdicts = [_of(titles_of(who.post, frame.violation, asked.book, day, agency=agency), asked, who.post, frame) for frame in found.frames]
    if len(verdicts) == 1:
        return verdicts[0]
    answers = {v.answer for v in verdicts}
    return verdicts[0] if len(answers) == 1 else lacks(found.missing or (of_sanction(asked, "provision"),))


def _of(titles: tuple[Title, ...], asked: Asked, post: str, frame: AppliedFrame) -> Verdict:
    """One verdict out of every row that may be the title's; where they differ, who set the team up would tell."""
    pairs = [(title, judge_fine(title, frame, asked.book)) for title in titles]
    title, judged = pairs[0]
    facts = {"act": asked.act_id, "post": post, "frame_max": frame.most, "ceiling": judged.limit if judged.limit is not None else title.individual, "why_vi": "", "why_en": ""}
    rests = ground(asked.event.day, title, frame, cites=judged.cites)
    answers = {j.answer for _, j in pairs}
    if answers == {True}:
        return yes(rests, **facts)
    if answers == {False}:
        if not all(j.certain for _, j in pairs):
            return lacks(f"law:{title.cites[0]} {post}" if title.cites else f"law:power:{post}", rests, **facts)
        why = judged.why or Why.UNKNOWN
        return no(rests, **(facts | {"why_vi": why.vi, "why_en": why.en}))
    missing = tuple(m for _, j in pairs for m in j.missing) or (f"fact:officials[{asked.event.by}].agency",)
    return lacks(_placed(missing, asked), rests, **facts)


def _placed(missing: tuple[str, ...], asked: Asked) -> tuple[str, ...]:
    return tuple(f"fact:officials[{asked.event.by}].agency" if m == "fact:officials.agency" else m for m in missing)


def _by_fine(asked: Asked, post: str) -> Verdict | None:
    """A fine above what the Law lets the post impose in this field, whatever the provision."""
    sanction, day = asked.sanction, asked.event.day
    stand_in = supposed(asked)
    who, _ = party(asked)
    if sanction is None or sanction.fine is None or day is None or stand_in is None or who is None:
        return None
    title = titles_of(post, stand_in, asked.book, day, known=False)[0]
    why = title.why
    if title.answer is False and why is not None and why in (Why.NO_POST, Why.NO_POWER):
        facts = {"act": asked.act_id, "post": post, "frame_max": sanction.fine, "ceiling": 0, "why_vi": why.vi, "why_en": why.en}
        return no(ground(day, title), **facts)
    if title.answer and sanction.fine > title.ceiling(who.kind):
        why = Why.CEILING
        facts = {"act": asked.act_id, "post": post, "frame_max": sanction.fine, "ceiling": title.ceiling(who.kind), "why_vi": why.vi, "why_en": why.en}
        return no(ground(day, title), **facts)
    return None
