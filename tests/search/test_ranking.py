"""What ranking leaves out to be quick is nothing it would have told."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.rulebook import Rulebook
from thanhtra.search import ranking
from thanhtra.search.documents import documents
from thanhtra.search.ranking import ranked

BOOK = Rulebook.built_in()


@given(st.text("abcdeo", min_size=4, max_size=9), st.lists(st.text("abcdeo", min_size=1, max_size=9), max_size=20))
def test_leaving_out_what_cannot_be_alike_changes_no_nearest(plain, known):
    words = sorted(set(known))
    near = get_close_matches(plain, words, n=1, cutoff=0.8)
    assert get_close_matches(plain, ranking._alike(plain, words), n=1, cutoff=0.8) == near


@pytest.mark.parametrize("day", [date(2014, 1, 15), date(2021, 1, 1), date(2026, 8, 20)])
@pytest.mark.parametrize(
    "text",
    [
        "tung tin giả lên Facebook gây hoang mang",
        "quyết định xử phạt vi phạm hành chính của chủ tịch",
        "thu hoi ten mien",
        "Bộ Thông tin",
        "failure to keep records",
        "telecomunications",
    ],
)
def test_what_is_not_weighed_to_the_end_is_not_good_enough(text, day):
    there = documents(BOOK, ("act", "post", "field", "remedy", "limit", "body"), day)
    every = [(share, one.kind, one.id) for share, one in ranked(text, there)]
    least = max(0.12, every[0][0] * 0.5)
    wanted = [row for row in every if row[0] >= least]
    told = [(share, one.kind, one.id) for share, one in ranked(text, there, least=0.12, of_best=0.5)]
    assert [row for row in told if row[0] >= least] == wanted
    assert len(told) < len(every) or text == "telecomunications"  # one word: all are as good
