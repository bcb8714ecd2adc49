"""Defects of the minutes of violation and of what comes before the decision (biên bản vi phạm hành chính)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from thanhtra.casefile import Case, Signatures
from thanhtra.testing.defects.defect import SINCE_2022, InjectedDefect
from thanhtra.testing.edits import moved, the, with_event, without

_MINUTES: Final = "minutes_drawn_up"


def _backwards(case: Case) -> Case:
    day = the(case, _MINUTES).on
    return case if day is None else with_event(case, "minutes_served", on=day - timedelta(3))


OF_MINUTES: Final = (
    InjectedDefect(
        name="minutes-late",
        check="MIN01",
        spoil=lambda case: moved(case, _MINUTES, 40),
        cure=("lập biên bản trong thời hạn", "minutes drawn up within their term"),
        blank=lambda case: with_event(moved(case, _MINUTES, 40), _MINUTES, on=None),
        asks="].on",
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="minutes-not-signed",
        check="MIN03",
        spoil=lambda case: with_event(
            case,
            _MINUTES,
            signatures=Signatures(
                maker=True, violator="refused", witnesses=0, commune=False, reason=False, every_page=True
            ),
        ),
        cure=(
            "có người chứng kiến hoặc đại diện chính quyền cấp xã ký, ghi rõ lý do",
            "a witness or the commune signs, and the reason is written",
        ),
        blank=lambda case: with_event(case, _MINUTES, signatures=None),
        asks="].signatures",
        also={"MIN09": "what the minutes lack was not verified before the decision"},
    ),
    InjectedDefect(
        name="place-not-explained",
        check="MIN04",
        spoil=lambda case: with_event(case, _MINUTES, place="other", place_reason=False),
        cure=("ghi rõ lý do lập biên bản ở nơi khác", "the minutes say why they were drawn up elsewhere"),
        blank=lambda case: with_event(case, _MINUTES, place="other", place_reason=None),
        asks="].place_reason",
        regimes=SINCE_2022,
        also={"MIN09": "what the minutes lack was not verified before the decision"},
    ),
    InjectedDefect(
        name="minutes-not-served",
        check="MIN05",
        spoil=lambda case: without(case, "minutes_served"),
        cure=("giao biên bản cho người vi phạm", "the minutes are handed to the violator"),
    ),
    InjectedDefect(
        name="one-copy",
        check="MIN08",
        spoil=lambda case: with_event(
            case,
            _MINUTES,
            copies=1,
            signatures=Signatures(maker=True, violator="signed", every_page=True, electronic=False),
        ),
        cure=("lập ít nhất hai bản", "at least two copies are made"),
        also={"MIN09": "what the minutes lack was not verified before the decision"},
    ),
    InjectedDefect(
        name="defect-not-verified",
        check="MIN09",
        spoil=lambda case: with_event(
            case,
            _MINUTES,
            signatures=Signatures(
                maker=True, violator="refused", witnesses=0, commune=False, reason=False, every_page=True
            ),
        ),
        cure=("xác minh tình tiết, lập biên bản xác minh", "the facts are verified in minutes of verification"),
        also={"MIN03": "the want of a signature is the defect to verify"},
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="no-minutes",
        check="ORD01",
        spoil=lambda case: with_event(without(case, _MINUTES, "minutes_served"), "decision_issued", minutes=None),
        cure=("lập biên bản trước khi ra quyết định", "minutes are drawn up before the decision"),
    ),
    InjectedDefect(
        name="days-backwards",
        check="ORD02",
        spoil=_backwards,
        cure=("sửa ngày ghi sai", "the day written wrong is corrected"),
    ),
)
