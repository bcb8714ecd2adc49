"""An application's own models hold acts, events and cases: cattrs, and pydantic with FastAPI's schema."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import jsonschema
import pytest
from cattrs import ClassValidationError, Converter
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel, TypeAdapter, ValidationError

from thanhtra import Case, Citation, Event, Rulebook, Unusable, read_case
from thanhtra.events import Act, ActDetected, AnyEvent, DecisionSent, FinePaid, Subject
from thanhtra.exchange import case_to_json, converter, register
from thanhtra.testing import documents

EVERYTHING = read_case(Path(__file__).parent / "everything.json")
DOCUMENT = case_to_json(EVERYTHING)
BOOK = Rulebook.built_in()


@attrs.define
class Ticket:
    """What an application keeps of its own."""

    title: str
    opened: date
    act: Act
    place: Citation
    step: AnyEvent
    first: ActDetected
    any: Event
    case: Case
    acts: list[Act] = attrs.field(factory=list)
    maybe: Subject | None = None


DETECTED = ActDetected(on=date(2020, 10, 5))
TICKET = Ticket(
    title="Đơn 7",
    opened=date(2020, 10, 6),
    act=EVERYTHING.acts[0],
    place=Citation.parse("15/2012/QH13 Đ66.1"),
    step=EVERYTHING.events[-1],
    first=DETECTED,
    any=DecisionSent(on=date(2020, 10, 21), decision="1"),
    case=EVERYTHING,
    acts=[*EVERYTHING.acts],
)


def own() -> Converter:
    """The application's converter, with its own way of writing days."""
    made = Converter()
    made.register_unstructure_hook(date, lambda day: day.strftime("%d/%m/%Y"))
    made.register_structure_hook(date, lambda text, _: date(*map(int, reversed(text.split("/")))))
    return made


def test_a_model_of_the_application_goes_there_and_back():
    hooked = register(own())
    written = json.loads(json.dumps(hooked.unstructure(TICKET)))
    assert written["opened"] == "06/10/2020"
    assert written["first"] == {"kind": "act_detected", "on": "2020-10-05"}
    assert written["case"] == DOCUMENT
    assert hooked.structure(written, Ticket) == TICKET
    assert hooked.structure(written | {"maybe": {"id": "s1", "kind": "individual"}}, Ticket).maybe == Subject(
        id="s1", kind="individual"
    )


def test_register_gives_the_converter_back_and_one_of_its_own_knows_the_same():
    made = own()
    assert register(made) is made
    assert converter().structure(DOCUMENT, Case) == EVERYTHING
    assert converter().unstructure(EVERYTHING) == DOCUMENT


def test_it_reads_as_strictly_as_the_reader():
    hooked = converter()
    for value, kind, path, code in [
        ({"id": "a1", "subject": "s1", "gain": "7"}, Act, "$.gain", "wrong_type"),
        ({"id": "a1", "subject": "s1", "began": "05/10/2020"}, Act, "$.began", "bad_date"),
        ({"id": "a1", "subject": "s1", "x-own": 1}, Act, '$["x-own"]', "unknown_key"),
        ({"kind": "decision_snet"}, Event, "$.kind", "unknown_kind"),
        ({"kind": "fine_paid"}, ActDetected, "$.kind", "unknown_kind"),
        ({"id": "a1", "subject": "s1", "described": "e\u0301"}, Act, "$.described", "not_nfc"),
        ({**DOCUMENT, "acts": []}, Case, None, "dangling"),
    ]:
        with pytest.raises(Unusable) as refused:
            hooked.structure(value, kind)
        told = [(p.path, p.code) for p in refused.value.problems]
        assert (path, code) in told or (path is None and code in [c for _, c in told])
    with pytest.raises(Unusable):
        hooked.structure("66.1", Citation)


def test_inside_a_model_cattrs_collects_what_is_refused():
    written = register(own()).unstructure(TICKET)
    written["act"] = {"id": "a1"}
    with pytest.raises(ClassValidationError) as refused:
        register(own()).structure(written, Ticket)
    (inner,) = refused.value.exceptions
    assert isinstance(inner, Unusable)
    assert [(p.path, p.code) for p in inner.problems] == [("$.subject", "missing")]


def test_slugs_of_a_book_are_asked_where_a_book_is_given():
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "1",
        "officials": [{"id": "o1", "post": "chief-of-nothing"}],
        "events": [],
    }
    assert converter().structure(document, Case).officials[0].post == "chief-of-nothing"
    with pytest.raises(Unusable, match="unknown_slug"):
        converter(slugs=BOOK).structure(document, Case)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_document_goes_through_the_hooks_as_through_the_reader(document):
    case = read_case(json.dumps(document).encode())
    assert converter().structure(document, Case) == case
    assert converter().unstructure(case) == case_to_json(case)
    assert TypeAdapter(Case).validate_python(document) == case


class Filed(BaseModel):
    """A model of pydantic's that holds some."""

    title: str
    case: Case
    act: Act | None = None
    step: AnyEvent | None = None
    paid: FinePaid | None = None


