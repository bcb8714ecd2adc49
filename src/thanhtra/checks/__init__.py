"""The questions (kiểm tra tính hợp pháp): one file each, found by being there.

Every module of every area folder holds one :class:`Check` called ``CHECK`` or declared with ``@check``. No check imports another.
Checks kept elsewhere are read by :func:`load_checks` and asked where ``review``, ``may`` or ``record`` are given them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Outline
from thanhtra.checks.asked import Asked, Walk
from thanhtra.checks.declaration import Ask, AskAll, Check, check, in_time, of_history
from thanhtra.checks.loading import check_files, declared, distinct, load_checks
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Rests, Verdict, lacks, no, yes

__all__ = ["FINDING", "NOT_ASSESSED", "SATISFIED", "Ask", "Asked", "Asks", "Check", "Questions", "Rests", "Verdict", "Walk", "all_checks",
    "asks", "check", "check_files", "in_time", "lacks", "load_checks", "no", "of_history", "own_checks", "yes"]


_KEPT: Final = 8
"""How many sets of checks are kept laid out at once."""
_PLANS: Final = 256
"""For how many outlines of files they are."""


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


class Questions(NamedTuple):
    """Checks asked together, in order of their codes, and their functions, one each."""

    checks: tuple[Check, ...]
    asks: tuple[Ask, ...]


@attrs.frozen(eq=False)
class Asks:
    """Checks laid out for the loop over a file: of the history, each with its function; per kind of event those per event and per act."""

    of_history: tuple[tuple[Check, AskAll], ...]
    about: dict[str, tuple[Questions, Questions]]

    def along(self, outline: Outline) -> Sequence[tuple[int, Questions, Questions]]:
        """The events of an outline that are asked about, each with its questions per event and per act; kept, unless it is a long one."""
        return _planned(self, outline) if outline.long else _along(self, outline)


def _planned(every: Asks, outline: Outline) -> Sequence[tuple[int, Questions, Questions]]:
    about = every.about
    return [(at, *about[kind]) for at, kind in enumerate(outline.kinds) if kind in about]


_along = lru_cache(maxsize=_PLANS)(_planned)


@lru_cache(maxsize=_KEPT)
def asks(own: tuple[Check, ...] = (), only: frozenset[str] | None = None) -> Asks:
    """The library's checks and ``own``, or of all these ``only`` those codes. Raises CheckError when two share a code or a name."""
    every = distinct([*all_checks(), *own]) if own else all_checks()
    wanted = [c for c in every if only is None or c.code in only]
    kinds = {kind for c in wanted if c.ask is not None for kind in c.about}
    return Asks(
        tuple((c, c.ask_all) for c in wanted if c.ask_all is not None),
        {kind: (_questions(wanted, kind, "event"), _questions(wanted, kind, "act")) for kind in kinds},
    )


def own_checks(paths: Iterable[Path | str]) -> tuple[Check, ...]:
    """The checks those files and folders declare, none under a code or a name that is taken. Raises CheckError."""
    found = tuple(own for path in paths for own in load_checks(path))
    asks(found)
    return found


def _questions(wanted: list[Check], kind: str, per: str) -> Questions:
    found = [(c, c.ask) for c in wanted if c.ask is not None and c.per == per and kind in c.about]
    return Questions(tuple(c for c, _ in found), tuple(ask for _, ask in found))
