"""Which versions of a rule decided something is told check by check, from situations and from cases, and only where it did."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.situations import Coverage, Covered, Excuse, coverage, excuses, given, idle, unexcused, unknown

LATE = """check = "SEND01"

[base]
complete = true
subjects = [{ id = "s1", kind = "individual" }]
acts = [{ id = "a1", subject = "s1" }]
events = [
  { kind = "decision_issued", on = 2022-03-01, number = "1", sanctions = [{ act = "a1" }] },
  { kind = "decision_sent", on = 2022-03-04, decision = "1", to = "violator" },
]

[[situation]]
says = "The third working day is late."
source = "15/2012/QH13 Đ70"
answer = "finding"
event = 1
"""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.built_in()


def put(folder: Path, book: Rulebook, **texts: str) -> Coverage:
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return coverage(book, [one for one in given([folder], book) if not isinstance(one, Unusable)])


def versions(found: Coverage, slug: str) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    return {v.since.isoformat(): (v.satisfied, v.finding) for v in found.versions if v.slug == slug}


def test_a_late_sending_decides_the_version_of_its_day_and_no_other(tmp_path, book):
    found = put(tmp_path, book, x__toml=LATE)

    assert versions(found, "sending") == {"2013-07-01": ({}, {"SEND01": 1}), "2025-07-01": ({}, {})}
    assert {v.slug for v in found.versions if v.finding} == {"sending"}
    assert not any(v.satisfied for v in found.versions)


def test_a_situation_answered_otherwise_decides_nothing(tmp_path, book):
    found = put(tmp_path, book, x__toml=LATE.replace("2022-03-04", "2022-03-03"))

    assert [(s.says, lines[0]) for s, lines in found.wrong] == [
        ("The third working day is late.", 'answer: wanted "finding", got "satisfied"')
    ]
    assert all(v.never == ("satisfied", "finding") for v in found.versions)


def test_a_situation_that_wants_no_decision_decides_nothing(tmp_path, book):
    found = put(tmp_path, book, x__toml=LATE.replace('"finding"', '"not_assessed"'))

    assert (found.wrong, found.situations) == ((), 1)
    assert all(v.never == ("satisfied", "finding") for v in found.versions)


CASE = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "C",
    "complete": True,
    "subjects": [{"id": "s1", "kind": "individual"}],
    "acts": [{"id": "a1", "subject": "s1"}],
    "events": [
        {"kind": "decision_issued", "on": "2025-06-02", "number": "1", "sanctions": [{"act": "a1"}]},
        {"kind": "decision_sent", "on": "2025-06-04", "decision": "1", "to": "violator"},
        {"kind": "decision_issued", "on": "2025-07-07", "number": "2", "sanctions": [{"act": "a1"}]},
        {"kind": "decision_sent", "on": "2025-07-11", "decision": "2", "to": "violator"},
    ],
}


def test_two_events_of_a_case_decide_each_its_own_version(tmp_path, book):
    found = put(tmp_path, book, x__jsonl=json.dumps(CASE))

    assert (found.situations, found.cases) == (0, 1)
    decided = {
        start: tuple({c: n for c, n in side.items() if c != "DUE01"} for side in sides)
        for start, sides in versions(found, "sending").items()
    }
    assert decided == {"2013-07-01": ({"SEND01": 1}, {}), "2025-07-01": ({}, {"SEND01": 1})}


def test_acts_of_one_event_answered_differently_tell_nothing(tmp_path, book):
    acts = [
        {"id": name, "subject": "s1", "field": "post", "ended": ended}
        for name, ended in (("a1", "2022-08-01"), ("a2", "2020-08-03"))
    ]
    events = [
        {"kind": "returned_from_criminal", "on": "2022-09-05"},
        {"kind": "decision_issued", "on": "2022-09-14", "sanctions": [{"act": "a1"}, {"act": "a2"}]},
    ]
    found = put(tmp_path, book, x__json=json.dumps({**CASE, "acts": acts, "events": events}))

    assert "DEC04" in {a.check for a in review(read_case(tmp_path / "x.json"), book).answers}
    assert not [v for v in found.versions if "DEC04" in v.satisfied or "DEC04" in v.finding]


def test_the_readings_of_a_situation_are_those_it_is_put_under(tmp_path, book):
    base = LATE.replace("SEND01", "DEC04")
    acts = 'acts = [{ id = "a1", subject = "s1", field = "post", ended = 2021-03-02 }]'
    base = (
        base.replace('acts = [{ id = "a1", subject = "s1" }]', acts)
        .replace("on = 2022-03-01", "on = 2022-03-02")
        .replace("event = 1", 'event = 0\nact = "a1"')
    )
    strict = put(tmp_path, book, x__toml=base + 'readings = { limitation-first-day = "counted" }\n')
    loose = put(
        tmp_path,
        book,
        x__toml=base.replace('"finding"', '"satisfied"') + 'readings = { limitation-first-day = "not-counted" }\n',
    )

    assert (strict.wrong, loose.wrong) == ((), ())


def test_what_cannot_be_used_is_yielded_with_its_sentence(tmp_path, book):
    (tmp_path / "x.toml").write_text(LATE.replace('kind = "individual"', 'kind = "ghost"'), encoding="utf-8")

    (found,) = given([tmp_path], book)

    assert isinstance(found, Unusable)
    assert (found.case, found.source) == ("The third working day is late.", str(tmp_path / "x.toml"))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.toml", "[[situation]]\nsays = 'x'\n", "$.situation[0].source: missing"),
        ("x.toml", LATE.replace('check = "SEND01"', ""), "$.check: missing"),
        ("x.txt", "", ".toml, .json, .jsonl"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(tmp_path, book, name, text, said):
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(Unusable) as refused:
        list(given([tmp_path / name], book))

    assert refused.value.source == str(tmp_path / name)
    assert said in str(refused.value)


BOTH = Covered(slug="a", since=date(2022, 1, 1), satisfied={"X": 1}, finding={"X": 2})
HALF = Covered(slug="b", since=date(2022, 1, 1), satisfied={"X": 1}, finding={})
NONE = Covered(slug="c", since=date(2022, 1, 1), satisfied={}, finding={})


def test_an_excuse_covers_the_directions_it_names_and_no_more():
    excused = {"c@2022-01-01": Excuse(never=("finding",), why="…"), "b@2022-01-01": Excuse(never=("finding",), why="…")}

    assert [v.slug for v in unexcused([BOTH, HALF, NONE], excused)] == ["c"]


def test_an_excuse_for_what_decided_is_idle_and_one_for_nothing_unknown():
    excused = {
        "b@2022-01-01": Excuse(never=("satisfied", "finding"), why="…"),
        "z@2022-01-01": Excuse(never=("finding",), why="…"),
    }

    assert idle([BOTH, HALF, NONE], excused) == ["b@2022-01-01"]
    assert unknown([BOTH, HALF, NONE], excused) == ["z@2022-01-01"]


@pytest.mark.parametrize(
    "row",
    [
        "never = ['finding']",
        "never = []\nwhy = 'x'",
        "never = ['late']\nwhy = 'x'",
        "never = ['finding']\nwhy = ' '",
        "never = 'finding'\nwhy = 'x'",
    ],
)
def test_an_excuse_needs_its_directions_and_a_reason(tmp_path, row):
    (tmp_path / "x.toml").write_text(f'["sending@2022-01-01"]\n{row}\n', encoding="utf-8")

    with pytest.raises(Unusable, match="sending@2022-01-01"):
        excuses(tmp_path / "x.toml")
