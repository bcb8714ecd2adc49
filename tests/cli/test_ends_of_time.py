"""The first and the last day there are, and numbers out of all measure, are answered or refused as any other."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = str(EXAMPLES / "plans" / "plan-2026.json")
ASKED = {
    "plan check": ("plan", "check", PLAN),
    "plan report": ("plan", "report", PLAN),
    "coordination": ("coordination", "check", str(EXAMPLES / "plans" / "coordination-2026.json")),
    "difficulties": ("difficulties", "check", str(EXAMPLES / "plans" / "difficulties-2026.json")),
    "evidence": ("evidence", "check", str(EXAMPLES / "registers" / "evidence.json")),
    "licences": ("licences", "check", str(EXAMPLES / "registers" / "licences.jsonl")),
    "platforms": ("platforms", "check", str(EXAMPLES / "registers" / "requests.json")),
    "next": ("next", str(EXAMPLES / "published" / "net-041.json")),
    "agenda": ("agenda", str(EXAMPLES / "published" / "net-041.json"), "--within", "9999999", "--overdue"),
    "national-record": ("national-record", str(EXAMPLES / "published" / "net-041.json"), "--histories"),
    "who-now": ("who-now", "district-chair"),
}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("argv", ASKED.values(), ids=ASKED)
def test_any_day_there_is_is_answered(run, argv, day):
    ran = run(*argv, "--on", day)
    assert ran.code in (0, 1)
    assert ran.err == "" or "internal" not in ran.err


@pytest.mark.parametrize("days", ["-1", "-99999999999", "99999999999", "²", ""])
def test_a_number_of_days_is_from_nought_to_what_a_calendar_holds(run, days):
    assert run("plan", "check", PLAN, "--on", "2026-06-30", f"--days={days}").code == 2
    assert run("agenda", PLAN, "--on", "2026-06-30", f"--within={days}").code == 2
