"""Notes of the rule data in Vietnamese: each translates a note that is there, and is Vietnamese."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import thanhtra
from thanhtra import Rulebook
from thanhtra.export.entries import entries, entry_text
from thanhtra.export.style import PLAIN
from thanhtra.export.words import NOTE, noted
from thanhtra.wording.notes import is_vietnamese, note_in, vietnamese_notes

DATA = Path(thanhtra.__file__).parent / "rulebook" / "data"


def notes_in(data: Any) -> Iterator[str]:
    """Every note, gap, reason and limit of a power in a rule file."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("note", "gap", "why", "matter") and isinstance(value, str):
                yield value
            else:
                yield from notes_in(value)
    elif isinstance(data, list):
        for one in data:
            yield from notes_in(one)


RULES = [file for file in DATA.rglob("*.toml") if file.parent.name != "working_days"]
CALENDARS = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (DATA / "working_days").glob("*.toml")]
NOTES = {note for file in RULES for note in notes_in(tomllib.loads(file.read_text(encoding="utf-8")))} | {
    year["note"] for year in CALENDARS if "note" in year
}
"""``why`` of a day off is a kind; its words stand beside it in both languages."""


def test_each_translates_a_note_that_is_there():
    """A note that was reworded loses its translation, and this says which."""
    assert [text for text in vietnamese_notes() if text not in NOTES] == []


def test_each_is_vietnamese_with_the_same_figures():
    """No day as a machine writes it; what the English has in figures of two digits and more stands in the Vietnamese too."""
    for text, told in vietnamese_notes().items():
        assert is_vietnamese(told), told
        assert unicodedata.is_normalized("NFC", told)
        assert not re.search(r"\d{4}-\d\d-\d\d", told), told
        figures = set(re.findall(r"\d{2,}", re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\1 \2 \3", text)))
        assert [n for n in figures if n not in re.findall(r"\d+", told)] == [], (text, told)


def test_no_note_without_vietnamese():
    """What a Vietnamese reader is shown of the rule data is Vietnamese; a text of citations alone would not be told apart by its letters."""
    assert sorted(text for text in NOTES if text not in vietnamese_notes()) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the words are struck from Đ24.1.đ", False),
        ("not named in 189/2025/NĐ-CP", False),
        ("decision 1393/QĐ-BCA-V03, read in news", False),
        ("Như khoản 5 Điều 107", True),
        ("Đ24.1 không liệt kê", True),
        ("Not read.", False),
    ],
)
def test_a_citation_makes_no_vietnamese(text, told):
    """Before, 225 English notes passed for Vietnamese by the Đ of an article they cite, and were not told to be English."""
    assert is_vietnamese(text) is told
    assert ("(tiếng Anh)" in noted(NOTE, text, "vi")) is (not told and text not in vietnamese_notes())


DAYS = [day for day in Rulebook.built_in().calendar.special.values() if day.on.year <= 2030]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.on.isoformat())
def test_each_day_off_says_its_reason_in_both_languages(day):
    """A day that stands for another is told by that day, in the order of the language."""
    assert is_vietnamese(day.vi)
    assert not is_vietnamese(day.en.replace("Hùng", "Hung"))
    told = [date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d\d)/(\d\d)/(\d{4})", day.vi)]
    assert len(told) == (day.why in ("swap", "make-up"))
    assert [one.isoformat() for one in told] == re.findall(r"\d{4}-\d\d-\d\d", day.en)


def test_what_a_day_stands_for_is_said_once():
    """Four kinds of day, four pairs of words; the rest is the name of a holiday."""
    special = Rulebook.built_in().calendar.special
    assert {
        day: (special[day].vi, special[day].en)
        for day in map(date.fromisoformat, ("2026-01-02", "2026-01-10", "2026-04-27"))
    } == {
        date(2026, 1, 2): ("Nghỉ hoán đổi, làm bù ngày 10/01/2026", "Day off in exchange for 2026-01-10"),
        date(2026, 1, 10): ("Làm bù cho ngày 02/01/2026", "Working day made up for 2026-01-02"),
        date(2026, 4, 27): ("Nghỉ bù Ngày Giỗ Tổ Hùng Vương", "In lieu of Hùng Kings' Commemoration Day"),
    }


def test_notes_joined_are_told_together_or_not_at_all():
    assert (
        note_in("Points not read.; Ceiling not seen.", "vi") == "Các điểm chưa đọc được.; Mức thẩm quyền chưa đọc được."
    )
    semicolon = "Founded before the book begins.; Old; new."  # a note may hold the sign that joins notes
    assert note_in(semicolon, "vi") == semicolon
    inside = "the default of one year: the field is in no list; state cipher; civil cryptography is another field"
    assert note_in(inside, "vi") == (
        "thời hiệu chung một năm: lĩnh vực không có trong danh sách nào; cơ yếu của Nhà nước; mật mã dân sự là lĩnh vực khác"
    )
    assert note_in("Points not read.; Nobody wrote this.", "vi") == "Points not read.; Nobody wrote this."
    assert note_in("Points not read.", "en") == "Points not read."
    assert note_in("", "vi") == ""


def test_nothing_the_book_tells_in_vietnamese_is_english():
    """Every entry of the book, with its whole history, as ``law show`` prints it."""
    book = Rulebook.built_in()
    slugs = [
        *book.procedure.limits, *book.procedure.thresholds, *book.posts, *book.fields, *book.remedies, *book.grounds,
        *book.instruments, *book.readings, *book.decrees.heads,
    ]  # fmt: skip
    strays = [
        line
        for slug in slugs
        for entry in entries(book, slug)
        for line in entry_text(entry, book, lang="vi", style=PLAIN, whole=True).splitlines()
        if re.search(r"\b(?:the|was|not|from|of|is|and|only|by)\b|tiếng Anh", re.sub(r"\S*[-_]\S*", "", line))
    ]
    assert strays == []


def test_what_was_read_is_told_in_the_passive():
    """*Khoản đọc trong bản pháp điển* reads as if the clause were the reader, *Đọc trong …* as an order."""
    told = tomllib.loads((Path(thanhtra.__file__).parent / "wording" / "notes_vi.toml").read_text(encoding="utf-8"))
    assert [
        one for one in told["notes"].values() if re.search(r"(?<!ược )đọc (?:trong|từ) bản|Đọc (?:trong|từ) bản", one)
    ] == []


def test_notes_put_after_one_another_as_sentences_are_each_told():
    both = "Or passed on to whoever is competent under the law. Passed on as for annulment."
    assert (
        note_in(both, "vi")
        == "Hoặc chuyển cho người có thẩm quyền theo quy định của pháp luật. Chuyển tiếp như đối với việc hủy bỏ."
    )
    assert note_in(f"{both} Nobody wrote this.", "vi") == f"{both} Nobody wrote this."
