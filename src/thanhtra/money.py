"""Whole đồng (tiền phạt): frames, midpoint, doubling, halving; never floats."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

MOST_DONG: Final = 2**53 - 1
"""The largest amount FORMAT 1 carries."""


@attrs.frozen
class Frame:
    """A fine's frame (khung tiền phạt), both ends included, in đồng. Raises ValueError when the ends are not in order."""

    least: int
    most: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError(f"not a frame: {self.least}–{self.most}")

    @property
    def midpoint(self) -> Fraction:
        """The average of the frame (mức trung bình), exact."""
        return Fraction(self.least + self.most, 2)

    def doubled(self) -> Frame:
        """The frame for an organisation, when stated for an individual."""
        return Frame(self.least * 2, self.most * 2)

    def halved(self) -> Frame:
        """The frame for an individual, when stated for an organisation. Raises ValueError on an odd đồng."""
        if self.least % 2 or self.most % 2:
            raise ValueError(f"cannot halve {self.least}–{self.most} in whole đồng")
        return Frame(self.least // 2, self.most // 2)

    def __contains__(self, amount: int) -> bool:
        return self.least <= amount <= self.most
