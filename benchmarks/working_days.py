"""Seven working days on from every day of ten years: ours, a naive loop, numpy and the package holidays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec

from timing import Report, over

from thanhtra import Rulebook

AHEAD = 7


def measure(report: Report, *, quick: bool) -> None:
    """The same days, where the peers know of make-up Saturdays or none is near; then the time of one."""
    calendar = Rulebook.built_in().calendar
    off = {day for day in calendar.special if not calendar.is_working(day)}
    made_up = {day for day in calendar.special if calendar.is_working(day)}
    starts = [date(2014, 1, 1) + timedelta(days=n) for n in range(3650)]

    def naive(start: date) -> date:
        left, day = AHEAD, start
        while left:
            day += timedelta(days=1)
            left -= day in made_up or (day.weekday() < 5 and day not in off)
        return day

    ways: dict[str, Callable[[date], date]] = {"**ours**": lambda day: calendar.add(day, AHEAD), "a naive loop": naive}
    assert [ways["**ours**"](day) for day in starts] == [naive(day) for day in starts]
    usual = [day for day in starts if not any(day < other <= day + timedelta(days=30) for other in made_up)]
    if find_spec("numpy"):
        np = import_module("numpy")
        days = np.array(sorted(off), dtype="datetime64[D]")
        ways["numpy.busday_offset, day by day"] = lambda day: np.busday_offset(
            np.datetime64(day), AHEAD, roll="backward", holidays=days
        ).astype(object)
        assert [ways["numpy.busday_offset, day by day"](day) for day in usual] == [naive(day) for day in usual]
    if find_spec("holidays"):
        vietnam = import_module("holidays").VN(years=range(2013, 2026))
        ways["holidays.get_nth_working_day"] = lambda day: vietnam.get_nth_working_day(day, AHEAD)
        alike = sum(ways["holidays.get_nth_working_day"](day) == naive(day) for day in starts)
    timed = over({name: (way, usual) for name, way in ways.items()}, rounds=3 if quick else 7)
    ours = timed["**ours**"]
    rows = [(name, f"{took * 1e6:,.2f}", f"{took / ours:,.1f}") for name, took in timed.items()]
    report.table(
        f"{AHEAD} working days on from {len(usual):,} days with no make-up day near", ("", "µs", "× of ours"), rows
    )
    if "holidays.get_nth_working_day" in ways:
        report.say(
            f"`holidays` agrees with the notices on {alike:,} of {len(starts):,} days; numpy knows no make-up days."
        )
    if find_spec("numpy"):
        whole = np.array(usual, dtype="datetime64[D]")
        at_once = over(
            {"": (lambda all_days: np.busday_offset(all_days, AHEAD, roll="backward", holidays=days), [whole])},
            rounds=3,
        )[""] / len(usual)
        report.say(f"All {len(usual):,} days in one array numpy moves in {at_once * 1e6:,.2f} µs a day.")


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
    sys.exit(kept.missed > 0)
