"""The questions (kiểm tra tính hợp pháp): one file each, found by being there.

Every module of every area folder holds one :class:`Check` called ``CHECK`` or declared with ``@check``. No check imports another.
Checks kept elsewhere are read by :func:`load_checks` and asked where ``review``, ``may`` or ``record`` are given them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import Ask, Check, check, in_time, of_history
from thanhtra.checks.loading import declared, distinct, load_checks
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Rests, Verdict, lacks, no, yes

__all__ = ["FINDING", "NOT_ASSESSED", "SATISFIED", "Asked", "Check", "Rests", "Verdict", "all_checks",
    "asks_about", "asks_of", "check", "checks_about", "in_time", "lacks", "load_checks", "no", "of_history", "yes"]


_KEPT: Final = 8
"""How many sets of checks are kept laid out at once."""
Asks = tuple[tuple[tuple[Check, Ask], ...], tuple[tuple[Check, Ask], ...]]


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Every check of the library, in order of its code. Raises CheckError when two share a code or a name."""
    found: list[Check] = []
    for area in iter_modules(__path__):
        if not area.ispkg:
            continue
        package = import_module(f"{__name__}.{area.name}")
        for module in iter_modules(package.__path__):
            found += declared(import_module(f"{package.__name__}.{module.name}"))
    return distinct(found)


@lru_cache(maxsize=_KEPT)
def checks_about(own: tuple[Check, ...] = ()) -> dict[str, tuple[Check, ...]]:
    """The checks asked about each kind of event, ``own`` beside the library's; ``*`` holds those asked of the history as a whole.

    Raises CheckError when two share a code or a name.
    """
    kinds: dict[str, list[Check]] = {"*": []}
    for one in distinct([*all_checks(), *own]) if own else all_checks():
        for kind in one.about:
            kinds.setdefault(kind, []).append(one)
    return {kind: tuple(own) for kind, own in kinds.items()}


@lru_cache(maxsize=_KEPT)
def asks_about(own: tuple[Check, ...] = ()) -> dict[str, Asks]:
    """:func:`checks_about` laid out for the loop over a file: each check with its function, those per event and those per act."""
    return {kind: asks_of(asked) for kind, asked in checks_about(own).items() if kind != "*"}


def asks_of(checks: Iterable[Check]) -> Asks:
    """Checks with their functions: those asked of the event as a whole, and those asked of each act."""
    own = tuple(checks)
    return tuple((c, c.ask) for c in own if c.per == "event"), tuple((c, c.ask) for c in own if c.per == "act")
