"""What a change of the law does to the files there are: rules, deadlines, findings, authority; and nothing where nothing changed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.bulk.archives import documents, line
from tests.drafts import lay, sending

from thanhtra import Case, Rulebook, read_case
from thanhtra.bulk.impact import Totals, impact, rules_moved
from thanhtra.cli import main

OLD = Rulebook.built_in()
POORER = """\
known = "text"
checked = 2026-11-22
coerce_cites = ["15/2012/QH13 Đ87.1"]
delegate_cites = ["15/2012/QH13 Đ54.1"]

[[power]]
post = "chief-inspector-of-department"
from = 2024-01-01
percent = 1
cap = 500_000
warning = true
licence = []
confiscate = "none"
remedies = []
coerce = false
delegate = false
cites = ["15/2012/QH13 Đ46.2"]
"""


@pytest.fixture
def shorter(tmp_path) -> Rulebook:
    """One working day instead of two."""
    return Rulebook.load(sending(tmp_path / "draft", 1, since="2024-01-01", cite="15/2012/QH13 Đ70"))


def sent_on(day: str, *, issued: str = "2024-03-05", case: str = "A") -> Case:
    """Issued on a Tuesday; the second working day after it is a Thursday."""
    events = [{"kind": "decision_issued", "on": issued, "number": "1"}, {"kind": "decision_sent", "on": day}]
    return read_case(line({"format": "thanhtra.case", "version": 1, "id": case, "events": events}))


def test_one_book_against_itself_moves_nothing():
    assert rules_moved(OLD, OLD) == ()
    assert list(impact([read_case(line(d)) for d in documents(12)], OLD, OLD)) == []


def test_a_rule_that_moves_is_named_with_the_day_the_books_part(shorter):
    (move,) = rules_moved(OLD, shorter)
    assert (move.slug, move.since) == ("sending", date(2024, 1, 1))


def test_a_shorter_limit_shifts_a_deadline_and_makes_a_finding(shorter):
    cases = [
        sent_on("2024-03-07", case="late"),
        sent_on("2024-03-06", case="still in time"),
        sent_on("2023-03-09", issued="2023-03-07", case="before"),
    ]
    totals = Totals()
    late, still = totals.watched(impact(cases, OLD, shorter))
    assert [(t.check, t.before, t.after) for t in late.turns] == [("SEND01", "satisfied", "finding")]
    shift = next(s for s in still.shifts if s.kind == "sending")
    assert (shift.before, shift.after) == (date(2024, 3, 7), date(2024, 3, 6))
    assert still.turns == ()
    assert (totals.moved, totals.gained["SEND01"], totals.shifts["sending"], totals.hand_over) == (2, 1, 2, 0)
    (back, _) = impact(cases, shorter, OLD)
    assert [(t.gained, t.lost) for t in back.turns] == [(False, True)]


def test_the_command_says_it_in_figures_and_by_case(tmp_path, shorter, capsys):
    assert shorter.edition != OLD.edition
    path = tmp_path / "x.jsonl"
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "A",
        "events": [{"kind": "decision_issued", "on": "2024-03-05"}, {"kind": "decision_sent", "on": "2024-03-07"}],
    }
    path.write_bytes(line(document))
    arguments = ["law", "impact", str(path), "--rules", str(tmp_path / "draft")]
    assert main([*arguments, "--json"]) == 0
    case, figures = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    assert case["turns"] == [{"check": "SEND01", "event": 1, "act": None, "before": "satisfied", "after": "finding"}]
    assert figures["impact"]["gained"] == {"SEND01": 1}
    assert main(arguments) == 0
    assert "SEND01 satisfied → finding" in capsys.readouterr().out
    path.write_bytes(line(document) + b'{"a" 1}\n')
    assert main(arguments) == 2
    assert f"{path}:2" in capsys.readouterr().err
    assert main(["law", "impact", str(path), "--rules", str(tmp_path / "none")]) == 2


def test_an_official_who_could_decide_an_open_file_and_cannot_after_the_change_hands_it_over(tmp_path):
    poorer = Rulebook.load(lay(tmp_path, "powers/draft.toml", POORER))
    events = [
        {"kind": "act_detected", "on": "2024-03-01"},
        {"kind": "minutes_drawn_up", "on": "2024-03-01", "number": "1"},
    ]
    document = {
        "format": "thanhtra.case", "version": 1, "id": "open", "events": events,
        "subjects": [{"id": "s1", "kind": "individual"}], "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
        "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2024-02-20"}],
    }  # fmt: skip
    (found,) = impact([read_case(line(document))], OLD, poorer)
    assert found.hand_over == ("o1",)
    document["events"] = [*events, {"kind": "decision_issued", "on": "2024-03-05", "number": "2"}]
    assert all(one.hand_over == () for one in impact([read_case(line(document))], OLD, poorer))
