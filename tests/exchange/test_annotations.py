"""An application's own data: carried through every form, never read, gone from every profile."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, Unusable, may, read_case, record, review
from thanhtra.bulk.decoding import Decoder
from thanhtra.bulk.msgspec_types import as_original
from thanhtra.casefile.annotations import Annotations, weight_of
from thanhtra.casefile.shape import shape
from thanhtra.events import Act, ActDetected, Case, DecisionSent, Subject
from thanhtra.exchange import Limits, case_to_json, dumps, problems, review_to_json
from thanhtra.privacy import pseudonymised, redact
from thanhtra.receipts import check_receipt, receipt_of
from thanhtra.store import Store

HERE = Path(__file__).parent
EVERYTHING = read_case(HERE / "everything.json")
TUTORIAL = read_case(HERE.parents[1] / "docs" / "tutorial" / "bk-2020-017.json")
BOOK = Rulebook.built_in()
NOW = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
OWN = {"ticket": 12, "share": 0.25, "names": ["Nguyễn Văn A", None, True], "inner": {"x": []}}

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text("aăâbđeêô 01", max_size=8)
)
objects = st.dictionaries(
    st.text("aăb0", max_size=4),
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=3), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def annotated(case=TUTORIAL, own=OWN):
    """The case with the same own data on itself and on everything in it that may carry some."""

    def told(record):
        return attrs.evolve(record, annotations=own)

    lists = {
        f.name: tuple(told(one) for one in getattr(case, f.name))
        for f in shape(Case)
        if f.many and f.name != "absent" and getattr(case, f.name) is not None
    }
    return attrs.evolve(case, annotations=own, **lists)


def bare(document):
    """The document without any annotations."""
    if isinstance(document, dict):
        return {key: bare(value) for key, value in document.items() if key != "annotations"}
    return [bare(one) for one in document] if isinstance(document, list) else document


@given(objects)
def test_what_was_given_comes_back_through_every_way_of_reading(own):
    case = annotated(own=own)
    text = dumps(case)
    again = read_case(text.encode())
    assert again == case
    assert again.annotations.as_dict() == own
    assert dumps(again) == text
    decoder = Decoder(BOOK)
    fast = decoder.read(text.encode(), "x:1")
    assert as_original(fast) == case
    assert json.loads(text)["acts"][0]["annotations"] == own
    assert json.dumps(again.annotations.as_dict()) == json.dumps(own)  # 1, 1.0 and true stay apart


def test_the_fast_way_is_taken():
    decoder = Decoder(BOOK)
    found = decoder.read(dumps(annotated()).encode(), "x:1")
    assert (decoder.strictly, dict(found.acts[0].annotations)) == (0, OWN)


def test_no_answer_turns_on_them():
    for case in (TUTORIAL, read_case(Path(__file__).parents[2] / "examples" / "published" / "prs-017.json")):
        plain = read_case(json.dumps(bare(case_to_json(case))).encode())
        assert review_to_json(review(annotated(case), BOOK)) == review_to_json(review(plain, BOOK))
    step = DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC", annotations=OWN)
    assert may(annotated(), BOOK, step).allowed
    assert record(annotated(), BOOK, step).events[-1].annotations == OWN


@pytest.mark.parametrize("profile", ["public", "statistics", "exchange"])
def test_every_profile_removes_them(profile):
    shown = case_to_json(redact(annotated(), profile=profile))
    assert shown == bare(shown)


def test_pseudonyms_leave_none_of_those_they_veil():
    whole = case_to_json(pseudonymised(annotated(), secret=b"x"))
    assert whole == bare(whole)
    some = pseudonymised(annotated(), secret=b"x", clean_before=date(2030, 1, 1), clean_on={"s1": date(2021, 1, 1)})
    veiled = [some.annotations, *(one.annotations for one in (*some.subjects, *some.acts, *some.events))]
    assert veiled == [None] * len(veiled)


def test_a_receipt_holds_whatever_is_written_there():
    receipt = receipt_of(annotated(), review(annotated(), BOOK))
    assert check_receipt(receipt, TUTORIAL, BOOK).holds
    assert "Nguyễn Văn A" not in json.dumps(receipt, ensure_ascii=False)


def test_a_store_keeps_them_beside_the_chain_and_forgets_them(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/a.db", clock=lambda: NOW).create()
    case = annotated(TUTORIAL)
    opened = store.open_case(case)
    history = store.load(case.id)
    kept = [
        one.annotations
        for one in (
            history.case,
            *history.case.subjects,
            *history.case.officials,
            *history.case.acts,
            *history.case.events,
        )
    ]
    assert kept == [OWN] * len(kept)
    assert all("ticket" not in entry.text for entry in history.entries)
    done = store.redact(case.id, "s1", opened.version)
    after = store.load(case.id).case
    assert [one.annotations for one in (after, *after.subjects, *after.acts, *after.events)] == [None] * (
        1 + len(after.subjects) + len(after.acts) + len(after.events)
    )
    assert done.version == opened.version + 1
    store.close()


@contextmanager
def in_memory() -> Iterator[Store]:
    """A store in memory, closed again: Python 3.13 tells a connection that was not."""
    store = Store("sqlite://", clock=lambda: NOW).create()
    try:
        yield store
    finally:
        store.close()


@pytest.mark.parametrize(
    "bad",
    [
        {"x": {1, 2}},
        {"x": float("nan")},
        {"x": float("inf")},
        {"x": 2**53},
        {1: "x"},
        {"x": (1,)},
        [1],
        "text",
        {"x": date(2020, 1, 1)},
    ],
)
def test_python_is_held_to_the_same(bad):
    """What no document could say is told with its path, and nothing of it is repeated."""
    case = Case(
        id="HS-1",
        subjects=(Subject(id="s1", kind="individual"),),
        acts=(Act(id="a1", subject="s1", annotations=bad),),
        events=(),
    )
    (problem,) = problems(case)
    assert problem.path == "$.acts[0].annotations"
    with pytest.raises(Unusable):
        review(case, BOOK)
    with in_memory() as store, pytest.raises(Unusable):
        store.open_case(case)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "wrong_type"),
        ("null", "wrong_type"),
        ('"x"', "wrong_type"),
        ('{"x": 1e999}', "unknown_value"),
        ('{"x": 9007199254740992}', "unknown_value"),
        ('{"x": 12345678901234567890123456789}', "unknown_value"),
        ('{"x": ' + "[" * 16 + "]" * 16 + "}", "unknown_value"),
    ],
)
def test_what_cannot_be_carried_is_refused_alike_by_both_readers(text, code):
    document = dumps(TUTORIAL)[:-1] + f', "annotations": {text}}}'
    for read in (read_case, lambda data: Decoder(BOOK).read(data, "x:1")):
        try:
            found = read(document.encode())
        except Unusable as unusable:
            found = unusable
        assert [(p.path, p.code) for p in found.problems] == [("$.annotations", code)]


def test_limits_bound_one_object():
    heavy = {"x": "a" * 65_540}
    for case, path in (
        (attrs.evolve(TUTORIAL, annotations=heavy), "$.annotations"),
        (
            attrs.evolve(TUTORIAL, acts=tuple(attrs.evolve(a, annotations=heavy) for a in TUTORIAL.acts)),
            "$.acts[0].annotations",
        ),
    ):
        assert [(p.path, p.code) for p in problems(case)] == [(path, "too_large")]
        text = json.dumps(case_to_json(case)).encode()
        for found in (Decoder(BOOK).read(text, "x:1"),):
            assert [(p.path, p.code) for p in found.problems] == [(path, "too_large")]
        with pytest.raises(Unusable, match="too_large"):
            read_case(text)
        assert read_case(text, limits=Limits(annotations=70_000)) == case
        with in_memory() as store, pytest.raises(Unusable, match="too_large"):
            store.open_case(case)


@given(objects)
def test_the_weight_is_never_more_than_the_text(own):
    assert weight_of(own) <= len(json.dumps(own, ensure_ascii=False, separators=(",", ":")).encode())


def test_they_are_a_value():
    first, second = Annotations({"a": 1, "b": [True]}), Annotations({"b": [True], "a": 1})
    assert first == second == {"a": 1, "b": [True]}
    assert hash(first) == hash(second)
    assert first != Annotations({"a": True, "b": [True]})
    assert (len(first), list(first), first["b"], "c" in first) == (2, ["a", "b"], [True], False)
    first["b"].append(2)
    assert first["b"] == [True]
    assert repr(first) == "Annotations(…)"
    assert pickle.loads(pickle.dumps(first)) == copy.deepcopy(first) == first  # noqa: S301 - our own
    assert first != 3
    with pytest.raises(TypeError):
        Annotations({"a": object()})
    given = {"a": [1]}
    event = ActDetected(on=date(2020, 1, 1), annotations=given)
    given["a"].append(2)
    assert event.annotations == {"a": [1]}
    assert hash(event) == hash(ActDetected(on=date(2020, 1, 1), annotations={"a": [1]}))
    assert "…" in repr(event)
