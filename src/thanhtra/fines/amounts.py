"""What circumstances make of a frame: one amount where the law computes, an interval where it leaves discretion."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.rulebook import MidpointRule

MITIGATING: Final = frozenset(
    {
        "remedied-harm",
        "confessed-or-helped",
        "provoked",
        "coerced",
        "vulnerable",
        "hardship",
        "backwardness",
        "other-mitigating",
    }
)
"""The mitigating circumstances of format 1 (Đ9.1–8 of Law 15/2012/QH13); all others aggravate (Đ10.1)."""
_ENDS: Final = 2


@frozen(cache_hash=True)
class CircumstanceCount:
    """How many circumstances mitigate and how many aggravate."""

    mitigating: int = 0
    aggravating: int = 0

    @property
    def net(self) -> int:
        """Aggravating less mitigating: they cancel one for one."""
        return self.aggravating - self.mitigating


def weigh(circumstances: Iterable[str]) -> CircumstanceCount:
    """Count circumstances of format 1; each counts once."""
    given = set(circumstances)
    mitigating = len(given & MITIGATING)
    return CircumstanceCount(mitigating, len(given) - mitigating)


def _exact(amount: Amount) -> Fraction | None:
    return amount.least if amount.least == amount.most else None


@frozen
class Amount:
    """From ``least`` to ``most``; ``open_`` excludes both ends. Equal ends: one exact amount."""

    least: Fraction
    most: Fraction
    open_: bool = False
    exact: Fraction | None = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_exact, takes_self=True)
    )
    """The one amount the law gives; None where it leaves a choice."""

    def __contains__(self, amount: int | Fraction) -> bool:
        if self.exact is not None:
            return amount == self.exact
        return self.least < amount < self.most if self.open_ else self.least <= amount <= self.most


def set_amount(ladder: MidpointRule, least: int, most: int, weighing: CircumstanceCount) -> Amount:
    """The amount between ``least`` and ``most`` under ``weighing``, by the ladder in force."""
    low, high = Fraction(least), Fraction(most)
    middle = (low + high) / 2
    if ladder is MidpointRule.WITHIN_FRAME:
        return Amount(low, high)
    if ladder is MidpointRule.FREE_HALF:
        return Amount(low if weighing.mitigating else middle, high if weighing.aggravating else middle)
    net = weighing.net
    if net == 0:
        return Amount(middle, middle)
    if abs(net) >= _ENDS:
        end = high if net > 0 else low
        return Amount(end, end)
    return (
        Amount(middle, high, ladder is MidpointRule.OPEN_INTERVALS)
        if net > 0
        else Amount(low, middle, ladder is MidpointRule.OPEN_INTERVALS)
    )


def share(amount: Amount, percent: int) -> Amount:
    """At most ``percent`` of ``amount``: what a minor may pay; the law sets no least."""
    return Amount(Fraction(0), amount.most * percent / 100)
