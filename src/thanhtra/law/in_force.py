"""A rule's life: versions that start on a day and hold until the next one (hiệu lực theo thời gian).

A version carries its first day only. A version may *end* the series, or be a *gap*: the law had a rule, its text was not read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import ClassVar, Generic, TypeVar

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import LawGap, NoLongerInForce, NotYetInForce
from thanhtra.law.citation import Citation
from thanhtra.terms import Basis

R = TypeVar("R")


@frozen(kw_only=True, eq=False)
class Version(Generic[R]):
    """One version of a rule from ``start`` on. ``rule`` is None when it ended or is a gap (``gap`` then says why)."""

    start: date
    rule: R | None
    cites: tuple[Citation, ...] = ()
    known: Basis = Basis.TEXT
    ended: bool = False
    gap: str = ""
    note: str = ""


@frozen(eq=False)
class Series(Generic[R]):
    """Every version of one rule, in order of their first days; built by :func:`series`.

    Of a series ``is_watched`` every reading is noted: whoever asks it often takes no short way past :meth:`version_on`.
    """

    is_watched: ClassVar[bool] = False

    name: str
    versions: tuple[Version[R], ...]
    _starts: tuple[date, ...] = attrs.field(repr=False)

    def version_on(self, day: date) -> Version[R]:
        """The version in force on ``day``. Raises NotYetInForce, NoLongerInForce or LawGap."""
        at = bisect_right(self._starts, day) - 1
        if at < 0:
            raise NotYetInForce(self.name, day)
        version = self.versions[at]
        if version.ended:
            raise NoLongerInForce(self.name, day)
        if version.rule is None:
            raise LawGap(self.name, day, version.gap)
        return version

    def on(self, day: date) -> R:
        """The rule in force on ``day``; raises like :meth:`version_on`."""
        rule = self.version_on(day).rule
        if rule is None:  # pragma: no cover - version_on refuses these; the type checker cannot see it
            raise LawGap(self.name, day)
        return rule

    def until(self, version: Version[R]) -> date | None:
        """The first day on which ``version`` no longer holds; None while it is the last."""
        at = self.versions.index(version) + 1
        return self._starts[at] if at < len(self._starts) else None


def series(name: str, versions: Sequence[Version[R]]) -> Series[R]:
    """Versions as a series. Raises ValueError when none is given, or two start on one day."""
    ordered = tuple(sorted(versions, key=lambda v: v.start))
    if not ordered:
        raise ValueError(f"{name}: a series needs a version")
    starts = tuple(v.start for v in ordered)
    for earlier, later in pairwise(starts):
        if earlier == later:
            raise ValueError(f"{name}: two versions start on {earlier.isoformat()}")
    return Series(name, ordered, starts)
