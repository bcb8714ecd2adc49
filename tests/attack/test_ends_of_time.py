"""Files that stand at the last day a date can hold: answered, never raised (mốc cuối của thời gian)."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta, timezone

import pytest

from thanhtra import Rulebook, read_case, review


@pytest.mark.parametrize("at", ["9999-12-31T00:00:01+07:00", "9999-12-31T23:59:59+07:00", "9999-12-31T16:59:59Z"])
def test_a_limit_in_hours_past_the_last_date_is_answered(at: str) -> None:
    document = {"format": "thanhtra.case", "version": 1, "id": "X", "events": [{"kind": "goods_seized", "at": at}]}
    found = review(read_case(json.dumps(document).encode()), Rulebook.built_in())
    report = next(d for d in found.deadlines if d.kind == "seizure-report")
    assert report.due is None
    assert "law:calendar@9999-12-31" in report.missing


@pytest.mark.parametrize("day", ["0001-01-01", "0999-06-01"])
def test_an_event_log_keeps_four_digits_of_a_year_however_early(day: str) -> None:
    from thanhtra.export.ocel import _stamp  # noqa: PLC0415 - the stamp alone is asked

    stamp = _stamp(datetime.combine(date.fromisoformat(day), time(), timezone(timedelta(hours=7))))
    assert datetime.fromisoformat(stamp) == datetime.combine(
        date.fromisoformat(day), time(), timezone(timedelta(hours=7))
    )
