"""The OpenAPI document: the case schema is the reader's own, refusals are on every operation (mô tả API)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from thanhtra.exchange.schema import case_schema
from thanhtra.service.desk_shapes import ProblemShape
from thanhtra.service.request_bodies import STANDS_FOR

_REFUSALS: Final = {
    "400": "no JSON",
    "401": "a key is needed",
    "403": "the key may not do this",
    "404": "not there",
    "409": "refused",
    "412": "another writer was first",
    "413": "too large",
    "422": "not understood",
    "428": "If-Match is needed",
    "503": "the store, or the time",
}
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """The document, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
            servers=[{"url": "/"}],
        )
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        _refusals(made)
        found = {
            **made,
            "components": {
                **made["components"],
                "schemas": {
                    **_replaced(schemas),
                    **_case_components(),
                    "Problem": TypeAdapter(ProblemShape).json_schema(),
                },
            },
        }
        app.openapi_schema = {**found, "paths": _replaced(made["paths"])}
    return app.openapi_schema


def _refusals(made: Mapping[str, Any]) -> None:
    for operations in made["paths"].values():
        for operation in operations.values():
            for status, said in _REFUSALS.items():
                operation["responses"][status] = {"description": said, "content": _PROBLEM}


def _replaced(schema: Any) -> Any:
    """With each place that stands for a component referring to it."""
    if isinstance(schema, list):
        return [_replaced(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if STANDS_FOR in schema:
        return {"$ref": f"#/components/schemas/{schema[STANDS_FOR]}"}
    return {key: _replaced(value) for key, value in schema.items()}


def _case_components() -> dict[str, Any]:
    """The reader's schema as components: ``Case``, and its definitions as ``Case…``."""
    whole = case_schema()
    definitions: dict[str, Any] = whole.pop("$defs")
    whole.pop("$schema")
    return {"Case": _renamed(whole), **{_name(name): _renamed(one) for name, one in definitions.items()}}


def _name(definition: str) -> str:
    return f"Case{definition[:1].upper()}{definition[1:]}"


def _renamed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_renamed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: f"#/components/schemas/{_name(value.rpartition('/')[2])}"
        if key == "$ref" and isinstance(value, str)
        else _renamed(value)
        for key, value in schema.items()
    }
