"""A name written in place of a slug finds the slug."""

from __future__ import annotations

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.search import closest

BOOK = Rulebook.built_in()
POSTS = {slug: (p.vi, p.en) for slug, p in BOOK.posts.items()}
LIMITS = {slug: (x.vi, x.en) for slug, x in BOOK.procedure.limits.items()}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("truong-cong-an-xa", "commune-police-chief"),
        ("Trưởng Công an xã", "commune-police-chief"),
        ("commune-police-cheif", "commune-police-chief"),
        ("comune-chair", "commune-chair"),
        ("chanh-thanh-tra-so", "chief-inspector-of-department"),
        ("COMMUNE-CHAIR", "commune-chair"),
    ],
)
def test_a_post(text: str, slug: str) -> None:
    assert closest(text, POSTS) == slug


@pytest.mark.parametrize(
    ("text", "slug"), [("decison", "decision"), ("thoi han ra quyet dinh", "decision"), ("gui-quyet-dinh", "sending")]
)
def test_a_limit(text: str, slug: str) -> None:
    assert closest(text, LIMITS) == slug


@pytest.mark.parametrize("text", ["", "xyzzyq", "a" * 500])
def test_nothing_is_near(text: str) -> None:
    assert closest(text, POSTS) is None
