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
