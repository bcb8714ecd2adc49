"""The published schema is the one the classes give, and an independent validator agrees with the reader."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.schema import case_schema

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "reference" / "thanhtra.case.schema.json"
EVERYTHING = json.loads((ROOT / "tests" / "exchange" / "everything.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples" / "published").glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(case_schema(), format_checker=jsonschema.FormatChecker())
SAMPLE: dict[str, Any] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "x",
    "acts": [{"id": "a1", "subject": "s1"}],
    "subjects": [{"id": "s1", "kind": "individual"}],
    "events": [{"kind": "decision_issued", "on": "2020-10-20", "sanctions": [{"act": "a1", "fine": 1}]}],
}


def accepts(document: Any) -> bool:
    return bool(VALIDATOR.is_valid(document))


def reads(document: Any) -> bool:
    try:
        read_case(json.dumps(document).encode())
    except Unusable:
        return False
    return True


def changed(*path: str | int, to: Any) -> dict[str, Any]:
    document = copy.deepcopy(SAMPLE)
    at: Any = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return document


def test_the_published_schema_is_the_one_the_classes_give() -> None:
    assert json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n" == PUBLISHED.read_text(encoding="utf-8")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())


def test_one_document_that_uses_everything_is_accepted() -> None:
    assert list(VALIDATOR.iter_errors(EVERYTHING)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_published_case_is_accepted(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8")))) == []


GOOD = {
    "as it is": SAMPLE,
    "no events": changed("events", to=[]),
    "an instant": changed("events", 0, "at", to="2020-10-20T08:00:00+07:00"),
    "a zulu instant": changed("events", 0, "recorded", to="2020-10-20T08:00:00Z"),
    "a form": changed("events", 0, "form", to="118/2021/NĐ-CP MQĐ01"),
    "a token": changed("absent", to=["ground:complex@01/BB", "event:act_stopped"]),
    "a lettered provision": changed("acts", 0, "provision", to="38/2021/NĐ-CP Đ38.2a"),
    "an area": changed("acts", 0, "area", to="06/01840"),
}
BAD = {
    "a list": [],
    "null for unknown": changed("events", 0, "on", to=None),
    "an unknown key": changed("permits", to=[]),
    "an unknown kind": changed("events", 0, "kind", to="decision_made"),
    "a field of another kind": changed("events", 0, "ground", to="complex"),
    "no kind": changed("events", 0, to={"on": "2020-10-20"}),
    "another format": changed("format", to="other"),
    "another version": changed("version", to=2),
    "a day of month 13": changed("events", 0, "on", to="2020-13-01"),
    "an instant without offset": changed("events", 0, "at", to="2020-10-20T08:00:00"),
    "money below zero": changed("events", 0, "sanctions", 0, "fine", to=-1),
    "money past 2⁵³": changed("events", 0, "sanctions", 0, "fine", to=2**53),
    "a fraction": changed("events", 0, "sanctions", 0, "fine", to=1.5),
    "a warning and a fine": changed("events", 0, "sanctions", 0, "warning", to=True),
    "a warning that is false": changed("events", 0, "sanctions", 0, to={"act": "a1", "warning": False}),
    "an instrument without article": changed("acts", 0, "provision", to="38/2021/NĐ-CP"),
    "an upper-case slug": changed("field", to="Press"),
    "an unknown ground": changed("events", 0, to={"kind": "ground_recorded", "ground": "very-complex"}),
    "a fact in absent": changed("absent", to=["fact:acts[a1].ended"]),
    "an empty id": changed("id", to=""),
    "an id of 101 characters": changed("id", to="x" * 101),
    "a fine where none is imposed": changed(
        "events", 0, to={"kind": "no_sanction_decided", "reason": "ceased", "sanctions": [{"act": "a1", "fine": 1}]}
    ),
    "a part annulment of nothing": changed("events", 0, to={"kind": "decision_annulled", "scope": "part"}),
    "goods valued at nothing": changed("events", 0, to={"kind": "goods_valued", "goods": [{"id": "g", "name": "máy"}]}),
    "a term of no time": changed("events", 0, "execute_within", to={"amount": 0, "unit": "day"}),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_the_reader_reads_the_schema_accepts(name: str) -> None:
    assert (accepts(GOOD[name]), reads(GOOD[name])) == (True, True) or name == "a token"


def test_a_token_may_name_an_id_only_when_it_is_on_file() -> None:
    assert (accepts(GOOD["a token"]), reads(GOOD["a token"])) == (True, False)


@pytest.mark.parametrize("name", BAD)
def test_what_the_schema_refuses_the_reader_refuses(name: str) -> None:
    assert (accepts(BAD[name]), reads(BAD[name])) == (False, False)
