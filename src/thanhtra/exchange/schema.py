"""The JSON Schema (2020-12) of a case document, generated from the classes the reader reads into (lược đồ JSON).

What a schema cannot say stays with the reader: references that dangle, text that is not NFC, days of the calendar, slugs no version
of the rules ever knew, statements that contradict each other.
"""

from __future__ import annotations

from datetime import date, datetime
from json import dumps
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, Case, Event
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.head import HEAD, head_of
from thanhtra.law import POINTS, Citation
from thanhtra.money import MOST_DONG

SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"
_LONGEST_ID: Final = 100
_LONGEST_WORD: Final = 80
_INSTRUMENT: Final = "[0-9]{1,6}(?:-[A-ZĐ]{1,4})?/(?:[0-9]{4}/)?[A-ZĐ]{1,12}[0-9]{0,2}(?:-[A-ZĐ]{1,12})*"
_PLACE: Final = rf"Đ0{{0,2}}[1-9][0-9]{{0,2}}[{POINTS}]?(?:\.0?[1-9][0-9]?[{POINTS}]?(?:\.[{POINTS}][0-9]?)?)?"
_DAY: Final = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_OFFSET: Final = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
_SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"

_PLAIN: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    date: {"$ref": "#/$defs/day"},
    datetime: {"$ref": "#/$defs/instant"},
    Citation: {"$ref": "#/$defs/citation"},
}


def case_schema() -> dict[str, Any]:
    """The schema as a document; keys in the format's order, definitions by name."""
    definitions: dict[str, Any] = {}
    case = _record(Case, definitions)
    case["properties"] = {**{key: {"const": value} for key, value in HEAD.items()}, **case["properties"]}
    case["required"] = [*HEAD, *case["required"]]
    definitions["Event"] = _event(definitions)
    return {
        "$schema": SCHEMA,
        "title": "thanhtra case, format 1",
        **case,
        "$defs": {**_leaves(), **{name: definitions[name] for name in sorted(definitions)}},
    }


def document_schema(cls: type[Record]) -> dict[str, Any]:
    """The schema of a document beside the case, by its class; only the definitions it uses."""
    definitions: dict[str, Any] = {}
    made = _record(cls, definitions)
    made["properties"] = {**{key: {"const": value} for key, value in head_of(cls.FORMAT).items()}, **made["properties"]}
    made["required"] = [*HEAD, *made["required"]]
    used = dumps([made, definitions])
    leaves = {name: leaf for name, leaf in _leaves().items() if f'"#/$defs/{name}"' in used}
    return {
        "$schema": SCHEMA,
        "title": f"{cls.FORMAT}, format 1",
        **made,
        "$defs": {**leaves, **{name: definitions[name] for name in sorted(definitions)}},
    }


def _event(definitions: dict[str, Any]) -> dict[str, Any]:
    """One definition a shape, told apart by ``kind``."""
    kinds: dict[type[Event], list[str]] = {}
    for kind, cls in KINDS.items():
        kinds.setdefault(cls, []).append(kind)
    for cls, names in kinds.items():
        made = _record(cls, definitions)
        made["properties"] = {**made["properties"], "kind": {"enum": names}}
        _beyond_types(cls, made)
        definitions[cls.__name__] = made
    branches = [
        {"if": {"properties": {"kind": {"enum": names}}, "required": ["kind"]}, "then": _ref(cls)}
        for cls, names in kinds.items()
    ]
    return {
        "description": "Something that happened; kind says what, and which further fields it has.",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS)}},
        "allOf": branches,
    }


def _beyond_types(cls: type[Event], made: dict[str, Any]) -> None:
    """What the reference pass asks of a kind, where a schema can ask it too."""
    if cls.__name__ == "NoSanctionDecided":
        imposes = {"anyOf": [{"required": ["warning"]}, {"required": ["fine"]}]}
        made["properties"]["sanctions"]["items"] = {**made["properties"]["sanctions"]["items"], "not": imposes}
    elif cls.__name__ == "DecisionChanged":
        in_part = {"kind": {"const": "decision_annulled"}, "scope": {"const": "part"}}
        made["allOf"] = [{"if": {"properties": in_part, "required": list(in_part)}, "then": {"required": ["acts"]}}]
    elif cls.__name__ == "GoodsValued":
        made["properties"]["goods"]["items"] = {**made["properties"]["goods"]["items"], "required": ["value"]}


