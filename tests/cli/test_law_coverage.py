"""``thanhtra law coverage``: a maintainer sees which versions her own situations decided, and fails while one is left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.drafts import sending

CHECKED = """check = "SEND01"

[base]
complete = true
subjects = [{ id = "s1", kind = "individual" }]
acts = [{ id = "a1", subject = "s1" }]

[[situation]]
says = "The fourth working day is in time."
source = "999/2026/NĐ-CP Đ1"
answer = "satisfied"
event = 1
case.events = [
  { kind = "decision_issued", on = 2027-03-01, number = "1", sanctions = [{ act = "a1" }] },
  { kind = "decision_sent", on = 2027-03-05, decision = "1", to = "violator" },
]
"""
LATE = """
[[situation]]
says = "The fifth is late."
source = "999/2026/NĐ-CP Đ1"
answer = "finding"
event = 1
case.events = [
  { kind = "decision_issued", on = 2027-03-01, number = "1", sanctions = [{ act = "a1" }] },
  { kind = "decision_sent", on = 2027-03-08, decision = "1", to = "violator" },
]
"""


@pytest.fixture
def draft(run, tmp_path):
    """A new version of a limit, laid over the built-in rules."""
    folder = tmp_path / "draft"
    assert (
        run(
            "law",
            "new",
            "decree",
            "999/2026/NĐ-CP",
            "--from",
            "2027-01-01",
            "--to",
            str(folder),
            "--vi",
            "Thử",
            "--en",
            "A trial",
        ).code
        == 0
    )
    return ("--rules", str(sending(folder)), "--since", "2027-01-01")


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "SEND01.toml").write_text(CHECKED, encoding="utf-8")
    return folder


def test_a_new_version_is_lacking_until_it_decided_both_ways(run, draft, mine):
    half = run("law", "coverage", str(mine), *draft)
    (mine / "SEND01.toml").write_text(CHECKED + LATE, encoding="utf-8")
    whole = run("law", "coverage", str(mine), *draft)

    assert (half.code, whole.code) == (1, 0)
    assert "✗ sending                          2027-01-01  đúng / in order: SEND01 1 · sai / not: —" in half.out
    assert "not excused: sending@2027-01-01" in half.out
    assert "✓ sending                          2027-01-01  đúng / in order: SEND01 1 · sai / not: SEND01 1" in whole.out
    assert "1/1 phiên bản" in whole.out


def test_the_same_as_json(run, draft, mine):
    told = json.loads(run("law", "coverage", str(mine), *draft, "--json").out)

    assert told == {
        "situations": 1,
        "cases": 0,
        "versions": [
            {"slug": "sending", "since": "2027-01-01", "satisfied": {"SEND01": 1}, "finding": {}, "never": ["finding"]}
        ],
        "lacking": ["sending@2027-01-01"],
        "idle": [],
        "unknown": [],
        "wrong": [],
    }


def test_an_excuse_is_shown_with_its_reason_and_falls_when_it_is_not_needed(run, draft, mine, tmp_path):
    excused = tmp_path / "excused.toml"
    excused.write_text('["sending@2027-01-01"]\nnever = ["finding"]\nwhy = "Nobody is late."\n', encoding="utf-8")
    before = run("law", "coverage", str(mine), *draft, "--excused", str(excused))
    (mine / "SEND01.toml").write_text(CHECKED + LATE, encoding="utf-8")
    after = run("law", "coverage", str(mine), *draft, "--excused", str(excused))

    assert (before.code, after.code) == (0, 1)
    assert "miễn / excused: Nobody is late." in before.out
    assert "excused for nothing: it decided: sending@2027-01-01" in after.out


def test_a_situation_answered_otherwise_fails_and_is_told(run, mine):
    ran = run(
        "law", "coverage", str(mine), "--series", "sending", "--since", "2027-01-01"
    )  # the built-in law has three days

    assert ran.code == 1
    assert "answered otherwise: SEND01: The fourth working day is in time." in ran.out
    assert 'answer: wanted "satisfied", got "finding"' in ran.out


def test_cases_are_asked_every_check(run, files):
    ran = run("law", "coverage", files.late(), "--series", "decision", "--json")

    assert ran.code == 1
    assert json.loads(ran.out)["versions"][0] == {
        "slug": "decision",
        "since": "2013-07-01",
        "satisfied": {},
        "finding": {"DEC01": 1},
        "never": ["satisfied"],
    }


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--series", "sendin"), "'sending'"),
        (("--excused", "no-such-file.toml"), "No such file"),
        (("--rules", "no-such-folder"), "not a folder"),
        (("no-such-file.toml",), "No such file"),
    ],
)
def test_what_cannot_be_used_is_refused(run, mine, more, said):
    ran = run("law", "coverage", str(mine), *more)

    assert ran.code == 2
    assert said in ran.err


def test_a_folder_without_situations_proves_nothing(run, tmp_path):
    assert run("law", "coverage", str(tmp_path)).code == 2


def test_a_case_that_is_none_is_said_and_the_others_are_put(run, mine, files):
    ran = run("law", "coverage", str(mine), files.write("x.json", "{}"))

    assert ran.code == 2
    assert "x.json:1" in ran.err
    assert "situations: 1" in ran.out


def test_an_excuse_without_a_reason_is_refused(run, mine, tmp_path):
    excused = tmp_path / "excused.toml"
    excused.write_text('["sending@2025-07-01"]\nnever = ["finding"]\n', encoding="utf-8")

    ran = run("law", "coverage", str(mine), "--excused", str(excused))

    assert (ran.code, "never và why, không có trường khác" in ran.err) == (2, True)


def test_checks_of_ones_own_are_asked_where_they_are_named(run, tmp_path):
    own = str(Path(__file__).parents[2] / "docs" / "how-to" / "own_checks")
    (tmp_path / "x.toml").write_text(
        'check = "NUM99"\n[[situation]]\nsays = "Numbered."\nsource = "15/2012/QH13 Đ68.1"\nanswer = "satisfied"\nevent = 0\n'
        'case.events = [{ kind = "decision_issued", on = 2024-03-20, number = "1" }]\n',
        encoding="utf-8",
    )
    (wrong,) = json.loads(run("law", "coverage", str(tmp_path), "--json").out)["wrong"]
    assert wrong["differs"] == ["check: không có kiểm tra / no check 'NUM99'"]
    assert json.loads(run("law", "coverage", str(tmp_path), "--json", "--checks", own).out)["wrong"] == []
