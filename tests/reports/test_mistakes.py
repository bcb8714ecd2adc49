"""Frequent mistakes: counted by cases, the example names nobody."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import attrs
import pytest

from thanhtra import Finding, NotAssessed, Rulebook, review
from thanhtra.exchange import read_case
from thanhtra.reports.laid_out import laid_out_html, laid_out_text
from thanhtra.reports.mistakes import CURES, frequent_mistakes, mistakes_page, mistakes_to_json
from thanhtra.terms import Severity

ROOT = Path(__file__).parents[2]
BOOK = Rulebook.built_in()
LATE = attrs.evolve(read_case(ROOT / "docs" / "tutorial" / "bk-2020-017.json"), complete=True)


@pytest.fixture(scope="module")
def archive():
    return [LATE, *(read_case(path) for path in sorted((ROOT / "examples" / "published").glob("*.json"))[:12])]


def test_the_counts_equal_a_recount_by_hand(archive):
    found = frequent_mistakes(iter(archive), BOOK)
    wrong, right, unknown = Counter(), Counter(), Counter()
    for case in archive:
        for code in {a.check for a in review(case, BOOK).answers}:
            kinds = {type(a) for a in review(case, BOOK).answers if a.check == code}
            (wrong if Finding in kinds else unknown if NotAssessed in kinds else right)[code] += 1
    assert found.cases == len(archive)
    assert {m.code: (m.wrong, m.right, m.unknown) for m in found.listed} == {
        code: (n, right[code], unknown[code]) for code, n in wrong.items()
    }
    assert [m.wrong for m in found.listed] == sorted((m.wrong for m in found.listed), reverse=True)


def test_the_share_is_of_the_cases_that_could_be_answered(archive):
    (late,) = frequent_mistakes([LATE, attrs.evolve(LATE, complete=False)], BOOK, only=["DEC01"]).listed
    assert (late.wrong, late.right, late.unknown) == (1, 0, 1)
    assert (late.code, late.share, late.severities) == ("DEC01", 1.0, {Severity.VOIDS: 1})
    assert [str(c) for c in late.law] == ["15/2012/QH13 Đ66.1"]
    assert frequent_mistakes([], BOOK).listed == ()


def test_no_name_number_or_id_stands_in_an_example():
    subjects = tuple(attrs.evolve(s, name="Nguyễn Thị Canary", number="001099012345") for s in LATE.subjects or ())
    (late,) = frequent_mistakes([attrs.evolve(LATE, subjects=subjects)], BOOK, only=["DEC01"]).listed
    assert late.example is not None
    told = " ".join(late.example)
    assert "Canary" not in told
    assert "001099012345" not in told
    assert LATE.id not in told


@pytest.mark.parametrize(("lang", "says"), [("vi", "Hủy bỏ"), ("en", "Annul")])
def test_the_page_in_both_languages(lang, says):
    page = mistakes_page(frequent_mistakes([LATE], BOOK, only=["DEC01"]), lang=lang)
    assert says.casefold() in laid_out_text(page).casefold()
    assert "DEC01" in laid_out_html(page)


def test_every_consequence_has_a_cure():
    assert set(CURES) == set(Severity)


def test_as_json():
    (one,) = mistakes_to_json(frequent_mistakes([LATE], BOOK, only=["DEC01"]))["mistakes"]
    assert (one["check"], one["wrong"], one["share"], one["severities"]) == ("DEC01", 1, 1.0, {"voids": 1})
    assert set(one["example"]) == {"vi", "en"}
