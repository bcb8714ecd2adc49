"""The questions (kiểm tra tính hợp pháp): one file each, found by being there.

Every module of every area folder holds one :class:`Check` called ``CHECK`` or declared with ``@check``. No check imports another.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import Ask, Check, check, in_time, of_history
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Rests, Verdict, lacks, no, yes

__all__ = ["FINDING", "NOT_ASSESSED", "SATISFIED", "Asked", "Check", "Rests", "Verdict", "all_checks",
    "asks_about", "check", "checks_about", "in_time", "lacks", "no", "of_history", "yes"]


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Every check, in order of its code. Raises ValueError when two share a code or a name."""
    found: list[Check] = []
    for area in iter_modules(__path__):
        if not area.ispkg:
            continue
        package = import_module(f"{__name__}.{area.name}")
        for module in iter_modules(package.__path__):
            loaded = import_module(f"{package.__name__}.{module.name}")
            found += [v for v in vars(loaded).values() if isinstance(v, Check) and v.module == loaded.__name__]
    for key in ("code", "name"):
        values = [getattr(c, key) for c in found]
        if twice := {v for v in values if values.count(v) > 1}:
            raise ValueError(f"checks that share a {key}: {', '.join(sorted(twice))}")
    return tuple(sorted(found, key=lambda c: c.code))


@lru_cache(maxsize=1)
def checks_about() -> dict[str, tuple[Check, ...]]:
    """The checks asked about each kind of event; ``*`` holds those asked of the history as a whole."""
    kinds: dict[str, list[Check]] = {"*": []}
    for one in all_checks():
        for kind in one.about:
            kinds.setdefault(kind, []).append(one)
    return {kind: tuple(own) for kind, own in kinds.items()}


@lru_cache(maxsize=1)
def asks_about() -> dict[str, tuple[tuple[Check, Ask, bool], ...]]:
    """:func:`checks_about` laid out for the loop over a file: each check, its function, and whether it asks per act."""
    return {kind: tuple((c, c.ask, c.per == "act") for c in own) for kind, own in checks_about().items() if kind != "*"}
