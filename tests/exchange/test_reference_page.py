"""The reference page says what the classes say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from thanhtra.casefile import (
    GROUNDS_SHOWN_BY,
    KINDS,
    REFERENCES,
    Act,
    Additional,
    Alleged,
    Case,
    Cause,
    Delegation,
    Event,
    GoodsItem,
    Instalment,
    Licence,
    LicenceStep,
    Official,
    Recommendation,
    Remedy,
    Sanction,
    Signatures,
    StatedTerm,
    Subject,
    Term,
)
from thanhtra.casefile.shape import FieldShape, shape
from thanhtra.casefile.values import Circumstance
from thanhtra.exchange import CODES, case_to_json, read_case

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
OBJECTS = {
    "subject": Subject,
    "official": Official,
    "delegation": Delegation,
    "act": Act,
    "sanction": Sanction,
    "additional": Additional,
    "remedy": Remedy,
    "alleged": Alleged,
    "signatures": Signatures,
    "goods item": GoodsItem,
    "part": Instalment,
    "term": Term,
    "stated term": StatedTerm,
    "event": Event,
    "licence": Licence,
    "licence step": LicenceStep,
    "cause": Cause,
    "recommendation": Recommendation,
    "case": Case,
}
COMMON = {field.key for field in shape(Event)}


def rows() -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in PAGE.splitlines() if line.startswith("| ")
    ]


def printed_fields(cell: str) -> dict[str, tuple[bool, list[str]]]:
    """Field → whether it is required, and the words of its closed list."""
    found = {}
    for part in cell.split(" · "):
        match = re.match(r"\*\*(\w+)\*\*(!?) ?([^(]*)", part)
        if match:
            words = match[3].partition(", default")[0]
            found[match[1]] = (match[2] == "!", re.findall(r"`([^`]+)`", words))
    return found


def words_of(field: FieldShape) -> list[str]:
    kind: Any = field.type
    if get_origin(kind) is not Literal or kind == Circumstance:
        return []
    return ["true" if word is True else word for word in get_args(kind)]


def declared(cls: type, without: set[str] = frozenset()) -> dict[str, tuple[bool, list[str]]]:
    return {field.key: (field.required, words_of(field)) for field in shape(cls) if field.key not in without}


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_has_the_fields_the_page_lists(name):
    (row,) = [row for row in rows() if row[0] == name]
    printed = printed_fields(row[1])
    if name == "case":
        assert [printed.pop(key)[0] for key in ("format", "version")] == [True, True]

    assert declared(OBJECTS[name]) == printed


def test_every_kind_is_on_the_page_once_with_its_fields():
    printed = {}
    for row in rows():
        kinds = re.findall(r"`([a-z_]+)`", row[0])
        if len(row) == 2 and kinds and all(kind in KINDS for kind in kinds):
            for kind in kinds:
                assert kind not in printed
                printed[kind] = printed_fields(row[1])

    assert {kind: declared(cls, COMMON) for kind, cls in KINDS.items()} == printed


def test_the_page_lists_the_references_grounds_and_codes():
    cells = {row[0]: row[1] for row in rows() if len(row) > 1}

    assert set(CODES) <= {name.strip("`") for name in cells}
    for field, kinds in REFERENCES.items():
        expected = set() if kinds == set(KINDS) else kinds
        assert expected == set(re.findall(r"`(\w+)`", cells[field]))
    for ground, kinds in GROUNDS_SHOWN_BY.items():
        assert list(kinds) == re.findall(r"`(\w+)`", cells[f"`{ground}`"])


def test_the_page_lists_the_circumstances():
    text = PAGE[PAGE.index("*Circumstances.*") : PAGE.index("*Fields of activity*")]

    assert list(get_args(Circumstance)) == re.findall(r"`([a-z-]+)`", text)


def test_the_sample_on_the_page_is_read_and_written_back():
    sample = json.loads(re.search(r"## A sample\s+```json\n(.*?)```", PAGE, re.DOTALL)[1])

    assert sample == case_to_json(read_case(json.dumps(sample).encode()))
