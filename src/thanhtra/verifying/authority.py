"""What a clause of authority gives: ceiling, cap, licence, confiscation, expulsion, remedies (đọc điều khoản về thẩm quyền)."""

from __future__ import annotations

import re
from typing import Final

from thanhtra.classes import frozen
from thanhtra.rulebook.sanctioning import Confiscation, ConfiscationReach
from thanhtra.verifying.figures import number, sums
from thanhtra.verifying.references import references

_FINE: Final = re.compile(r"phạt\s+tiền\s+đến[^;.]*(?:\.\d{3}[^;.]*)*", re.IGNORECASE)
_PERCENT: Final = re.compile(r"đến\s+(\d{1,3})\s*%")
_CAP: Final = re.compile(r"không\s+(?:vượt\s+)?quá\s+([\d.]+\s*đồng)", re.IGNORECASE)
_MOST: Final = re.compile(
    r"đến\s+(?:mức\s+)?(?:mức\s+tiền\s+phạt\s+|mức\s+phạt\s+)?(?:tiền\s+)?tối\s+đa", re.IGNORECASE
)
_CONFISCATE: Final = re.compile(r"tịch\s+thu[^;]*", re.IGNORECASE)
_TIMES: Final = re.compile(
    r"không\s+vượt\s+quá\s+(?:(\d{1,2}|hai)\s+lần\s+)?mức\s+(?:tiền\s+phạt|phạt\s+tiền|xử\s+phạt\s+tiền)", re.IGNORECASE
)
_VALUE: Final = re.compile(r"giá\s+trị\s+(?:đến|không\s+vượt\s+quá)\s+([\d.]+\s*đồng)", re.IGNORECASE)
_REMEDY: Final = re.compile(r"biện\s+pháp\s+khắc\s+phục\s+hậu\s+quả[^;]*", re.IGNORECASE)
_LICENCE: Final = {
    "withdraw-licence": re.compile(r"tước\s+quyền", re.IGNORECASE),
    "suspend-activity": re.compile(r"đình\s+chỉ", re.IGNORECASE),
}
WHOLE: Final = 100


@frozen
class Read:
    """What a clause of authority gives; None where the clause does not say, or not so that it could be read."""

    percent: int | None
    cap: int | None
    amounts: tuple[int, ...]
    warning: bool
    licence: frozenset[str]
    confiscation: Confiscation | None
    expel: bool
    remedies: frozenset[str] | None


def read_power(text: str) -> Read:
    """The powers one clause lists."""
    fine = " ".join(_FINE.findall(text))
    percent = _PERCENT.search(fine)
    cap = _CAP.search(fine)
    whole = not percent and _MOST.search(fine) is not None
    return Read(
        percent=int(percent.group(1)) if percent else WHOLE if whole else None,
        cap=number(cap.group(1).replace("đồng", "").strip()) if cap else None,
        amounts=() if percent or whole else sums(fine),
        warning=re.search(r"phạt\s+cảnh\s+cáo", text, re.IGNORECASE) is not None,
        licence=frozenset(kind for kind, words in _LICENCE.items() if words.search(text)),
        confiscation=_confiscation(text),
        expel=re.search(r"trục\s+xuất", text, re.IGNORECASE) is not None,
        remedies=_points(text),
    )


def _confiscation(text: str) -> Confiscation | None:
    found = _CONFISCATE.search(text)
    if found is None:
        return Confiscation(ConfiscationReach.NONE)
    times = _TIMES.search(found.group())
    if times:
        return Confiscation(ConfiscationReach.LIMITED, {"hai": 2, None: 1}.get(times.group(1)) or int(times.group(1)))
    return None if _VALUE.search(found.group()) else Confiscation(ConfiscationReach.ANY)


def _points(text: str) -> frozenset[str] | None:
    """Letters of Đ28.1 of the Law; ``all`` where the whole clause is given; None when no remedy is told in these words."""
    found = [m for m in _REMEDY.findall(text) if "28" in m]
    if not found:
        return None if _REMEDY.search(text) else frozenset()
    named = [
        p
        for m in found
        for p in references(m, article="", clause="")
        if p[:2] == ("28", "1") or (p[0] == "28" and not p[1])
    ]
    letters = {p[2] for p in named if p[2]}
    return frozenset(letters) if letters else frozenset(("all",)) if named else None
