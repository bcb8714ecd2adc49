"""What a document whose shape is wrong still says: unknown slugs, names that name nothing, ids carried twice (kiểm tra phần đọc được).

A file with one bad date would otherwise hide its wrong slugs until the date is mended. Only values of the right type are looked at, and
only where the shape has no problem of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final

from thanhtra.casefile import KINDS, REFERENCES, Case, Event
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.problem import Problem, Step, echo, path_of
from thanhtra.exchange.references import Meanings, SlugBook

_LISTS: Final = {
    "subjects": "subject",
    "officials": "official",
    "delegations": "delegation",
    "acts": "act",
    "licences": "licence",
}
_LISTED: Final = {what: frozenset({key}) for key, what in _LISTS.items()} | {"goods": frozenset({"events", "goods"})}
_NAMING: Final = re.compile(
    r"\$\.(?:(?P<list>subjects|officials|delegations|acts|licences)(?:\[\d+\](?:\.id)?)?|events(?:\[\d+\](?:\.(?:kind|id|number|(?P<goods>goods).*))?)?)$"
)
"""Paths of values that name something: while one is wrong, what is not named cannot be told."""
_GOODS: Final = ("goods_seized", "goods_valued")


def half_read_problems(document: Any, slugs: SlugBook | None, told: Collection[Problem]) -> list[Problem]:
    """Slugs and references of a decoded document that is no case, except at the places ``told`` already names.

    A text in place of a slug (``Trưởng Công an xã``) is told again, with the slug it may mean.
    """
    if type(document) is not dict:
        return []
    known = Meanings(slugs)
    unsure = {
        name
        for p in told
        if (match := _NAMING.match(p.path))
        for name in (match["list"] or "events", match["goods"])
        if name
    }
    taken = {p.path: p.code for p in told}
    found = [*_named(document, known), *looked(Case, document, (), known, frozenset(unsure))]
    return [p for p in found if p.path not in taken or taken[p.path] == p.code == "unknown_slug"]


def _named(document: dict[str, Any], known: Meanings) -> Iterator[Problem]:
    """Take in every id and name of the document; those carried twice."""
    for key, what in _LISTS.items():
        ids = [item["id"] for item in _objects(document.get(key)) if type(item.get("id")) is str]
        known.ids[what] = set(ids)
        yield from twice(key, document.get(key), ids)
    events = _objects(document.get("events"))
    for event in events:
        kind, name = event.get("kind"), event.get("id", event.get("number"))
        if type(kind) is str and type(name) is str:
            known.kinds.setdefault(name, set()).add(kind)
        if kind in _GOODS:
            known.ids["goods"] |= {g["id"] for g in _objects(event.get("goods")) if type(g.get("id")) is str}
    yield from twice("events", document.get("events"), [e["id"] for e in events if type(e.get("id")) is str])


def twice(key: str, listed: Any, ids: list[str]) -> Iterator[Problem]:
    """Every id of a decoded list that an earlier member carries."""
    again = {one for one, count in Counter(ids).items() if count > 1}
    seen: set[str] = set()
    for index, item in enumerate(listed if type(listed) is list else ()):
        one = item.get("id") if type(item) is dict else None
        if type(one) is str and one in again:
            if one in seen:
                yield Problem(
                    path_of(key, index, "id"), "duplicate_id", f"an id no other of the {key} carries", echo(one)
                )
            seen.add(one)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if type(item) is dict] if type(value) is list else []


def looked(
    cls: type[Record], value: Any, path: tuple[Step, ...], known: Meanings, unsure: frozenset[str]
) -> Iterator[Problem]:
    """Slugs and names of a decoded object of the class ``cls`` that mean nothing; not of the lists in ``unsure``."""
    if type(value) is not dict:
        return
    if cls is Event:
        kind = value.get("kind")
        if type(kind) is not str or kind not in KINDS:
            return
        cls = KINDS[kind]
    for field in shape(cls):
        inner = value.get(field.key)
        if field.many:
            for index, member in enumerate(inner if type(inner) is list else ()):
                yield from _one(field, member, (*path, field.key, index), known, unsure)
        elif inner is not None:
            yield from _one(field, inner, (*path, field.key), known, unsure)


def _one(
    field: FieldShape, value: Any, path: tuple[Step, ...], known: Meanings, unsure: frozenset[str]
) -> Iterator[Problem]:
    mark = field.mark
    if mark is None:
        if isinstance(field.type, type) and issubclass(field.type, Record):
            yield from looked(field.type, value, path, known, unsure)
        return
    if type(value) is not str:
        return
    if mark.kind == "slug":
        lost = not known.knows(mark.detail, value)
    elif mark.kind == "names":
        lost = _LISTED.get(mark.detail, frozenset({mark.detail})).isdisjoint(unsure) and value not in known.ids.get(
            mark.detail, ()
        )
    else:
        lost = (
            mark.kind == "event"
            and "events" not in unsure
            and REFERENCES[mark.detail].isdisjoint(known.kinds.get(value, ()))
        )
    if lost:
        yield known.unknown(mark, value, path)