def _record(cls: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = shape(cls)
    made: dict[str, Any] = {
        "description": (cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "required": [f.key for f in fields if f.required],
        "properties": {f.key: _field(f, definitions) for f in fields},
        "additionalProperties": False,
    }
    if cls.__name__ == "Sanction":
        made["not"] = {"required": ["warning", "fine"]}
    return made


def _field(field: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    one = _value(field.type, definitions)
    if field.many:
        return {"type": "array", "items": one}
    return one if field.required or field.default is None else {**one, "default": field.default}


def _value(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, Record):
        if kind is not Event and kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _record(kind, definitions)
        return _ref(kind)
    if get_origin(kind) is Annotated:
        plain, mark = get_args(kind)
        return _marked(mark) or _value(plain, definitions)
    if get_origin(kind) is Literal:
        values = list(get_args(kind))
        return {"const": values[0]} if len(values) == 1 else {"enum": values}
    return dict(_PLAIN[kind])


def _ref(cls: type[Record]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _marked(mark: FieldMeaning) -> dict[str, Any] | None:
    """The schema of a marked type; None when the type below says it all."""
    if mark.kind == "count":
        return {"type": "integer", "minimum": int(mark.detail), "maximum": MOST_DONG}
    if mark.detail == "annotations":
        return {
            "type": "object",
            "description": "Data of the application's own: carried, never read by a check, gone from every profile.",
        }
    if mark.detail == "birth":
        return {"$ref": "#/$defs/birth"}
    if mark.kind == "halves":
        return {"type": "number", "minimum": int(mark.detail), "maximum": MOST_DONG, "multipleOf": 0.5}
    if mark.kind == "slug":
        return {"enum": sorted(GROUNDS_SHOWN_BY)} if mark.detail == "ground" else {"$ref": "#/$defs/slug"}
    leaf = _LEAF_OF.get(mark.kind)
    return None if leaf is None else {"$ref": f"#/$defs/{leaf}"}


_LEAF_OF: Final = {
    "id": "id",
    "names": "id",
    "event": "id",
    "dong": "dong",
    "area": "area",
    "form": "form",
    "token": "token",
}


def _leaves() -> dict[str, Any]:
    """Single values, each described once."""
    tokens = f"event:(?:{'|'.join(KINDS)})|ground:(?:{'|'.join(sorted(GROUNDS_SHOWN_BY))})"
    clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    return {
        "area": _text(
            "Administrative codes from the province down, joined by /, or vn.",
            "vn|[0-9]{2}(?:/[0-9]{3})?(?:/[0-9]{5})?",
        ),
        "birth": _text("YYYY-MM-DD, or YYYY where only the year is known.", f"{_DAY}|[1-9][0-9]{{3}}"),
        "citation": _text("INSTRUMENT ĐArticle[.clause[.point]].", f"{_INSTRUMENT} {_PLACE}", maxLength=_LONGEST_WORD),
        "day": _text("YYYY-MM-DD.", _DAY, format="date"),
        "dong": {"description": "Whole đồng.", "type": "integer", "minimum": 0, "maximum": MOST_DONG},
        "form": _text("DECREE CODE.", f"{_INSTRUMENT}(?: {_PLACE})? [^ ]{{1,20}}", maxLength=_LONGEST_WORD),
        "id": {
            "description": "Text of 1 to 100 characters.",
            "type": "string",
            "minLength": 1,
            "maxLength": _LONGEST_ID,
        },
        "instant": _text("RFC 3339 with offset, whole seconds.", f"{_DAY}T{clock}{_OFFSET}", format="date-time"),
        "slug": _text("Lower-case letters, digits and single hyphens.", _SLUG, maxLength=_LONGEST_ID),
        "token": _text("event:KIND[@ID] or ground:SLUG[@ID].", f"(?:{tokens})(?:@.+)?"),
    }


def _text(description: str, pattern: str, **more: object) -> dict[str, Any]:
    return {"description": description, "type": "string", **more, "pattern": f"^(?:{pattern})$"}
