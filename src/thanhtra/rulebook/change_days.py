"""The days on which any rule of a section changes: read off the values, so a new kind of rule needs no entry here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date


def change_days(value: object) -> set[date]:
    """Every day held anywhere in ``value``: mappings, sequences and values with fields are walked, each once."""
    found: set[date] = set()
    seen: set[int] = set()
    open_values = [value]
    while open_values:
        one = open_values.pop()
        if type(one) is date:
            found.add(one)
        elif not isinstance(one, str) and id(one) not in seen:
            seen.add(id(one))
            open_values += _inside(one)
    return found


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list | set | frozenset):
        return value
    return [getattr(value, field.name) for field in getattr(type(value), "__attrs_attrs__", ())]
