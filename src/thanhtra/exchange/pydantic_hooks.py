"""What pydantic asks of a class a model holds: how to read it, how to write it, which JSON schema it has (móc nối pydantic).

Loaded when pydantic calls, and only then; the library itself needs none of it.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Any

from pydantic_core import PydanticCustomError, core_schema

from thanhtra.casefile import Case
from thanhtra.casefile.entering import enter
from thanhtra.casefile.shape import Record
from thanhtra.errors import Unusable
from thanhtra.exchange.hooks import read_record, write_record
from thanhtra.exchange.schema import case_schema
from thanhtra.exchange.writer import unusable_to_json


def core_schema_of(cls: type[Record]) -> Any:
    """Reads an object of the format, or takes an instance; writes as the format does. Problems stand in ``ctx`` of the error."""

    def validated(value: Any) -> Any:
        try:
            if not isinstance(value, Record):
                return read_record(value, cls)
            if not isinstance(value, cls):
                raise PydanticCustomError("unusable", "expected a {wanted}", {"wanted": cls.__name__})
            if isinstance(value, Case):
                enter(value)
        except Unusable as unusable:
            raise PydanticCustomError(
                "unusable", "{told}", {"told": str(unusable), "problems": unusable_to_json(unusable)["unusable"]}
            ) from None
        return value

    written = core_schema.plain_serializer_function_ser_schema(write_record, return_schema=core_schema.dict_schema())
    return core_schema.no_info_plain_validator_function(validated, serialization=written)


def json_schema_of(cls: type[Record]) -> dict[str, Any]:
    """The JSON schema of ``cls``, whole: it refers to nothing outside itself."""
    return deepcopy(_json_schema_of(cls.__name__))


@lru_cache(maxsize=64)
def _json_schema_of(name: str) -> dict[str, Any]:
    whole = case_schema()
    definitions: dict[str, Any] = whole.pop("$defs")
    del whole["$schema"]
    found = whole if name == Case.__name__ else definitions[name]
    inlined: dict[str, Any] = _inlined(found, definitions)
    return inlined


def _inlined(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inlined(one, definitions) for one in node]
    if not isinstance(node, dict):
        return node
    beside = {key: _inlined(value, definitions) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return beside
    return {**_inlined(definitions[node["$ref"].rpartition("/")[2]], definitions), **beside}
