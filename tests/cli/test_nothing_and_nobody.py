"""A complaint is in the language asked and names its file; beside no case at all, nothing is answered."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.drafts import sending

HERE = Path(__file__).parents[2]
DIFFICULTIES = str(HERE / "examples" / "plans" / "difficulties-2026.json")
LICENCES = str(next((HERE / "examples").rglob("*licen*.jsonl")))
EVIDENCE = str(next((HERE / "examples").rglob("*evidence*.json")))
ON = ("--on", "2026-11-20")
BESIDE = [
    ["difficulties", "list", DIFFICULTIES, *ON, "--cases"],
    ["evidence", "check", EVIDENCE, *ON, "--cases"],
    ["licences", "check", LICENCES, *ON, "--cases"],
    ["licences", "programme", LICENCES, *ON, "--cases"],
]
ASKING = [["mistakes"], ["national-record", *ON], ["report", "--period", "2020-Y"], *BESIDE]


@pytest.mark.parametrize(
    "command", [*ASKING, ["law", "impact"], ["law", "coverage"]], ids=lambda command: " ".join(command[:2])
)
@pytest.mark.parametrize(("lang", "word", "other"), [("en", "expected id", "Thiếu"), ("vi", "Thiếu id", "expected")])
def test_a_case_that_cannot_be_used_is_told_in_the_language_asked(run, files, command, lang, word, other):
    bad = files.write("bad.jsonl", '{"format": "thanhtra.case", "version": 1}\n')
    rules = ("--rules", str(sending(files.folder / "draft"))) if command[:2] == ["law", "impact"] else ()
    ran = run(*command, bad, *rules, "--lang", lang)
    assert (ran.code, word in ran.err, other in ran.err) == (2, True, False)


@pytest.mark.parametrize("command", BESIDE, ids=lambda command: " ".join(command[:2]))
def test_beside_no_case_nothing_is_answered(run, files, command):
    ran = run(*command, files.write("none.jsonl", ""))
    assert (ran.code, ran.out) == (2, "")
    assert f"thanhtra {command[0]}: không có hồ sơ nào / no case" in ran.err


@pytest.mark.parametrize("command", ASKING, ids=lambda command: " ".join(command[:2]))
def test_of_cases_none_of_which_can_be_used_nothing_is_answered(run, files, command):
    ran = run(*command, files.write("bad.jsonl", '{"format": "thanhtra.case", "version": 1}\n'))
    assert (ran.code, ran.out) == (2, "")
    assert "bad.jsonl:1" in ran.err


def test_an_agenda_of_cases_none_of_which_can_be_used_is_not_written(run, files):
    bad = files.write("bad.jsonl", '{"format": "thanhtra.case", "version": 1}\n')
    for form in ("text", "csv", "ics", "json"):
        ran = run("agenda", bad, "--format", form)
        assert (ran.code, ran.out) == (2, "")
        assert "bad.jsonl:1" in ran.err


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (["bulk", "x.jsonl", "--processes"], "0"),
        (["bulk", "x.jsonl", "--processes"], "99999999"),
        (["licences", "programme", LICENCES, *ON, "--every"], "0"),
        (["licences", "programme", LICENCES, *ON, "--every"], "9" * 5000),
        (["serve", "--largest"], "8000000000001"),
        (["serve", "--seconds"], "²"),
        (["serve", "--port"], "0"),
        (["fine", "--mitigating"], "-1"),
        (["fine", "--age"], "9" * 5000),
        (["agenda", "x.jsonl", "--within"], "1e3"),
    ],
    ids=lambda given: given[:9] if isinstance(given, str) else " ".join((given[0], given[-1])),
)
def test_a_number_that_is_none_or_too_long_is_told_in_one_way(run, command, text):
    ran = run(*command, text)
    assert ran.code == 2
    assert "expected a whole number from " in ran.err
    assert len(ran.err) < 2000


def test_cases_beside_a_check_of_difficulties_are_refused_not_passed_over(run):
    ran = run("difficulties", "check", DIFFICULTIES, *ON, "--cases", "none-such.jsonl")
    assert (ran.code, "--cases đi với / goes with list" in ran.err) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="a file that opens and cannot be read")
@pytest.mark.parametrize(
    "command",
    [
        ["audit", "@"],
        ["next", "@"],
        ["may", "@", "case_closed"],
        ["form", "MBB01", "@", "--out", "none.docx"],
        ["diagram", "proceeding", "--case", "@"],
        ["who-may", "--case", "@", "--on", "2026-09-01"],
        ["plan", "check", "@", *ON],
        ["coordination", "check", "@", *ON],
        ["difficulties", "list", "@", *ON],
        ["evidence", "check", "@", *ON],
        ["national-record", "none.jsonl", "--receipts", "@"],
        ["import", "@", "--suggest-map"],
    ],
    ids=lambda command: command[0],
)
def test_a_file_that_opens_and_cannot_be_read_is_named(run, command):
    unread = "/proc/self/mem"
    ran = run(*(unread if word == "@" else word for word in command))
    assert (ran.code, ran.out, ran.err) == (2, "", f"thanhtra {command[0]}: {unread}: Input/output error\n")


@pytest.mark.parametrize("what", ["check", "programme"])
@pytest.mark.parametrize("name", ["none.ndjson", "none.json", "none.csv", "head.jsonl", "bad.jsonl"])
def test_of_no_licence_nothing_is_answered(run, files, what, name):
    """A page that says there is nothing to tell would read as one about licences in order."""
    head = '{"format": "thanhtra.licences", "version": 1, "id": "r"}\n'
    text = {"head.jsonl": head, "bad.jsonl": head + "{}\n"}.get(name, "")
    ran = run("licences", what, files.write(name, text), *ON)
    assert (ran.code, ran.out) == (2, "")
    assert ("không có giấy phép nào / no licence" in ran.err) == (name == "head.jsonl")
    assert name == "head.jsonl" or name in ran.err


CASE = str(HERE / "examples" / "published" / "cul-001.json")


@pytest.mark.parametrize("form", [("--format", "html"), ("--format", "csv", "--rows", "case"), ("--state",)])
def test_a_report_of_a_body_in_no_file_is_not_written(run, files, form):
    body = next(o["agency"] for o in json.loads(Path(CASE).read_text(encoding="utf-8"))["officials"] if "agency" in o)
    over = Path(files.write("report.out", "an earlier report"))
    wrong = body[:-1] + "x"
    asked = ("report", CASE, "--period", "2026-Y", *form)
    assert run(*asked, "--agency", body).code == 0

    ran = run(*asked, "--agency", wrong)
    assert (ran.code, ran.out, f"did you mean {body!r}" in ran.err) == (2, "", True)
    assert run(*asked, "--agency", wrong, "--out", str(over)).code == 2
    assert over.read_text(encoding="utf-8") == "an earlier report"


DOCUMENTS = [
    ["evidence", "check", "@", *ON],
    ["platforms", "check", "@", *ON],
    ["licences", "check", "@", *ON],
    ["plan", "check", "@", *ON],
    ["coordination", "check", "@", *ON],
    ["difficulties", "list", "@", *ON],
    ["review", "@"],
    ["audit", "@"],
    ["next", "@"],
    ["may", "@", "case_closed"],
]


@pytest.mark.parametrize("command", DOCUMENTS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("", "tài liệu rỗng", "an empty document"),
        (" \n", "tài liệu rỗng", "an empty document"),
        ('{"a" 1}', "thiếu dấu hai chấm sau tên trường ở dòng 1, cột 6", "no colon after a name at line 1, column 6"),
        ("{} {}", "còn nội dung sau tài liệu ở dòng 1, cột 4", "more after the document at line 1, column 4"),
    ],
    ids=["empty", "blank", "colon", "two"],
)
def test_what_is_no_json_is_told_in_the_language_asked(run, files, command, text, vi, en):
    given = files.write("x.json", text)
    asked = [given if word == "@" else word for word in command]
    said_vi, said_en = run(*asked, "--lang", "vi"), run(*asked, "--lang", "en")
    assert (said_vi.code, said_en.code) == (2, 2)
    assert (f"Không phải một tài liệu JSON: {vi}" in said_vi.err + said_vi.out, "expected" in said_vi.err) == (
        True,
        False,
    )
    assert f"expected one JSON document, got {en}" in said_en.err + said_en.out


def test_a_list_of_receipts_without_heads_is_told_in_the_language_asked(run, files):
    given = files.write("r.csv", "")
    ran = run("national-record", CASE, "--receipts", given, "--lang", "vi")
    assert (ran.code, "Thiếu dòng đầu có tên các cột" in ran.err, "expected" in ran.err) == (2, True, False)
