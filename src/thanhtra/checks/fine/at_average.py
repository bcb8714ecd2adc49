"""Is a fine other than the average backed by circumstances on file?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, MeasuredAct, governing_days, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.fines import AppliedFrame, CircumstanceCount, Fit, Laddered, laddered, weigh
from thanhtra.reckoning import so_many
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect

_UNWEIGHED: Final = CircumstanceCount()


@check(
    "FIN02",
    "fine.at-the-average",
    about=IMPOSING,
    per="act",
    defect=Defect.MEASURE,
    vi="Mức phạt khác mức trung bình có tình tiết tăng nặng, giảm nhẹ làm căn cứ không?",
    en="Is a fine other than the average backed by circumstances on file?",
    wrong=(
        "mức phạt {fine} đồng chưa phù hợp: {weighed_vi} thì mức phạt phải là {range_vi}",
        "the fine is {fine}; with {weighed_en} it has to be {range_en}",
    ),
    right=("phạt {fine} đồng phù hợp với các tình tiết", "the fine of {fine} fits the circumstances"),
    law="15/2012/QH13 Đ23.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """At the average a fine needs no reason; elsewhere it needs those the ladder asks for. What stands on file is not waved away by the paper."""
    sanction, day = ctx.sanction, ctx.event.day
    if sanction is None or sanction.warning:
        return None
    if sanction.fine is None:
        return not_assessed(of_sanction(ctx, "fine"))
    if day is None:
        return not_assessed(ctx.field("on"))
    found = ctx.measured or measured(ctx)
    if not found.frames:
        return not_assessed(found.missing)
    if len(found.frames) > 1 and found.missing and _differ(found.frames):
        return not_assessed(found.missing)
    on_file, relied = ctx.act.circumstances if ctx.act else None, sanction.circumstances
    if on_file is None and relied is None:
        plain = _backed(ctx, found, sanction.fine, day, _UNWEIGHED)
        return not_assessed(of_sanction(ctx, "circumstances"), plain.rests_on) if plain and plain.answer else plain
    return _by_each(ctx, found, sanction.fine, day, on_file, relied)


def _by_each(
    ctx: CheckContext, found: MeasuredAct, fine: int, day: date, *listed: tuple[str, ...] | None
) -> Verdict | None:
    """What stands on file of the act and what the paper relies on: the fine has to fit both where they differ."""
    verdicts = [_backed(ctx, found, fine, day, weigh(one)) for one in listed if one is not None]
    return max(verdicts, key=lambda v: -1 if v is None else (0, 2, 1)[v.answer])


def _backed(ctx: CheckContext, found: MeasuredAct, fine: int, day: date, weighing: CircumstanceCount) -> Verdict | None:
    """Whether some frame that may judge the act gives that fine, whatever day the file leaves open for the act."""
    told = _laddered(ctx, found, fine, day, weighing)
    one = told[0] or next(filter(None, told), None)
    if one is None:
        return None
    amount = one.by.amount
    assert amount is not None  # noqa: S101 - the ladder answers only where there is one
    rests = ground(day, one.by) if one.crossed is None else ground(day, one.by, one.crossed)
    facts = {"fine": fine, "mitigating": weighing.mitigating, "aggravating": weighing.aggravating}
    if len(told) > 1 and len({other.fit for other in told if other is not None}) > 1:
        return not_assessed(governing_days(ctx).missing, rests, **facts)
    if one.fit is Fit.FITS:
        return in_order(rests, facts)
    if one.fit is Fit.MILDER_LATER and one.crossed is not None:
        return not_assessed([f"law:{one.crossed.cites[0]}"], rests, **facts)
    least, most = int(amount.least), int(amount.most)
    return finding(
        rests,
        **facts,
        least=least,
        most=most,
        open=amount.open_,
        weighed_vi=_weighed(weighing, 0),
        weighed_en=_weighed(weighing, 1),
        range_vi=_range(least, most, 0, open_=amount.open_),
        range_en=_range(least, most, 1, open_=amount.open_),
    )


def _differ(frames: tuple[AppliedFrame, ...]) -> bool:
    return len({(one.frame.least, one.frame.most) if one.frame else None for one in frames}) > 1


def _laddered(
    ctx: CheckContext, found: MeasuredAct, fine: int, day: date, weighing: CircumstanceCount
) -> list[Laddered | None]:
    """How the fine stands by each stretch of law the act may be judged by."""
    if found.acted is not None and found.handled is not None and len(found.frames) == 1:
        return [laddered(fine, found.frames[0], weighing, ctx.book, acted=found.acted, handled=found.handled)]
    return _by_each_stretch(ctx, found, fine, day, weighing)


def _by_each_stretch(
    ctx: CheckContext, found: MeasuredAct, fine: int, day: date, weighing: CircumstanceCount
) -> list[Laddered | None]:
    book, days = ctx.book, governing_days(ctx)
    low, high, handled = days.low or found.frames[0].violation.start, days.high or day, book.law_period(day)
    acted = [book.law_period(low)] if low == high else sorted({book.law_period(low), book.law_period(high)})
    return [_best(found.frames, fine, weighing, book, acted=a, handled=handled) for a in acted]


def _weighed(of: CircumstanceCount, lang: int) -> str:
    if lang:
        return f"{of.mitigating or 'no'} mitigating and {so_many(of.aggravating, 'aggravating circumstance') if of.aggravating else 'no aggravating circumstances'}"
    return ", ".join(
        f"có {number:02d} tình tiết {name}" if number else f"không có tình tiết {name}"
        for number, name in ((of.mitigating, "giảm nhẹ"), (of.aggravating, "tăng nặng"))
    )


def _range(least: int, most: int, lang: int, *, open_: bool) -> str:
    low, high = (f"{amount:,}".replace(",", "," if lang else ".") + " đồng" for amount in (least, most))
    if least == most:
        return low
    if open_:
        return (f"trên {low} và dưới {high}", f"more than {low} and less than {high}")[lang]
    return (f"từ {low} đến {high}", f"{low} to {high}")[lang]


def _best(
    frames: tuple[AppliedFrame, ...],
    fine: int,
    weighing: CircumstanceCount,
    book: Rulebook,
    *,
    acted: date,
    handled: date,
) -> Laddered | None:
    every = [laddered(fine, frame, weighing, book, acted=acted, handled=handled) for frame in frames]
    return min([one for one in every if one is not None], key=lambda one: _ORDER[one.fit], default=None)


_ORDER: Final = {Fit.FITS: 0, Fit.MILDER_LATER: 1, Fit.OFF: 2}
