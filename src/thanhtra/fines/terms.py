"""The term of a withdrawal or a suspension: the same ladder, over the term's own frame."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.fines.amounts import Amount, CircumstanceCount, set_amount
from thanhtra.law import Citation
from thanhtra.rulebook import OfferedMeasure, Rulebook
from thanhtra.terms import Basis, Unit


@frozen(kw_only=True, eq=False)
class MeasureTerm:
    """The term a decree's measure runs for: from ``least`` to ``most`` ``unit``, and what circumstances make of it."""

    measure: OfferedMeasure
    amount: Amount
    least: int
    most: int
    unit: Unit
    cites: tuple[Citation, ...]
    law_on: date
    basis: Basis
    provisional: bool = False


def set_term(
    measure: OfferedMeasure, book: Rulebook, *, handled: date, weighing: CircumstanceCount, known: Basis
) -> MeasureTerm | None:
    """The term of ``measure`` for a decision of ``handled``; None for a measure without a term."""
    if measure.least is None or measure.most is None or measure.unit is None:
        return None
    version = book.setting.term.version_on(handled)
    ladder = book.setting.term.on(handled)
    cites = (*((measure.cite,) if measure.cite else ()), *version.cites)
    return MeasureTerm(
        measure=measure,
        amount=set_amount(ladder, measure.least, measure.most, weighing),
        least=measure.least,
        most=measure.most,
        unit=measure.unit,
        cites=cites,
        law_on=handled,
        basis=max((known, version.known), key=lambda b: b.rank),
    )
