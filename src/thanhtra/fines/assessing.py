"""The fine of one act: frame, average, circumstances, as a derivation."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.fines.amounts import Amount, CircumstanceCount, set_amount, share
from thanhtra.fines.frames import AppliedFrame
from thanhtra.fines.step import FineStep, dong
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import padded
from thanhtra.rulebook import MidpointRule, Rulebook
from thanhtra.terms import Basis, weakest


@frozen(kw_only=True, eq=False)
class FineAssessment:
    """What one act costs one party. ``amount`` is None where only a warning is possible.

    ``fine`` is the one amount the law gives, in whole đồng; None where it leaves an interval, or where the average is no whole
    đồng: ``amount`` then says between what.
    """

    applied: AppliedFrame
    weighing: CircumstanceCount
    ladder: MidpointRule
    amount: Amount | None
    handled: date
    law_on: date
    cites: tuple[Citation, ...]
    basis: Basis
    steps: tuple[FineStep, ...]
    provisional: bool = False

    @property
    def fine(self) -> int | None:
        """The exact fine in đồng, if there is one."""
        exact = self.amount.exact if self.amount else None
        return int(exact) if exact is not None and exact.denominator == 1 else None


@kept_by_book(maxsize=1024)
def assess_frame(
    applied: AppliedFrame, weighing: CircumstanceCount, book: Rulebook, *, handled: date
) -> FineAssessment:
    """The fine inside a frame already applied, under the ladder of the day of handling."""
    version = book.setting.fine.version_on(handled)
    ladder = book.setting.fine.on(handled)
    basis = weakest(applied.basis, version.known)
    if handled > applied.law_on and book.setting.fine.on(applied.law_on) is not ladder:
        basis = weakest(basis, Basis.INFERENCE)
    amount: Amount | None = None
    steps = list(applied.steps)
    if applied.adult is not None and applied.frame is not None:
        amount = set_amount(ladder, applied.adult.least, applied.adult.most, weighing)
        steps.append(_step(amount, weighing, version.cites))
        if applied.minor is not None:
            amount = share(amount, applied.minor.percent)
    return FineAssessment(
        applied=applied,
        weighing=weighing,
        ladder=ladder,
        amount=amount,
        handled=handled,
        law_on=applied.law_on,
        cites=tuple(dict.fromkeys((*applied.cites, *version.cites))),
        basis=basis,
        steps=tuple(steps),
    )


def _weighed(of: CircumstanceCount) -> str:
    if not of.mitigating and not of.aggravating:
        return "Không có tình tiết giảm nhẹ, tăng nặng"
    told = (
        f"{padded(number)} tình tiết {name}" if number else f"không có tình tiết {name}"
        for number, name in ((of.mitigating, "giảm nhẹ"), (of.aggravating, "tăng nặng"))
    )
    return f"Có {', '.join(told)}".replace("Có không", "Không")


def _step(amount: Amount, weighing: CircumstanceCount, cites: tuple[Citation, ...]) -> FineStep:
    counted_vi = _weighed(weighing)
    counted_en = f"{weighing.mitigating} mitigating, {weighing.aggravating} aggravating"
    exact = amount.exact
    if exact is not None:
        figure = dong(int(exact)) if exact.denominator == 1 else f"{dong(int(exact))},5"
        return FineStep(f"{counted_vi}: {figure} đồng", f"{counted_en}: {figure} đồng", cites)
    low, high = dong(int(amount.least)), dong(int(amount.most))
    strict_en = " (ends excluded)" if amount.open_ else ""
    span_vi = f"trên {low} đồng và dưới {high} đồng" if amount.open_ else f"từ {low} đồng đến {high} đồng"
    return FineStep(f"{counted_vi}: {span_vi}", f"{counted_en}: from {low} to {high} đồng{strict_en}", cites)
