"""The fields of a fact as the contract sees them, read once from the class (mô tả các trường)."""

from __future__ import annotations

import types
from importlib import import_module
from typing import Annotated, Any, ClassVar, Final, Union, get_args, get_origin

import attrs

from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.classes import frozen

_PYDANTIC: Final = "thanhtra.exchange.pydantic_hooks"
"""The room that reads documents stands above: it is loaded when pydantic asks."""


class Record:
    """What every fact, event and case shares: equality by fields, and a ``repr`` that shows no name and no number of a person."""

    __slots__ = ()

    __attrs_attrs__: ClassVar[tuple[Any, ...]]
    JSON_NAMES: ClassVar[dict[str, str]] = {}
    """Attribute → JSON key, where the key is a word of Python's."""
    TAG: ClassVar[str] = ""
    """The field that tells the class, if one does: a document always says it, first, whatever default it has in Python."""
    FORMAT: ClassVar[str] = ""
    """The name of the format, of a class that is a whole document: ``thanhtra.case``."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Called by pydantic for a model that holds one."""
        return import_module(_PYDANTIC).core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Likewise, for the model's JSON schema."""
        return import_module(_PYDANTIC).json_schema_of(cls)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, a.name) == getattr(other, a.name) for a in self.__attrs_attrs__)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, a.name) for a in self.__attrs_attrs__)))

    def __repr__(self) -> str:
        cls = type(self)
        shown = [
            f"{f.name}={'…' if f.private else repr(value)}"
            for f in shape(cls)
            if (value := getattr(self, f.name)) != f.default
        ]
        return f"{cls.__name__}({', '.join(shown)})"


@frozen(kw_only=True, eq=False)
class FieldShape:
    """One field: ``name`` here and ``key`` in JSON, the ``type`` of one value, its ``mark``; ``many`` when it is a list."""

    name: str
    key: str
    required: bool
    default: Any
    many: bool
    type: Any
    mark: FieldMeaning | None
    private: bool


_KNOWN: Final[dict[type[Any], tuple[FieldShape, ...]]] = {}


def shape(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of ``cls`` that a document may carry, in the order they are written; kept per class."""
    known = _KNOWN.get(cls)
    if known is None:
        attrs.resolve_types(cls)
        known = _KNOWN[cls] = tuple(
            _field(cls, a) for a in sorted(cls.__attrs_attrs__, key=lambda a: a.name != cls.TAG) if a.init
        )
    return known


def _field(cls: type[Record], attribute: Any) -> FieldShape:
    name: str = attribute.name
    required = attribute.default is attrs.NOTHING or name == cls.TAG
    inner = _without_none(attribute.type)
    many = get_origin(inner) is tuple
    if many:
        inner = get_args(inner)[0]
    marks = inner.__metadata__ if get_origin(inner) is Annotated else ()
    mark: FieldMeaning | None = marks[0] if marks else None
    return FieldShape(
        name=name,
        key=cls.JSON_NAMES.get(name, name),
        required=required,
        default=_NO_DEFAULT if required else attribute.default,
        many=many,
        type=str if name == cls.TAG else inner,  # whoever reads the tag picks the class by it
        mark=mark,
        private=mark is not None and mark.kind == "private",
    )


_NO_DEFAULT: Final = object()
"""Equal to no value: a required field is always written."""


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, types.UnionType):
        (kept,) = (a for a in get_args(annotation) if a is not type(None))
        return kept
    return annotation
