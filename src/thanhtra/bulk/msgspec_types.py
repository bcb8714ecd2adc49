"""The classes of ``casefile`` once more, as msgspec structs: made from the same fields, marks and JSON keys (cấu trúc đọc nhanh).

A twin has the attributes, the methods and the masking ``repr`` of its original, so the index and every check take it as it is. It may
refuse what the strict reader accepts, never the other way round: what a twin refuses, the strict reader is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from thanhtra.casefile import KINDS, LAW_CLOCK, Case, Event
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange import leaves
from thanhtra.exchange.head import HEAD
from thanhtra.exchange.meanings import LONGEST_ID, marked
from thanhtra.exchange.problem import DocumentRefused
from thanhtra.law import Citation
from thanhtra.money import MOST_DONG

_MEMO_SIZE: Final = 4096
_DAY_KEY: Final = "day\u0340"
"""The key of a field that no document can fill: it is not NFC, and such a line never reaches this decoder, nor does one with escapes."""


class _Leaf(type):
    """A type that stands for "what ``read`` makes of a text"; msgspec hands such values to :func:`_leaf`."""

    read: Callable[[Any], Any]

    def __instancecheck__(cls, instance: object) -> bool:
        return True


def _leaf_type(name: str, leaf: leaves.Leaf, *, kept: bool) -> Any:
    def read(value: Any) -> Any:
        try:
            return leaf(value, None)
        except DocumentRefused as refused:
            raise ValueError(str(refused.problems[0].code)) from None

    def of_text(value: Any) -> Any:
        return remembered(value) if type(value) is str else read(value)

    remembered = lru_cache(maxsize=_MEMO_SIZE)(read)
    return _Leaf(name, (), {"read": staticmethod(of_text if kept else read)})


def _plain_text(value: Any, _: Any) -> Any:
    return value  # pragma: no cover - the marks below never ask


_CITED: Final = _leaf_type("Cited", leaves.citation, kept=True)
_INSTANT: Final = _leaf_type("Instant", leaves.instant, kept=False)
_BIRTH: Final = _leaf_type("Birth", leaves.birth, kept=False)
_ANNOTATIONS: Final = _leaf_type("OwnData", leaves.own_data, kept=False)
_ONLY_TRUE: Final = _leaf_type("OnlyTrue", leaves.choice((True,)), kept=False)
_FORM: Final = _leaf_type("Form", marked(FieldMeaning("form"), _plain_text), kept=True)
_TOKEN: Final = _leaf_type("Token", marked(FieldMeaning("token"), _plain_text), kept=True)
_AREA: Final = _leaf_type("Area", marked(FieldMeaning("area"), _plain_text), kept=True)
_NAME: Final = Annotated[str, Meta(min_length=1, max_length=LONGEST_ID)]
_BY_MARK: Final[dict[str, Any]] = {
    "id": _NAME,
    "names": _NAME,
    "event": _NAME,
    "slug": str,  # the reference pass asks the rulebook, which knows no slug that is not well formed
    "dong": Annotated[int, Meta(ge=0, le=MOST_DONG)],
    "area": _AREA,
    "form": _FORM,
    "token": _TOKEN,
}


def case_decoder() -> msgspec.json.Decoder[Any]:
    """Decodes a document into the twin of :class:`~thanhtra.casefile.Case`. Raises msgspec.MsgspecError."""
    return msgspec.json.Decoder(_twin(Case), dec_hook=_leaf)


def as_original(value: Any) -> Any:
    """The attrs value a twin stands for, and everything below it."""
    if isinstance(value, tuple):
        return tuple(as_original(member) for member in value)
    original = getattr(type(value), "ORIGINAL", None)
    if original is None:
        return value
    return original(**{field.name: as_original(getattr(value, field.name)) for field in shape(original)})


def _leaf(kind: Any, value: Any) -> Any:
    return kind.read(value)


def _twin(cls: Any, kind: str | None = None) -> Any:
    return _twin_of(cls, kind)


@cache
def _twin_of(cls: Any, kind: str | None) -> Any:
    fields = shape(cls)
    members: list[Any] = [_member(field) for field in fields if not (kind and field.name == "kind")]
    if cls is Case:
        members += [(key, Literal[value]) for key, value in HEAD.items()]
    renamed = {field.name: field.key for field in fields if field.key != field.name}
    namespace = _methods(cls)
    if kind:
        members.append(("day", Any, None))
        renamed["day"] = _DAY_KEY
        namespace |= {"kind": kind, "__post_init__": _set_day}
    made: Any = msgspec.defstruct(
        cls.__name__,
        members,
        bases=(_Twin,),
        namespace=namespace,
        module=__name__,
        tag_field="kind" if kind else None,
        tag=kind,
        rename=renamed,
        forbid_unknown_fields=True,
        frozen=True,
        kw_only=True,
        eq=False,
        gc=False,
    )
    made.ORIGINAL = cls
    made.__attrs_attrs__ = cls.__attrs_attrs__
    made.__attrs_types_resolved__ = made  # they were, by the original
    return made


class _Twin(Struct, Record, frozen=True, kw_only=True, eq=False):
    """What twins share: the masking ``repr``, equality and hash by fields."""

    __repr__ = Record.__repr__
    __eq__ = Record.__eq__
    __hash__ = Record.__hash__


def _set_day(self: Any) -> None:
    on = self.on
    if on is not None:
        force_setattr(self, "day", on)
    elif self.at is not None:
        force_setattr(self, "day", self.at.astimezone(LAW_CLOCK).date())


def _methods(cls: type[Any]) -> dict[str, Any]:
    """Everything the original can be asked besides its fields."""
    own = {field.name for field in shape(cls)}
    found: dict[str, Any] = {}
    for one in reversed(cls.__mro__[:-1]):
        if one is Record:
            continue
        found |= {
            name: value
            for name, value in vars(one).items()
            if (not name.startswith("__") or name == "__repr__")
            and name not in own
            and not hasattr(type(value), "__objclass__")
        }
    found.pop("day", None)
    return found


def _member(field: FieldShape) -> Any:
    one = _type_of(field)
    held: Any = tuple.__class_getitem__((one, ...)) if field.many else one
    return (field.name, held) if field.required else (field.name, held, field.default)


def _type_of(field: FieldShape) -> Any:
    kind, mark = field.type, field.mark
    if kind is Event:
        return Union[tuple(_twin(KINDS[name], name) for name in KINDS)]  # noqa: UP007 - made at run time
    if isinstance(kind, type) and issubclass(kind, Record):
        return _twin(kind)
    if mark is not None and mark.kind in _BY_MARK:
        return _BY_MARK[mark.kind]
    if mark is not None and mark.detail == "birth":
        return _BIRTH
    if mark is not None and mark.detail == "annotations":
        return _ANNOTATIONS
    if mark is not None and mark.kind in ("count", "halves"):  # a half is the strict reader's to read
        return Annotated[int, Meta(ge=int(mark.detail), le=MOST_DONG)]
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) is Literal:
        return _ONLY_TRUE if get_args(kind) == (True,) else kind
    return _PLAIN[kind]


_PLAIN: Final[dict[Any, Any]] = {str: str, bool: bool, date: date, datetime: _INSTANT, Citation: _CITED}
__all__ = ["as_original", "case_decoder"]
