"""``thanhtra licences``: what is printed, and the exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "registers" / "licences.jsonl")
HEAD = '{"format": "thanhtra.licences", "version": 1, "id": "r"}\n'


def test_findings_end_with_1_and_totals_close_the_list(run):
    ran = run("licences", "check", EXAMPLE, "--on", "2026-11-30", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert (
        "gp2: finding: expired since 2026-09-01, the service was working on 2026-11-15 — 174/2026/NĐ-CP Đ92.1.b [read from a scan]"
        in ran.out
    )
    assert ran.out.endswith("5 licences: 5 finding, 3 note, 1 not assessed\n")


def test_findings_alone_as_json_lines(run):
    ran = run("licences", "check", EXAMPLE, "--on", "30/11/2026", "--findings", "--json")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert {one["answer"] for one in told} == {"finding"}
    assert [one["basis"] for one in told if one["matter"] == "report-late"] == ["text"]


def test_a_register_with_nothing_wrong(run, files):
    path = files.write(
        "r.jsonl", HEAD + '{"id": "a", "kind": "other", "checks": [{"on": "2026-01-01", "way": "monitoring"}]}\n'
    )
    ran = run("licences", "check", path, "--on", "2026-11-30")
    assert (ran.code, ran.out) == (0, "1 giấy phép: không có gì phải nêu\n")
    assert "Không có giấy phép nào" in run("licences", "programme", path, "--on", "2026-11-30").out


def test_what_cannot_be_used_is_told_and_ends_with_2(run, files):
    path = files.write("r.jsonl", HEAD + '{"id": "a"}\n{"id": "b", "kind": "other"}\n')
    ran = run("licences", "check", path, "--on", "2026-11-30")
    assert ran.code == 2
    assert "r.jsonl:2:1: $.kind: Thiếu kind [missing]" in ran.err
    assert "1 giấy phép" in ran.out
    assert run("licences", "check", files.write("x.jsonl", "{}\n"), "--on", "2026-11-30").code == 2


def test_decisions_of_case_files_are_put_beside(run, files):
    case = json.loads(files.line("C1", "2020-11-02"))
    case["subjects"][0]["number"] = "77"
    later = json.loads(files.line("C2", "2020-12-02"))
    later["subjects"][0]["number"] = "77"
    later["events"][-1]["number"] = "13/QĐ-XPHC"
    cases = files.write(
        "c.jsonl", "".join(json.dumps(one) + "\n" for one in (case, later, {"format": "thanhtra.case"}))
    )
    path = files.write("r.jsonl", HEAD + '{"id": "a", "kind": "other", "holder": {"id": "h", "number": "77"}}\n')
    ran = run("licences", "check", path, "--on", "2026-11-30", "--cases", cases, "--lang", "en")
    assert "sanctioned 2 times: 12/QĐ-XPHC (2020-11-02), 13/QĐ-XPHC (2020-12-02)" in ran.out
    assert (ran.code, "c.jsonl:3" in ran.err) == (2, True)


def test_a_programme_in_words_and_as_json_lines(run):
    said = run("licences", "programme", EXAMPLE, "--on", "2026-11-30", "--every", "24", "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert (
        "gp2 · social-network · never checked · a control may still be made this year — 198/2025/QH15 Đ4 [secondary source]"
        in said.out
    )
    told = [
        json.loads(line)
        for line in run(
            "licences", "programme", EXAMPLE, "--on", "2026-11-30", "--most", "1", "--json"
        ).out.splitlines()
    ]
    assert [(one["licence"], one["last"], one["room"], one["reasons"][0]["why"]) for one in told] == [
        ("gp2", None, "open", "works-without")
    ]


def test_a_number_of_months_is_a_whole_number_from_1(run):
    ran = run("licences", "programme", EXAMPLE, "--on", "2026-11-30", "--every", "0")
    assert (ran.code, "expected a whole number from 1" in ran.err) == (2, True)


def test_days_are_written_as_the_language_writes_them(run):
    said = [
        run("licences", what, EXAMPLE, "--on", "2026-11-30", "--every", "24", "--lang", lang).out
        for what in ("programme", "check")
        for lang in ("vi", "en")
    ]
    machine, people = (re.compile(days) for days in (r"\b20\d\d-\d\d-\d\d\b", r"\b\d\d/\d\d/20\d\d\b"))
    assert [(bool(machine.search(text)), bool(people.search(text))) for text in said] == [
        (False, True),
        (True, False),
    ] * 2


@pytest.mark.parametrize("text", ['id,kind\n"gp1', "id,kind\n" + "a" * 200_000 + ",social-network\n"])
@pytest.mark.parametrize("what", ["check", "programme"])
def test_a_register_whose_rows_cannot_be_told_apart_is_not_read_in_part(run, files, what, text):
    """A quote that is never closed; a cell longer than any reader of rows takes."""
    ran = run("licences", what, files.write("a.csv", text), "--on", "2026-11-30")
    assert (ran.code, ran.err.count("\n"), "gp1" in ran.out) == (2, 1, False)
    assert "unknown_format" in ran.err
