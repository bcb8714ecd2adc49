"""``thanhtra review``: what it prints, and what the process answers."""

from __future__ import annotations

import io
import json

import pytest


def test_no_finding_answers_0_even_when_much_is_unknown(run, files):
    ran = run("review", files.undecided())
    assert ran.code == 0
    assert "DEC01" in ran.out
    assert ran.err == ""


def test_a_finding_answers_1(run, files):
    assert run("review", files.late()).code == 1


def test_unusable_input_answers_2_and_wins_over_findings(run, files):
    bad = files.write("bad.json", '{"format": "thanhtra.case", "version": 1}')
    ran = run("review", bad, files.late())
    assert ran.code == 2
    assert f"{bad}:1:1: $.id: Thiếu id [missing]" in ran.err
    assert "LATE" in ran.out


def test_a_file_that_is_not_there_answers_2_and_the_others_are_reviewed(run, files):
    ran = run("review", "no-such.json", files.undecided())
    assert ran.code == 2
    assert "no-such.json" in ran.err
    assert "UNDECIDED" in ran.out


def test_vietnamese_unless_english_is_asked_for(run, files):
    path = files.late()
    assert "Diễn biến" in run("review", path).out
    assert "History" in run("review", path, "--lang", "en").out


def test_json_of_one_json_file_is_one_object(run, files):
    found = json.loads(run("review", files.late(), "--format", "json").out)
    assert (found["case"], found["stage"], found["as_of"]) == ("LATE", "decided", "2020-12-20")
    assert [a["check"] for a in found["answers"] if a["answer"] == "finding"] == ["DEC01"]


def test_json_of_several_files_is_an_array_in_input_order(run, files):
    ran = run("review", files.late(), files.undecided(), "--format", "json")
    assert [r["case"] for r in json.loads(ran.out)] == ["LATE", "UNDECIDED"]


def test_json_of_a_jsonl_file_is_an_array_even_of_one(run, files):
    path = files.write("one.jsonl", files.line("ONE", "2020-10-20") + "\n")
    assert [r["case"] for r in json.loads(run("review", path, "--format", "json").out)] == ["ONE"]


def test_an_empty_file_is_no_file_in_order(run, files):
    ran = run("review", files.write("none.jsonl", ""), "--format", "json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_jsonl_is_one_line_a_case_with_the_unusable_in_its_place(run, files):
    path = files.write("many.jsonl", f"{files.line('A', '2020-10-20')}\nnonsense\n\n{files.line('B', '2020-12-20')}\n")
    ran = run("review", path, "--format", "jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 2
    assert [line["case"] for line in lines] == ["A", None, "B"]
    assert (lines[1]["source"], lines[1]["unusable"][0]["code"]) == (f"{path}:2", "not_json")


def test_a_slug_no_version_ever_knew_is_unusable_with_a_suggestion(run, files):
    text = files.line("X", "2020-10-20").replace("chief-inspector-of-department", "chief-inspector-of-departmnt")
    found = json.loads(run("review", files.write("x.json", text), "--format", "json").out)
    assert found["unusable"] == [
        {
            "path": "$.officials[0].post",
            "code": "unknown_slug",
            "expected": "the slug of a post (did you mean chief-inspector-of-department?)",
            "got": '"chief-inspector-of-departmnt"',
            "line": 1,
            "column": text.index('"chief-inspector-of-departmnt"') + 1,
        }
    ]


def test_as_of_moves_the_day_open_deadlines_are_seen_from(run, files):
    found = json.loads(run("review", files.undecided(), "--format", "json", "--as-of", "2022-01-03").out)
    assert found["as_of"] == "2022-01-03"


def test_as_of_today_is_some_day(run, files):
    found = json.loads(run("review", files.undecided(), "--format", "json", "--as-of", "today").out)
    assert found["as_of"] >= "2026-01-01"


@pytest.mark.parametrize("day", ["yesterday", "20220103", "2022-02-30"])
def test_a_day_that_is_none_is_a_usage_error(run, files, day):
    ran = run("review", files.undecided(), "--as-of", day)
    assert (ran.code, ran.out) == (2, "")


def test_no_file_is_a_usage_error(run):
    assert run("review").code == 2


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_stdin_is_one_document_or_lines(run, files, monkeypatch):
    document = files.line("IN", "2020-10-20")
    monkeypatch.setattr("sys.stdin", _Stdin(document.replace(', "events"', ',\n "events"').encode()))
    assert "IN ·" in run("review", "-").out
    monkeypatch.setattr("sys.stdin", _Stdin(f"{document}\n{files.line('IN2', '2020-12-20')}\n".encode()))
    ran = run("review", "-", "--format", "jsonl")
    assert [json.loads(line)["case"] for line in ran.out.splitlines()] == ["IN", "IN2"]
    assert ran.code == 1


def test_a_hundred_megabytes_of_open_brackets_are_refused(run, files):
    path = files.write("deep.json", b"[" * 100_000_000)
    found = json.loads(run("review", path, "--format", "json").out)
    assert [p["code"] for p in found["unusable"]] == [
        "too_large"
    ]  # a list may be as long as it likes; one member of it may not


def test_what_is_printed_in_json_is_what_the_library_answers(run, files):
    from thanhtra import Rulebook, read_case, review  # noqa: PLC0415 - beside its use
    from thanhtra.exchange import review_to_json  # noqa: PLC0415 - likewise

    path = files.late()
    assert json.loads(run("review", path, "--format", "json").out) == review_to_json(
        review(read_case(path), Rulebook.built_in())
    )


def test_a_page_holds_all_cases_and_what_cannot_be_used_is_told(run, files):
    bad = files.write("bad.json", '{"format": "thanhtra.case", "version": 1}')
    ran = run("review", bad, files.late(), files.undecided(), "--format", "html", "--lang", "en")
    assert ran.code == 2
    assert ran.out.startswith("<!doctype html>")
    assert ran.out.count("<article") == 2
    assert "$.id: missing" in ran.err


def test_a_calendar_and_an_event_log(run, files):
    assert run("review", files.late(), "--format", "ics", "--as-of", "2020-10-06").out.startswith("BEGIN:VCALENDAR\r\n")
    log = json.loads(run("review", files.late(), files.undecided(), "--format", "ocel").out)
    assert sum(thing["type"] == "case" for thing in log["objects"]) == 2


def test_one_finding_is_said_in_the_singular(run, tmp_path):
    late = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1"}],
    }
    late["events"] = [
        {"kind": "decision_issued", "on": "2020-10-02", "sanctions": [{"act": "a1"}]},
        {"kind": "decision_sent", "on": "2020-10-07"},
    ]
    (tmp_path / "x.json").write_text(json.dumps(late), encoding="utf-8")
    assert "\n1 finding · " in run("review", str(tmp_path / "x.json"), "--lang", "en").out
