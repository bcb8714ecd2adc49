"""``circumstances.toml``: how circumstances and age set the amount of a sanction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from thanhtra.law import Series, Version, series
from thanhtra.rulebook.sanctioning import MidpointRule, MinorRule, Setting
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import RuleProblem, Table
from thanhtra.rulebook.versions import known_as, read_versions
from thanhtra.terms import Basis, SubjectKind

R = TypeVar("R")
_FILE = "circumstances.toml"


def _ladder(table: Table) -> MidpointRule | None:
    return table.choice("rule", MidpointRule)


def _minor(table: Table) -> MinorRule | None:
    fined, adult, percent = (
        table.integer("fined_from", least=1),
        table.integer("adult_from", least=1),
        table.integer("percent", least=1),
    )
    remedies = table.texts("remedies", required=True)
    if fined is None or adult is None or percent is None:
        return None
    return MinorRule(fined_from=fined, adult_from=adult, percent=percent, remedies=remedies)


def _household(table: Table) -> SubjectKind:
    return table.choice("pays_as", SubjectKind, default=SubjectKind.INDIVIDUAL) or SubjectKind.INDIVIDUAL


def read_setting(source: Source) -> Setting:
    """Every series of the file; later roots add versions."""
    rows: dict[str, list[Version[object]]] = {"fine": [], "term": [], "minor": [], "household": []}
    readers: dict[str, Callable[[Table], object]] = {
        "fine": _ladder,
        "term": _ladder,
        "minor": _minor,
        "household": _household,
    }
    for table in source.tables(_FILE):
        known = known_as(table, Basis.TEXT)
        for key, rule in readers.items():
            if table.has(key):
                rows[key] += read_versions(table, key, rule, known)
    found = {key: _series(source, key, versions) for key, versions in rows.items()}
    return Setting(**found)  # type: ignore[arg-type]  # each key was read by its own rule


def _series(source: Source, key: str, versions: list[Version[R]]) -> Series[R]:
    try:
        return series(f"{key}-setting", versions)
    except ValueError as e:
        source.problems.append(RuleProblem(_FILE, key, "versions that each start on a day of their own", str(e)))
        return Series(key, (), ())
