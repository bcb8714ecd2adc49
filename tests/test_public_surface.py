"""The front door is exactly what is listed, every name can be fetched, and no room hides a name its own door does not list."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path

import pytest

import thanhtra

VERBS = {
    "assess_fine",
    "audit_annulment",
    "deadlines_of",
    "due",
    "find",
    "legal_gate",
    "load_checks",
    "may",
    "next_steps",
    "read_case",
    "read_cases",
    "record",
    "review",
    "review_many",
    "who_may",
}
VALUES = {
    "Answer",
    "Case",
    "Citation",
    "Deadline",
    "Event",
    "Finding",
    "LegalGate",
    "LegalRefusal",
    "NextSteps",
    "NotAssessed",
    "Outcome",
    "Review",
    "Rulebook",
    "Satisfied",
}
ENUMS = {"Basis", "Severity", "Status"}
ERRORS = {
    "CheckError",
    "FindingsFound",
    "LawError",
    "RulebookError",
    "StoreError",
    "ThanhtraError",
    "Unlawful",
    "Unusable",
}
NAMES = VERBS | VALUES | ENUMS | ERRORS
MODULES = ("bulk", "checks", "events", "exchange", "export", "lifecycle", "store", "terms", "testing")
OF_A_CASE = {"deadlines_of", "legal_gate", "may", "next_steps", "record", "review", "who_may"}
"""The verbs about one case: the case, then the book."""


def test_the_front_door_is_exactly_these_names() -> None:
    assert set(thanhtra.__all__) == NAMES
    assert list(thanhtra.__all__) == sorted(thanhtra.__all__)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_of_the_front_door_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(thanhtra, name).__doc__


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_a_verb_about_a_case_takes_the_case_and_the_book(name: str) -> None:
    given = [
        p.name for p in signature(getattr(thanhtra, name)).parameters.values() if p.kind is not Parameter.KEYWORD_ONLY
    ]
    assert given[:2] == ["case", "book"]
    assert given[2:] in ([], ["event"])


@pytest.mark.parametrize("name", MODULES)
def test_a_public_module_lists_its_names(name: str) -> None:
    door = import_module(f"thanhtra.{name}")
    assert [n for n in door.__all__ if not hasattr(door, n)] == []
    assert len(door.__all__) == len(set(door.__all__))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reveiw'"):
        _ = thanhtra.reveiw


ROOMS = sorted(m.name for m in pkgutil.iter_modules(thanhtra.__path__) if m.ispkg and m.name != "cli")


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_lists_is_in_it(room: str) -> None:
    door = import_module(f"thanhtra.{room}")
    listed = getattr(door, "__all__", [])
    assert [name for name in listed if not hasattr(door, name)] == []
    assert len(listed) == len(set(listed))
    assert door.__doc__


BUSY = ("statemachine", "cattrs", "thanhtra.exchange", "thanhtra.checks", "thanhtra.rulebook")


def test_opening_the_front_door_reads_no_rule_and_loads_no_machine() -> None:
    code = f"import sys, thanhtra; print([m for m in {BUSY!r} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_library_has_no_clock_of_its_own() -> None:
    folder = Path(thanhtra.__file__).parent
    clocks = ("date.today(", "datetime.now(", "time.time(", "utcnow(")
    found = [
        p.relative_to(folder).as_posix()
        for p in folder.rglob("*.py")
        for c in clocks
        if c in p.read_text(encoding="utf-8")
    ]
    assert [f for f in found if not f.startswith("cli/")] == []
