"""The day of an instant is its day at +07:00, whatever offset the file writes it with."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.deadlines import latest_safe_date
from thanhtra.export import text
from thanhtra.export.next_steps import next_steps_text
from thanhtra.reckoning import law_day
from thanhtra.reviewing.next_steps import next_steps

BOOK = Rulebook.built_in()
CLOCK = timezone(timedelta(hours=7))
SEIZED = ["2020-03-02T20:00:00+00:00", "2020-03-03T03:00:00+07:00"]
"""One instant, 03:00 of 3 March: the report is due within 24 hours, by 03:00 of 4 March (15/2012/QH13 Đ125.4)."""


def seized(at: str):
    """The instant is in the id: a file that is only written another way is the same case, and is asked once."""
    case = {
        "format": "thanhtra.case",
        "version": 1,
        "id": at,
        "complete": False,
        "events": [{"kind": "goods_seized", "at": at, "basis": "verify"}],
    }
    return read_case(json.dumps(case).encode())


@pytest.mark.parametrize("at", SEIZED)
def test_the_last_safe_day_is_that_of_the_law(at):
    found = latest_safe_date(review(seized(at), BOOK, as_of=date(2020, 3, 3)).deadlines, BOOK, "seizure_reported")
    assert found is not None
    assert found[0] == date(2020, 3, 4)


@pytest.mark.parametrize("at", SEIZED)
@pytest.mark.parametrize(("as_of", "over"), [(date(2020, 3, 4), False), (date(2020, 3, 5), True)])
def test_a_limit_is_told_as_over_from_the_day_after_its_last(at, as_of, over):
    case = seized(at)
    shown = text(review(case, BOOK, as_of=as_of), case, lang="en", book=BOOK)
    (line,) = [
        line for line in shown.splitlines() if "Time limit for reporting a seizure" in line and "2020-03-04" in line
    ]
    assert (": over" in line) is over


@pytest.mark.parametrize("at", SEIZED)
@pytest.mark.parametrize(("on", "late"), [(date(2020, 3, 4), False), (date(2020, 3, 5), True)])
def test_the_next_step_names_the_hour_and_the_day_of_the_law(at, on, late):
    case = seized(at)
    told = " ".join(next_steps_text(next_steps(case, BOOK, on=on), case, BOOK, lang="en").split())
    assert f"by 03:00 2020-03-04{' (overdue)' if late else ''} (seizure_reported)" in told


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2020, 3, 3, 16, 59, tzinfo=UTC), date(2020, 3, 3)),
        (datetime(2020, 3, 3, 17, 0, tzinfo=UTC), date(2020, 3, 4)),
        (datetime(2020, 3, 4, 0, 0, tzinfo=CLOCK), date(2020, 3, 4)),
        (date(2020, 3, 4), date(2020, 3, 4)),
    ],
)
def test_the_day_of_a_moment(moment, day):
    assert law_day(moment) == day
