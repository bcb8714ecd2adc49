"""Is a fine other than the average backed by circumstances on file?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, ApplicableFrames, ground, law_days_of, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.fines import CircumstanceCount, Fit, Laddered, laddered, weigh
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
    found = measured(ctx)
    if not found.frames:
        return not_assessed(found.missing)
    if found.missing and len({(f.frame.least, f.frame.most) if f.frame else None for f in found.frames}) > 1:
        return not_assessed(found.missing)
    given = _relied(ctx)
    weighings = [weigh(one) for one in given] or [_UNWEIGHED]
    verdicts = [_backed(ctx, found, sanction.fine, day, weighing) for weighing in weighings]
    verdict = max(verdicts, key=lambda v: -1 if v is None else (0, 2, 1)[v.answer])
    return (
        not_assessed(of_sanction(ctx, "circumstances"), verdict.rests_on)
        if verdict is not None and verdict.answer and not given
        else verdict
    )


def _relied(ctx: CheckContext) -> list[tuple[str, ...]]:
    """What stands on file of the act and what the paper relies on: the fine has to fit both where they differ."""
    listed = (ctx.act.circumstances if ctx.act else None, ctx.sanction.circumstances if ctx.sanction else None)
    return [one for one in listed if one is not None]


def _backed(
    ctx: CheckContext, found: ApplicableFrames, fine: int, day: date, weighing: CircumstanceCount
) -> Verdict | None:
    """Whether some frame that may judge the act gives that fine, whatever day the file leaves open for the act."""
    days = law_days_of(ctx)
    low, high, handled = days.low or found.frames[0].violation.start, days.high or day, ctx.book.law_period(day)
    acted = sorted({ctx.book.law_period(d) for d in {low, high}})
    by_day = [_best(ctx, found, fine, weighing, acted=a, handled=handled) for a in acted]
    told = [one for one in by_day if one is not None]
    if not told:
        return None
    one = told[0]
    amount = one.by.amount
    assert amount is not None  # noqa: S101 - the ladder answers only where there is one
    rests = ground(day, one.by) if one.crossed is None else ground(day, one.by, one.crossed)
    facts = {"fine": fine, "mitigating": weighing.mitigating, "aggravating": weighing.aggravating}
    if any(other.fit is not one.fit for other in told):
        return not_assessed(days.missing, rests, **facts)
    if one.fit is Fit.FITS:
        return satisfied(rests, **facts)
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


def _weighed(of: CircumstanceCount, lang: int) -> str:
    if lang:
        return f"{of.mitigating or 'no'} mitigating and {of.aggravating or 'no'} aggravating circumstances"
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
    ctx: CheckContext, found: ApplicableFrames, fine: int, weighing: CircumstanceCount, *, acted: date, handled: date
) -> Laddered | None:
    every = [
        one
        for frame in found.frames
        if (one := laddered(fine, frame, weighing, ctx.book, acted=acted, handled=handled)) is not None
    ]
    return min(every, key=lambda one: _ORDER[one.fit], default=None)


_ORDER: Final = {Fit.FITS: 0, Fit.MILDER_LATER: 1, Fit.OFF: 2}
