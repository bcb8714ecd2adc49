"""``thanhtra difficulties``: the causes of case files beside those of the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thanhtra.exchange import read_cases

FOLDER = Path(__file__).parents[2] / "examples" / "province-year"
LIST, CASES = str(FOLDER / "difficulties.json"), str(FOLDER / "cases.jsonl")


def test_the_command_counts_them_beside_the_list(run):
    ran = run("difficulties", "list", LIST, "--on", "2026-11-30", "--cases", CASES, "--format", "json")
    assert ran.code == 0
    found = json.loads(ran.out)["case_causes"]
    stated = [(case.id, kind) for case in read_cases(CASES) for cause in case.causes or () for kind in cause.kinds]
    assert sorted((one["refs"][0].partition("/")[0], one["kind"]) for one in found) == sorted(
        set(stated) - {("HUE-2026-02", "subjective")}
    )  # noted in the list
    assert "DEC01 (1)" in run("difficulties", "list", LIST, "--on", "2026-11-30", "--cases", CASES).out
    assert "case_causes" not in run("difficulties", "list", LIST, "--on", "2026-11-30", "--format", "json").out


def test_of_cases_that_cannot_be_used_no_causes_are_counted(run, tmp_path):
    bad = tmp_path / "h.jsonl"
    bad.write_text("{}\n", encoding="utf-8")
    ran = run("difficulties", "list", LIST, "--on", "2026-11-30", "--cases", str(bad), "--lang", "en")
    assert (ran.code, "h.jsonl:1" in ran.err, ran.out) == (2, True, "")


def test_what_a_question_became_is_told_in_words(run, tmp_path):
    assert (
        "Became: reading examination-days (A “day” of an examination's term)"
        in run("difficulties", "list", LIST, "--on", "2026-11-30", "--lang", "en").out
    )
    document = json.loads(Path(LIST).read_text(encoding="utf-8"))
    document["difficulties"][0]["became"]["what"] = "no-such-reading"
    other = tmp_path / "d.json"
    other.write_text(json.dumps(document), encoding="utf-8")
    ran = run("difficulties", "check", str(other), "--on", "2026-11-30", "--lang", "en")
    assert (ran.code, "Became: reading no-such-reading (not in the rulebook)" in ran.out) == (1, True)
    assert "Became" not in run("difficulties", "list", LIST, "--on", "2026-11-27", "--lang", "en").out


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("what", ["list", "check"])
def test_a_list_that_is_left_out_is_not_told_and_an_empty_one_is_none(run, tmp_path, what, form):
    head = '{"format": "thanhtra.difficulties", "version": 1, "id": "d", "parties": []'
    (tmp_path / "d.json").write_text(head + ', "difficulties": []}', encoding="utf-8")
    ran = run("difficulties", what, str(tmp_path / "d.json"), "--on", "2026-11-30", "--format", form)
    assert "0 vướng mắc, 0 chưa trả lời; kiến nghị: không nêu; 0 mục quá hạn." in ran.out
    assert "0 kiến nghị" not in ran.out
    (tmp_path / "d.json").write_text(head + "}", encoding="utf-8")
    ran = run("difficulties", what, str(tmp_path / "d.json"), "--on", "2026-11-30", "--format", form, "--lang", "en")
    assert "Difficulties: not told; recommendations: not told." in ran.out
    assert ran.out.count("Not told.") == (3 if what == "list" else 2)
    assert "0 " not in ran.out.partition("Difficulties: ")[2].partition("Days to answer")[0]
