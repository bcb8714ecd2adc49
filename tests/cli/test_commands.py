"""Help, mistakes, and the smaller commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thanhtra.cli.entry import COMMANDS

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "thanhtra.case.schema.json"


@pytest.mark.parametrize("argv", [("--help",), ("-h",), ("help",)])
def test_help_lists_every_command_in_both_languages(run, argv):
    ran = run(*argv)
    assert ran.code == 0
    for name, (vi, en) in COMMANDS.items():
        assert f"{name:<17}{vi} / {en}" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"thanhtra {command}" in ran.out.rpartition("examples:")[2]


def test_no_command_prints_help_and_answers_2(run):
    ran = run()
    assert ran.code == 2
    assert "review" in ran.out


@pytest.mark.parametrize(
    ("argv", "meant"),
    [
        (("reveiw",), "review"),
        (("law", "lnt"), "lint"),
        (("law", "show", "decisoin"), "decision"),
        (("law", "versions", "minuts"), "minutes"),
        (("explain", "decision.isued-in-time"), "decision.issued-in-time"),
        (("diagram", "complain"), "complaint"),
        (("due", "minute", "--from", "2022-03-01"), "minutes"),
        (("due", "sanction-limitation", "--from", "2022-03-01", "--field", "pres"), "press"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(run, argv, meant):
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert f"did you mean '{meant}'?" in ran.err


def test_explain_tells_question_law_consequence_and_every_version_of_the_limit(run):
    told = run("explain", "DEC01", "--on", "2022-03-01", "--lang", "en").out
    assert "Was the decision issued within its time limit?" in told
    assert "asked of: decision issued" in told
    assert "barred" in told
    assert "Article 13(1)(h), Decree 118/2021/NĐ-CP" in told.replace("\n  ", " ")
    assert "from 2013-07-01 until before 2022-01-01" in told
    assert "7 working days" in told


def test_a_procedural_defect_has_its_consequence_of_the_day(run):
    before = run("explain", "EXP01", "--on", "2025-05-01", "--lang", "en").out
    after = run("explain", "EXP01", "--on", "2025-05-02", "--lang", "en").out
    assert "(procedure) → the whole decision has to be annulled" in before
    assert "(procedure) → noted" in after


def test_explain_knows_names_and_limits_too(run):
    assert "DEC01" in run("explain", "decision.issued-in-time").out
    assert "Thời hạn lập biên bản" in run("explain", "minutes").out


def test_law_show_is_one_version_and_law_versions_all(run):
    shown = run("law", "show", "no-minutes-ceiling", "--on", "2025-06-30").out
    assert "250.000 đồng" in shown
    assert "1.000.000 đồng" not in shown
    assert run("law", "versions", "no-minutes-ceiling").out.count("[") == 2


def test_law_show_before_the_first_version_says_so(run):
    assert "not yet in force: 2012-01-01" in run("law", "show", "decision", "--on", "2012-01-01", "--lang", "en").out


def test_law_show_of_a_decree_names_its_duties_and_their_sanctions(run):
    shown = " ".join(run("law", "show", "91/2020/NĐ-CP").out.split())
    assert (
        "Đ13.6: Nhắn tin 7–22 giờ, gọi 8–17 giờ → điểm q khoản 4 Điều 94 Nghị định số 15/2020/NĐ-CP; điểm o khoản 3 Điều 37 Nghị định số 330/2026/NĐ-CP (suy luận)"
        in shown
    )
    assert "(secondary sources)" in " ".join(run("law", "show", "91/2020/NĐ-CP", "--lang", "en").out.split())


@pytest.mark.parametrize(
    "slug",
    [
        "commune-chair",
        "press",
        "complex",
        "restore-original-state",
        "limitation-roll",
        "118/2021/NĐ-CP",
        "barred",
        "counting",
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_of_thing_can_be_looked_up(run, slug, lang):
    ran = run("law", "versions", slug, "--lang", lang)
    assert ran.code == 0
    assert f"({slug})" in ran.out


@pytest.mark.parametrize("track", ["proceeding", "referral", "seizure", "complaint", "inspection"])
def test_a_diagram_of_every_track(run, track):
    assert run("diagram", track).out.startswith("stateDiagram-v2\n")


def test_schema_prints_the_published_one(run):
    out = run("schema").out
    assert out == SCHEMA.read_text(encoding="utf-8")
    assert json.loads(out)["$schema"].endswith("2020-12/schema")
