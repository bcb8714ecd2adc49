"""What is read straight is what the reader that names every problem makes of it, and nothing it refuses is read."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.exchange.test_fuzz import JUNK, KEYS, small_documents
from tests.spoiling import spoiled_structure

from thanhtra.casefile import KINDS, Case
from thanhtra.casefile.shape import Record
from thanhtra.exchange.bytes_in import decoded
from thanhtra.exchange.head import HEAD
from thanhtra.exchange.problem import DocumentRefused
from thanhtra.exchange.straight import NotStraight, straight, straight_event
from thanhtra.exchange.structuring import event_hook, hook_of
from thanhtra.testing import documents

PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
EVERYTHING = Path(__file__).with_name("everything.json").read_bytes()
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def body(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in HEAD}


def either(value: Any, cls: type[Record] = Case) -> tuple[Record | None, Record | None]:
    """What each reader makes of it; None where it is refused."""
    made: list[Record | None] = []
    for read in (straight, lambda value, cls: hook_of(cls)(value, cls)):
        try:
            made.append(read(value, cls))
        except (NotStraight, DocumentRefused):
            made.append(None)
    return made[0], made[1]


@pytest.mark.parametrize("data", [*(path.read_bytes() for path in PUBLISHED), EVERYTHING])
def test_a_case_is_the_same_read_either_way(data: bytes) -> None:
    read, named = either(body(decoded(data)[0]))
    assert read == named
    assert read is not None
    assert repr(read) == repr(named)


@given(documents())
def test_so_is_a_document_of_any_shape(document: dict[str, Any]) -> None:
    read, named = either(body(decoded(json.dumps(document).encode())[0]))
    assert read == named
    assert read is not None


def test_what_one_refuses_the_other_refuses() -> None:
    rng = random.Random(20201005)  # noqa: S311 - the same documents each time
    bases = [EVERYTHING, *small_documents(rng)]
    made = refused = 0
    while made + refused < 4000:
        spoiled = spoiled_structure(rng, json.loads(rng.choice(bases)), JUNK, KEYS)
        try:
            document, _ = decoded(spoiled)
        except DocumentRefused:
            continue
        read, named = either(body(document))
        assert read == named
        made, refused = made + (read is not None), refused + (read is None)
    assert min(made, refused) > 100


@pytest.mark.parametrize(
    "value", [None, [], "x", {}, {"kind": 1}, {"kind": "fine_piad"}, {"kind": "fine_paid", "zz": 1}]
)
def test_an_event_that_is_none_is_refused_by_both(value: Any) -> None:
    with pytest.raises((NotStraight, DocumentRefused)):
        straight_event(value)
    with pytest.raises(DocumentRefused):
        event_hook(value, None)


def test_an_event_of_another_kind_than_its_class_is_refused() -> None:
    value = {"kind": "fine_paid", "amount": 1}
    assert either(value, KINDS["fine_paid"])[0] == event_hook(value, None)
    assert either({**value, "kind": "remedy_done"}, KINDS["fine_paid"]) == (None, None)


def test_a_document_in_order_loads_no_cattrs() -> None:
    code = (
        "import sys; from thanhtra.exchange import read_case; read_case(sys.argv[1]); print('cattrs' in sys.modules);"
        "import thanhtra.exchange.structuring; print('cattrs' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(PUBLISHED[0])], check=True, capture_output=True, text=True, env=UNWATCHED
    )
    assert ran.stdout.split() == ["False", "True"]


def test_a_class_no_document_uses_is_not_finished() -> None:
    """A case without a register, delegations and causes leaves their classes as they are."""
    code = (
        "import sys; from thanhtra.exchange import read_case; from thanhtra.rulebook import Rulebook;"
        "read_case(sys.argv[1], slugs=Rulebook.built_in()); from thanhtra.casefile import facts;"
        "print(*[type(vars(getattr(facts, name))['__init__']).__name__ for name in ('Act', 'Licence', 'Cause')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(PUBLISHED[0])], check=True, capture_output=True, text=True, env=UNWATCHED
    )
    assert ran.stdout.split() == ["function", "_Later", "_Later"]
