"""Vietnamese text in two normal forms looks the same and is not: refused where it is read, written or stored, never mended (chuẩn Unicode)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

import pytest

from thanhtra import Case, NotAssessed, Rulebook, Unusable, read_case, review
from thanhtra.casefile import DecisionIssued, DecisionSent, Subject, index
from thanhtra.casefile.entering import mark_entered
from thanhtra.exchange import dumps, reference_problems
from thanhtra.store import Store

NUMBER = "12/QĐ-XPHC Đội số 1"
DECOMPOSED = normalize("NFD", NUMBER)
NAME = normalize("NFD", "Nguyễn Thị Ạnh")
DECISION = DecisionIssued(kind="decision_issued", number=NUMBER)
BOOK = Rulebook.built_in()


def made(**more: Any) -> Case:
    return Case(id="X", **{"events": (DECISION,), **more})


def problems_of(call: Any) -> list[tuple[str, str]]:
    with pytest.raises(Unusable) as refused:
        call()
    assert "Nguye" not in str(refused.value)
    return [(p.path, p.code) for p in refused.value.problems]


DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    ("$.id", {"id": DECOMPOSED}),
    ("$.subjects[0].name", {"subjects": [{"id": "s1", "kind": "individual", "name": NAME}]}),
    ("$.events[0].number", {"events": [{"kind": "decision_issued", "number": DECOMPOSED}]}),
]


@pytest.mark.parametrize(("path", "more"), DOCUMENTS)
@pytest.mark.parametrize("escaped", [True, False])
def test_the_reader_refuses_it_by_its_path(path: str, more: dict[str, Any], escaped: bool) -> None:  # noqa: FBT001 - the table's column
    document = {"format": "thanhtra.case", "version": 1, "id": "X", "events": [], **more}
    data = json.dumps(document, ensure_ascii=escaped).encode()
    assert problems_of(lambda: read_case(data)) == [(path, "not_nfc")]


CASES = [
    ("$.id", Case(id=DECOMPOSED, events=(DECISION,))),
    ("$.subjects[0].name", made(subjects=(Subject(id="s1", kind="individual", name=NAME),))),
    ("$.events[0].number", made(events=(DecisionIssued(kind="decision_issued", number=DECOMPOSED),))),
]


@pytest.mark.parametrize(("path", "case"), CASES)
def test_a_case_made_in_python_is_not_written_with_it(path: str, case: Case) -> None:
    assert problems_of(lambda: dumps(case)) == [(path, "not_nfc")]


@pytest.mark.parametrize("case", [case for _, case in CASES])
def test_nor_stored(case: Case) -> None:
    store = Store("sqlite://").create()
    found = problems_of(lambda: store.open_case(case, recorded=datetime(2024, 1, 1, tzinfo=UTC)))
    assert [code for _, code in found] == ["not_nfc"]
    assert list(store.heads()) == []
    store.close()


def test_half_a_surrogate_pair_is_not_written_either() -> None:
    assert problems_of(lambda: dumps(made(note="\ud83d"))) == [("$.note", "not_utf8")]


def test_a_reference_in_another_normal_form_names_nothing() -> None:
    """To the eye it is the number of the decision. It is not taken for it, nor is a finding made of it."""
    case = made(events=(DECISION, DecisionSent(kind="decision_sent", decision=DECOMPOSED)))
    assert index(case).referent(1, "decision") is None
    assert [(p.path, p.code) for p in reference_problems(case)] == [("$.events[1].decision", "dangling")]
    with pytest.raises(Unusable):
        review(case, BOOK)
    sent = [a for a in review(mark_entered(case), BOOK).answers if a.check == "SEND01"]
    assert sent
    assert all(isinstance(a, NotAssessed) for a in sent)


def test_what_is_in_nfc_comes_back_equal() -> None:
    case = made(subjects=(Subject(id="s1", kind="individual", name=normalize("NFC", NAME)),))
    assert read_case(dumps(case).encode()) == case
