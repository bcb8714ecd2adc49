"""Does each withdrawal or suspension run for a term the decree provides and the circumstances give?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from thanhtra.casefile import Additional
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, governing_days, ground, measured, of_sanction
from thanhtra.checks.licence_end import end_untold, nothing_to_withdraw, past_its_end, what_is_left
from thanhtra.checks.verdict import FINDING, Verdict, finding, in_order, not_assessed, satisfied
from thanhtra.deadlines import RuleOn, applied
from thanhtra.fines import CircumstanceCount, Fit, laddered_term, weigh
from thanhtra.reckoning import so_many
from thanhtra.rulebook import OfferedMeasure, Violation
from thanhtra.terms import Defect, Unit

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged, DecisionIssued, SpotDecisionIssued

_LICENCE: Final = frozenset({"withdraw-licence", "suspend-activity"})


@check(
    "FIN08",
    "measures.term-inside-the-frame",
    about=IMPOSING,
    per="act",
    given="additional",
    defect=Defect.MEASURE,
    vi="Thời hạn tước quyền sử dụng giấy phép, đình chỉ hoạt động có trong khung và phù hợp với tình tiết không?",
    en="Does each withdrawal or suspension run for a term the decree provides and the circumstances give?",
    wrong=(
        "thời hạn {given:month}, trong khi {why_vi} là [[{span:month}]][[{left:day}]]",
        "a term of {given:month}, where {why_en} is [[{span:month}]][[{left:day}]]",
    ),
    right=("thời hạn đúng khung và tình tiết", "the term is inside its frame and fits the circumstances"),
    law="15/2012/QH13 Đ25.3",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged]) -> Verdict | None:
    """Months against months. The average, or what circumstances make of it (118/2021 Đ9; to 2021 anywhere in the frame); 1 to 24 months in any case. Of a licence there was not to withdraw only a term outside the frame is told."""
    sanction, day = ctx.sanction, ctx.event.day
    given = [a for a in (sanction.additional or ()) if a.measure in _LICENCE] if sanction else []
    if not given:
        return None
    real = [one for one in given if not nothing_to_withdraw(ctx, one)]
    found = _of_each(ctx, given, day)
    if real == given or found.answer == FINDING:
        return found
    return _of_each(ctx, real, day) if real else None


def _of_each(ctx: CheckContext[Any], given: list[Additional], day: date | None) -> Verdict:
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "measure-term", day)
    for one in given:
        if past := past_its_end(ctx, one, rule, day):
            return past
        if (
            one.term is not None
            and one.term.unit == "month"
            and not rule.number("least") <= one.term.amount <= rule.number("most")
            and not what_is_left(ctx, one, rule, day, rule.number("least"))
        ):
            return finding(rule, given=one.term.amount, least=rule.number("least"), most=rule.number("most"), **_FRAME)
    law = ctx.measured or measured(ctx)
    found, missing = law.texts, law.unsettled
    if not found:
        return not_assessed(missing)
    verdicts = [_of_text(ctx, text, one, rule, day) for one in given for text in found[:1]]
    worst = max(verdicts, key=lambda v: (0, 2, 1)[v.answer])
    if len(found) > 1 and missing:
        return not_assessed((*missing, *worst.missing), worst.rests_on)
    return worst


_FRAME: Final = {"why_vi": "khung quy định", "why_en": "the frame"}


def _of_text(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged],
    text: Violation,
    one: Additional,
    rule: RuleOn,
    day: date,
) -> Verdict:
    offered = next((m for m in text.additional if m.measure == one.measure and m.least is not None), None)
    cites = () if offered is None or offered.cite is None else (offered.cite,)
    rests = ground(text.start, text, rule, cites=(*text.cites, *cites))
    if offered is None or offered.unit is not Unit.MONTH or offered.least is None or offered.most is None:
        return not_assessed(f"law:{text.citation}", rests)
    if one.term is None or one.term.unit != "month":
        return not_assessed(of_sanction(ctx, "additional.term"), rests)
    if not offered.least <= one.term.amount <= offered.most:
        left = what_is_left(ctx, one, rule, day, offered.least)
        if isinstance(left, str):
            return not_assessed(left, rests)
        if left:
            return satisfied(rests, given=one.term.amount, least=offered.least, most=offered.most)
        return (
            finding(rests, given=one.term.amount, least=offered.least, most=offered.most, **_FRAME)
            if _alone(ctx, one)
            else not_assessed(f"law:{rule.cites[-1]}", rests)
        )
    return (
        _by_circumstances(ctx, one, offered, rule, day)
        if _alone(ctx, one)
        else not_assessed(f"law:{rule.cites[-1]}", rests)
    )


def _alone(ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged], one: Additional) -> bool:
    """Whether no other act of the decision meets the same measure: then the longest frame among them counts."""
    others = [s for s in ctx.event.sanctions or () if s.act != ctx.act_id]
    return not any(a.measure == one.measure for s in others for a in s.additional or ())


def _by_circumstances(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged],
    one: Additional,
    offered: OfferedMeasure,
    rule: RuleOn,
    day: date,
) -> Verdict:
    assert one.term is not None  # noqa: S101 - the caller has looked
    act, sanction = ctx.act, ctx.sanction
    listed = [
        c for c in (act.circumstances if act else None, sanction.circumstances if sanction else None) if c is not None
    ]
    days = governing_days(ctx)
    acted = sorted({ctx.book.law_period(d) for d in (days.low or day, days.high or day)})
    cites = () if offered.cite is None else (offered.cite,)
    fits: list[Fit] = []
    rests, facts = (
        ground(day, rule, cites=cites),
        {"given": one.term.amount, "least": offered.least, "most": offered.most, **_FRAME},
    )
    for weighing in _weighings(listed):
        for law in acted:
            found = laddered_term(
                one.term.amount, offered, weighing, ctx.book, acted=law, handled=ctx.book.law_period(day)
            )
            if found is None:  # pragma: no cover - a measure with a frame has a term
                continue
            fit, term, crossed = found
            fits.append(fit)
            if fit is not Fit.FITS:
                rests = ground(day, term, rule, *(() if crossed is None else (crossed,)), cites=cites)
                facts = {
                    "given": one.term.amount,
                    "least": _figure(term.amount.least),
                    "most": _figure(term.amount.most),
                    **_why(weighing),
                }
    if all(fit is Fit.FITS for fit in fits):
        untold = end_untold(ctx, one, rule)
        return in_order(rests, facts) if untold is None else not_assessed(untold, rests)
    if not listed:
        return not_assessed(of_sanction(ctx, "circumstances"), rests)
    if Fit.MILDER_LATER in fits and Fit.OFF not in fits:
        return not_assessed(f"law:{rests.cites[-1]}", rests)
    if len(acted) > 1 and not all(fit is Fit.OFF for fit in fits):
        return not_assessed(days.missing, rests)
    left = what_is_left(ctx, one, rule, day, float(str(facts["least"])))
    if left:
        return not_assessed(left, rests) if isinstance(left, str) else in_order(rests, facts)
    return finding(rests, **facts)


def _figure(months: Fraction) -> float:
    """Months and halves of months; whole ones as a whole number."""
    return months.numerator if months.denominator == 1 else float(months)


def _weighings(listed: Sequence[tuple[str, ...]]) -> list[CircumstanceCount]:
    return [weigh(one) for one in listed] or [CircumstanceCount()]


def _why(weighing: CircumstanceCount) -> dict[str, str]:
    return {
        "why_vi": f"mức với {weighing.mitigating} tình tiết giảm nhẹ, {weighing.aggravating} tăng nặng",
        "why_en": f"the term with {weighing.mitigating} mitigating and {so_many(weighing.aggravating, 'aggravating circumstance')}",
    }
