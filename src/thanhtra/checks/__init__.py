"""The questions (kiểm tra tính hợp pháp), found by being there.

Every module of every area folder holds one :class:`Check` called ``CHECK`` or declared with ``@check``; ``in_time.py`` holds the rows of those
that ask of a limit alone, in ``CHECKS``. No check imports another.
Checks kept elsewhere are read by :func:`load_checks` and asked where ``review``, ``may`` or ``record`` are given them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

import attrs

from thanhtra.casefile import KindSequence
from thanhtra.checks.context import CheckContext, StageHistory
from thanhtra.checks.declaration import Check, CheckFunction, HistoryFunction, check, in_time, of_history, within
from thanhtra.checks.guarding import guarded, guarded_history
from thanhtra.checks.loading import check_files, declared, distinct, load_checks
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Rests, Verdict, finding, not_assessed, satisfied
from thanhtra.errors import CheckError
from thanhtra.rulebook import Rulebook

__all__ = [
    "FINDING",
    "NOT_ASSESSED",
    "SATISFIED",
    "Check",
    "CheckContext",
    "CheckFunction",
    "CheckPlan",
    "Dispatch",
    "Rests",
    "StageHistory",
    "Verdict",
    "all_checks",
    "check",
    "check_files",
    "check_plan",
    "finding",
    "in_time",
    "load_checks",
    "not_assessed",
    "of_history",
    "own_checks",
    "satisfied",
    "within",
]


_KEPT: Final = 8
"""How many sets of checks are kept laid out at once."""
_PLANS: Final = 256
"""For how many kind sequences they are."""


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


class Dispatch(NamedTuple):
    """Checks asked together, in order of their codes, and their functions, one each."""

    checks: tuple[Check, ...]
    asks: tuple[CheckFunction, ...]


@attrs.frozen(eq=False)
class CheckPlan:
    """Checks laid out for the loop over a file: of the history, each with its function; per kind of event those per event and per act."""

    of_history: tuple[tuple[Check, HistoryFunction], ...]
    about: dict[str, tuple[Dispatch, Dispatch]]
    by_book: WeakKeyDictionary[Rulebook, dict[str, Any]] = attrs.field(
        factory=WeakKeyDictionary, init=False, repr=False
    )
    """What was worked out of a book's rules for these checks, by kind of event: gone with the plan, or with the book."""

    def plan_for(self, sequence: KindSequence) -> Sequence[tuple[int, Dispatch, Dispatch]]:
        """The events of a kind sequence that some check asks about, each with its checks per event and per act; remembered, unless it is a long one."""
        return _planned(self, sequence) if sequence.long else _remembered_plan(self, sequence)


def _planned(every: CheckPlan, sequence: KindSequence) -> Sequence[tuple[int, Dispatch, Dispatch]]:
    about = every.about
    return [(at, *about[kind]) for at, kind in enumerate(sequence.kinds) if kind in about]


_remembered_plan = lru_cache(maxsize=_PLANS)(_planned)


@lru_cache(maxsize=_KEPT)
def check_plan(own: tuple[Check, ...] = (), only: frozenset[str] | None = None) -> CheckPlan:
    """The library's checks and ``own``, or of all these ``only`` those codes.

    Raises CheckError when two share a code or a name, and for a code that none of them has: nothing would be asked, and nothing found.

    One of ``own`` that breaks is not assessed; a library's that does is a fault of the library and raises.
    """
    every = distinct([*all_checks(), *own]) if own else all_checks()
    unknown = sorted((only or frozenset()) - {c.code for c in every})
    if unknown:
        raise CheckError(f"không có kiểm tra / no check {', '.join(map(repr, unknown))}")
    wanted = [c for c in every if only is None or c.code in only]
    kinds = {kind for c in wanted if c.ask is not None for kind in c.about}
    asks = [(c, guarded(c, c.ask) if c in own else c.ask) for c in wanted if c.ask is not None]
    return CheckPlan(
        tuple((c, guarded_history(c, c.ask_all) if c in own else c.ask_all) for c in wanted if c.ask_all is not None),
        {kind: (_questions(asks, kind, "event"), _questions(asks, kind, "act")) for kind in kinds},
    )


def own_checks(paths: Iterable[Path | str]) -> tuple[Check, ...]:
    """The checks those files and folders declare, none under a code or a name that is taken. Raises CheckError."""
    found = tuple(own for path in paths for own in load_checks(path))
    check_plan(found)
    return found


def _questions(asks: list[tuple[Check, CheckFunction]], kind: str, per: str) -> Dispatch:
    found = [(c, ask) for c, ask in asks if c.per == per and kind in c.about]
    return Dispatch(tuple(c for c, _ in found), tuple(ask for _, ask in found))
