"""The fields an act may lie in (lĩnh vực của hành vi vi phạm): its provision says which, a statement beside it that differs leaves both open.

15/2012/QH13 Đ4.1: the Government's decrees say which acts are violations, field by field. So the field is that of the decree's row.
"""

from __future__ import annotations

from datetime import date

from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

Stated = tuple[str | None, str | None]
"""The field stated for the act, and the one stated for the file."""


def fields_of_act(book: Rulebook, stated: Stated, provision: Citation | None, day: date) -> tuple[str, ...]:
    """The field stated for the act and that of its provision on ``day``, each once; where neither is known, the file's; () when nothing is said."""
    row = _field_of(book, provision, day) if provision is not None else None
    own, of_file = stated
    if own is not None:
        return (own,) if row is None or row == own else (own, row)
    field = of_file if row is None else row
    return () if field is None else (field,)


def _field_of(book: Rulebook, provision: Citation, day: date) -> str | None:
    try:
        return book.violation(provision, on=day).field
    except LawError:
        return None