def test_a_model_of_pydantic_holds_a_case():
    filed = Filed.model_validate_json(
        json.dumps(
            {
                "title": "Đơn 7",
                "case": DOCUMENT,
                "act": DOCUMENT["acts"][0],
                "step": {"kind": "act_detected", "on": "2020-10-05"},
            }
        )
    )
    assert (filed.case, filed.act, filed.step) == (EVERYTHING, EVERYTHING.acts[0], DETECTED)
    assert json.loads(filed.model_dump_json())["case"] == DOCUMENT
    assert filed.model_dump()["step"] == {"kind": "act_detected", "on": "2020-10-05"}
    assert Filed(title="", case=EVERYTHING, step=DETECTED).step == DETECTED


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"case": {**DOCUMENT, "acts": []}}, "dangling"),
        ({"case": DOCUMENT, "act": {"id": "a1"}}, "$.subject"),
        ({"case": DOCUMENT, "paid": {"kind": "act_detected"}}, "$.kind"),
        ({"case": 7}, "$"),
    ],
)
def test_what_the_reader_refuses_pydantic_refuses(given, path):
    with pytest.raises(ValidationError) as refused:
        Filed.model_validate({"title": "", **given})
    errors = [e for e in refused.value.errors() if e["type"] == "unusable"]
    assert errors
    assert path in json.dumps([e["ctx"]["problems"] for e in errors])


def test_an_instance_is_held_to_the_same():
    with pytest.raises(ValidationError, match="dangling"):
        Filed(title="", case=Case(id="1", events=(DecisionSent(on=date(2020, 10, 21), decision="9"),)))
    with pytest.raises(ValidationError, match="Act"):
        Filed(title="", case=EVERYTHING, act=DETECTED)


def test_the_schema_is_whole_and_true():
    schema = Filed.model_json_schema()
    assert "#/$defs/day" not in json.dumps(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors({"title": "", "case": DOCUMENT, "act": DOCUMENT["acts"][0]})) == []
    assert list(validator.iter_errors({"title": "", "case": {**DOCUMENT, "id": 7}}))
    assert list(validator.iter_errors({"title": "", "case": DOCUMENT, "act": {"id": "a1"}}))
    assert TypeAdapter(Event).json_schema()["required"] == ["kind"]


def test_what_a_file_may_not_hold_a_model_may_not_either():
    many = {**DOCUMENT, "events": [{"kind": "act_detected"}] * 20_001}
    heavy = {**DOCUMENT, "annotations": {"row": "x" * 70_000}}
    for document in (many, heavy):
        with pytest.raises(Unusable) as here:
            converter().structure(document, Case)
        with pytest.raises(Unusable) as there:
            read_case(json.dumps(document).encode())
        assert [(p.code, p.path) for p in here.value.problems] == [(p.code, p.path) for p in there.value.problems]
        assert here.value.problems[0].code == "too_large"
    with pytest.raises(Unusable, match="too_large"):
        converter().structure({**DOCUMENT["acts"][0], "annotations": {"row": "x" * 70_000}}, Act)


def test_all_problems_are_told_at_once_as_of_a_file():
    wrong = {**DOCUMENT, "acts": [{"id": "a1", "subject": "nobody", "began": "5/10/2020"}]}
    with pytest.raises(Unusable) as here:
        converter().structure(wrong, Case)
    with pytest.raises(Unusable) as there:
        read_case(json.dumps(wrong).encode())
    assert here.value.case == there.value.case == DOCUMENT["id"]
    assert {(p.code, p.path) for p in here.value.problems} == {(p.code, p.path) for p in there.value.problems}


def test_the_hundredth_wrong_word_gets_its_hint():
    for _ in range(100):
        with pytest.raises(Unusable) as refused:
            converter().structure({"id": "a1", "subject": "s1", "begann": "2020-10-05"}, Act)
    assert "did you mean" in str(refused.value)


def test_fastapi_reads_it_writes_it_and_shows_its_schema():
    app = FastAPI()

    @app.post("/filed")
    def filed(one: Filed) -> Filed:
        return one

    client = TestClient(app)
    answer = client.post("/filed", json={"title": "Đơn 7", "case": DOCUMENT})
    assert (answer.status_code, answer.json()["case"]) == (200, DOCUMENT)
    refused = client.post("/filed", json={"title": "", "case": {**DOCUMENT, "acts": []}})
    assert (refused.status_code, refused.json()["detail"][0]["type"]) == (422, "unusable")
    shown = client.get("/openapi.json").json()["components"]["schemas"]["Filed"]["properties"]["case"]
    assert shown["properties"]["format"] == {"const": "thanhtra.case"}
    assert "citation" not in json.dumps(list(_refs(shown)))


def _refs(node):
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        for value in node.values():
            yield from _refs(value)
    elif isinstance(node, list):
        for one in node:
            yield from _refs(one)


def test_pydantic_is_loaded_by_pydantic_alone():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, thanhtra.exchange, thanhtra.events; print('pydantic' in sys.modules, 'pydantic_core' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]
