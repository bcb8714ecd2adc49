"""Were working minutes made for a lawful reason, and passed on where the maker had no power?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect

_TO_BE_PASSED_ON: Final = frozenset({"no-power", "other-field", "other-area"})


@check(
    "DET01",
    "detection.working-minutes-passed-on",
    about="working_minutes_made",
    defect=Defect.DUTY,
    vi="Biên bản làm việc có được lập đúng trường hợp và chuyển đến người có thẩm quyền không?",
    en="Were working minutes made for a lawful reason, and passed on where the maker had no power?",
    wrong=("biên bản làm việc ngày {actual}: {fault_vi}", "working minutes of {actual}: {fault_en}"),
    right=("biên bản làm việc ngày {actual} đúng trường hợp và đã được chuyển", "the working minutes of {actual} had a lawful reason and were passed on"),
    law="118/2021/NĐ-CP Đ12.1",
)
def answer(asked: Asked) -> Verdict | None:
    """Asked from 2022. Awaiting results passes nothing on; whoever had no power cannot then draw up the violation minutes."""
    day = asked.event.day
    if day is None or not in_force(asked.book, "working-minutes", day):
        return None
    rule = applied(asked.book, "working-minutes", day)
    reason = getattr(asked.event, "reason", None)
    if reason is None:
        return lacks(asked.field("reason"), rule)
    if reason not in _TO_BE_PASSED_ON:
        return yes(rule)
    acts = set(asked.ix.acts[asked.at])
    events = asked.ix.events
    later = {kind: [i for i in asked.ix.by_kind.get(kind, ()) if i > asked.at and not acts.isdisjoint(asked.ix.acts[i])] for kind in _AFTER}
    own = [i for i in later["minutes_drawn_up"] if asked.event.by is not None and events[i].by == asked.event.by]
    if own:
        return no(rule, **_KEPT)
    if later["file_transferred"] or later["file_received"] or any(events[i].by is not None and asked.event.by is not None for i in later["minutes_drawn_up"]):
        return yes(rule)
    missing = asked.unknown("file_transferred")
    if missing:
        return lacks(missing, rule) if asked.looked_back else None
    return no(rule, **_NOT_PASSED) if asked.looked_back else None


_AFTER: Final = ("minutes_drawn_up", "file_transferred", "file_received")
_KEPT: Final = {
    "fault_vi": "người lập ghi không có thẩm quyền nhưng lại tự lập biên bản vi phạm",
    "fault_en": "the maker wrote that he had no power and then drew up the violation minutes himself",
}
_NOT_PASSED: Final = {"fault_vi": "không được chuyển đến người có thẩm quyền", "fault_en": "not passed on to whoever has power"}
