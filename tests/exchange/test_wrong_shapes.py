"""Two shapes the strict reader refuses that nothing but chance would draw: an event that is no object, a form of no decree."""

from __future__ import annotations

import json

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case

HEAD = {"format": "thanhtra.case", "version": 1, "id": "X"}


@pytest.mark.parametrize("event", [5, "minutes_drawn_up", None, ["minutes_drawn_up"]])
def test_an_event_that_is_no_object_is_refused_with_its_place(event: object) -> None:
    with pytest.raises(Unusable, match=r"\$\.events\[0\]: wrong_type"):
        read_case(json.dumps({**HEAD, "events": [event]}).encode())


@pytest.mark.parametrize(
    "form", ["118/2021/NĐ-CP", "Nghị định 118 MBB01", "1/2/3/4 MBB01", "999999999/2021/NĐ-CP MBB01"]
)
def test_a_form_of_no_decree_is_refused(form: str) -> None:
    with pytest.raises(Unusable, match=r"\$\.events\[0\]\.form"):
        read_case(json.dumps({**HEAD, "events": [{"kind": "minutes_drawn_up", "form": form}]}).encode())
