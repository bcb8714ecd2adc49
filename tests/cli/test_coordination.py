"""``thanhtra coordination``, ``difficulties`` and ``mistakes``: what is printed, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

PLANS = Path(__file__).parents[2] / "examples" / "plans"
JOINT, LIST = str(PLANS / "coordination-2026.json"), str(PLANS / "difficulties-2026.json")
ARCHIVE = str(PLANS / "cases-2020.jsonl")


def test_a_case_between_bodies(run):
    ran = run("coordination", "check", JOINT, "--on", "2026-06-30", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert "2 requests still open; 3 findings, 1 not assessed." in ran.out
    assert "CH2 · Question: Was the transfer carried out? · Why: the sender does not own the case" in ran.out
    assert "last day to answer" not in ran.out.partition("Not assessed")[0]


@pytest.mark.parametrize(
    ("on", "owner", "code"), [("2026-05-17", None, 0), ("2026-05-28", "khcn", 1), ("2026-05-29", "so", 1)]
)
def test_one_owner_at_the_end_of_each_day(run, on, owner, code):
    ran = run("coordination", "check", JOINT, "--on", on, "--format", "json")
    assert json.loads(ran.out)["owner"] == owner
    assert ran.code == code


def test_members_of_an_inspection_are_told_whether_they_may_sanction(run, tmp_path):
    whole = json.loads(Path(JOINT).read_text(encoding="utf-8"))
    whole["controls"][0] |= {"kind": "inspection", "results": []}
    whole["controls"][0]["members"][1]["inspector"] = False
    file = tmp_path / "k.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    ran = run("coordination", "check", str(file), "--on", "2026-06-30")
    assert "Được xử phạt không: không · Căn cứ: 84/2025/QH15 Đ27.2; 84/2025/QH15 Đ40.2" in ran.out
    assert "chưa rõ có phải thanh tra viên" in ran.out


def test_a_conferences_questions(run):
    ran = run("difficulties", "list", LIST, "--on", "2026-11-20")
    assert (ran.code, ran.err) == (0, "")
    assert "3 vướng mắc, 2 chưa trả lời; 2 kiến nghị, 1 chưa xong; 1 mục quá hạn." in ran.out
    assert "Đã thành: quy tắc one-minutes" in ran.out
    assert "Chủ quan · Số: 2 · Lĩnh vực: " in ran.out
    told = json.loads(run("difficulties", "check", LIST, "--on", "2026-11-20", "--format", "json").out)
    assert (told["late"], told["causes"][0]["count"], told["causes"][0]["ids"]) == (["2"], 2, ["n1", "n2"])
    assert run("difficulties", "check", LIST, "--on", "2026-11-20").code == 1
    assert run("difficulties", "check", LIST, "--on", "2026-11-15").code == 0


def test_a_list_as_a_document_and_a_workbook(run, tmp_path):
    for form in ("docx", "xlsx"):
        out = tmp_path / f"v.{form}"
        assert run("difficulties", "list", LIST, "--on", "2026-11-20", "--format", form, "--out", str(out)).code == 0
        assert out.read_bytes()[:2] == b"PK"


def test_frequent_mistakes(run):
    ran = run("mistakes", ARCHIVE, "--lang", "en", "--only", "DEC01")
    assert (ran.code, ran.err) == (0, "")
    assert "DEC01 · Cases wrong: 2 · Share: 66.7 % · Cases in order: 1 · Not assessed: 1" in ran.out
    assert json.loads(run("mistakes", ARCHIVE, "--format", "json").out)["cases"] == 4
    assert run("mistakes", ARCHIVE, "--format", "html").out.startswith("<!doctype html>")


def test_mistakes_of_a_check_there_is_none_of_is_no_clean_page(run):
    wrong = run("mistakes", ARCHIVE, "--only", "DEC1,DEC01")
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (2, "", 1)
    assert "no check 'DEC1'" in wrong.err
    by_name = run("mistakes", ARCHIVE, "--only", "decision.issued-in-time", "--lang", "en")
    assert (by_name.code, by_name.out) == (0, run("mistakes", ARCHIVE, "--only", "dec01", "--lang", "en").out)


def test_an_archive_with_a_bad_case_is_exit_2_and_the_others_are_counted(run, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(Path(ARCHIVE).read_text(encoding="utf-8").splitlines()[0] + "\n{}\n", encoding="utf-8")
    ran = run("mistakes", str(file), "--format", "json", "--only", "DEC01")
    assert (ran.code, json.loads(ran.out)["cases"]) == (2, 1)
    assert f"{file}:2" in ran.err


@pytest.mark.parametrize("command", ["coordination", "difficulties"])
def test_schemas_and_refusals(run, command, tmp_path):
    schema = json.loads(run(command, "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(
        json.loads(Path(JOINT if command == "coordination" else LIST).read_text(encoding="utf-8")), schema
    )
    file = tmp_path / "k.json"
    file.write_text("[]", encoding="utf-8")
    ran = run(command, "check", str(file), "--on", "2026-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "wrong_type" in ran.err
    assert run(command, "check").code == 2


def test_requests_that_are_left_out_are_not_told_and_an_empty_list_is_none(run, tmp_path):
    left_out = json.loads(Path(JOINT).read_text(encoding="utf-8"))
    for key in ("requests", "replies"):
        left_out.pop(key, None)
    for more, verdict in (({}, "Requests: not told;"), ({"requests": []}, "0 requests still open;")):
        (tmp_path / "c.json").write_text(json.dumps(left_out | more), encoding="utf-8")
        ran = run("coordination", "check", str(tmp_path / "c.json"), "--on", "2026-06-30", "--lang", "en")
        assert verdict in ran.out
