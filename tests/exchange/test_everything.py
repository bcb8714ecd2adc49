"""One document that uses every kind, object, field and value; and every field of it spoiled in turn."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, Case, Event
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json, dumps, read_case

FILE = Path(__file__).with_name("everything.json")
DOCUMENT = json.loads(FILE.read_bytes())
Found = tuple[str, dict[str, Any], type[Record]]


def objects(node: dict[str, Any], cls: type[Record] = Case, path: str = "$") -> list[Found]:
    """Every object of a document with its path and its class."""
    if cls is Event:
        cls = KINDS[node["kind"]]
    found = [(path, node, cls)]
    for field in shape(cls):
        if field.key not in node or not (isinstance(field.type, type) and issubclass(field.type, Record)):
            continue
        value = node[field.key]
        members = enumerate(value) if field.many else [(None, value)]
        for index, member in members:
            below = f"{path}.{field.key}" if index is None else f"{path}.{field.key}[{index}]"
            found += objects(member, field.type, below)
    return found


def problems(document: Any) -> set[tuple[str, str]]:
    with pytest.raises(Unusable) as caught:
        read_case(json.dumps(document).encode())
    return {(problem.path, problem.code) for problem in caught.value.problems}


def label(node: dict[str, Any], cls: type[Record]) -> str:
    return node["kind"] if issubclass(cls, Event) else cls.__name__


def explicit_defaults_dropped(document: dict[str, Any]) -> dict[str, Any]:
    plain = copy.deepcopy(document)
    for _, node, cls in objects(plain):
        for field in shape(cls):
            if field.key in node and node[field.key] == field.default:
                del node[field.key]
    return plain


def test_the_document_uses_every_field_of_every_kind_and_object():
    used: dict[str, set[str]] = {}
    wanted: dict[str, set[str]] = {}
    for _, node, cls in objects(DOCUMENT):
        used.setdefault(label(node, cls), set()).update(node)
        wanted[label(node, cls)] = {field.key for field in shape(cls)}
    used["Case"] -= {"format", "version"}

    assert wanted == used
    assert set(KINDS) <= set(used)


def test_the_document_uses_every_value_of_every_closed_list():
    used: dict[tuple[str, str], set[Any]] = {}
    wanted: dict[tuple[str, str], set[Any]] = {}
    for _, node, cls in objects(DOCUMENT):
        for field in shape(cls):
            values = (True, False) if field.type is bool else get_args(field.type)
            if field.type is not bool and get_origin(field.type) is not Literal:
                continue
            at = (label(node, cls), field.key)
            wanted[at] = set(values)
            if field.key in node:
                used.setdefault(at, set()).update(node[field.key] if field.many else [node[field.key]])
    wanted["Case", "complete"] = {True}

    assert wanted == used
    assert set(GROUNDS_SHOWN_BY) == {event["ground"] for event in DOCUMENT["events"] if "ground" in event}


def test_the_document_is_read_and_written_back():
    case = read_case(FILE)

    assert explicit_defaults_dropped(DOCUMENT) == case_to_json(case)
    assert case == read_case(dumps(case).encode())


WRONG: dict[str, Any] = {"text": 7, "number": "7", "truth": "true", "list": {}, "object": []}


def json_type(value: Any) -> str:
    names = {str: "text", int: "number", bool: "truth", list: "list", dict: "object"}
    return names[type(value)]


def depth(path: str) -> int:
    return path.count(".")


DEPTHS = range(1, 1 + max(depth(path) for path, _, _ in objects(DOCUMENT)))
SPOILS = {
    "null": lambda _: None,
    "wrong type": lambda value: WRONG[json_type(value)],
}


@pytest.mark.parametrize("level", DEPTHS)
@pytest.mark.parametrize("spoil", SPOILS)
def test_every_field_refuses_null_and_another_type(spoil, level):
    """One field of every object of a level at a time: nothing else of the document is refused, and nothing passes."""
    widest = max(len(node) for path, node, _ in objects(DOCUMENT) if depth(path) == level)
    for position in range(widest):
        document = copy.deepcopy(DOCUMENT)
        expected = set()
        for path, node, cls in objects(document):
            keys = [key for key in node if key != "kind" or not issubclass(cls, Event)]
            if depth(path) == level and position < len(keys):
                key = keys[position]
                node[key] = SPOILS[spoil](node[key])
                expected.add((f"{path}.{key}", "wrong_type"))

        assert not expected or expected == problems(document)


@pytest.mark.parametrize("spoil", SPOILS)
@pytest.mark.parametrize("key", list(DOCUMENT))
def test_every_field_of_the_case_refuses_null_and_another_type(key, spoil):
    document = {**DOCUMENT, key: SPOILS[spoil](DOCUMENT[key])}

    assert problems(document) == {(f"$.{key}", "wrong_type")}


@pytest.mark.parametrize("kind", [None, 7, True, ["fine_paid"], {}])
def test_an_event_kind_of_another_type_is_refused(kind):
    document = {**DOCUMENT, "events": [*DOCUMENT["events"], {"kind": kind}]}

    assert problems(document) == {(f"$.events[{len(DOCUMENT['events'])}].kind", "wrong_type")}


def test_every_object_refuses_an_unknown_key_beside_its_fields():
    document = copy.deepcopy(DOCUMENT)
    expected = set()
    for path, node, _ in objects(document):
        node["zz"] = 1
        expected.add((f"{path}.zz", "unknown_key"))

    assert expected == problems(document)


@pytest.mark.parametrize("level", DEPTHS)
def test_every_required_field_is_missed_when_left_out(level):
    for position in range(4):
        document = copy.deepcopy(DOCUMENT)
        expected = set()
        for path, node, cls in objects(document):
            required = [field.key for field in shape(cls) if field.required]
            if depth(path) == level and position < len(required):
                del node[required[position]]
                expected.add((f"{path}.{required[position]}", "missing"))

        assert not expected or expected == problems(document)


@pytest.mark.parametrize("key", ["format", "version", "id", "events"])
def test_a_case_without_a_required_field_is_refused(key):
    assert problems({k: v for k, v in DOCUMENT.items() if k != key}) == {(f"$.{key}", "missing")}


def test_every_closed_list_refuses_another_word():
    document = copy.deepcopy(DOCUMENT)
    expected = set()
    for path, node, cls in objects(document):
        for field in shape(cls):
            if get_origin(field.type) is Literal and field.key in node:
                expected |= spoiled_words(field, node, path)

    assert expected == problems(document)


def spoiled_words(field: FieldShape, node: dict[str, Any], path: str) -> set[tuple[str, str]]:
    at = f"{path}.{field.key}"
    if field.many:
        node[field.key] = [f"{word}x" for word in node[field.key]]
        return {(f"{at}[{index}]", "unknown_value") for index in range(len(node[field.key]))}
    node[field.key] = False if node[field.key] is True else f"{node[field.key]}x"
    return {(at, "unknown_value")}
