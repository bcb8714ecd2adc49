"""A document that is in order, read straight into its classes: strict, and at the first thing that is not so it gives up (đọc thẳng).

Most documents have nothing wrong. For them nothing is generated and cattrs is not loaded: a class is a table of its keys, each with what
reads one value, and a value that its reader refuses, an unknown key or a missing one ends the reading. ``structuring`` then reads the
document again and names everything that is wrong. Both take the same documents and make the same of them: they share every reader of a
value (``leaf_of``), and ``tests/exchange/test_straight.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeVar, get_args, get_origin

from thanhtra.casefile import KINDS, Event
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.casefile.shape import Record, shape
from thanhtra.exchange import leaves
from thanhtra.exchange.leaves import Leaf
from thanhtra.exchange.meanings import marked
from thanhtra.law import Citation

D = TypeVar("D")


class NotStraight(Exception):
    """Something of a value is not in order, or is for the reader that names problems: nothing is said of what."""


class _Key(NamedTuple):
    name: str
    many: bool
    leaf: Leaf


def straight(value: Any, cls: type[D]) -> D:
    """The record of that class in decoded JSON. Raises NotStraight, and DocumentRefused where a value is not what it must be."""
    if type(value) is not dict:
        raise NotStraight
    keys, required = _table(cls)
    if not required <= value.keys():
        raise NotStraight
    given: dict[str, Any] = {}
    for key, one in value.items():
        known = keys.get(key)
        if known is None:
            raise NotStraight
        name, many, leaf = known
        if not many:
            given[name] = leaf(one, None)
        elif type(one) is list:
            given[name] = tuple([leaf(member, None) for member in one])
        else:
            raise NotStraight
    return cls(**given)


def straight_event(value: Any, _: Any = None) -> Event:
    """The event in a decoded object. Raises likewise."""
    kind = value.get("kind") if type(value) is dict else None
    if type(kind) is not str or kind not in KINDS:
        raise NotStraight
    return straight(value, KINDS[kind])


Table = tuple[dict[str, _Key], frozenset[str]]
"""Of each key of a class the field and what reads one value of it; the keys that must be there."""
_TABLES: Final[dict[type[Any], Table]] = {}


def _table(cls: type[Any]) -> Table:
    known = _TABLES.get(cls)
    if known is None:
        known = _TABLES[cls] = _made(cls)
    return known


def _made(cls: type[Any]) -> Table:
    fields = shape(cls)
    tags = {a.name: a.type for a in cls.__attrs_attrs__ if a.name == cls.TAG}
    return (
        {f.key: _Key(f.name, f.many, _leaf(tags.get(f.name, f.type))) for f in fields},
        frozenset(f.key for f in fields if f.required),
    )


def _leaf(kind: Any) -> Leaf:
    if kind is Event:
        return straight_event
    if isinstance(kind, type) and issubclass(kind, Record):
        return partial(_of_class, kind)
    if get_origin(kind) is Annotated:
        plain, mark = get_args(kind)
        return marked_leaf(mark, lambda: _leaf(plain))
    if get_origin(kind) is Literal:
        return leaves.choice(get_args(kind))
    return LEAVES[kind]


def _of_class(cls: type[Any], value: Any, _: Any) -> Any:
    return straight(value, cls)


def marked_leaf(mark: FieldMeaning, plain: Callable[[], Leaf]) -> Leaf:
    """What reads a value of a marked type; ``plain`` gives what reads the type below the mark."""
    if mark.detail == "annotations":
        return leaves.own_data
    return marked(mark, leaves.birth if mark.detail == "birth" else plain() if mark.kind == "private" else leaves.text)


LEAVES: Final[dict[Any, Leaf]] = {
    str: leaves.text,
    bool: leaves.boolean,
    date: leaves.day,
    datetime: leaves.instant,
    Citation: leaves.citation,
}
"""Of a plain type what reads a value; no field is a bare number."""
