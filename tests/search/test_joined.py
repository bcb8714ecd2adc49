"""Many texts looked through at once answer as each of them looked through."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.search import joined, ranking
from thanhtra.search.joined import JoinedTexts

WORDS = st.lists(st.sampled_from(["a", "an", "ban", "in", "tin", "gia", "tin gia"]), max_size=6)
TEXTS = st.lists(WORDS.map(lambda words: f" {' '.join(words)} "), max_size=6)


@given(TEXTS, WORDS.filter(bool))
def test_a_phrase_stands_where_it_stands(texts, words):
    phrase = f" {' '.join(words)} "
    assert JoinedTexts(texts).holding(phrase) == [at for at, text in enumerate(texts) if phrase in text]


@pytest.mark.parametrize("many", [0, 40])
@given(TEXTS, st.lists(WORDS.filter(bool).map(lambda words: f" {' '.join(words)} ")))
def test_those_that_stand_somewhere_are_told_both_ways(many, texts, phrases):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joined, "_MANY", many)
        assert JoinedTexts(texts).some_of(phrases) == {p for p in phrases if any(p in text for text in texts)}


@given(st.text("abcdeo", min_size=4, max_size=9), st.lists(st.text("abcdeo", min_size=1, max_size=9), max_size=20))
def test_leaving_out_what_cannot_be_alike_changes_no_nearest(plain, known):
    words = sorted(set(known))
    near = get_close_matches(plain, words, n=1, cutoff=0.8)
    assert get_close_matches(plain, ranking._alike(plain, words), n=1, cutoff=0.8) == near
