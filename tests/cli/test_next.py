"""``thanhtra next``: what must be done first, by whom, until when."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Files

CASE = str(Path(__file__).parents[2] / "docs/tutorial/bk-2020-017.json")


def test_what_must_be_done_comes_first_with_who_and_the_last_day(run: Callable) -> None:
    ran = run("next", CASE, "--on", "22/10/2020")
    lines = [line.strip() for line in ran.out.splitlines() if line.strip()]
    assert lines[1] == "Phải làm:"
    first = " ".join(ran.out.split())
    assert "Gửi quyết định, Chánh Thanh tra sở, chậm nhất ngày 22/10/2020" in first
    assert ran.code == 0  # the last day itself is in time


def test_the_day_after_it_is_overdue(run: Callable) -> None:
    ran = run("next", CASE, "--on", "23/10/2020")
    assert ran.code == 1
    assert "(đã quá thời hạn)" in ran.out
    assert "(overdue)" in run("next", CASE, "--on", "23/10/2020", "--lang", "en").out


def test_steps_without_a_day_stand_together(run: Callable) -> None:
    out = run("next", CASE, "--on", "22/10/2020").out
    assert out.index("Phải làm:") < out.index("Được làm hoặc có thể xảy ra, không có hạn:")
    assert len(out.splitlines()) < 60


def test_as_json(run: Callable) -> None:
    shown = json.loads(run("next", CASE, "--on", "22/10/2020", "--json").out)
    assert (shown["case"], shown["on"], shown["stage"]) == ("BK-2020-017", "2020-10-22", "decided")
    first = shown["steps"][0]
    assert (first["kind"], first["standing"], first["latest"], first["bearer"], first["who"]) == (
        "decision_sent",
        "must",
        "2020-10-22",
        "authority",
        ["chief-inspector-of-department"],
    )
    assert {s["standing"] for s in shown["steps"]} <= {"must", "may", "barred", "unknown"}


def test_what_is_barred_says_why_and_what_is_missing_is_said(run: Callable, files: Files) -> None:
    out = run("next", files.late(), "--on", "1/9/2026").out
    assert "Không được làm:" in out or "Chưa xác định được" in out
    assert "còn thiếu:" in out


def test_without_a_day_one_is_asked_for(run: Callable, files: Files) -> None:
    path = files.write("empty.json", '{"format": "thanhtra.case", "version": 1, "id": "E", "events": []}')
    ran = run("next", path)
    assert (ran.code, "cần --on" in ran.err) == (2, True)
    assert "say --on" in run("next", path, "--lang", "en").err
    assert run("next", path, "--on", "1/9/2026").code == 0


def test_a_file_that_is_none_is_unusable(run: Callable, files: Files) -> None:
    assert run("next", files.write("bad.json", "{}")).code == 2
    assert run("next", "nowhere.json").code == 2
