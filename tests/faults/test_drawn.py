"""Documents of the second generator: a case or Unusable, the same by both readers and under two hash seeds. ``drawn.py`` draws a hundred thousand."""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from drawn import BOOK, Drawer, compared, drawn

from thanhtra import Unusable, read_case
from thanhtra.casefile import KINDS

pytestmark = pytest.mark.no_cover

COUNT = int(os.environ.get("THANHTRA_DRAWN", "150"))


def test_nothing_else_comes_out_and_no_answer_hangs_on_a_hash_seed():
    kinds, wrong = compared(COUNT, 5)
    assert wrong == []
    assert min(kinds["case"], kinds["refused"]) > COUNT // 5


def test_what_goes_wrong_is_told_with_the_document(monkeypatch):
    def fails(*_: object, **__: object) -> None:
        raise KeyError("Nguyễn Văn A")

    monkeypatch.setattr("drawn.review", fails)
    kinds, _, wrong = drawn(20, 5)
    assert kinds["wrong"] == len(wrong) > 0
    assert all("of seed 5: KeyError in test_drawn.py" in line and "Nguyễn" not in line for line in wrong)


def test_it_grows_cases_of_every_kind_of_event():
    kinds, read = set[str](), 0
    for n in range(200):
        document = Drawer(random.Random(n)).grown()  # noqa: S311 - not for secrets
        kinds |= {event["kind"] for event in document["events"]}
        try:
            read_case(json.dumps(document).encode(), slugs=BOOK)
        except Unusable:
            continue
        read += 1
    assert kinds == set(KINDS)
    assert read > 100
