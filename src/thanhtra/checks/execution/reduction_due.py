"""Could this fine be reduced or waived?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.paying import Relieved, relieved
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    RuleOn,
    applied,
    borne_by,
    fine_of,
    imposed_before,
    owed_before,
    shown_left,
    strangers,
    whose_acts,
)
from thanhtra.money import dong
from thanhtra.terms import Defect, SubjectKind

if TYPE_CHECKING:
    from thanhtra.events import FineReduced


@check(
    "EXE03",
    "execution.reduction-open",
    about="fine_reduced",
    defect=Defect.DUTY,
    vi="Tiền phạt này có được giảm, miễn không?",
    en="Could this fine be reduced or waived?",
    wrong=("giảm, miễn tiền phạt không đúng điều kiện: {why_vi}", "the reduction was not open: {why_en}"),
    right=("việc giảm, miễn tiền phạt còn {left} đồng đúng điều kiện", "reducing the fine to {left} đồng was open"),
    law="15/2012/QH13 Đ77.1",
)
def answer(ctx: CheckContext[FineReduced]) -> Verdict | None:
    """To 2021 an individual fined from 3 million; from 2022 only after a postponement, a reduction or an instalment, or an individual's whole fine from 2 million."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day, left = ctx.event.day, ctx.event.to
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "fine-reduction", day)
    whose = relieved(ctx, decision, "reduction", "exemption")
    if whose.missing:
        return not_assessed(whose.missing, rule)
    found = [_asked(ctx, rule, decision, whose, one) for one in _meant(ctx, decision, whose, left)]
    return found[0] if len({one.answer for one in found}) == 1 else not_assessed(ctx.field("to"), rule, left=left)


def _meant(ctx: CheckContext[FineReduced], decision: int, whose: Relieved, to: int) -> list[int]:
    """What the paper may say is left of that violator's fine: of several, a sum no less than it may be what the whole decision leaves."""
    whole, own = fine_of(ctx.ix, decision, ctx.at), whose.fine
    if whose.who is None or own is None or whole is None or not own <= to < whole:
        return [to]
    return [to, max(0, to - (whole - own))]


def _asked(ctx: CheckContext[FineReduced], rule: RuleOn, decision: int, whose: Relieved, left: int) -> Verdict:
    """Whether that violator's fine could be brought down to ``left``."""
    fine, kinds = whose.fine, whose.kinds
    theirs = [] if whose.who is None else [act for act, who in borne_by(ctx.ix, decision).items() if who == whose.who]
    reductions, _ = _ahead(ctx, decision, theirs, ("fine_reduced",))
    reduced = ctx.ix.event(reductions[-1], ev.FineReduced).to if reductions else None
    organization = SubjectKind.ORGANIZATION in kinds
    owed = fine if reduced is None else reduced
    if owed is not None and left >= owed:
        return finding(
            rule,
            why_vi=f"còn phải nộp {dong(left)} đồng, không ít hơn {dong(owed)} đồng trước đó",
            why_en=f"{left:,} đồng is left, no less than the {owed:,} before",
        )
    if organization and not rule.flag("organizations"):
        return finding(
            rule, why_vi="vào ngày đó chỉ cá nhân được giảm, miễn", why_en="only individuals could on that day"
        )
    if not rule.flag("after_postponement"):
        return _from_amount(ctx, rule, decision, left, unknown=None in kinds)
    steps = ("execution_postponed",) if left else ("execution_postponed", "fine_reduced", "fine_paid")
    own, untold = _ahead(ctx, decision, theirs, steps)
    if own:
        if left and owed is None:
            return not_assessed(event_fact(decision, "total"), rule, left=left)
        return (
            satisfied(rule, left=left)
            if left or not (organization or None in kinds)
            else _carried_out(ctx, rule, decision, theirs, organization=organization)
        )
    if not left and not organization and None not in kinds:
        return _from_amount(ctx, rule, decision, left, unknown=False)
    unknown = (*untold, *ctx.unknown(*steps))
    if unknown or (not left and None in kinds):
        return not_assessed(unknown or [listed_fact("acts", a, "subject") for a in ctx.ix.acts[decision]], rule)
    return finding(rule, why_vi="chưa được hoãn thi hành trước đó", why_en="the fine had not been postponed before")


