"""The same case decoded by msgspec and by pydantic alone: types only, unknown keys refused, no meaning checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from thanhtra.casefile import KINDS, Case, Event
from thanhtra.casefile.shape import Record, shape


def plain_type(kind: Any, seen: dict[Any, Any], make: Callable[..., Any]) -> Any:
    """The Python type of a field without what the contract adds: the easiest a typed decoder can have it."""
    if kind is Event:
        return Union[tuple(record(KINDS[name], seen, make, name) for name in KINDS)]  # noqa: UP007 - made at run time
    if isinstance(kind, type) and issubclass(kind, Record):
        return record(kind, seen, make)
    if get_origin(kind) is Annotated:
        return plain_type(get_args(kind)[0], seen, make)
    if get_origin(kind) is Literal:
        return bool if get_args(kind) == (True,) else kind
    return kind if kind in (str, int, bool, date, datetime) else str


def record(cls: Any, seen: dict[Any, Any], make: Callable[..., Any], kind: str | None = None) -> Any:
    """The class ``make`` gives for one of ours."""
    if (cls, kind) not in seen:
        members = []
        for field in shape(cls):
            if kind and field.name == "kind":
                continue
            one = plain_type(field.type, seen, make)
            members.append(
                (field.key, field.name, tuple.__class_getitem__((one, ...)) if field.many else one, field.required)
            )
        if cls is Case:
            members += [("format", "format", str, True), ("version", "version", int, True)]
        seen[cls, kind] = make(cls.__name__ + (kind or ""), members, kind)
    return seen[cls, kind]


def msgspec_decoder() -> Callable[[bytes], Any]:
    """The decoder of msgspec alone."""

    def make(name: str, members: list[Any], kind: str | None) -> Any:
        fields = [
            (attribute, held) if required else (attribute, held, None) for _, attribute, held, required in members
        ]
        renamed = {attribute: key for key, attribute, _, _ in members if key != attribute}
        tags: dict[str, Any] = {"tag_field": "kind", "tag": kind} if kind else {}
        return msgspec.defstruct(
            name, fields, rename=renamed, kw_only=True, forbid_unknown_fields=True, gc=False, **tags
        )

    return msgspec.json.Decoder(record(Case, {}, make)).decode


def pydantic_decoder() -> Callable[[bytes], Any]:
    """The decoder of pydantic alone."""
    py = import_module("pydantic")

    def make(name: str, members: list[Any], kind: str | None) -> Any:
        fields: dict[str, Any] = {
            attribute: (held, py.Field(alias=key)) if required else (held, py.Field(default=None, alias=key))
            for key, attribute, held, required in members
        }
        if kind:
            fields["kind"] = (Literal[kind], ...)
        return py.create_model(name, __config__=py.ConfigDict(extra="forbid", protected_namespaces=()), **fields)

    def tagged(seen: dict[Any, Any]) -> Any:
        return Annotated[
            Union[tuple(record(KINDS[name], seen, make, name) for name in KINDS)], py.Field(discriminator="kind")  # noqa: UP007 - made at run time
        ]

    seen: dict[Any, Any] = {}
    members = []
    for field in shape(Case):
        one = tagged(seen) if field.type is Event else plain_type(field.type, seen, make)
        members.append(
            (field.key, field.name, tuple.__class_getitem__((one, ...)) if field.many else one, field.required)
        )
    whole = make("Case", [*members, ("format", "format", str, True), ("version", "version", int, True)], None)
    checked: Callable[[bytes], Any] = whole.model_validate_json
    return checked
