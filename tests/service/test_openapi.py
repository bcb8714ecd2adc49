"""The description of the API: every reference leads somewhere, a case is the reader's own schema, refusals are on every operation."""

from __future__ import annotations

import json
import re

from jsonschema import Draft202012Validator


def test_every_reference_leads_to_a_component_and_each_is_a_schema(client):
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(described)))
    assert named <= schemas.keys()
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_a_case_is_described_by_the_readers_own_schema_and_refusals_are_everywhere(client, document):
    described = client.get("/openapi.json").json()
    whole = {"$ref": "#/components/schemas/Case", "components": described["components"]}
    assert list(Draft202012Validator(whole).iter_errors(document)) == []
    assert list(Draft202012Validator(whole).iter_errors(document | {"evnts": []})) != []
    for operations in described["paths"].values():
        for operation in operations.values():
            assert "application/problem+json" in operation["responses"]["422"]["content"]


def test_a_body_that_is_no_json_is_refused_as_the_description_says(client):
    described = client.get("/openapi.json").json()
    for path, operations in described["paths"].items():
        if "post" in operations and "requestBody" in operations["post"]:
            answer = client.post(
                path.format(case="HS-1", subject="s1"),
                content=b"\x13K3\xff\xfe",
                headers={"content-type": "application/json"},
            )
            assert str(answer.status_code) in operations["post"]["responses"], path
            assert answer.json()["code"] == "not-understood"


def test_every_answer_is_described_by_its_shape_and_has_it(client, document):
    described = client.get("/openapi.json").json()
    shapes = {}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            (status,) = [code for code in operation["responses"] if code.startswith("2")]
            ((media, content),) = operation["responses"][status]["content"].items()
            shapes[method, path] = content["schema"]
            assert ("$ref" in content["schema"]) == (media == "application/json")
    asked = [
        ("post", "/api/v1/cases", client.post("/api/v1/cases", json=document)),
        ("post", "/api/v1/review", client.post("/api/v1/review", json={"case": document})),
        ("post", "/api/v1/next", client.post("/api/v1/next", json={"case": document})),
        ("post", "/api/v1/audit", client.post("/api/v1/audit", json={"case": document})),
        ("get", "/api/v1/due", client.get("/api/v1/due?kind=decision&start=2022-03-01")),
        ("get", "/api/v1/find", client.get("/api/v1/find?text=tin giả&on=2022-03-01")),
        ("get", "/api/v1/who-now", client.get("/api/v1/who-now?post=chief-inspector-of-department&on=2025-07-01")),
        ("get", "/api/v1/cases", client.get("/api/v1/cases")),
        ("get", "/api/v1/cases/{case}", client.get("/api/v1/cases/BK-2020-017")),
        ("get", "/api/v1/cases/{case}/history", client.get("/api/v1/cases/BK-2020-017/history")),
        ("get", "/api/v1/cases/{case}/review", client.get("/api/v1/cases/BK-2020-017/review")),
        ("get", "/api/v1/agenda", client.get("/api/v1/agenda?on=2020-10-21")),
        ("get", "/api/v1/journal", client.get("/api/v1/journal")),
        ("get", "/api/v1/health", client.get("/api/v1/health")),
    ]
    for method, path, answer in asked:
        assert answer.is_success, (path, answer.text)
        whole = {**shapes[method, path], "components": described["components"]}
        assert list(Draft202012Validator(whole).iter_errors(answer.json())) == [], path
