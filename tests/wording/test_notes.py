"""Notes of the rule data in Vietnamese: each translates a note that is there, and is Vietnamese."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import thanhtra
from thanhtra.wording.notes import note_in, vietnamese_notes

DATA = Path(thanhtra.__file__).parent / "rulebook" / "data"
MARKED = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def notes_in(data: Any) -> Iterator[str]:
    """Every note, gap and reason in a rule file."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("note", "gap", "why") and isinstance(value, str):
                yield value
            else:
                yield from notes_in(value)
    elif isinstance(data, list):
        for one in data:
            yield from notes_in(one)


NOTES = {note for file in DATA.rglob("*.toml") for note in notes_in(tomllib.loads(file.read_text(encoding="utf-8")))}


def test_each_translates_a_note_that_is_there():
    """A note that was reworded loses its translation, and this says which."""
    assert [text for text in vietnamese_notes() if text not in NOTES] == []


def test_each_is_vietnamese_with_the_same_figures():
    """No day as a machine writes it; what the English has in figures of two digits and more stands in the Vietnamese too."""
    for text, told in vietnamese_notes().items():
        assert MARKED.search(told), told
        assert unicodedata.is_normalized("NFC", told)
        assert not re.search(r"\d{4}-\d\d-\d\d", told), told
        figures = set(re.findall(r"\d{2,}", re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\1 \2 \3", text)))
        assert [n for n in figures if n not in re.findall(r"\d+", told)] == [], (text, told)


@pytest.mark.parametrize("place", ["decrees/15-2020", "decrees/14-2022", "decrees/119-2020", "decrees/174-2026"])
def test_every_note_and_gap_of_the_decrees_people_ask_most_is_translated(place):
    found = []
    for file in (DATA / place).glob("*.toml"):
        found += [n for key in ("note", "gap") for n in _of_key(tomllib.loads(file.read_text(encoding="utf-8")), key)]
    assert [n for n in found if not MARKED.search(note_in(n, "vi"))] == []


def _of_key(data: Any, key: str) -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            if name == key and isinstance(value, str):
                yield value
            else:
                yield from _of_key(value, key)
    elif isinstance(data, list):
        for one in data:
            yield from _of_key(one, key)


def test_notes_joined_are_told_together_or_not_at_all():
    assert (
        note_in("Points not read.; Ceiling not seen.", "vi") == "Các điểm chưa đọc được.; Mức thẩm quyền chưa đọc được."
    )
    assert note_in("Points not read.; Nobody wrote this.", "vi") == "Points not read.; Nobody wrote this."
    assert note_in("Points not read.", "en") == "Points not read."
    assert note_in("", "vi") == ""
