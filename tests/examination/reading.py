"""Situations of an examiner: a file of ``files.toml``, changed here and there, and what the law says of it (đề kiểm tra).

Each ROOM.toml holds ``[[situation]]`` tables: ``says``, ``source`` (provisions, ``; `` between them), ``file``, ``expect``, and what is
changed: ``with`` (fields of the case), ``subject``, ``act``, ``official`` (fields of the first one), ``sanction`` (fields of the first sanction
of the decision), ``change`` (event name → fields; "-" takes one away), ``drop`` (event names), ``add`` (events, put in by their day), ``as_of``.
``expect``: ``check`` with ``event`` (kind), ``act``, and ``is`` or ``not`` (answers; "none": not asked), ``missing`` (each stands there),
``severity``; or ``finding``/``no_finding`` with a severity or "any" and ``event``; or ``deadline`` with any of its fields, or with ``not_status`` (none of that kind stands so) or ``count`` (how many there are);
or ``step`` (a kind that can come next on ``as_of``) with its ``standing`` and, where it has them, its ``latest`` safe day and ``why`` (English).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from thanhtra.casefile import Case
from thanhtra.exchange import answer_to_json, deadline_to_json, read_case
from thanhtra.findings import NextStep
from thanhtra.reviewing import next_steps, review
from thanhtra.rulebook import Rulebook

HERE = Path(__file__).parent
FILES: dict[str, Any] = tomllib.loads((HERE / "files.toml").read_text(encoding="utf-8"))


def situations(room: Path) -> Iterator[dict[str, Any]]:
    """The situations of one room."""
    yield from tomllib.loads(room.read_text(encoding="utf-8"))["situation"]


def document(one: dict[str, Any]) -> dict[str, Any]:
    """The case file of a situation, as JSON would hold it."""
    case: dict[str, Any] = json.loads(json.dumps(FILES[one["file"]], default=_iso))
    events: dict[str, dict[str, Any]] = {e.pop("as"): e for e in case.pop("events")}
    changes = json.loads(
        json.dumps(
            {k: one.get(k, {}) for k in ("with", "subject", "act", "official", "sanction", "change", "add")},
            default=_iso,
        )
    )
    for name, fields in changes["change"].items():
        _put(events[name], fields)
    for name in one.get("drop", ()):
        del events[name]
    for part in ("subject", "act", "official"):
        _put(case[f"{part}s"][0], changes[part])
    if changes["sanction"]:
        _put(events["decision"]["sanctions"][0], changes["sanction"])
    _put(case, changes["with"])
    added: list[dict[str, Any]] = changes["add"] or []
    put_in = sorted([*events.values(), *added], key=_day_of)
    return {"format": "thanhtra.case", "version": 1, "id": "EXAM-1", **case, "events": put_in}


def _day_of(event: dict[str, Any]) -> str:
    return str(event.get("at") or event.get("on") or event.get("not_before") or "")[:10]


def disagreements(one: dict[str, Any], book: Rulebook) -> list[str]:
    """Where the review of a situation is not what the examiner wants, a line each."""
    case = read_case(json.dumps(document(one)).encode(), slugs=book)
    said = review(case, book, as_of=one.get("as_of"))
    answers = [answer_to_json(a) for a in said.answers]
    deadlines = [deadline_to_json(d) for d in said.deadlines]
    lines = [
        line for wanted in one["expect"] if "step" not in wanted for line in _wrong(wanted, answers, deadlines, case)
    ]
    steps = [wanted for wanted in one["expect"] if "step" in wanted]
    if not steps:
        return lines
    next_ = {s.kind: s for s in next_steps(case, book, on=one.get("as_of")).steps}
    return lines + [line for wanted in steps for line in _wrong_step(wanted, next_.get(wanted["step"]))]


def _wrong_step(wanted: dict[str, Any], step: NextStep | None) -> Iterator[str]:
    got = {
        "standing": step.standing.value if step is not None else "none",
        "latest": step.latest if step else None,
        "why": step.why.en if step and step.why else None,
    }
    for name, value in got.items():
        if name in wanted and wanted[name] != value:
            yield f"step {wanted['step']}: wanted {name} {wanted[name]}, got {value}"


def _wrong(
    wanted: dict[str, Any], answers: list[dict[str, Any]], deadlines: list[dict[str, Any]], case: Case
) -> Iterator[str]:
    def about(a: dict[str, Any]) -> bool:
        at = a["event"]
        kind = case.events[at].kind if at is not None else None
        return wanted.get("event") in (None, kind) and wanted.get("act") in (None, a.get("act"))

    if "check" in wanted:
        code = wanted["check"]
        got = [a for a in answers if a["check"] == code and about(a)]
        kinds = {a["answer"] for a in got} or {"none"}
        told = "; ".join(a["message"]["en"] for a in got)
        if "is" in wanted and not kinds <= set(wanted["is"]):
            yield f"{code}: wanted {wanted['is']}, got {sorted(kinds)}: {told}"
        if kinds & set(wanted.get("not", ())):
            yield f"{code}: wanted none of {wanted['not']}, got {sorted(kinds)}: {told}"
        missing = {token for a in got for token in a["missing"]}
        if not set(wanted.get("missing", ())) <= missing:
            yield f"{code}: wanted {wanted['missing']} missing, got {sorted(missing)}"
        if "severity" in wanted and any(a["severity"] != wanted["severity"] for a in got):
            yield f"{code}: wanted {wanted['severity']}, got {[a['severity'] for a in got]}"
    elif "deadline" in wanted:
        found = [d for d in deadlines if d["kind"] == wanted["deadline"]]
        want = {
            k: _iso(v) if isinstance(v, date) else v
            for k, v in wanted.items()
            if k not in ("deadline", "not_status", "count")
        }
        if len(found) != wanted.get("count", len(found)):
            yield f"deadline {wanted['deadline']}: wanted {wanted['count']}, got {len(found)}"
        if any(d["status"] in wanted.get("not_status", ()) for d in found):
            yield f"deadline {wanted['deadline']}: wanted none {wanted['not_status']}, got {[d['status'] for d in found]}"
        if want and not any(all(d.get(k) == v for k, v in want.items()) for d in found):
            yield f"deadline {wanted['deadline']}: wanted {want}, got {[{k: d.get(k) for k in want} for d in found]}"
    else:
        severity = wanted.get("finding") or wanted["no_finding"]
        got = [a for a in answers if a["answer"] == "finding" and about(a) and severity in ("any", a["severity"])]
        if "finding" in wanted and not got:
            yield f"no finding ({severity})"
        if "no_finding" in wanted:
            yield from (
                f"{a['check']} finds ({a['severity']}): {a['message']['en']}"
                for a in got
                if a["check"] not in wanted.get("but", ())
            )


def _put(into: dict[str, Any], fields: dict[str, Any]) -> None:
    for key, value in fields.items():
        if value == "-":
            into.pop(key, None)
        else:
            into[key] = value


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(value)
