"""What one defect of the catalogue is: what it does to a lawful file, which check must find it, what cures it (khiếm khuyết)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from thanhtra.casefile import Case
from thanhtra.casefile.values import SubjectKind
from thanhtra.classes import frozen
from thanhtra.testing.lawful import Extra

Spoil = Callable[[Case], Case]
SINCE_2026_07: Final = ("2026-07-01", "2026-08-19", "2026-09-26")
SINCE_2025_07: Final = ("2025-07-01", *SINCE_2026_07)
SINCE_2022: Final = ("2022", "2025-05-02", *SINCE_2025_07)
"""Regimes, for a defect that older law does not know or that an older decree, held in part, cannot show."""
_NONE: Mapping[str, str] = {}


@frozen(kw_only=True, eq=False)
class InjectedDefect:
    """``spoil`` makes a lawful file (with the steps ``with_``) unlawful in one point, which ``check`` must not call satisfied.

    ``cure`` says in (vi, en) what sets it right. ``blank`` takes the decisive fact out of the spoiled file: the check is then not
    assessed, and ``asks`` ends the token that it names. ``also`` are the other checks that find the same wrong, each with its reason.
    ``regimes`` are those it can be shown under; empty for all. ``posts``: the titles
    it can be shown of; ``heard``: it needs an act heavy enough for the right to explain; ``subjects``: the kinds of
    subject it can be shown of; empty for all.
    """

    name: str
    check: str
    spoil: Spoil
    cure: tuple[str, str]
    with_: tuple[Extra, ...] = ()
    blank: Spoil | None = None
    asks: str = ""
    also: Mapping[str, str] = _NONE
    regimes: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    heard: bool = False
    subjects: tuple[SubjectKind, ...] = ()
