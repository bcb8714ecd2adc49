"""Whole case documents, built by composition, and the same with one thing spoiled (hồ sơ ở dạng JSON).

Every document drawn by :func:`documents` is one the reader accepts.

A document is drawn top down from the classes of ``thanhtra.casefile``: first the ids that exist, then objects that name only those.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from thanhtra.casefile import (
    GROUNDS_SHOWN_BY,
    KINDS,
    LAW_CLOCK,
    REFERENCES,
    Act,
    Alleged,
    Case,
    Delegation,
    GoodsItem,
    Licence,
    Official,
    Sanction,
    Subject,
)
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.law import POINTS
from thanhtra.reckoning import BirthYear
from thanhtra.rulebook import Rulebook

LETTERS = "abcdeghiklmnopqrstuvxyàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ ABCĐ0123456789/-.,"
texts: st.SearchStrategy[str] = st.text(LETTERS, max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
slugs: st.SearchStrategy[str] = st.lists(st.text("abcxyz0189", min_size=1, max_size=6), min_size=1, max_size=3).map(
    "-".join
)
days: st.SearchStrategy[date] = st.dates(date(1, 1, 2), date(9999, 12, 30))
money: st.SearchStrategy[int] = st.integers(0, 2**53 - 1)
offsets: st.SearchStrategy[timezone] = st.integers(-12 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
instants: st.SearchStrategy[datetime] = st.builds(
    lambda moment, offset: moment.replace(microsecond=0, tzinfo=offset),
    st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)),  # noqa: DTZ001 - the offset is drawn beside it
    offsets,
)
numbered: st.SearchStrategy[str] = st.builds(
    lambda number, letter: f"{number}{letter}", st.integers(1, 99), st.sampled_from(["", "a", "đ"])
)
provisions: st.SearchStrategy[str] = st.lists(numbered, min_size=1, max_size=2).map(".".join) | st.builds(
    lambda article, clause, point: f"{article}.{clause}.{point}", numbered, numbered, st.sampled_from(POINTS)
)
instruments: st.SearchStrategy[str] = st.builds(
    lambda number, rest: f"{number}/{rest}",
    st.integers(1, 999),
    st.sampled_from(["2012/QH13", "2020/NĐ-CP", "VBHN-VPQH"]),
)
citations: st.SearchStrategy[str] = st.builds(
    lambda instrument, place: f"{instrument} Đ{place}", instruments, provisions
)
forms: st.SearchStrategy[str] = st.builds(
    lambda decree, code: f"{decree} {code}", instruments, st.sampled_from(["MBB01", "MQĐ02", "01"])
)
areas: st.SearchStrategy[str] = st.sampled_from(["vn", "06", "06/01840", "06/060/01840"])

Ids = dict[str, list[str]]
LISTED: dict[str, type[Record]] = {
    "subject": Subject,
    "official": Official,
    "act": Act,
    "delegation": Delegation,
    "licence": Licence,
}
NEEDS: dict[str, tuple[str, ...]] = {
    "subject": (),
    "official": (),
    "act": ("subject",),
    "delegation": ("official",),
    "licence": (),
}
"""A list whose objects must name another's needs that other."""


def _leaf(field: FieldShape, ids: Ids) -> st.SearchStrategy[Any] | None:
    """Values of one field, or None when nothing it could name exists."""
    kind, mark = field.type, field.mark
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if mark is not None and mark.kind in ("names", "event"):
        known = ids[mark.detail]
        return st.sampled_from(known) if known else None
    if mark is not None and mark.kind == "slug":
        told = ids.get(f"known:{mark.detail}", sorted(GROUNDS_SHOWN_BY) if mark.detail == "ground" else [])
        return st.sampled_from(told) if told else slugs
    if mark is not None and mark.detail == "annotations":
        return own_data
    if mark is not None and mark.kind == "count":
        return st.integers(int(mark.detail), 2**53 - 1)
    if mark is not None and mark.kind == "halves":
        return st.integers(int(mark.detail), 9999) | st.integers(int(mark.detail), 9999).map(lambda whole: whole + 0.5)
    if mark is not None and mark.kind in _BY_MARK:
        return _BY_MARK[mark.kind]
    if kind in (Sanction, Alleged) and not ids["act"]:
        return None
    if isinstance(kind, type) and issubclass(kind, Record):
        return objects(kind, ids)
    return _BY_TYPE[get_args(kind)[0] if get_origin(kind) is not None else kind]


_BY_MARK = {"dong": money, "area": areas, "form": forms, "id": st.text(LETTERS, min_size=1, max_size=20)}
own_data: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.text(LETTERS, max_size=8),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | texts,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(LETTERS, max_size=8), inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    date: days.map(date.isoformat),
    date | BirthYear: days.map(date.isoformat) | st.integers(1940, 2010).map(str),
    datetime: instants.map(datetime.isoformat),
}


def _typed(field: FieldShape, ids: Ids) -> st.SearchStrategy[Any] | None:
    if getattr(field.type, "__name__", "") == "Citation":
        return citations
    return _leaf(field, ids)


