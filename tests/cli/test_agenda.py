"""``thanhtra agenda``: what is due in the coming days, by day, in four forms."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

TUTORIAL = "docs/tutorial/bk-2020-017.json"
"""A decision of Tuesday 20 October 2020: to be sent within two working days (Đ70), by Thursday 22 October."""


def kinds(run: Callable, *more: str) -> list[str]:
    return [item["kind"] for item in json.loads(run("agenda", TUTORIAL, "--format", "json", *more).out)["items"]]


@pytest.mark.parametrize(
    ("on", "within", "there"),
    [("2020-10-20", "2", True), ("2020-10-20", "1", False), ("2020-10-22", "0", True), ("2020-10-23", "14", False)],
)
def test_a_duty_stands_in_the_agenda_through_its_last_day(run: Callable, on: str, within: str, *, there: bool) -> None:
    assert ("sending" in kinds(run, "--on", on, "--within", within)) is there


def test_what_is_past_with_no_step_on_file_is_told_when_asked(run: Callable) -> None:
    assert kinds(run, "--on", "2020-10-23") == []
    assert kinds(run, "--on", "2020-10-23", "--overdue") == ["national-database", "sending"]


def test_the_json_says_what_each_item_is(run: Callable) -> None:
    shown = json.loads(run("agenda", TUTORIAL, "--on", "20/10/2020", "--within", "14", "--format", "json").out)
    assert (shown["on"], shown["until"]) == ("2020-10-20", "2020-11-03")
    assert shown["items"][1] == {
        "case": "BK-2020-017",
        "kind": "sending",
        "due": "2020-10-22",
        "status": "open",
        "bearer": "authority",
        "nature": "duty",
        "vi": "Thời hạn gửi quyết định xử phạt",
        "en": "Time limit for sending the decision",
        "source": "15/2012/QH13 Đ70",
        "event": 2,
        "counted_from": "2020-10-20",
    }


def test_duties_of_the_authority_unless_said_otherwise(run: Callable) -> None:
    months = ("--on", "2020-10-20", "--within", "800")
    assert set(kinds(run, *months)) == {"national-database", "sending"}
    assert kinds(run, *months, "--bearer", "violator") == ["execution"]
    assert "enforcement-limitation" in kinds(run, *months, "--nature", "bar")
    assert {"complaint", "execution", "sending"} <= set(
        kinds(run, *months, "--bearer", "any", "--nature", "duty", "--nature", "right")
    )


def test_text_stands_under_days_in_both_languages(run: Callable) -> None:
    asked = ("agenda", TUTORIAL, "--on", "2020-10-23", "--overdue", "--bearer", "any")
    assert "22/10/2020  đã qua" in run(*asked).out
    english = run(*asked, "--lang", "en").out
    assert "2020-10-22  passed" in english
    assert "Time limit for executing the decision — at the earliest  [" in english
    assert "không có việc nào" in run("agenda", TUTORIAL, "--on", "2019-01-01").out


def test_a_table_and_a_calendar(run: Callable) -> None:
    asked = ("agenda", TUTORIAL, "--on", "2020-10-20", "--lang", "en", "--format")
    rows = list(csv.DictReader(run(*asked, "csv").out.splitlines()))
    assert [(r["due"], r["kind"], r["bearer"]) for r in rows] == [
        ("2020-10-22", "national-database", "authority"),
        ("2020-10-22", "sending", "authority"),
    ]
    written = run(*asked, "ics").out
    assert written.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20201022" in written


def test_a_table_tells_the_violators_of_one_decision_apart(run: Callable, tmp_path: Path) -> None:
    case = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "C",
        "subjects": [{"id": one, "kind": "individual"} for one in ("s1", "=s2")],
        "acts": [
            {"id": "a1", "subject": "s1", "ended": "2022-03-01"},
            {"id": "a2", "subject": "=s2", "ended": "2022-03-01"},
        ],
        "events": [
            {"kind": "decision_issued", "id": "d", "on": "2022-03-10", "sanctions": [{"act": a, "fine": 5_000_000} for a in ("a1", "a2")]},
            {"kind": "decision_delivered", "on": "2022-03-11", "decision": "d"},
        ],
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    asked = ("agenda", str(path), "--on", "2022-03-14", "--bearer", "any", "--lang", "en", "--format")
    rows = list(csv.DictReader(run(*asked, "csv").out.splitlines()))
    assert {r["subject"] for r in rows if r["kind"] == "execution"} == {"s1", "'=s2"}
    assert {r["act"] for r in rows} <= {"", "a1", "a2"}
    assert len({tuple(r.values()) for r in rows}) == len(rows)
    assert list(rows[0])[-2:] == ["act", "subject"]


def test_a_limit_in_hours_is_an_instant_and_a_formula_is_no_formula(run: Callable, tmp_path: Path) -> None:
    """A seizure is reported within 24 hours of its minutes (khoản 4 Điều 125 of the Law, to 2021)."""
    case = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "=1+1",
        "events": [{"kind": "goods_seized", "at": "2020-03-02T09:00:00+07:00", "basis": "verify"}],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    asked = ("agenda", str(path), "--on", "2020-03-02", "--within", "1", "--lang", "en", "--format")
    rows = list(csv.DictReader(run(*asked, "csv").out.splitlines()))
    assert [(r["case"], r["due"]) for r in rows] == [("'=1+1", "2020-03-03T09:00+07:00")]
    assert json.loads(run(*asked, "json").out)["items"][0]["due"] == "2020-03-03T09:00:00+07:00"
    assert "DTSTART:20200303T020000Z" in run(*asked, "ics").out
    assert "  … 09:00 =1+1: " in run(*asked, "text").out
    later = json.loads(run("agenda", str(path), "--on", "2020-03-04", "--format", "json").out)["items"]
    assert [item["kind"] for item in later] == ["seizure"]


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_form_of_a_formula_runs_in_the_table(run: Callable, tmp_path: Path, lead: str) -> None:
    """Some spreadsheets read full-width signs as well."""
    case = {
        "format": "thanhtra.case",
        "version": 1,
        "id": f"{lead}1+1",
        "events": [{"kind": "goods_seized", "at": "2020-03-02T09:00:00+07:00", "basis": "verify"}],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    rows = list(
        csv.DictReader(
            run("agenda", str(path), "--on", "2020-03-02", "--lang", "en", "--format", "csv").out.splitlines()
        )
    )
    assert {r["case"] for r in rows} == {f"'{lead}1+1"}


def test_files_that_cannot_be_used_are_told_and_the_others_answered(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "b.json").write_text(Path(TUTORIAL).read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("agenda", str(tmp_path), "--on", "2020-10-20", "--format", "json")
    shown = json.loads(ran.out)
    assert ran.code == 2
    assert [i["kind"] for i in shown["items"]] == ["national-database", "sending"]
    assert len(shown["unusable"]) == 1
    assert "a.json" in ran.err
    assert "1 hồ sơ không dùng được" in run("agenda", str(tmp_path), "--on", "2020-10-20").out


@pytest.mark.parametrize("wrong", [(), ("none.json",), (TUTORIAL, "--within", "-1"), (TUTORIAL, "--bearer", "clerk")])
def test_what_it_cannot_answer_is_a_usage_error(run: Callable, wrong: tuple[str, ...]) -> None:
    assert run("agenda", *wrong).code == 2
