"""What papers of an end say: of whom nothing is left to fine, what goes on, what is given back (chết, giải thể; thi hành một phần; trả lại)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thanhtra.casefile import Event, SubjectCeased
from thanhtra.export.form_filling import Filling
from thanhtra.reckoning import written

_CEASED: Final[Mapping[str, str]] = {
    "died": "cá nhân bị xử phạt chết",
    "missing": "cá nhân bị xử phạt mất tích",
    "dissolved": "tổ chức bị xử phạt giải thể",
    "bankrupt": "tổ chức bị xử phạt phá sản",
}
_CONFISCATION: Final = "hình thức xử phạt tịch thu tang vật, phương tiện vi phạm hành chính"
_REMEDIES: Final = "biện pháp khắc phục hậu quả"


def ceased(of: Filling) -> str | None:
    """Why the fine is not executed (note 8 of MQĐ17): what became of the one subject of the paper, and the day."""
    names = {subject.id for subject in of.subjects}
    found = [e for e in of.before("subject_ceased") if isinstance(e, SubjectCeased) and e.subject in names]
    if len(found) != 1 or len(names) != 1:
        return None
    told = _CEASED[found[0].how]
    return told if found[0].day is None else f"{told} ngày {written(found[0].day, 'vi')}"


def continued(of: Filling) -> str | None:
    """What of the decision goes on (note 9): confiscation, remedies or both; None where the file does not say both whether and whether not."""
    sanctions = of.sanctions
    if not sanctions or any(s.additional is None or s.remedies is None for s in sanctions):
        return None
    confiscated = any(m.measure == "confiscate" for s in sanctions for m in s.additional or ())
    remedied = any(s.remedies for s in sanctions)
    if confiscated and remedied:
        return f"{_CONFISCATION} và áp dụng {_REMEDIES}"
    return _CONFISCATION if confiscated else _REMEDIES if remedied else None


def ended_by_decision(of: Filling) -> Event | None:
    """The step that gave back, confiscated or destroyed, where its number says that it is a decision's; it may be that of the minutes."""
    return _numbered(of, "/QĐ")


def ended_by_minutes(of: Filling) -> Event | None:
    """The same step, where its number is that of its minutes."""
    return _numbered(of, "/BB")


def _numbered(of: Filling, mark: str) -> Event | None:
    return of.record if isinstance(of.record, Event) and mark in (of.number or "") else None
