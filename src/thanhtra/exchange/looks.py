"""How the reference pass looks at one record: a function a class, written out once from the class's fields (xem từng trường).

A document has a dozen records of a handful of fields that are mostly left out; a loop over fields and their marks costs several times
what decoding them does. The functions are made as attrs makes ``__init__``: from names of our own classes, from nothing of a document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from thanhtra.casefile import REFERENCES, Event
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.problem import Problem, Step

Path = tuple[Step, ...]


class Known(Protocol):
    """What is known of the whole document, and what is said of a value that is not."""

    ids: dict[str, set[str]]
    """By what they name (subject, official, delegation, act, goods)."""
    kinds: dict[str, set[str]]
    """Of each name events carry, the kinds of those that carry it."""

    def knows(self, kind: str, slug: str) -> bool:
        """Whether any version ever knew a slug of that kind."""
        ...

    def unknown(self, mark: FieldMeaning, value: str, path: Path) -> Problem:
        """The problem of a value that names nothing."""
        ...


Look = Callable[[Known, Any, Path, list[Problem]], None]
"""Appends what is wrong with the slugs and names of a record that stands at a path, and of the records in it."""


class _Looks(dict[type[Any], Look]):
    def __missing__(self, cls: type[Any]) -> Look:
        made = self[cls] = _made(cls, tuple(f for f in shape(cls) if _worth_looking(f)))
        return made


LOOKS: Final = _Looks()
"""The function for a class, made at its first record and kept. Events in a record are not looked into: they are looked at one by one."""


def _worth_looking(field: FieldShape) -> bool:
    if field.mark is not None:
        return field.mark.kind in _TESTS
    return isinstance(field.type, type) and issubclass(field.type, Record) and field.type is not Event


_TESTS: Final = {
    "names": "{value} not in at.ids[{detail!r}]",
    "slug": "not at.knows({detail!r}, {value})",
    "event": "kinds{n}.isdisjoint(at.kinds.get({value}, ()))",
}
"""By the mark's kind, when a value names nothing."""


def _made(cls: type[Any], fields: tuple[FieldShape, ...]) -> Look:
    names: dict[str, Any] = {"LOOKS": LOOKS}
    body: list[str] = []
    for n, field in enumerate(fields):
        one, at = ("member", f"(*path, {field.key!r}, index)") if field.many else ("value", f"(*path, {field.key!r})")
        body += [f"    value = record.{field.name}", "    if value is not None:"]
        inner = "        "
        if field.many:
            body.append("        for index, member in enumerate(value):")
            inner += "    "
        if field.mark is None:
            names[f"kind{n}"] = field.type  # a class no document uses is not gone into
            body.append(f"{inner}LOOKS[kind{n}](at, {one}, {at}, found)")
        else:
            names |= {f"mark{n}": field.mark, f"kinds{n}": REFERENCES.get(field.mark.detail)}
            test = _TESTS[field.mark.kind].format(value=one, detail=field.mark.detail, n=n)
            body += [f"{inner}if {test}:", f"{inner}    found.append(at.unknown(mark{n}, {one}, {at}))"]
    source = "\n".join(["def look(at, record, path, found):", *body, "    return"])
    exec(compile(source, f"<references of {cls.__name__}>", "exec"), names)  # noqa: S102 - our own field names, see above
    made: Look = names["look"]
    return made
