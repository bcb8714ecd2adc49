"""One grammar of places for repeals, powers and limitations."""

from __future__ import annotations

import pytest

from thanhtra.errors import BadCitation
from thanhtra.law import Citation, Places

REPEALED = Places.parse("15/2020/NĐ-CP", ["5-71", "93a", "94.1", "95.2.đ"])


@pytest.mark.parametrize("place", ["5", "71", "70.3.a", "6a", "93a", "93a.2", "94.1", "94.1.a", "95.2.đ"])
def test_a_place_inside_is_covered(place: str) -> None:
    assert REPEALED.covers(Citation.within("15/2020/NĐ-CP", place))


@pytest.mark.parametrize("place", ["4", "72", "93", "94", "94.2", "95.2", "95.2.d"])
def test_a_place_outside_is_not(place: str) -> None:
    assert not REPEALED.covers(Citation.within("15/2020/NĐ-CP", place))


def test_another_instrument_is_never_covered() -> None:
    assert not REPEALED.covers(Citation.within("14/2022/NĐ-CP", "5"))
    assert not REPEALED.covers(Citation.parse("15/2020/NĐ-CP"))


@pytest.mark.parametrize("text", ["71-5", "5-5", "5-", "a-b", "5.1-6", "", "5 - 71"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(BadCitation):
        Places.parse("15/2020/NĐ-CP", [text])
