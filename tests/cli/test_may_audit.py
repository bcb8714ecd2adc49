"""``thanhtra may`` and ``thanhtra audit``: may this come next; would a decision fall, and how is it mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Files

OPEN = """{"format": "thanhtra.case", "version": 1, "id": "OPEN", "field": "information-technology", "complete": true,
 "subjects": [{"id": "s1", "kind": "individual"}],
 "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
 "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "began": "2020-08-01", "ended": "2020-08-01"}],
 "events": [{"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]},
            {"kind": "minutes_drawn_up", "on": "2020-10-05", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC"}]}"""
DECISION = '{"kind": "decision_issued", "on": "%s", "by": "o1", "number": "12/QĐ-XPHC", "minutes": "01/BB-VPHC", "sanctions": [{"act": "a1", "fine": 7500000, "additional": [], "remedies": [{"remedy": "remove-information"}]}]}'


def test_a_late_decision_may_not_come_next_with_every_reason(run: Callable, files: Files) -> None:
    path = files.write("open.json", OPEN)
    before = Path(path).read_bytes()
    ran = run("may", path, DECISION % "2020-12-20")
    assert ran.code == 1
    assert ran.out.startswith("✗ Quyết định xử phạt 12/QĐ-XPHC: không được thực hiện.\nLý do:\n")
    assert "(DEC01)" in ran.out
    assert Path(path).read_bytes() == before


def test_on_the_last_day_time_is_no_reason(run: Callable, files: Files) -> None:
    path = files.write("open.json", OPEN)
    assert "(DEC01)" not in run("may", path, DECISION % "2020-10-12").out  # seven days from 2020-10-05
    assert "(DEC01)" in run("may", path, DECISION % "2020-10-13").out


def test_as_json_it_is_an_outcome(run: Callable, files: Files) -> None:
    path = files.write("open.json", OPEN)
    shown = json.loads(run("may", path, files.write("event.json", DECISION % "2020-12-20"), "--json").out)
    assert shown["allowed"] is False
    assert "DEC01" in [a["check"] for a in shown["refusals"]]


def test_a_kind_with_its_day_and_official(run: Callable, files: Files) -> None:
    ran = run("may", files.write("open.json", OPEN), "explanation_waived", "--on", "6/10/2020", "--lang", "en")
    assert ran.code == 0
    assert ran.out.startswith("✓ Explanation waived: may come next.")
    shown = run(
        "may", files.write("open.json", OPEN), "decision_issued", "--on", "12/10/2020", "--by", "o1", "--lang", "en"
    )
    assert "cannot be told" in shown.out or "may not come next" in shown.out


def test_what_must_be_known_first_is_asked_for_once(run: Callable, files: Files) -> None:
    out = run("may", files.write("open.json", OPEN), "decision_issued", "--on", "12/10/2020", "--by", "o1").out
    assert "Phải biết trước khi thực hiện:" in out


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("quyet-dinh-xu-phat", "'decision_issued'? — quyết định xử phạt"),
        ("{", "not_json"),
        ('{"kind": "decision_issued", "on": "10/9/2026"}', "bad_date"),
        ("none.json", "none.json"),
        ('{"kind": "decision_issued", "on": "2026-09-10", "by": "o9"}', "dangling"),
    ],
)
def test_an_event_that_is_none_is_told(run: Callable, files: Files, event: str, said: str) -> None:
    ran = run("may", files.write("open.json", OPEN), event)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_an_event_file_that_holds_a_list_is_told(run: Callable, files: Files) -> None:
    ran = run("may", files.write("open.json", OPEN), files.write("event.json", "[]"))
    assert ran.code == 2
    assert "expected one event" in ran.err


@pytest.mark.parametrize("command", [("may", "{file}", "case_closed"), ("audit", "{file}")])
def test_a_case_that_is_none_is_unusable(run: Callable, files: Files, command: tuple[str, ...]) -> None:
    bad = files.write("bad.json", "{}")
    assert run(*[part.format(file=bad) for part in command]).code == 2
    assert run(*[part.format(file="nowhere.json") for part in command]).code == 2


def test_a_late_decision_is_to_be_annulled_and_how(run: Callable, files: Files) -> None:
    ran = run("audit", files.late())
    out = " ".join(ran.out.split())
    assert ran.code == 1
    assert out.startswith(
        "✗ Quyết định xử phạt 12/QĐ-XPHC: thuộc trường hợp phải hủy bỏ. Cách khắc phục: hủy bỏ quyết định (Chánh Thanh tra sở; cấp trên của người đó)"
    )
    assert "DEC01:" in out


def test_the_audit_as_json_has_grounds_with_outcome_and_cure(run: Callable, files: Files) -> None:
    shown = json.loads(run("audit", files.late(), "--json").out)
    stands = [g for g in shown["grounds"] if g["outcome"] == "stands"]
    assert stands
    assert stands[0]["cure"] == {
        "kind": "annul",
        "who": ["chief-inspector-of-department", "superior"],
        "latest": shown["decisions"][0].get("last_day"),
    }
    assert "DEC01" in [a["check"] for g in stands for a in g["answers"]]
    assert {g["outcome"] for g in shown["grounds"]} <= {"stands", "does-not", "cannot-tell"}
    assert all(g["cure"] is None for g in shown["grounds"] if g["outcome"] != "stands")
    assert shown["cures"][0]["kind"] == "annul"


def test_a_ground_no_question_reaches_is_never_told_clear(run: Callable, files: Files) -> None:
    shown = json.loads(run("audit", files.late(), "--json").out)
    assert {g["outcome"] for g in shown["grounds"] if not g["asked"]} == {"cannot-tell"}


def test_from_2025_05_02_whoever_stands_in_place_may_annul_too(run: Callable, files: Files) -> None:
    before = json.loads(run("audit", files.late(), "--as-of", "1/5/2025", "--json").out)
    after = json.loads(run("audit", files.late(), "--as-of", "2/5/2025", "--json").out)
    assert before["cures"][0]["who"] == ["chief-inspector-of-department", "superior"]
    assert after["cures"][0]["who"] == ["chief-inspector-of-department", "superior", "in-place"]
    assert "nếu chức danh đó không còn" in " ".join(run("audit", files.late(), "--as-of", "2/5/2025").out.split())


def test_an_open_audit_says_what_would_tell(run: Callable, files: Files) -> None:
    ran = run("audit", files.undecided())
    assert ran.code == 0
    assert "? Quyết định xử phạt 12/QĐ-XPHC: chưa xác định được" in ran.out
    assert "còn thiếu:" in ran.out
    assert "cannot be told" in run("audit", files.undecided(), "--lang", "en").out


def test_a_case_without_a_decision(run: Callable, files: Files) -> None:
    ran = run("audit", files.write("open.json", OPEN))
    assert (ran.code, ran.out) == (0, "Hồ sơ chưa có quyết định xử phạt nào.\n")
    assert json.loads(run("audit", files.write("open.json", OPEN), "--json").out) == {
        "case": "OPEN",
        "grounds": [],
        "cures": [],
        "missing": [],
        "decisions": [],
    }


def test_a_decision_whose_issuer_is_not_on_file(run: Callable, files: Files) -> None:
    document = json.loads(Path(files.late()).read_text(encoding="utf-8"))
    del document["events"][2]["by"]
    path = files.write("noone.json", json.dumps(document, ensure_ascii=False))
    assert json.loads(run("audit", path, "--json").out)["cures"][0]["who"][0] == "issuer"
    assert "người đã ban hành quyết định" in " ".join(run("audit", path).out.split())


def test_without_a_day_the_grounds_are_not_told(run: Callable, files: Files) -> None:
    document = json.loads(Path(files.late()).read_text(encoding="utf-8"))
    for event in document["events"]:
        event.pop("on", None)
    shown = run("audit", files.write("dayless.json", json.dumps(document, ensure_ascii=False)))
    assert shown.code == 0
    assert "còn thiếu" in shown.out


def test_after_an_annulment_what_is_missing_is_a_new_decision(run, tmp_path):
    case = json.loads(Path("docs/tutorial/bk-2020-017.json").read_text(encoding="utf-8"))
    case["events"].append({"kind": "decision_annulled", "on": "2020-10-21", "decision": case["events"][-1]["number"]})
    file = tmp_path / "a.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    delivered = json.dumps({"kind": "decision_delivered", "on": "2020-10-22"})
    for lang, told in (("vi", "bước “quyết định xử phạt mới”"), ("en", "the step “new decision”")):
        assert f"{told} (ORD01)" in run("may", str(file), delivered, "--lang", lang).out
        assert told in run("next", str(file), "--lang", lang).out
