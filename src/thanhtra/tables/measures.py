"""A cell of additional sanctions and remedies: taken where every part of it is read, else left whole (hình thức bổ sung, biện pháp khắc phục)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from thanhtra.classes import frozen
from thanhtra.tables.cells import parts_of
from thanhtra.tables.targets import plain

_LEAD: Final = re.compile(
    r"^(?:[-+*•]|\d+[.)])\s*|^(?:hinh thuc(?: xu phat)? bo sung|bien phap khac phuc(?: hau qua)?|phat bo sung|kphq)\s*:\s*"
)
_TERM: Final = re.compile(r"(?:thoi han|trong)\s*(?:la\s*)?:?\s*(\d{1,2})\s*(thang|ngay)$")
_UNITS: Final = {"thang": "month", "ngay": "day"}
_CONFISCATED: Final = re.compile(
    r"tich thu (?:toan bo )?(?:tang vat|phuong tien|tang vat,? (?:va )?phuong tien)(?: vi pham(?: hanh chinh)?)?"
)
_TERMED: Final = {"tuoc quyen su dung": "withdraw-licence", "dinh chi hoat dong": "suspend-activity"}


@frozen(kw_only=True)
class Measures:
    """What a cell imposes beside the main sanction, as the format writes it."""

    additional: tuple[dict[str, Any], ...]
    remedies: tuple[dict[str, str], ...]


def read_measures(text: str, remedies: Mapping[str, str]) -> Measures | None:
    """What the cell imposes; None where any part of it is not surely read. ``remedies`` maps names, as :func:`plain` leaves them, to slugs."""
    additional: list[dict[str, Any]] = []
    ordered: list[dict[str, str]] = []
    for part in parts_of(text):
        said = plain(part).strip(" .")
        while (bare := _LEAD.sub("", said)) != said:
            said = bare
        if said in remedies:
            ordered.append({"remedy": remedies[said]})
        elif (one := _additional(said)) is not None:
            additional.append(one)
        else:
            return None
    return Measures(additional=tuple(additional), remedies=tuple(ordered))


def _additional(said: str) -> dict[str, Any] | None:
    if _CONFISCATED.fullmatch(said):
        return {"measure": "confiscate"}
    measure = next((slug for words, slug in _TERMED.items() if said.startswith(words)), None)
    term = _TERM.search(said)
    return (
        {"measure": measure, "term": {"amount": int(term[1]), "unit": _UNITS[term[2]]}}
        if measure and term and int(term[1])
        else None
    )
