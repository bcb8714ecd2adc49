"""A threshold on a day, as something an answer can rest on (ngưỡng tiền)."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.law import Citation, Version
from thanhtra.rulebook import Rulebook, Threshold
from thanhtra.terms import Basis, SubjectKind


@frozen(kw_only=True, eq=False)
class ThresholdOn:
    """The amounts of one threshold on ``law_on``, in đồng."""

    amounts: Threshold
    version: Version[Threshold]
    law_on: date
    provisional: bool = False

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        return self.version.cites

    @property
    def basis(self) -> Basis:
        """How the version is known."""
        return self.version.known

    def of(self, kind: SubjectKind) -> int:
        """The amount for a subject of that kind."""
        return self.amounts.of(kind)


def threshold_on(book: Rulebook, slug: str, day: date) -> ThresholdOn:
    """The threshold of that name on ``day``. Raises NotInTheBook for an unknown slug, LawError where the law is not there that day."""
    series = book.threshold(slug).versions
    return ThresholdOn(amounts=series.on(day), version=series.version_on(day), law_on=day)
