"""Golden situations: TOML a jurist can read, turned into documents and put to the review.

A file holds ``check``, ``[base]`` (case fields under every situation) and ``[[situation]]`` tables: ``says`` (one sentence),
``source`` (the provision), ``answer`` (finding, satisfied, not_assessed or none), ``event`` (index), ``act`` where the check asks per
act, and where they matter ``missing`` (exact), ``due``, ``due_if``, ``late``, ``severity``, ``basis``, ``law_on``; ``readings``
chooses disputed readings; ``case`` holds the case fields of this situation, which replace those of the base.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from thanhtra.exchange import answer_to_json, read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

GOLDEN = Path(__file__).parent / "golden"
Situation = dict[str, Any]
COMPARED = ("due", "due_if", "late", "severity", "basis", "law_on", "facts", "cites")


def files() -> dict[str, dict[str, Any]]:
    """Every golden file by its code."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.toml"))}


def situations() -> Iterator[tuple[str, Situation]]:
    """``(code, situation)``, the base's case fields already under it."""
    for code, table in files().items():
        for situation in table["situation"]:
            yield code, {**situation, "case": {**table.get("base", {}), **situation.get("case", {})}}


def plain(value: Any) -> Any:
    """TOML's days and instants as the texts a document holds."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def document(code: str, situation: Situation) -> bytes:
    """The situation as a case document."""
    return json.dumps({"format": "thanhtra.case", "version": 1, "id": code, **plain(situation["case"])}).encode()


def answered(code: str, situation: Situation, book: Rulebook) -> dict[str, Any] | None:
    """The one answer of ``code`` about the situation's event (and act); None when the check is not asked."""
    case = read_case(document(code, situation), slugs=book)
    found = [a for a in review(case, book).answers if a.check == code and a.event == situation["event"]]
    if "act" in situation:
        found = [a for a in found if a.act == situation["act"]]
    if len(found) > 1:
        raise AssertionError(f"{code}: {len(found)} answers about event {situation['event']}: name the act")
    return answer_to_json(found[0]) if found else None


def differences(situation: Situation, answer: dict[str, Any] | None) -> list[str]:
    """Where an answer is not what the situation says; empty when it is."""
    if answer is None:
        return [] if situation["answer"] == "none" else ["no answer"]
    wanted: dict[str, Any] = {"answer": situation["answer"]}
    if "missing" in situation:
        wanted["missing"] = sorted(situation["missing"])
    wanted |= {key: plain(situation[key]) for key in COMPARED if key in situation}
    got = {**answer, "missing": sorted(answer["missing"])}
    return [f"{key}: {got.get(key)!r} instead of {value!r}" for key, value in wanted.items() if got.get(key) != value]
