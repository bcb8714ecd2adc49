"""Twelve rules of style, kept by machine: every message of every situation is a whole, plain sentence of its language (docs/reference/glossary.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from thanhtra import Rulebook
from thanhtra.export.words import SEVERITIES, STATUSES, WORDS
from thanhtra.situations import situations

BOOK = Rulebook.built_in()
GOLDEN = sorted((Path(__file__).parents[1] / "checks" / "golden").glob("*.toml"))
DOUBLED = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
LAWFUL_TWICE = {"vi vi", "hành hành", "biên biên"}
"""What Vietnamese doubles lawfully across two words: *hành vi vi phạm*."""
COMMON = {
    "a day as a machine writes it": re.compile(r"\d{4}-\d\d-\d\dT" + "|" + r"\d\d:\d\d[+-]\d\d"),
    "a compact citation": re.compile(r"(?<!\w)Đ\d"),
    "a hole": re.compile(r"—|\bNone\b|\(\)|\{|\}|\[\["),
    "a doubled space": re.compile(r" {2}| [.,;:?]"),
    "no full stop last": re.compile(r"(?<![.?…”])$|\.\.$|[.?]\.$"),
    "arithmetic": re.compile(r" \+ |[≥≤×]|\d–\d"),
}
VIETNAMESE = {
    "a day in the order of a machine": re.compile(r"\d{4}-\d\d-\d\d"),
    "a slug": re.compile(r"(?<![\w/.-])[a-z]+-[a-z-]+(?![\w/])"),
    "a blank before the per cent sign": re.compile(r"\d %"),
    "words the law does not use": re.compile(
        r"có thể bị hủy|điểm sai|không đánh giá được|trễ |người đã không còn|tại chỗ|lại bị|bỏ sót|từ bỏ|được tôn trọng",
        re.IGNORECASE,
    ),
}


def faults(text: str, lang: str) -> Iterator[str]:
    yield from (
        name for name, found in {**COMMON, **(VIETNAMESE if lang == "vi" else {})}.items() if found.search(text)
    )
    if text[:1].islower():
        yield "no capital first"
    if any(m[0].lower() not in LAWFUL_TWICE for m in DOUBLED.finditer(text)):
        yield "a doubled word"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_every_message_of_every_situation_is_a_sentence(path: Path) -> None:
    wrong: dict[str, str] = {}
    for one in situations(path):
        book = BOOK.afresh(readings=one.readings) if one.readings else BOOK
        for answer in one.answers(book):
            for lang in ("vi", "en"):
                text = answer.message[lang]
                wrong |= dict.fromkeys(faults(text, lang), text)
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "lang", "fault"),
    [
        ("Ngày 2020-10-20.", "vi", "a day in the order of a machine"),
        ("Lúc 2022-03-02T10:00+07:00.", "en", "a day as a machine writes it"),
        ("Theo Đ3.1.d.", "vi", "a compact citation"),
        ("Kế thừa: director-of-department.", "vi", "a slug"),
        ("Căn cứ — không có.", "vi", "a hole"),
        ("Ở cấp cấp sở.", "vi", "a doubled word"),
        ("It went on on Monday.", "en", "a doubled word"),
        ("quyết định.", "vi", "no capital first"),
        ("Quyết định", "vi", "no full stop last"),
        ("Trễ  so với.", "vi", "a doubled space"),
        ("Phạt 40 % mức.", "vi", "a blank before the per cent sign"),
        ("Từ 1–3 tháng.", "vi", "arithmetic"),
        ("Quyết định có thể bị hủy.", "vi", "words the law does not use"),
    ],
)
def test_the_guard_sees_each_fault(text: str, lang: str, fault: str) -> None:
    assert fault in list(faults(text, lang))


def test_the_guard_lets_a_whole_sentence_pass() -> None:
    assert (
        list(faults("Ban hành quyết định xử phạt hành vi vi phạm ngày 20/10/2020: quá thời hạn 08 ngày.", "vi")) == []
    )


def test_words_of_pages_are_those_of_the_law() -> None:
    told = " · ".join(pair[0] for table in (WORDS, SEVERITIES, STATUSES) for pair in table.values())
    assert not VIETNAMESE["words the law does not use"].search(told)
    assert "phải hủy bỏ toàn bộ quyết định" in told
