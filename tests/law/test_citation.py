"""How the law is cited: read and printed compactly, spoken in both languages, ordered as a Vietnamese statute is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.errors import BadCitation
from thanhtra.law import POINTS, Citation, is_place
from thanhtra.law.kinds import kind_of
from thanhtra.rulebook import Rulebook

letters = st.sampled_from(["", *POINTS])
numbered = st.builds(lambda number, letter: f"{number}{letter}", st.integers(1, 99), letters)
articles = st.builds(lambda number, letter: f"{number}{letter}", st.integers(1, 999), letters)
points = st.builds(lambda point, digit: f"{point}{digit}", st.sampled_from(POINTS), st.sampled_from(["", "1", "9"]))
instruments = st.sampled_from(
    ["15/2012/QH13", "118/2021/NĐ-CP", "80-NQ/TW", "12729/VPCP-KGVX", "10/2012/QH13", "02/2011/QH13", "07/VBHN-VPQH"]
)
citations = st.one_of(
    st.builds(Citation, instruments),
    st.builds(Citation, instruments, articles),
    st.builds(Citation, instruments, articles, numbered),
    st.builds(Citation, instruments, articles, numbered, points),
)


@given(citations)
def test_reading_what_was_printed_gives_it_back(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


@given(citations)
def test_text_in_decomposed_letters_is_the_same_citation(citation: Citation) -> None:
    assert Citation.parse(unicodedata.normalize("NFD", str(citation))) == citation


@given(citations, citations)
def test_a_wider_place_covers_a_narrower_one_and_never_the_other_way_round(one: Citation, other: Citation) -> None:
    assert not (one.covers(other) and other.covers(one)) or one == other


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("15/2012/QH13", "Luật số 15/2012/QH13", "Law 15/2012/QH13"),
        ("15/2012/QH13 Đ66", "Điều 66 Luật số 15/2012/QH13", "Article 66, Law 15/2012/QH13"),
        ("15/2012/QH13 Đ66.1", "khoản 1 Điều 66 Luật số 15/2012/QH13", "Article 66(1), Law 15/2012/QH13"),
        (
            "118/2021/NĐ-CP Đ12.2.a",
            "điểm a khoản 2 Điều 12 Nghị định số 118/2021/NĐ-CP",
            "Article 12(2)(a), Decree 118/2021/NĐ-CP",
        ),
        ("15/2012/QH13 Đ65.1.đ", "điểm đ khoản 1 Điều 65 Luật số 15/2012/QH13", "Article 65(1)(đ), Law 15/2012/QH13"),
        ("38/2021/NĐ-CP Đ38.2a", "khoản 2a Điều 38 Nghị định số 38/2021/NĐ-CP", "Article 38(2a), Decree 38/2021/NĐ-CP"),
    ],
)
def test_a_citation_is_spoken_from_the_point_up_in_vietnamese_and_from_the_article_down_in_english(
    text: str, vi: str, en: str
) -> None:
    citation = Citation.parse(text)
    assert (str(citation), citation.vi, citation.en) == (text, vi, en)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đ66.1",
        "15/2012/QH13 Điều 66",
        "15/2012/QH13 D66",
        "15/2012/QH13 đ66",
        "15/2012/QH13Đ66",
        "15/2012/QH13  Đ66",
        "15/2012/QH13 Đ66.",
        "15/2012/QH13 Đ66.a",
        "15/2012/QH13 Đ66.1.f",
        "15/2012/QH13 Đ66.1.aa",
        "15/2012/QH13 Đ66.1.a.1",
        "15/2012/QH13 Đ66.1.a ",
        " 15/2012/QH13 Đ66",
        "15/2012/QH13 Đ66\n",
        "15/2012/QH13 Đ٦٦",
        "15/2012 Đ66",
    ],
)
def test_what_is_not_a_citation_is_refused_with_what_was_given(text: str) -> None:
    with pytest.raises(BadCitation) as refused:
        Citation.parse(text)
    assert refused.value.text == text


def test_points_run_as_the_statute_prints_them_with_đ_between_d_and_e() -> None:
    places = ["e", "d", "đ", "a", "g"]
    ordered = sorted((Citation("15/2012/QH13", "65", "1", p) for p in places), key=lambda c: c.sort_key)
    assert [c.point for c in ordered] == ["a", "d", "đ", "e", "g"]


def test_article_9_comes_before_10_and_93_before_93a_and_94() -> None:
    ordered = sorted(
        (Citation("1/2020/NĐ-CP", a) for a in ("94", "93a", "10", "93", "9", "93đ", "93d")), key=lambda c: c.sort_key
    )
    assert [c.article for c in ordered] == ["9", "10", "93", "93a", "93d", "93đ", "94"]


def test_a_clause_covers_its_points_and_not_the_next_clause() -> None:
    clause = Citation.parse("15/2012/QH13 Đ65.1")
    assert clause.covers(Citation.parse("15/2012/QH13 Đ65.1.đ"))
    assert not clause.covers(Citation.parse("15/2012/QH13 Đ65.2"))
    assert not clause.covers(Citation.parse("67/2020/QH14 Đ65.1"))
    assert not clause.covers(Citation.parse("15/2012/QH13 Đ65"))


def test_a_place_is_read_inside_its_instrument() -> None:
    assert Citation.within("15/2012/QH13", "66.1.a") == Citation("15/2012/QH13", "66", "1", "a")
    assert Citation("15/2012/QH13", "66", "1", "a").place == "66.1.a"
    assert is_place("93a")
    assert not is_place("93-95")


def test_no_vietnamese_point_is_called_f_j_w_or_z() -> None:
    assert not set("fjwz") & set(POINTS)


def test_the_kind_of_every_instrument_of_the_book_is_named_as_the_book_has_it() -> None:
    words = {
        "law": "Law",
        "code": "Code",
        "decree": "Decree",
        "resolution": "Resolution",
        "circular": "Circular",
        "directive": "Directive",
    }
    for number, one in Rulebook.built_in().instruments.items():
        kinds = kind_of(number)
        assert kinds is not None, number
        assert kinds[1] == words[one.kind], number


def test_a_number_of_no_known_kind_is_printed_bare() -> None:
    assert kind_of("12729/VPCP-KGVX") is None
    assert Citation("12729/VPCP-KGVX").vi == "12729/VPCP-KGVX"
    assert Citation("12729/VPCP-KGVX", "2").en == "Article 2, 12729/VPCP-KGVX"
