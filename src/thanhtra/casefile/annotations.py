"""An application's own data beside the facts of a file: carried, and never read (dữ liệu riêng của ứng dụng).

A JSON object: texts, whole and fractional numbers, ``true``, ``false``, ``null``, lists and objects.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from math import isfinite
from typing import Any, Final

from thanhtra.money import MOST_DONG

DEEPEST: Final = 16
"""Levels of lists and objects in one object of annotations."""
_PLAIN: Final = (str, bool, type(None))


class Annotations(Mapping[str, Any]):
    """A JSON object, read-only: what is taken out of it is a copy. Equal to another with the same members, in whatever order."""

    __slots__ = ("_hash", "_text")

    def __init__(self, members: Mapping[str, Any] = {}) -> None:
        if (fault := fault_of(members)) is not None:
            raise TypeError(f"no JSON object: {fault}")
        self._text: str = _written(members.as_dict() if isinstance(members, Annotations) else dict(members), sort=False)
        self._hash: int | None = None

    def __getitem__(self, key: str) -> Any:
        return self.as_dict()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.as_dict())

    def __len__(self) -> int:
        return len(self.as_dict())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Annotations):
            return self.as_dict() == other if isinstance(other, Mapping) else NotImplemented
        return self._text == other._text or self._sorted() == other._sorted()

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self._sorted())
        return self._hash

    def _sorted(self) -> str:
        return _written(self.as_dict(), sort=True)

    def items(self) -> ItemsView[str, Any]:
        """Its members, of one copy."""
        return self.as_dict().items()

    def values(self) -> ValuesView[Any]:
        """Their values, of one copy."""
        return self.as_dict().values()

    def __repr__(self) -> str:
        return "Annotations(…)"  # it may name a person

    def __reduce__(self) -> tuple[Any, ...]:
        return Annotations, (self.as_dict(),)

    def as_dict(self) -> dict[str, Any]:
        """A copy as plain dicts and lists, keys in the order they were given."""
        import json  # noqa: PLC0415 - a file without annotations needs none

        found: dict[str, Any] = json.loads(self._text)
        return found


def annotated(value: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """What a field keeps of ``value``: read-only where it is a JSON object, and as it is where it is none, for the door to refuse."""
    if value is None or isinstance(value, Annotations):
        return value
    try:
        return Annotations(value)
    except TypeError:
        return value


def fault_of(value: object) -> str | None:
    """What keeps ``value`` from being a JSON object of at most so many levels, without naming a value; None where nothing does."""
    if isinstance(value, Annotations):
        return None
    if not isinstance(value, dict):
        return f"a {type(value).__name__}"
    waiting: list[tuple[Any, int]] = [(value, 1)]
    while waiting:
        one, level = waiting.pop()
        if isinstance(one, dict | list):
            if level > DEEPEST:
                return f"more than {DEEPEST} levels"
            if isinstance(one, dict) and not all(type(key) is str for key in one):
                return "a key that is no text"
            waiting += [(member, level + 1) for member in (one.values() if isinstance(one, dict) else one)]
        elif type(one) is int:
            if abs(one) > MOST_DONG:
                return "a whole number past 2⁵³−1"
        elif type(one) is float:
            if not isfinite(one):
                return "a number that is not finite"
        elif type(one) not in _PLAIN:
            return f"a {type(one).__name__}"
    return None


def weight_of(value: object) -> int:
    """How much an object holds: the bytes of its texts and keys, and one for each member; never more than its JSON text."""
    total, waiting = 0, [value.as_dict() if isinstance(value, Annotations) else value]
    while waiting:
        one = waiting.pop()
        total += 1
        if isinstance(one, str):
            total += len(one.encode("utf-8", "surrogatepass"))
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
    return total


def _written(members: dict[str, Any], *, sort: bool) -> str:
    import json  # noqa: PLC0415 - likewise

    return json.dumps(members, ensure_ascii=False, sort_keys=sort, separators=(",", ":"), allow_nan=False)
