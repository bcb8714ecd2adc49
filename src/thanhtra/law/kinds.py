"""What kind of instrument a number is of, as its citations name it: ``Nghị định số 174/2026/NĐ-CP`` (loại văn bản).

The number of most instruments says their kind. Laws, codes and resolutions of the National Assembly share one form of number: those that
are no laws are listed. A number whose kind is not known is printed bare.
"""

from __future__ import annotations

from typing import Final

Both = tuple[str, str]

_CODE: Final = ("Bộ luật số", "Code")
_RESOLUTION: Final = ("Nghị quyết số", "Resolution")
_LAW: Final = ("Luật số", "Law")
_OF_ASSEMBLY: Final[dict[str, Both]] = {
    "33/2005/QH11": _CODE,
    "10/2012/QH13": _CODE,
    "91/2015/QH13": _CODE,
    "100/2015/QH13": _CODE,
    "101/2015/QH13": _CODE,
    "45/2019/QH14": _CODE,
    "190/2025/QH15": _RESOLUTION,
    "198/2025/QH15": _RESOLUTION,
    "202/2025/QH15": _RESOLUTION,
    "28/2026/QH16": _RESOLUTION,
}
"""Of the numbers of the National Assembly, those that are no laws."""
_BY_ENDING: Final[tuple[tuple[str, Both], ...]] = (
    ("NĐ-CP", ("Nghị định số", "Decree")),
    ("NQ-", _RESOLUTION),
    ("QĐ-", ("Quyết định số", "Decision")),
    ("CT-", ("Chỉ thị số", "Directive")),
    ("TTLT-", ("Thông tư liên tịch số", "Joint Circular")),
    ("TT-", ("Thông tư số", "Circular")),
)


def kind_of(number: str) -> Both | None:
    """What a citation puts before the number, in Vietnamese and English; None where the number does not say."""
    ending = number.rpartition("/")[2]
    if ending.startswith("QH") and ending[2:].isdigit():
        return _OF_ASSEMBLY.get(number, _LAW)
    return next((names for start, names in _BY_ENDING if ending.startswith(start)), None)


def named(number: str, *, english: bool = False) -> str:
    """The number with its kind: ``Nghị định số 174/2026/NĐ-CP``, ``Decree 174/2026/NĐ-CP``."""
    names = kind_of(number)
    return number if names is None else f"{names[1 if english else 0]} {number}"
