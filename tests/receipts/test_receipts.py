"""A receipt holds for its file under its rules, still holds when data are added, and shows what was changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.privacy import redact
from thanhtra.receipts import _digest, check_receipt, receipt_of
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

HERE = Path(__file__).parent
FILES = sorted((HERE / "frozen").glob("*.case.json"))


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.built_in()


def case_and_receipt(book):
    case = read_case(FILES[0])
    return case, receipt_of(case, review(case, book, as_of=date(2020, 12, 31)))


def test_a_receipt_holds_under_its_own_rules_also_after_redaction(book):
    case, receipt = case_and_receipt(book)
    named = attrs.evolve(
        case,
        note="ghi chú",
        subjects=tuple(attrs.evolve(s, name="Nguyễn Văn A", born=date(1990, 1, 1)) for s in case.subjects),
    )

    for file in (case, named):
        found = check_receipt(json.loads(json.dumps(receipt)), file, book)
        assert (found.holds, found.same_edition, found.changed, found.added) == (True, True, (), ())
    assert redact(named, profile="exchange").note is None
    assert "Nguyễn" not in json.dumps(receipt_of(named, review(named, book)), ensure_ascii=False)


def test_a_receipt_that_was_changed_says_so(book):
    case, receipt = case_and_receipt(book)
    for key, value in (
        ("as_of", "2021-01-01"),
        ("edition", "x"),
        ("answers", receipt["answers"][1:]),
        ("library", "9"),
    ):
        assert not check_receipt({**receipt, key: value}, case, book).holds
    with pytest.raises(Unusable):
        check_receipt({k: v for k, v in receipt.items() if k != "as_of"}, case, book)


def redone(receipt, **change):
    """A forger's receipt: changed, and its digest computed anew."""
    said = {key: value for key, value in {**receipt, **change}.items() if key != "digest"}
    return {**said, "digest": _digest(said)}


def test_a_receipt_forged_with_its_digest_does_not_hold(book):
    case, receipt = case_and_receipt(book)
    answers = receipt["answers"]
    kind = {answer["answer"] for answer in answers}
    some = next(code for code in receipt["codes"] if any(a["check"] == code for a in answers))
    forgeries = {
        "only what is satisfied": redone(receipt, answers=[a for a in answers if a["answer"] == "satisfied"]),
        "none": redone(receipt, answers=[]),
        "one less": redone(receipt, answers=answers[1:]),
        "one twice": redone(receipt, answers=[answers[0], *answers]),
        "no citations": redone(receipt, answers=[{**a, "cites": []} for a in answers]),
        "one citation less": redone(receipt, answers=[{**a, "cites": a["cites"][1:]} for a in answers]),
        "softer": redone(receipt, answers=[{**a, "severity": "note"} for a in answers]),
        "another case": redone(receipt, case="HS-9"),
        "another file": redone(receipt, file="sha256:0"),
        "another library": redone(receipt, library="9"),
        "a check added to what was asked": redone(receipt, answers=[a for a in answers if a["check"] != some]),
    }
    assert {"satisfied", "not_assessed"} <= kind
    assert {name for name, forged in forgeries.items() if check_receipt(forged, case, book).holds} == set()
    assert check_receipt(redone(receipt), case, book).holds


def test_codes_asked_bind(book):
    """What was not asked is not missing; what was is."""
    case, _ = case_and_receipt(book)
    asked = review(case, book, as_of=date(2020, 12, 31), only=("DEC01", "MIN01"))
    receipt = receipt_of(case, asked)
    found = check_receipt(receipt, case, book)
    assert asked.codes == ("DEC01", "MIN01")
    assert found.holds
    assert {a["check"] for a in found.added}.isdisjoint(receipt["codes"])
    assert not check_receipt(redone(receipt, codes=["DEC01", "MIN01", "MIN02", "ORD01"]), case, book).holds
    assert check_receipt(redone(receipt, codes=["DEC01", "MIN01"], answers=[]), case, book).unsaid


def test_the_review_of_an_older_state_is_no_review_of_this_one(book):
    case, _ = case_and_receipt(book)
    older = attrs.evolve(case, events=case.events[:-1])
    with pytest.raises(Unusable):
        receipt_of(case, review(older, book))
    assert receipt_of(attrs.evolve(case), review(case, book))


def test_where_the_history_stood_binds(book):
    case, _ = case_and_receipt(book)
    receipt = receipt_of(case, review(case, book), stands=(7, "a" * 64))
    assert check_receipt(receipt, case, book, stands=(7, "a" * 64)).holds
    assert not check_receipt(receipt, case, book, stands=(8, "b" * 64)).holds
    assert not check_receipt(receipt, case, book).holds
    assert check_receipt(receipt, case, book).same_state is False


MALFORMED = {
    "version": [0, 3, "2", True, None, 2.0],
    "format": ["x", None, []],
    "as_of": ["2020-13-01", "20200101", "2020-W01-1", 5, "2020-01-01T00:00:00", "\ud800"],
    "answers": [None, {}, [1], [{}], [{"check": "X"}], [{"check": 1, "cites": []}], [{"check": "X", "cites": [1]}], [{"check": "X", "cites": [], "x": {1, 2}}], [{"check": "X", "cites": ["\ud800"]}]],
    "case": [None, 5],
    "codes": [None, [1]],
    "stands": [5, [1], ["a", 1]],
    "edition": [None],
    "library": [{}],
    "digest": [None],
    "file": [5],
}  # fmt: skip


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, vs in MALFORMED.items() for v in vs])
def test_what_is_no_receipt_is_refused_in_our_own_words(book, key, value):
    case, receipt = case_and_receipt(book)
    with pytest.raises(Unusable):
        check_receipt({**receipt, key: value}, case, book)
    with pytest.raises(Unusable):
        check_receipt({k: v for k, v in receipt.items() if k != key}, case, book)


def test_another_file_is_not_the_receipts(book):
    case, receipt = case_and_receipt(book)
    other = attrs.evolve(case, events=case.events[:-1])

    found = check_receipt(receipt, other, book)

    assert not found.holds
    assert not found.same_file
    assert found.changed
    with pytest.raises(Unusable):
        receipt_of(attrs.evolve(case, id="x"), review(case, book))


def test_new_data_change_the_edition_and_no_answer(book, tmp_path):
    case, receipt = case_and_receipt(book)
    (tmp_path / "working_days").mkdir()
    (tmp_path / "working_days" / "2031.toml").write_text(NEXT_YEAR, encoding="utf-8")
    newer = Rulebook.load(tmp_path)

    found = check_receipt(receipt, case, newer)

    assert not found.same_edition
    assert found.holds


NEXT_YEAR = """
year = 2031
published = false
known = "inference"
checked = 2026-11-22
sources = ["45/2019/QH14 Đ112.1"]
note = "A year added by a test."
off = [{on = 2031-01-01, why = "holiday", vi = "Tết Dương lịch", en = "New Year's Day"}]
work = []
"""


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name.partition(".")[0])
def test_frozen_receipts_still_hold(book, file):
    """An old receipt never changes. A failure here says that an answer given before is no longer given: that is an API break."""
    receipt = json.loads(file.with_name(file.name.replace(".case.", ".receipt.")).read_bytes())

    found = check_receipt(receipt, read_case(file), book)

    assert found.intact
    assert found.same_file
    assert found.changed == ()
