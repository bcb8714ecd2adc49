"""``thanhtra platforms``: what is printed, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "registers" / "requests.json")
HEAD = '{"format": "thanhtra.platforms", "version": 1, "id": "f"}'


def test_findings_end_with_1_and_say_who_may_sanction(run):
    ran = run("platforms", "check", EXAMPLE, "--on", "2026-11-30", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert (
        "yc1: finding: not done at 2026-08-06 09:00, later than 24 hours — 147/2024/NĐ-CP Đ23.5.b\n  act 174/2026/NĐ-CP Đ97.2.a; may sanction: "
        in ran.out
    )
    assert ran.out.endswith("4 finding, 1 open, 1 in time, 1 note, 2 not assessed\n")
    assert (
        "hành vi 174/2026/NĐ-CP Đ94.2.c; có thẩm quyền: "
        in run("platforms", "check", EXAMPLE, "--on", "2026-11-30").out
    )


def test_findings_alone_as_json_lines(run):
    ran = run("platforms", "check", EXAMPLE, "--on", "2026-11-30", "--findings", "--json")
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["of"], one["matter"], one["until"], one["act"]) for one in told][:2] == [
        ("yc1", "not-done", "2026-08-04T08:05:00+07:00", "174/2026/NĐ-CP Đ97.2.a"),
        ("yc3", "done", "2026-09-02T11:30:00+07:00", "174/2026/NĐ-CP Đ94.2.c"),
    ]
    assert all(one["who"] for one in told)


def test_before_anything_was_asked_nothing_is_told(run):
    ran = run("platforms", "check", EXAMPLE, "--on", "2026-07-15")
    assert (ran.code, "yc" in ran.out) == (0, False)


def test_a_file_that_says_it_has_no_request_and_one_that_does_not_say(run, files):
    """An empty list is none; a list left out is not told, in every rendering."""
    empty = files.write("f.json", HEAD[:-1] + ', "parties": [], "requests": []}')
    ran = run("platforms", "check", empty, "--on", "2026-11-30")
    assert (ran.code, ran.out) == (0, "không có gì phải nêu\n")
    left_out = files.write("f.json", HEAD)
    ran = run("platforms", "check", left_out, "--on", "2026-11-30")
    assert (ran.code, ran.out) == (
        0,
        "f: chưa xét được: tệp không nêu yêu cầu nào (requests)\nf: chưa xét được: tệp không nêu bên nào (parties)\n2 chưa xét được\n",
    )
    ran = run("platforms", "check", left_out, "--on", "2026-11-30", "--lang", "en")
    assert ran.out.startswith("f: not assessed: requests are not told (requests)\n")
    told = [
        json.loads(line)
        for line in run("platforms", "check", left_out, "--on", "2026-11-30", "--json").out.splitlines()
    ]
    assert [(one["matter"], one["missing"]) for one in told] == [("requests", ["requests"]), ("parties", ["parties"])]


def test_what_cannot_be_used_ends_with_2(run, files):
    ran = run(
        "platforms", "check", files.write("f.json", HEAD[:-1] + ', "requests": [{"id": "r"}]}'), "--on", "2026-11-30"
    )
    assert (ran.code, "$.requests[0].what: Thiếu what [missing]" in ran.err) == (2, True)


def test_the_schema_is_printed(run):
    ran = run("platforms", "schema")
    assert (ran.code, json.loads(ran.out)["properties"]["format"]) == (0, {"const": "thanhtra.platforms"})