def _ahead(
    ctx: CheckContext[FineReduced], decision: int, theirs: list[str], kinds: tuple[str, ...]
) -> tuple[list[int], tuple[str, ...]]:
    """The steps ahead that are of the violator's acts ``theirs``, all where none are given, and what would tell of more (Đ77.1: *who was postponed*)."""
    own, untold = list[int](), list[str]()
    for at in (i for kind in kinds for i in ctx.ix.before(decision, kind, ctx.at)):
        whose = whose_acts(ctx.ix, decision, at) if theirs or strangers(ctx.ix) else frozenset()
        if whose is None:
            untold.append(event_fact(at, "acts"))
        elif not theirs or not whose.isdisjoint(theirs):
            own.append(at)
    return own, tuple(untold)


def _carried_out(
    ctx: CheckContext[FineReduced], rule: RuleOn, decision: int, theirs: list[str], *, organization: bool
) -> Verdict:
    """An organisation's fine is waived only when its own additional sanctions and remedies are carried out (Đ77.3.b, Đ77.5.b, Đ68.3); all where ``theirs`` is empty."""
    if not organization:
        return not_assessed([listed_fact("acts", a, "subject") for a in ctx.ix.acts[decision]], rule)
    ix, untold = ctx.ix, list[str]()
    own = frozenset(theirs or ix.acts[decision])
    imposed = imposed_before(ix, decision, ctx.at)
    said = [
        shown_left(ix, decision, i, own, remedies_alone=True)
        for i in ix.before(decision, "execution_completed", ctx.at)
        if own <= frozenset(ix.acts[i])
    ]
    completed = any(left is not True for left in said)
    untold += () if False in said else [token for left in said if left is not True for token in left or ()][:1]
    returned = any(not own.isdisjoint(ix.acts[i]) for i in ix.before(decision, "licence_returned", ctx.at))
    for sanction in (one for act, one in imposed.items() if act in own):
        path = f"fact:events[{decision}].sanctions[{sanction.act}]."
        untold += [path + name for name in ("additional", "remedies") if getattr(sanction, name) is None]
        for remedy in () if completed else sanction.remedies or ():
            missing = _undone(ctx, decision, remedy.remedy, sanction.act)
            if missing == ():
                return finding(
                    rule,
                    why_vi="chưa thi hành xong biện pháp khắc phục hậu quả",
                    why_en="the remedies were not carried out",
                )
            untold += missing or ()
        for one in () if completed else sanction.additional or ():
            if not (one.measure == "withdraw-licence" and returned):
                untold += ctx.unknown("execution_completed") or (path + "additional",)
    return not_assessed(untold, rule) if untold else satisfied(rule, left=0)


def _undone(ctx: CheckContext[FineReduced], decision: int, remedy: str, act: str) -> tuple[str, ...] | None:
    """None where the remedy was done for the act; else what would tell, nothing where it surely was not."""
    ix = ctx.ix
    steps = [i for i in ix.before(decision, "remedy_done", ctx.at) if act in ix.acts[i]]
    named = {i: ix.event(i, ev.RemedyDone).remedy for i in steps}
    borne = borne_by(ix, decision)
    every = owed_before(ix, decision, ctx.at, ix.acts[decision])
    owners = {borne.get(one.act) for one in every if one.remedy == remedy}
    silent = [i for i in steps if ix.events[i].acts is None and len(owners) > 1 and named[i] in (None, remedy)]
    if any(named[i] == remedy and i not in silent for i in steps):
        return None
    if silent:
        return tuple(event_fact(i, "acts") for i in silent)
    return ("event:remedy_done",) if None in named.values() else ctx.unknown("remedy_done")


def _from_amount(
    ctx: CheckContext[FineReduced], rule: RuleOn, decision: int, left: int | None, *, unknown: bool
) -> Verdict:
    whose = relieved(ctx, decision, "reduction" if left else "exemption")
    if whose.missing:
        return not_assessed(whose.missing, rule)
    fine = whose.fine
    if fine is None:
        return not_assessed(event_fact(decision, "total"), rule)
    least = rule.number("individual")
    if fine < least:
        return finding(
            rule,
            why_vi=f"phạt {dong(fine)} đồng, dưới {dong(least)} đồng",
            why_en=f"a fine of {fine:,}, under {least:,} đồng",
        )
    return (
        not_assessed([listed_fact("acts", a, "subject") for a in ctx.ix.acts[decision]], rule)
        if unknown
        else satisfied(rule, left=left)
    )
