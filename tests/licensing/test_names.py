"""Letters of names compared: the same, one letter away, held inside, a word by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.licensing.names import folded, is_vietnamese, like_names, one_apart, own_label, words_in

LETTERS = st.text("abc1", min_size=0, max_size=6)


@pytest.mark.parametrize(
    ("domain", "label", "vietnamese"),
    [
        ("https://www.Bao-Moi.com.vn/tin", "bao-moi", True),
        ("tintuc.hue.vn", "hue", True),
        ("hue.gov.vn", "hue", True),
        ("bandoc.com", "bandoc", False),
        ("bandoc.com:8080/a.vn", "bandoc", False),
        ("vn", "vn", False),
        ("", "", False),
        ("com.vn", "", True),
    ],
)
def test_the_part_of_a_name_its_owner_chose(domain, label, vietnamese):
    assert label == own_label(domain)
    assert vietnamese is is_vietnamese(domain)


def test_marks_hyphens_and_digits_that_pass_for_letters_do_not_count():
    assert folded("Tu0i-Trẻ") == folded("tuoitre") == "tuoitre"
    assert folded("Đài") == "dai"


@pytest.mark.parametrize(
    ("domain", "how"),
    [
        ("ba0-hue.vn", ["same"]),
        ("baohue24h.vn", ["contains"]),
        ("baohuee.com", ["contains"]),
        ("baohui.vn", ["one-letter"]),
        ("bahue.vn", ["one-letter"]),
        ("banhue.vn", ["one-letter"]),
        ("bandoc.vn", []),
    ],
)
def test_how_a_name_is_like_an_agency_s(domain, how):
    assert how == [like.how for like in like_names(domain, ["báo Huế"])]


def test_a_short_word_counts_only_by_itself():
    words = ["tin", "tintuc", "tapchi"]
    assert [like.other for like in words_in("tin-hue.vn", words)] == ["tin"]
    assert [like.other for like in words_in("thongtinhue.vn", words)] == []
    assert [like.other for like in words_in("huetapchi.vn", words)] == ["tapchi"]
    assert [like.other for like in words_in("tin.vn", words)] == ["tin"]


@given(LETTERS, LETTERS)
def test_one_apart_is_one_change_and_looks_both_ways(one, other):
    changed = {one[:i] + one[i + 1 :] for i in range(len(one))} | {
        one[:i] + c + one[i:] for i in range(len(one) + 1) for c in "abc1"
    }
    changed |= {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in "abc1"}
    assert one_apart(one, other) is (other in changed - {one})
    assert one_apart(one, other) is one_apart(other, one)
