"""Versions that need not decide in some direction, each with its reason (trường hợp được miễn).

A TOML file, a table a version: ``["SLUG@FIRST-DAY"]`` with ``never`` (``satisfied``, ``finding`` or both) and ``why``, a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.problem import problem_at
from thanhtra.exchange.toml_in import read_toml
from thanhtra.outputs import readable
from thanhtra.situations.coverage import DIRECTIONS, Covered


@frozen(kw_only=True)
class Excuse:
    """Directions in which a version decides nothing, and why."""

    never: tuple[str, ...]
    why: str


def excuses(path: Path) -> dict[str, Excuse]:
    """``SLUG@FIRST-DAY`` → its excuse. Raises OSError, and Unusable with every row that is not one."""
    rows = read_toml(path)
    problems = [problem for name, row in rows.items() if (problem := _problem(name, row)) is not None]
    if problems:
        raise Unusable(problems, source=readable(str(path)))
    return {name: Excuse(never=tuple(row["never"]), why=row["why"]) for name, row in rows.items()}


def unexcused(versions: Iterable[Covered], excused: Mapping[str, Excuse]) -> list[Covered]:
    """The versions that lack a direction no excuse covers."""
    return [v for v in versions if not set(v.never) <= set(_never(excused, v.name))]


def idle(versions: Iterable[Covered], excused: Mapping[str, Excuse]) -> list[str]:
    """Excuses that excuse nothing: the version decided in a direction it is said never to."""
    return [v.name for v in versions if not set(_never(excused, v.name)) <= set(v.never)]


def unknown(known: Iterable[Covered], excused: Mapping[str, Excuse]) -> list[str]:
    """Excuses for versions that are not there."""
    return sorted(set(excused) - {v.name for v in known})


def _never(excused: Mapping[str, Excuse], name: str) -> tuple[str, ...]:
    return excused[name].never if name in excused else ()


def _problem(name: str, row: Any) -> Problem | None:
    if not isinstance(row, dict) or set(row) != {"never", "why"}:
        return problem_at((name,), "wrong_type", "never and why, and nothing else", "another value")
    if not isinstance(row["never"], list) or not row["never"] or not set(map(str, row["never"])) <= set(DIRECTIONS):
        return problem_at((name, "never"), "unknown_value", f"one of {', '.join(DIRECTIONS)}", "another value")
    if not isinstance(row["why"], str) or not row["why"].strip():
        return problem_at((name, "why"), "missing", "a reason in words", "nothing")
    return None
