"""Whether the party has the right to explain: from the frame's maximum and the sanctions the decree provides, never from the fine."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.fines.frames import AppliedFrame
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, SubjectKind, weakest

_GRANTING: Final = frozenset({"withdraw-licence", "suspend-activity"})


@frozen(kw_only=True, eq=False)
class ExplanationRight:
    """``exists`` is None where the decree's additional sanctions for the act are not known whole."""

    exists: bool | None
    most: int
    threshold: int
    cites: tuple[Citation, ...]
    law_on: date
    basis: Basis
    provisional: bool = False


@kept_by_book(maxsize=1024)
def explanation_right(applied: AppliedFrame, book: Rulebook, day: date) -> ExplanationRight:
    """The right under the law of ``day`` (Đ61.1). Raises LawError where that law is not in the book."""
    version = book.threshold("explanation-threshold").versions.version_on(day)
    rule = book.threshold("explanation-threshold").versions.on(day)
    kind = SubjectKind.ORGANIZATION if applied.party.kind is SubjectKind.ORGANIZATION else SubjectKind.INDIVIDUAL
    granted = any(m.measure in _GRANTING for m in applied.violation.additional)
    exists: bool | None = granted or applied.most >= rule.of(kind)
    if not exists and not applied.violation.whole:
        exists = None
    return ExplanationRight(
        exists=exists,
        most=applied.most,
        threshold=rule.of(kind),
        cites=(*version.cites, *applied.cites),
        law_on=day,
        basis=weakest(version.known, applied.basis),
    )
