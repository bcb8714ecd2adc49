"""Random documents of any class of records, whole or spoiled, and a list of what spoils them: for the formats beside the case."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal, get_args, get_origin

from tests.spoiling import spoil_bytes, spoiled_structure

from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.documents import DocumentKind
from thanhtra.exchange.head import head_of
from thanhtra.law import Citation

CLOCK = timezone(timedelta(hours=7))
START = date(2026, 1, 1)
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 2**53, 1.5, 1e300, "", " ", "x", "e\u0301", "\ud800", "\0", "đ", "2026-10-05", "2026-02-30",
    "2026-10-05T08:30:00Z", "15/2012/QH13 Đ66.1.a", "vn", "i0", "p0", "started", [], {}, [[]], [{}], {"": ""}, ["p0"], {"id": "p0"}, "z" * 101,
]  # fmt: skip
KEYS = ["id", "on", "zz", "é", "", "from", "to", "until"]
Beyond = Callable[[random.Random, dict[str, Any]], None]
"""Puts right, in a drawn document, what its shape cannot say."""


def drawn(rng: random.Random, kind: DocumentKind[Any], mend: Beyond) -> dict[str, Any]:
    """A document of the kind the reader takes: every field there or not, references to ids that exist."""
    names = {what: [f"{what[0]}{n}" for n in range(rng.randrange(1, 5))] for what in kind.lists.values()}
    made = {**head_of(kind.record.FORMAT), **_record(rng, kind.record, names, kind.lists)}
    mend(rng, made)
    return made


def _record(
    rng: random.Random, cls: type[Record], names: Mapping[str, list[str]], lists: Mapping[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for field in shape(cls):
        if field.key in lists and cls.FORMAT:
            made[field.key] = [{**_record(rng, field.type, names, {}), "id": one} for one in names[lists[field.key]]]
        elif field.required or rng.random() < 0.5:
            made[field.key] = (
                [_one(rng, field, names) for _ in range(rng.randrange(0 if not field.required else 1, 4))]
                if field.many
                else _one(rng, field, names)
            )
    return made


def _one(rng: random.Random, field: FieldShape, names: Mapping[str, list[str]]) -> Any:
    mark, kind = field.mark, field.type
    if mark is not None:
        match mark.kind:
            case "names":
                return rng.choice(names[mark.detail])
            case "slug":
                return {"body": "department-of-culture-and-sports-hanoi", "field": "press"}[mark.detail]
            case "area":
                return "01"
            case "count":
                return rng.randrange(1, 9)
            case _:
                return rng.choice(["x", "Sở", "đ 1", "=1+1"])
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(rng, kind, names, {})
    if get_origin(kind) is Literal:
        return rng.choice(get_args(kind))
    if kind is bool:
        return rng.random() < 0.5
    if kind is date:
        return (START + timedelta(days=rng.randrange(400))).isoformat()
    if kind is datetime:
        return (datetime(2026, 1, 1, 8, tzinfo=CLOCK) + timedelta(hours=rng.randrange(9000))).isoformat()
    if kind is Citation:
        return "15/2012/QH13 Đ66.1.a"
    return rng.choice(["x", "Cục", "văn bản"])


def spoiled(rng: random.Random, document: dict[str, Any]) -> bytes:
    """The document with one to three things wrong: in its bytes or in its structure."""
    if rng.random() < 0.4:
        return spoil_bytes(rng, json.dumps(document, ensure_ascii=False).encode())
    return spoiled_structure(rng, copy.deepcopy(document), JUNK, KEYS)


def mend_plan(rng: random.Random, plan: dict[str, Any]) -> None:
    """Days in order, leaders that do not take part, a new last day where an item is postponed."""
    _in_order(plan)
    _own_numbers(plan)
    for item in plan["items"]:
        _in_order(item)
        item["with"] = [one for one in item.get("with", []) if one not in item["leads"]]
        if item["work"] in ("joint-inspection", "joint-check"):
            item.pop("control", None)
    for entry in plan.get("progress", []):
        entry.pop("until", None)
        if entry["what"] == "postponed":
            entry["until"] = (START + timedelta(days=rng.randrange(400))).isoformat()


def mend_joint_case(rng: random.Random, of: dict[str, Any]) -> None:
    """Another party asked than asks, days after the request was sent, whom a request is passed on to."""
    parties = [one["id"] for one in of["parties"]]
    if len(parties) == 1:
        parties.append("other")
        of["parties"].append({"id": "other"})
    for request in of.get("requests", []):
        request["from"], request["to"] = rng.sample(parties, 2)
        if "due" in request:
            request["sent"], request["due"] = sorted((request["sent"], request["due"]))
    sent = {one["id"]: one["sent"] for one in of.get("requests", [])}
    for reply in of.get("replies", []):
        reply["on"] = max(reply["on"], sent[reply["request"]])
        reply.pop("to", None)
        if reply["what"] == "passed-on":
            reply["to"] = rng.choice(parties)
    for control in of.get("controls", []):
        _in_order(control)


def mend_difficulties(rng: random.Random, of: dict[str, Any]) -> None:
    """Days in order; checks the library has."""
    for key in ("difficulties", "recommendations"):
        for one in of.get(key, []):
            if "due" in one:
                one["on"], one["due"] = sorted((one["on"], one["due"]))
            for answer in one.get("answers", []):
                answer["on"] = max(answer["on"], one["on"])
            became = one.get("became")
            if became is not None and "on" in became:
                became["on"] = max(became["on"], one["on"])
            if became is not None:
                became["what"] = "x"
                if became["kind"] == "nothing":
                    del became["what"]
    for cause in of.get("causes", []):
        if "check" in cause:
            cause["check"] = "DEC01"


def _in_order(dated: dict[str, Any]) -> None:
    if "begins" in dated and "ends" in dated:
        dated["begins"], dated["ends"] = sorted((dated["begins"], dated["ends"]))


def _own_numbers(document: dict[str, Any]) -> None:
    for at, one in enumerate(document.get("subjects", [])):
        if "number" in one:
            one["number"] = f"{at:010}"
