"""Whether a fine is one the circumstances give, by the ladder of the act's day or a milder later one (mức tiền phạt cụ thể)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from thanhtra.fines.amounts import Amount, CircumstanceCount
from thanhtra.fines.assessing import FineAssessment, assess_frame
from thanhtra.fines.crossing import later_text, reaches_back
from thanhtra.fines.frames import AppliedFrame
from thanhtra.law import Version
from thanhtra.rulebook import Rulebook


class Fit(Enum):
    """How a fine stands to the ladder."""

    FITS = "fits"
    OFF = "off"
    MILDER_LATER = "milder-later"
    """It fits the ladder of the act's day and not a later, milder one that may reach back."""


class Laddered(NamedTuple):
    """How the fine stands, by which assessment, and by which law on texts where the ladder changed after the act."""

    fit: Fit
    by: FineAssessment
    crossed: Version[Mapping[str, Any]] | None


def laddered(fine: int, frame: AppliedFrame, weighing: CircumstanceCount, book: Rulebook, *, acted: date, handled: date) -> Laddered | None:
    """The amount of a fine follows the text in force for the act (80/2015/QH13 Đ156.1), a milder later one where the law lets it reach back.

    118/2021 Đ7.3 puts power, procedure and forms on the day of handling, not amounts. None where only a warning is possible.
    """
    own = assess_frame(frame, weighing, book, handled=min(acted, handled))
    if own.amount is None:
        return None
    if book.setting.fine.on(min(acted, handled)) is book.setting.fine.on(handled):
        return Laddered(Fit.FITS if fine in own.amount else Fit.OFF, own, None)
    later = assess_frame(frame, weighing, book, handled=handled)
    law = later_text(book.setting.fine.version_on(handled).start, book)
    milder = reaches_back(law) and later.amount is not None and _milder(later.amount, own.amount)
    if fine in own.amount:
        return Laddered(Fit.MILDER_LATER if milder and later.amount is not None and fine not in later.amount else Fit.FITS, own, law)
    return Laddered(Fit.FITS if milder and later.amount is not None and fine in later.amount else Fit.OFF, own, law)


def _milder(later: Amount, own: Amount) -> bool:
    return later.least <= own.least and later.most <= own.most and (later.least, later.most, later.open_) != (own.least, own.most, own.open_)
