"""How a step stands to its limit, in words: in time or late and by how much, the last day, the term and its start (thời hạn)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from thanhtra.deadlines import Assessment
from thanhtra.findings import Late
from thanhtra.reckoning import padded, written
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


def timing_words(assessed: Assessment, timing: dict[str, Any], *, in_time: bool) -> dict[str, str]:
    """What the sentence about a limit can name: ``when``, ``standing``, ``late``, ``term``, ``actual``, ``due`` and ``start``, by language."""
    terms = assessed.branch.terms if assessed.branch else ()
    due: date | datetime | None = timing.get("due")
    late: Late | None = timing.get("late")
    term_vi, term_en = " và thêm ".join(t.vi for t in terms), " and another ".join(t.en for t in terms)
    figures = {
        "term_vi": term_vi,
        "term_en": term_en,
        "late_vi": _late(late, 0, assessed, due),
        "late_en": _late(late, 1, assessed, due),
        "when_vi": _at(assessed.actual),
        "when_en": written(assessed.actual, "en") if assessed.actual else "",
    }
    if terms and all(t.unit is Unit.PROMPTLY for t in terms):
        figures["standing_vi"] = "kịp thời, ngay trong ngày (luật không quy định số ngày)"
        figures["standing_en"] = "prompt: on the same day (the law sets no number of days)"
    else:
        figures["standing_vi"] = _standing_vi(assessed, due, term_vi, late, in_time=in_time)
        figures["standing_en"] = _standing_en(assessed, due, term_en, late, in_time=in_time)
    return figures


def _standing_vi(
    assessed: Assessment, due: date | datetime | None, term: str, late: Late | None, *, in_time: bool
) -> str:
    judged = "đúng thời hạn" if in_time else f"quá thời hạn {_late(late, 0, assessed, due)}".rstrip()
    counted = f"{term}, kể từ {_from(assessed.counted_from)}" if term else f"kể từ {_from(assessed.counted_from)}"
    if due is None:
        return f"{judged} ({counted})"
    bound = _BOUNDS[assessed.bound][0]
    last = (
        f"Thời hạn đến {bound}{written(due, 'vi')}"
        if isinstance(due, datetime)
        else f"Ngày cuối của thời hạn: {bound}{written(due, 'vi')}"
    )
    return f"{judged}. {last} ({counted})"


def _standing_en(
    assessed: Assessment, due: date | datetime | None, term: str, late: Late | None, *, in_time: bool
) -> str:
    start = written(assessed.counted_from, "en")
    counted = f"{term} from {start}" if term else f"counted from {start}"
    if due is None:
        return f"{'in time' if in_time else 'out of time'} ({counted})"
    ends = "end" if isinstance(due, datetime) else "last day"
    last = f"{_BOUNDS[assessed.bound][1]}{written(due, 'en')}"
    if in_time:
        return f"in time: {ends} {last} ({counted})"
    return f"{_late(late, 1, assessed, due)} after its {ends} {last} ({counted})".lstrip()


def _late(late: Late | None, lang: int, assessed: Assessment, due: date | datetime | None) -> str:
    """How late, in the unit it is told in; less than an hour in minutes."""
    if late is None:
        return ""
    if (
        isinstance(due, datetime)
        and isinstance(assessed.actual, datetime)
        and (past := assessed.actual - due) < timedelta(hours=1)
    ):
        minutes = max(1, past // timedelta(minutes=1))
        return f"{minutes} minute{'s' if minutes != 1 else ''}" if lang else f"{padded(minutes)} phút"
    unit = _LATE[late.unit.value][lang]
    return f"{late.amount} {unit}{'s' if late.amount != 1 else ''}" if lang else f"{padded(late.amount)} {unit}"


def _at(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return f"{'lúc' if isinstance(moment, datetime) else 'ngày'} {written(moment, 'vi')}"


def _from(moment: date | datetime) -> str:
    return f"{'' if isinstance(moment, datetime) else 'ngày '}{written(moment, 'vi')}"
