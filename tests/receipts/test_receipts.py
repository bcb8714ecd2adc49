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
from thanhtra.receipts import check_receipt, receipt_of
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
