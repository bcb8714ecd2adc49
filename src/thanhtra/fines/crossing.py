"""What the law on texts says of a rule that changed between the act and its handling (áp dụng văn bản theo thời gian)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from thanhtra.errors import LawGap, NotYetInForce
from thanhtra.law import Version
from thanhtra.rulebook import Rulebook

LATER_TEXT: Final = "later-text"


def later_text(began: date, book: Rulebook) -> Version[Mapping[str, Any]] | None:
    """The law on texts of the day a text began: it says whether that text reaches back where it is lighter. None before there is one.

    No later law took that away from a text that began under it: whether it did is open, and so is held against nobody.
    """
    series = book.procedure.rules[LATER_TEXT].versions
    try:
        return series.version_on(began)
    except NotYetInForce:
        return None
    except LawGap:
        return max((v for v in series.versions if v.start <= began), key=lambda v: v.start)


def reaches_back(version: Version[Mapping[str, Any]] | None) -> bool:
    """Whether a lighter text reaches back by that law; also where that law was not read."""
    return version is not None and (version.rule is None or bool(version.rule["lighter_reaches"]))
