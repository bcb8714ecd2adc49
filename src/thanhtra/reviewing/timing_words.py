"""How a step stands to its limit, in words: in time or late and by how much, the last day, the term and its start (thời hạn)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from thanhtra.findings import Late
from thanhtra.reckoning import TimeLimit, padded, so_many, written
from thanhtra.terms import Unit

_LATE: Final = {
    "hour": ("giờ", "hour"),
    "day": ("ngày", "day"),
    "working-day": ("ngày làm việc", "working day"),
    "month": ("tháng", "month"),
    "year": ("năm", "year"),
}
_BOUNDS: Final = {
    "exact": ("", ""),
    "earliest": ("sớm nhất là ", "at the earliest "),
    "latest": ("muộn nhất là ", "at the latest "),
}


class LimitTold(NamedTuple):
    """All that the words turn on: the terms, the step, the last day and how late, what is counted from, and the bound of the last day."""

    terms: tuple[TimeLimit, ...]
    actual: date | datetime | None
    due: date | datetime | None
    late: Late | None
    counted_from: date | datetime
    bound: str


def timing_words(told: LimitTold, *, in_time: bool) -> dict[str, str]:
    """What the sentence about a limit can name beside its days: ``when``, ``standing``, ``late`` and ``term``, by language."""
    terms = told.terms
    term_vi, term_en = " và thêm ".join(t.vi for t in terms), " and another ".join(t.en for t in terms)
    figures = {
        "term_vi": term_vi,
        "term_en": term_en,
        "late_vi": _late(told, 0),
        "late_en": _late(told, 1),
        "when_vi": _at(told.actual),
        "when_en": written(told.actual, "en") if told.actual else "",
    }
    if terms and all(t.unit is Unit.PROMPTLY for t in terms):
        figures["standing_vi"] = "kịp thời, ngay trong ngày (luật không quy định số ngày)"
        figures["standing_en"] = "prompt: on the same day (the law sets no number of days)"
    else:
        figures["standing_vi"] = _standing_vi(told, term_vi, in_time=in_time)
        figures["standing_en"] = _standing_en(told, term_en, in_time=in_time)
    return figures


def _standing_vi(told: LimitTold, term: str, *, in_time: bool) -> str:
    due = told.due
    judged = "đúng thời hạn" if in_time else f"quá thời hạn {_late(told, 0)}".rstrip()
    counted = f"{term}, kể từ {_from(told.counted_from)}" if term else f"kể từ {_from(told.counted_from)}"
    if due is None:
        return f"{judged} ({counted})"
    bound = _BOUNDS[told.bound][0]
    last = (
        f"Thời hạn đến {bound}{written(due, 'vi')}"
        if isinstance(due, datetime)
        else f"Ngày cuối của thời hạn: {bound}{written(due, 'vi')}"
    )
    return f"{judged}. {last} ({counted})"


def _standing_en(told: LimitTold, term: str, *, in_time: bool) -> str:
    due = told.due
    start = written(told.counted_from, "en")
    counted = f"{term} from {start}" if term else f"counted from {start}"
    if due is None:
        return f"{'in time' if in_time else 'out of time'} ({counted})"
    ends = "end" if isinstance(due, datetime) else "last day"
    last = f"{_BOUNDS[told.bound][1]}{written(due, 'en')}"
    if in_time:
        return f"in time: {ends} {last} ({counted})"
    return f"{_late(told, 1)} after its {ends} {last} ({counted})".lstrip()


def _late(told: LimitTold, lang: int) -> str:
    """How late, in the unit it is told in; less than an hour in minutes."""
    late, due = told.late, told.due
    if late is None:
        return ""
    if (
        isinstance(due, datetime)
        and isinstance(told.actual, datetime)
        and (past := told.actual - due) < timedelta(hours=1)
    ):
        minutes = max(1, past // timedelta(minutes=1))
        return so_many(minutes, "minute") if lang else f"{padded(minutes)} phút"
    unit = _LATE[late.unit.value][lang]
    return so_many(late.amount, unit) if lang else f"{padded(late.amount)} {unit}"


def _at(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return f"{'lúc' if isinstance(moment, datetime) else 'ngày'} {written(moment, 'vi')}"


def _from(moment: date | datetime) -> str:
    return f"{'' if isinstance(moment, datetime) else 'ngày '}{written(moment, 'vi')}"
