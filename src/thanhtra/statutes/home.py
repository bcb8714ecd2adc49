"""Where one place of a statute lives: ``check:DEC01``, ``series:decision``, ``unmodelled:proof`` …"""

from __future__ import annotations

from typing import Final

from thanhtra.classes import frozen

HELD: Final = ("check", "series", "power", "data")
"""What asks or answers something. An ``event`` only records the step."""
PLAIN: Final = ("definition", "frame")
"""Kinds without a name: a definition; opening words whose clauses or points say the rule."""
KINDS: Final = (*HELD, "event", *PLAIN, "amends", "outside", "unmodelled")


@frozen
class Home:
    """``kind`` is one of KINDS; ``name`` a code, a slug, a kind of event, an instrument or a reason, empty for PLAIN kinds."""

    kind: str
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Home:
        """Read ``check:DEC01`` or ``definition``."""
        kind, _, name = text.partition(":")
        return cls(kind, name)

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind


@frozen
class Reason:
    """Why a place is no matter of a case file, or is one and is not modelled, in both languages."""

    vi: str
    en: str
