"""What is written is what was read."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from thanhtra.exchange import case_to_json, dumps, read_case

_spec = importlib.util.spec_from_file_location("strategies", Path(__file__).parents[1] / "strategies.py")
strategies = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(strategies)

PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))


@pytest.mark.no_cover
@settings(max_examples=300, deadline=None, derandomize=True, print_blob=True)
@given(strategies.documents())
def test_a_document_becomes_a_case_and_the_same_document_again(document):
    case = read_case(json.dumps(document).encode())

    assert document == case_to_json(case)
    assert case == read_case(dumps(case).encode())
    assert hash(case) == hash(read_case(dumps(case, indent=2).encode()))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_published_case_is_read_and_read_again(path):
    case = read_case(path)

    assert case == read_case(dumps(case).encode())


def test_what_a_default_says_is_not_written():
    document = {"format": "thanhtra.case", "version": 1, "id": "x", "events": []}

    assert document == case_to_json(read_case(json.dumps({**document, "complete": False, "absent": []}).encode()))


def test_an_empty_list_stays_none_and_an_omitted_one_unknown():
    head = {"format": "thanhtra.case", "version": 1, "id": "x", "events": []}

    assert read_case(json.dumps({**head, "acts": []}).encode()).acts == ()
    assert read_case(json.dumps(head).encode()).acts is None
