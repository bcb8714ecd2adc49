"""The course of a file: what follows from kinds and references alone, shared by the files that took it, and never mixed up with the rest."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, read_case, review
from thanhtra.casefile import KINDS, REFERENCES, Case, Event, Index, index
from thanhtra.casefile.case_shape import LONG

_OPEN = tuple(
    kind
    for kind in KINDS
    if all(a.default is not attrs.NOTHING or a.name == "kind" for a in KINDS[kind].__attrs_attrs__)
)
"""Kinds that need nothing beside their kind."""
_NAMED = st.one_of(st.none(), st.sampled_from(["1", "2", "3", "nobody's"]))


@st.composite
def _events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(_OPEN))
    written = {field: name for field in KINDS[kind].REFERENCE_FIELDS if (name := draw(_NAMED)) is not None}
    acts = draw(st.sampled_from([None, None, None, ("a",), ("a", "b"), ("c",)]))
    return KINDS[kind](
        kind=kind, id=draw(st.sampled_from([None, None, "1", "2"])), number=draw(_NAMED), acts=acts, **written
    )  # type: ignore[arg-type]  # the fields of that class


_FILES = st.lists(_events(), max_size=9).map(lambda events: Case(id="v", acts=(), events=tuple(events)))


def _meant(case: Case, at: int, field: str) -> int | None:
    """The contract read word by word, one reference at a time."""
    events, written = case.events, getattr(case.events[at], field)
    if written is None:
        candidates = [i for i in range(at) if events[i].kind in REFERENCES[field]]
        return candidates[0] if len(candidates) == 1 and field != "replaces" else None
    by_id = [i for i, event in enumerate(events) if event.id == written]
    by_number = [i for i, event in enumerate(events) if event.id is None and event.number == written]
    found = by_id[-1:] or (by_number if len(by_number) == 1 else [])
    return found[0] if found and found[0] != at and events[found[0]].kind in REFERENCES[field] else None


@given(_FILES)
def test_every_reference_means_what_the_contract_says_whatever_files_came_before(case: Case):
    ix = index(case)
    for at, event in enumerate(case.events):
        means = {field: _meant(case, at, field) for field in event.REFERENCE_FIELDS}
        assert dict(ix.refs[at]) == means
        assert ix.parents[at] == tuple(target for target in means.values() if target is not None)
        assert all(at in ix.dependents(target, event.kind) for target in ix.parents[at])
    assert all(
        ix.events[i].kind == kind and at in ix.parents[i]
        for at in range(len(case.events))
        for kind in ix.by_kind
        for i in ix.dependents(at, kind)
    )


@given(_FILES)
def test_events_move_their_own_acts_else_those_they_rest_on_else_all(case: Case):
    ix = index(case)
    for at, event in enumerate(case.events):
        rests_on = next((p for p in (ix.referent(at, "decision"), *ix.parents[at]) if p is not None), None)
        inherited = ix.acts[rests_on] if rests_on is not None and rests_on < at else ix.every
        assert ix.acts[at] == (event.acts if event.acts is not None else inherited)
    assert ix.together == all(acts == ix.every for acts in ix.acts)


def _file(*events: dict[str, Any], acts: tuple[str, ...] = ("a",)) -> Case:
    head = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "V",
        "subjects": [{"id": "s", "kind": "individual"}],
        "acts": [{"id": a, "subject": "s"} for a in acts],
    }
    return read_case(json.dumps({**head, "events": events}).encode())


def _plain(number: str, **more: Any) -> Index:
    minutes = {"kind": "minutes_drawn_up", "on": "2022-03-03", "number": number}
    return index(
        _file(
            minutes,
            {"kind": "facts_verified", "on": "2022-03-04", "minutes": number},
            {"kind": "decision_issued", "on": "2022-03-05", **more},
        )
    )


def test_files_with_other_numbers_and_days_share_a_course():
    assert _plain("01/BB").shape is _plain("02/BB").shape


def test_a_reference_left_out_and_one_that_names_the_same_are_two_courses_that_say_the_same():
    left_out, named = _plain("01/BB"), _plain("01/BB", minutes="01/BB")
    assert left_out.shape is not named.shape
    assert left_out.refs == named.refs


def test_minutes_that_single_sanctions_name_are_part_of_the_course():
    plain, named = _plain("01/BB"), _plain("01/BB", sanctions=[{"act": "a", "minutes": "01/BB"}])
    assert plain.shape is not named.shape
    assert named.dependents(0, "decision_issued") == [2]


def test_what_hangs_on_minutes_stands_in_file_order_whichever_way_it_was_named():
    minutes = [{"kind": "minutes_drawn_up", "on": "2022-03-01", "number": number} for number in ("1", "2")]
    first = {"kind": "decision_issued", "on": "2022-03-05", "minutes": "2", "sanctions": [{"act": "a", "minutes": "1"}]}
    assert index(_file(*minutes, first, {"kind": "decision_issued", "on": "2022-03-06", "minutes": "1"})).dependents(
        0, "decision_issued"
    ) == [2, 3]


def test_minutes_rest_on_themselves_and_what_names_none_on_nothing():
    minutes = {"kind": "minutes_drawn_up", "on": "2022-03-01"}
    ix = index(
        _file(
            minutes,
            {"kind": "case_closed", "on": "2022-03-02"},
            minutes,
            {"kind": "decision_issued", "on": "2022-03-05"},
        )
    )
    assert [ix.minutes_of(at) for at in range(4)] == [(0,), (), (2,), ()]


def test_a_long_file_shares_its_course_with_nobody():
    paid = [{"kind": "fine_paid", "on": "2022-03-10", "amount": 1}] * (LONG + 1)
    assert index(_file(*paid)).shape is not index(_file(*paid)).shape
    assert index(_file(*paid[:LONG])).shape is index(_file(*paid[:LONG])).shape


def test_what_is_kept_with_a_course_is_not_used_where_acts_part():
    """Two files of one course: in the second the verification is about another act, and gives the decision no more time."""
    minutes = {"kind": "minutes_drawn_up", "on": "2022-03-01", "number": "01/BB", "acts": ["a", "b"]}
    returned = {"kind": "returned_from_criminal", "on": "2022-03-10", "minutes": "01/BB", "decided": "2022-03-09"}
    decision = {
        "kind": "decision_issued",
        "on": "2022-03-20",
        "minutes": "01/BB",
        "sanctions": [{"act": "a", "fine": 1}, {"act": "b", "fine": 1}],
    }
    book = Rulebook.built_in()

    def limit(file: Case) -> tuple[date | None, ...]:
        return tuple(a.due for a in review(file, book, only={"DEC01"}).answers)  # type: ignore[misc]  # the last day of an answer in days

    both = _file(minutes, returned, decision, acts=("a", "b"))
    parted = _file(
        minutes, {**returned, "acts": ["b"]}, {**decision, "sanctions": [{"act": "a", "fine": 1}]}, acts=("a", "b")
    )
    assert index(both).shape is index(parted).shape
    assert (index(both).together, index(parted).together) == (True, False)
    first = limit(both), limit(parted)
    assert first[0] != first[1]
    assert (limit(parted), limit(both)) == (first[1], first[0])
