"""Whether a fine is one the circumstances give, by the ladder of the act's day or a milder later one (mức tiền phạt cụ thể)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from thanhtra.classes import frozen, new_tuple
from thanhtra.fines.amounts import Amount, CircumstanceCount, weigh
from thanhtra.fines.assessing import FineAssessment, assess_frame
from thanhtra.fines.crossing import later_text, reaches_back
from thanhtra.fines.frames import AppliedFrame, Party, frame_for
from thanhtra.fines.terms import MeasureTerm, set_term
from thanhtra.law import Citation, Series, Version
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import MidpointRule, OfferedMeasure, Rulebook
from thanhtra.terms import Basis, SubjectKind


class Fit(Enum):
    """How a fine stands to the ladder."""

    FITS = "fits"
    OFF = "off"
    MILDER_LATER = "milder-later"
    """It fits the ladder of the act's day and not a later, milder one that may reach back."""


@frozen(kw_only=True, eq=False)
class Ladder:
    """What the circumstances give in one frame: ``own`` by the ladder of the act's day, and ``amount`` of it, ``later`` by a ladder that ``crossed`` put in its place since."""

    own: FineAssessment
    amount: Amount
    later: Amount | None
    crossed: Version[Mapping[str, Any]] | None


class Laddered(NamedTuple):
    """How the fine stands, by which assessment, and by which law on texts where the ladder changed after the act."""

    fit: Fit
    by: FineAssessment
    crossed: Version[Mapping[str, Any]] | None


def laddered(
    fine: int, frame: AppliedFrame, weighing: CircumstanceCount, book: Rulebook, *, acted: date, handled: date
) -> Laddered | None:
    """The amount of a fine follows the text in force for the act (80/2015/QH13 Đ156.1), a milder later one where the law lets it reach back.

    118/2021 Đ7.3 puts power, procedure and forms on the day of handling, not amounts. None where only a warning is possible.
    """
    found = _ladder(frame, weighing, book, acted, handled)
    if found is None:
        return None
    return new_tuple(Laddered, (_fit(fine, found.amount, found.later, found.crossed), found.own, found.crossed))


@kept_by_book(maxsize=1024)
def _ladder(
    frame: AppliedFrame, weighing: CircumstanceCount, book: Rulebook, acted: date, handled: date
) -> Ladder | None:
    own = assess_frame(frame, weighing, book, handled=min(acted, handled))
    if own.amount is None:
        return None
    crossed = _changed(book.setting.fine, min(acted, handled), handled, book)
    later = assess_frame(frame, weighing, book, handled=handled).amount if crossed is not None else None
    return Ladder(own=own, amount=own.amount, later=later, crossed=crossed)


def laddered_term(
    months: float, measure: OfferedMeasure, weighing: CircumstanceCount, book: Rulebook, *, acted: date, handled: date
) -> tuple[Fit, MeasureTerm, Version[Mapping[str, Any]] | None] | None:
    """The same of the term of a withdrawal or a suspension; None for a measure without a term."""
    own = set_term(measure, book, handled=min(acted, handled), weighing=weighing, known=Basis.TEXT)
    if own is None:
        return None
    crossed = _changed(book.setting.term, min(acted, handled), handled, book)
    later = (
        set_term(measure, book, handled=handled, weighing=weighing, known=Basis.TEXT) if crossed is not None else None
    )
    return _fit(Fraction(months), own.amount, later.amount if later else None, crossed), own, crossed


def assess_fine(
    provision: Citation,
    subject: SubjectKind | Party,
    book: Rulebook,
    *,
    on: date,
    handled: date | None = None,
    circumstances: Iterable[str] | CircumstanceCount = (),
) -> FineAssessment:
    """The fine for the act at ``provision``, judged by the law of ``on``, set on ``handled`` (default: ``on``).

    What circumstances do to the amount is the law of ``on`` too; a milder one of ``handled`` goes ahead where it may reach back (:func:`laddered`).

    ``subject`` is a kind, or a :class:`Party` whose age is known. ``circumstances`` are slugs of format 1, or their count. Raises like ``Rulebook.violation``, and LawGap for an unread frame.
    """
    weighing = circumstances if isinstance(circumstances, CircumstanceCount) else weigh(circumstances)
    party = subject if isinstance(subject, Party) else Party(kind=subject)
    applied = frame_for(book.violation(provision, on=on), party, book, on)
    day = handled or on
    own = assess_frame(applied, weighing, book, handled=min(on, day))
    crossed = _changed(book.setting.fine, min(on, day), day, book)
    if crossed is not None and own.amount is not None and reaches_back(crossed):
        later = assess_frame(applied, weighing, book, handled=day)
        if later.amount is not None and _milder(later.amount, own.amount):
            return later
    return attrs.evolve(own, handled=day)


@kept_by_book(maxsize=256)
def _changed(
    ladder: Series[MidpointRule], acted: date, handled: date, book: Rulebook
) -> Version[Mapping[str, Any]] | None:
    """The law on texts of the day the ladder changed between the two, if it did."""
    return None if ladder.on(acted) is ladder.on(handled) else later_text(ladder.version_on(handled).start, book)


def _fit(value: int | Fraction, own: Amount, later: Amount | None, crossed: Version[Mapping[str, Any]] | None) -> Fit:
    if later is None or not reaches_back(crossed) or not _milder(later, own):
        return Fit.FITS if value in own else Fit.OFF
    if value in later:
        return Fit.FITS
    return Fit.MILDER_LATER if value in own else Fit.OFF


def _milder(later: Amount, own: Amount) -> bool:
    return (
        later.least <= own.least
        and later.most <= own.most
        and (later.least, later.most, later.open_) != (own.least, own.most, own.open_)
    )
