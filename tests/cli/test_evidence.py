"""``thanhtra evidence``: what is printed, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "registers" / "evidence.json")
HEAD = '{"format": "thanhtra.evidence", "version": 1, "id": "f"'


def test_findings_end_with_1_and_totals_close_the_list(run):
    ran = run("evidence", "check", EXAMPLE, "--on", "2026-11-30", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert "kq2: finding: on 2026-08-20 no certificate of the device tb1 was valid — 61/2026/NĐ-CP Đ13.2.b\n" in ran.out
    assert ran.out.endswith("3 finding, 1 not assessed\n")


def test_findings_alone_as_json_lines(run):
    ran = run("evidence", "check", EXAMPLE, "--on", "2026-11-30", "--findings", "--json")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["of"], one["matter"], one["basis"]) for one in told] == [
        ("kq2", "calibration", "text"),
        ("kq2", "minutes", "text"),
        ("bc1", "hash", None),
    ]


def test_records_are_put_beside_their_cases(run, files):
    cases = files.write("c.jsonl", files.line("C1", "2020-11-02") + "\n")
    record = (
        ', "records": [{"id": "r", "source": "capture", "at": "2020-10-05T08:00:00+07:00", "address": "x", "sha256": "'
        + "a" * 64
        + '", "custody": [], "case": "C1", "acts": ["none"]}]}'
    )
    path = files.write("f.json", HEAD + record)
    ran = run("evidence", "check", path, "--on", "2026-11-30", "--cases", cases, "--lang", "en")
    assert (ran.code, ran.out) == (1, "r: finding: the case has no act none\n1 finding\n")
    broken = files.write("b.jsonl", '{"format": "thanhtra.case"}\n')
    assert run("evidence", "check", path, "--on", "2026-11-30", "--cases", broken).code == 2


def test_a_file_that_says_it_has_no_record_and_one_that_does_not_say(run, files):
    """An empty list is none; a list left out is not told, in every rendering."""
    none = run("evidence", "check", files.write("f.json", HEAD + ', "records": []}'), "--on", "2026-11-30")
    assert (none.code, none.out) == (0, "không có gì phải nêu\n")
    left_out = files.write("f.json", HEAD + "}")
    cases = files.write("c.jsonl", files.line("C1", "2020-11-02") + "\n")
    for more in ((), ("--cases", cases)):
        ran = run("evidence", "check", left_out, "--on", "2026-11-30", *more)
        assert (ran.code, ran.out) == (0, "f: chưa xét được: tệp không nêu bản ghi nào (records)\n1 chưa xét được\n")
    ran = run("evidence", "check", left_out, "--on", "2026-11-30", "--lang", "en")
    assert ran.out == "f: not assessed: records are not told (records)\n1 not assessed\n"
    (told,) = [
        json.loads(line) for line in run("evidence", "check", left_out, "--on", "2026-11-30", "--json").out.splitlines()
    ]
    assert (told["of"], told["matter"], told["answer"], told["missing"]) == (
        "f",
        "records",
        "not_assessed",
        ["records"],
    )


def test_what_cannot_be_used_ends_with_2(run, files):
    ran = run("evidence", "check", files.write("f.json", HEAD + ', "records": [{"id": "r"}]}'), "--on", "2026-11-30")
    assert (ran.code, "$.records[0].source: Thiếu source [missing]" in ran.err) == (2, True)


def test_the_schema_is_printed(run):
    ran = run("evidence", "schema")
    assert (ran.code, json.loads(ran.out)["properties"]["format"]) == (0, {"const": "thanhtra.evidence"})
