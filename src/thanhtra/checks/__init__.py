"""The questions (kiểm tra tính hợp pháp), found by being there.

Every module of every area folder holds one :class:`Check` called ``CHECK`` or declared with ``@check``; ``in_time.py`` holds the rows of those
that ask of a limit alone, in ``CHECKS``. No check imports another.
A wheel brings what they declare (``of_wheel``), and a module is loaded when it is asked. Checks kept elsewhere are read by :func:`load_checks` and asked where ``review``, ``may`` or ``record`` are given them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

from thanhtra.checks.context import CheckContext, StageHistory
from thanhtra.checks.declaration import Check, CheckFunction, check, function_of, in_time, of_history, within
from thanhtra.checks.doubting import may_be_doubted, with_doubts
from thanhtra.checks.guarding import guarded, guarded_history
from thanhtra.checks.loading import check_files, declared, distinct, load_checks
from thanhtra.checks.of_wheel import brought
from thanhtra.checks.plan import CheckPlan, Dispatch
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Rests, Verdict, finding, not_assessed, satisfied
from thanhtra.errors import CheckError

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
    "may_be_doubted",
    "not_assessed",
    "of_history",
    "own_checks",
    "satisfied",
    "with_doubts",
    "within",
]


_KEPT: Final = 8
"""How many sets of checks are kept laid out at once."""


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Every check of the library, in order of its code. Raises CheckError when two share a code or a name."""
    ready = brought()
    return every_module() if ready is None else ready


def every_module() -> tuple[Check, ...]:
    """The same, every module of every area loaded."""
    found: list[Check] = []
    for area in iter_modules(__path__):
        if not area.ispkg:
            continue
        package = import_module(f"{__name__}.{area.name}")
        for module in iter_modules(package.__path__):
            found += declared(import_module(f"{package.__name__}.{module.name}"))
    return distinct(found)


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
    asks = [(c, guarded(c, c.ask) if c in own else c.ask) for c in wanted if c.ask is not None]
    return CheckPlan(
        tuple(
            (c, guarded_history(c, c.ask_all) if c in own else function_of(c.ask_all))
            for c in wanted
            if c.ask_all is not None
        ),
        {
            kind: tuple([(c, ask) for c, ask in asks if kind in c.about])
            for kind in {kind for c, _ in asks for kind in c.about}
        },
    )


def own_checks(paths: Iterable[Path | str]) -> tuple[Check, ...]:
    """The checks those files and folders declare, none under a code or a name that is taken. Raises CheckError."""
    found = tuple(own for path in paths for own in load_checks(path))
    check_plan(found)
    return found