@st.composite
def objects(draw: st.DrawFn, /, cls: type[Record], ids: Ids, **given: Any) -> dict[str, Any]:
    """One object of ``cls``: its required fields and any others, none with a default's value; ``given`` fields as they are."""
    drawn: dict[str, Any] = {}
    for field in shape(cls):
        if field.key in given:
            if given[field.key] is not None:
                drawn[field.key] = given[field.key]
            continue
        values = _typed(field, ids)
        if field.many:
            values = st.just([]) if values is None else st.lists(values, max_size=2)
        if values is None or not (field.required or draw(st.booleans())):
            continue
        value = draw(values)
        if value != field.default:
            drawn[field.key] = value
    return _agreeing(cls, drawn)


def _agreeing(cls: type[Record], drawn: dict[str, Any]) -> dict[str, Any]:
    """What an object says twice, said alike."""
    if cls is Sanction and "warning" in drawn:
        drawn.pop("fine", None)
    if "at" in drawn and "on" in drawn:
        drawn["on"] = datetime.fromisoformat(drawn["at"]).astimezone(LAW_CLOCK).date().isoformat()
    if "at" in drawn or "on" in drawn or "ended" in drawn:
        drawn.pop("not_before", None)
        drawn.pop("not_after", None)
    if "not_before" in drawn and "not_after" in drawn:
        drawn["not_before"], drawn["not_after"] = sorted((drawn["not_before"], drawn["not_after"]))
    if drawn.get("kind") == "no_sanction_decided":
        for sanction in drawn.get("sanctions", ()):
            sanction.pop("warning", None)
            sanction.pop("fine", None)
    if drawn.get("kind") == "decision_annulled" and drawn.get("scope") == "part":
        drawn.setdefault("acts", [])
    if drawn.get("kind") == "goods_valued":
        for item in drawn.get("goods", ()):
            item.setdefault("value", 0)
    return drawn


@st.composite
def documents(draw: st.DrawFn, *, book: Rulebook | None = None) -> dict[str, Any]:
    """A whole document in the form the writer gives it; with ``book``, its posts, fields and remedies are ones that book knows."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=8))
    least = 1 if "subject_ceased" in kinds else 0
    seized = "goods_seized" in kinds
    ids: Ids = {role: [f"{role}-{n}" for n in range(draw(st.integers(least, 3)))] for role in LISTED}
    ids["goods"] = ["goods-0"] if seized else []
    if book is not None:
        ids |= {
            "known:post": sorted(book.posts),
            "known:field": sorted(book.fields),
            "known:remedy": sorted(book.remedies),
            "known:ground": sorted(book.grounds),
        }
    for role, targets in REFERENCES.items():
        ids[role] = [f"event-{n}" for n, kind in enumerate(kinds) if kind in targets]
    able = {role: cls for role, cls in LISTED.items() if all(ids[needed] for needed in NEEDS[role])}
    for role in LISTED.keys() - able.keys():
        ids[role] = []
    given: dict[str, Any] = {
        f"{role}s": [draw(objects(cls, ids, id=name)) for name in ids[role]] or None for role, cls in LISTED.items()
    }
    given["events"] = [draw(_events(kind, f"event-{n}", ids)) for n, kind in enumerate(kinds)]
    elsewhere = st.sampled_from(sorted(set(KINDS) - set(kinds))).map("event:{}".format)
    given["absent"] = draw(st.lists(elsewhere, max_size=2)) or None
    body = draw(objects(Case, ids, **given))
    return {"format": "thanhtra.case", "version": 1, **body}


@st.composite
def _events(draw: st.DrawFn, kind: str, name: str, ids: Ids) -> dict[str, Any]:
    given: dict[str, Any] = {"kind": kind, "id": name}
    ids = ids | {role: [other for other in ids[role] if other != name] for role in REFERENCES}
    if kind == "goods_seized":
        given["goods"] = [draw(objects(GoodsItem, ids, id="goods-0"))]
    return draw(objects(KINDS[kind], ids, **given))


_JUNK: list[Any] = [None, True, 0, -1, 2**53, 1.5, "", "x", "e\u0301", "2020-02-30", "z" * 101, [], {}, [[]], {"": ""}]


@st.composite
def mutated_documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document with one member replaced, dropped, doubled or renamed; the reader answers it with a case or Unusable, nothing else."""
    document = copy.deepcopy(draw(documents()))
    places = list(_places(document))
    holder, key = draw(st.sampled_from(places))
    way = draw(st.sampled_from(["replace", "drop", "double", "rename"]))
    if way == "replace":
        holder[key] = copy.deepcopy(draw(st.sampled_from(_JUNK)))
    elif way == "drop":
        del holder[key]
    elif isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[f"{key}_"] = holder[key] if way == "double" else holder.pop(key)
    return document


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    steps = list(node) if isinstance(node, dict) else list(range(len(node)))
    for step in steps:
        yield node, step
        if isinstance(node[step], dict | list):
            yield from _places(node[step])
