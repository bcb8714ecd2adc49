"""Names that point at themselves, in a ring, or at something they cannot mean: refused or unknown, never followed (tham chiếu sai)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thanhtra import Case, Rulebook, Unusable, read_case, review
from thanhtra.casefile import KINDS, REFERENCES, index

BOOK = Rulebook.built_in()
NEEDED: dict[str, dict[str, Any]] = {
    "enforcement_ordered": {"measures": ["income"]},
    "fine_paid": {"amount": 1},
    "fine_reduced": {"to": 1},
    "fine_refunded": {"amount": 1},
    "ground_recorded": {"ground": "complex"},
    "instalments_granted": {"parts": []},
    "no_sanction_decided": {"reason": "not-liable"},
    "relief_requested": {"relief": "postponement"},
}
REFERRING = [
    (kind, field)
    for kind, cls in KINDS.items()
    for field in cls.REFERENCE_FIELDS
    if field not in ("replaces", "against")
]


def case_of(*events: dict[str, Any]) -> Case:
    return read_case(json.dumps({"format": "thanhtra.case", "version": 1, "id": "X", "events": events}).encode())


def event(kind: str, day: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "on": day, **NEEDED.get(kind, {}), **more}


@pytest.mark.parametrize(("kind", "field"), REFERRING)
def test_an_id_that_stands_on_another_kind_is_unknown_and_reviewed(kind: str, field: str) -> None:
    """An id written on one event and the number of another are the same: the reader takes it, for one of them is of the right kind."""
    meant = min(REFERENCES[field])
    case = case_of(
        event("act_detected", "2024-02-01", id="S"),
        event(meant, "2024-02-02", number="S"),
        event(kind, "2024-02-05", **{field: "S"}),
    )
    assert index(case).referent(2, field) is None
    assert review(case, BOOK).stage


@pytest.mark.parametrize("kind", [kind for kind, field in REFERRING if field == "decision"])
def test_a_ring_of_steps_named_as_decisions_ends(kind: str) -> None:
    case = case_of(
        event("decision_issued", "2024-03-01", number="A"),
        event("decision_issued", "2024-03-01", number="B"),
        event(kind, "2024-03-04", id="A", decision="B"),
        event(kind, "2024-03-04", id="B", decision="A"),
    )
    ix = index(case)
    assert [ix.minutes_of(at) for at in range(4)] == [(), (), (), ()]
    assert review(case, BOOK).stage


def test_decisions_that_replace_each_other_are_reviewed() -> None:
    case = case_of(
        event("decision_issued", "2024-03-01", id="A", replaces="B"),
        event("decision_issued", "2024-03-04", id="B", replaces="A"),
    )
    assert [index(case).referent(at, "replaces") for at in (0, 1)] == [1, 0]
    assert review(case, BOOK).stage


def test_complaints_against_each_other_are_reviewed() -> None:
    case = case_of(
        event("complaint_lodged", "2024-03-01", id="A", against="B"),
        event("lawsuit_filed", "2024-03-04", id="B", against="A"),
    )
    assert [index(case).referent(at, "against") for at in (0, 1)] == [1, 0]
    assert review(case, BOOK).stage


def test_a_complaint_and_its_answer_that_name_each_other_are_reviewed() -> None:
    lodged = event("complaint_lodged", "2024-03-01", id="A", against="B")
    case = case_of(lodged, event("complaint_resolved", "2024-03-04", id="B", complaint="A", outcome="upheld"))
    assert review(case, BOOK).stage


SELF = [
    ("replaces", event("decision_issued", "2024-03-01", id="A", replaces="A")),
    ("replaces", event("spot_decision_issued", "2024-03-01", number="A", replaces="A")),
    ("against", event("complaint_lodged", "2024-03-01", id="A", against="A")),
    ("against", event("lawsuit_filed", "2024-03-01", number="A", against="A")),
]


@pytest.mark.parametrize(("field", "itself"), SELF)
def test_what_names_itself_is_refused(field: str, itself: dict[str, Any]) -> None:
    with pytest.raises(Unusable) as refused:
        case_of(itself)
    assert [(p.path, p.code) for p in refused.value.problems] == [(f"$.events[0].{field}", "dangling")]


def test_a_number_two_decisions_carry_is_not_taken_for_the_decision_itself() -> None:
    """Numbers start anew each year: whichever is meant, it is not known."""
    case = case_of(
        event("decision_issued", "2023-03-01", number="A"),
        event("decision_issued", "2024-03-01", number="A", replaces="A"),
    )
    assert index(case).referent(1, "replaces") is None


def test_a_case_built_in_python_that_names_itself_is_unknown_and_refused() -> None:
    decided = KINDS["decision_issued"](kind="decision_issued", id="A", replaces="A")
    lodged = KINDS["complaint_lodged"](kind="complaint_lodged", id="B", against="B")
    case = Case(id="X", events=(decided, lodged))
    assert (index(case).referent(0, "replaces"), index(case).referent(1, "against")) == (None, None)
    with pytest.raises(Unusable) as refused:
        review(case, BOOK)
    assert {p.path for p in refused.value.problems} == {"$.events[0].replaces", "$.events[1].against"}
