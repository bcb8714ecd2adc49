"""What was promised still holds, and what is public is on file (docs/development/deprecation.md)."""

from __future__ import annotations

import copy
import json
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from public_api import SNAPSHOT, Surface, breaks, surface

KEPT = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
MAY = "thanhtra.may"


@cache
def now() -> Surface:
    return surface()


def test_nothing_promised_was_taken_back():
    assert breaks(KEPT, now()) == []


def test_everything_public_is_on_file():
    """If only this fails: ``python tests/public_api.py``."""
    assert sorted(set(now()) - set(KEPT)) == []


def test_a_name_taken_away_is_a_break():
    assert breaks(KEPT, {k: v for k, v in now().items() if k != MAY}) == [f"{MAY}: gone"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda call: call.pop(), "parameter checks is gone"),
        (lambda call: call.append(["more", "positional or keyword", True, "str"]), "new parameter more is required"),
        (lambda call: call.append(["more", "keyword-only", False, "str"]), None),
        (lambda call: call.reverse(), "the order of the parameters changed"),
    ],
)
def test_parameters_are_promised_by_name_order_and_need(change, said):
    then = copy.deepcopy(now())
    change(then[MAY]["call"])
    found = breaks(now(), then)

    assert found == ([] if said is None else [f"{MAY}: {said}"])
