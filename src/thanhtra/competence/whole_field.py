"""Whether the decrees of a day allot a title every act of a field (phân định thẩm quyền theo lĩnh vực)."""

from __future__ import annotations

from datetime import date

from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook


def allotted_whole_field(post: str, field: str, day: date, book: Rulebook) -> bool:
    """Whether no decree the book holds keeps an act of ``field`` in force on ``day`` from ``post``; a decree without a list of titles keeps none."""
    return _whole(post, field, book.law_period(day), book)


@kept_by_book(maxsize=512)
def _whole(post: str, field: str, day: date, book: Rulebook) -> bool:
    for instrument, head in book.decrees.heads.items():
        if head.start > day or not book.decrees.powers(instrument):
            continue
        own = book.decree_powers_of(post, instrument, day)
        if any(row.provisions is None and row.excludes is None for row in own):
            continue
        if any(not any(row.allots(act) for row in own) for act in _acts(instrument, field, day, book)):
            return False
    return True


def _acts(instrument: str, field: str, day: date, book: Rulebook) -> list[Citation]:
    """The acts of the decree in that field, in force that day."""
    found: list[Citation] = []
    for citation in book.decrees.acts(instrument):
        try:
            text = book.violation(citation, on=day)
        except LawError:
            continue
        if text.field == field:
            found.append(citation)
    return found
