"""An index of the words of texts answers as a look through each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.search import word_index
from thanhtra.search.word_index import TextColumn, WordIndex, numbers_in, packed_numbers

WORDS = st.lists(st.sampled_from(["a", "an", "bán", "in", "tin", "giả", "tin giả"]), max_size=6)
TEXTS = st.lists(WORDS.map(lambda words: f" {' '.join(words)} "), max_size=6)


@given(TEXTS, WORDS)
def test_a_phrase_stands_where_it_stands(texts, words):
    phrase = f" {' '.join(words)} "
    wanted = [at for at, text in enumerate(texts) if words and phrase in text]
    index = WordIndex.of(texts)
    assert list(index.holding(phrase)) == wanted
    assert list(WordIndex.unpacked(*index.packed()).holding(phrase)) == wanted
    assert set(index.places) == {word for text in texts for word in text.split()}


@given(st.lists(st.text(max_size=8), max_size=6))
def test_a_text_of_a_column_is_the_one_put_there(texts):
    column = TextColumn.of(texts)
    assert [column[at] for at in range(len(column))] == texts
    assert [TextColumn(*column.packed())[at] for at in range(len(column))] == texts


@pytest.mark.parametrize("most", [1, 256, 65_536, 65_537, 4_000_000])
def test_numbers_come_back_as_they_were(most):
    numbers = [0, most // 2, most - 1]
    assert list(numbers_in(packed_numbers(numbers, most), most)) == numbers
    assert len(packed_numbers(numbers, most)) == (6 if most <= 65_536 else 12)


def test_a_machine_of_the_other_order_reads_the_same_bytes(monkeypatch):
    packed = packed_numbers([1, 513], 65_536)
    assert packed == b"\x01\x00\x01\x02"
    monkeypatch.setattr(word_index.sys, "byteorder", "big")
    assert list(numbers_in(packed, 65_536)) == [256, 258]
