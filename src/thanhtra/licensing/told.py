"""What is said of one licence: a finding, a note or what is missing, each with its source (kết quả rà soát sổ giấy phép)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, TypeAlias

import attrs

from thanhtra.deadlines import RuleOn, applied
from thanhtra.errors import LawError, LawGap
from thanhtra.law import Citation
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

LicenceAnswer: TypeAlias = Literal["finding", "note", "not_assessed"]
LicenceMatter: TypeAlias = Literal[
    "expired-active",
    "suspended-active",
    "withdrawn-active",
    "no-longer-held",
    "no-decision-named",
    "term-too-long",
    "report-late",
    "condition-not-met",
    "no-vn-name",
    "name-like-press",
    "name-like-state",
    "never-checked",
    "suspended-twice",
    "repeated-decisions",
    "same-id",
]
"""What a licence is told of."""
Both: TypeAlias = tuple[str, str]
"""The same words in Vietnamese and in English."""


@attrs.frozen(kw_only=True)
class LicenceNote:
    """One thing told of a licence: a ``finding`` (the register itself shows it), a ``note`` (look at it), or ``not_assessed``.

    ``on`` is the day it hangs on. ``basis`` says how the law behind it is known; None: no law, an office's own practice. ``missing`` are
    paths of the register (``licences[g1].last_active``) or law that is not held (``law:SLUG@DAY``). Nothing here says who is guilty.
    """

    licence: str
    matter: LicenceMatter
    answer: LicenceAnswer
    words: Both
    on: date | None = None
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None
    missing: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RegisterAsked:
    """What every question about a register takes: the book, the day, and the names others are compared with."""

    book: Rulebook
    on: date
    press_names: tuple[str, ...] = ()
    state_names: tuple[str, ...] = ()

    def rule(self, slug: str, day: date) -> RuleOn | None:
        """The named rule of ``day``; None before it began, after it ended and where its text was not read."""
        try:
            return applied(self.book, slug, day)
        except LawError:
            return None

    def unread(self, slug: str, day: date) -> tuple[str, ...]:
        """The token of a law that held on ``day`` and was not read; nothing where there was none, or it is held."""
        try:
            applied(self.book, slug, day)
        except LawGap as gap:
            return (gap.token,)
        except LawError:
            pass
        return ()


LicenceQuestion: TypeAlias = Callable[[RegisteredLicence, RegisterAsked], Iterator[LicenceNote]]
"""A question about one licence: yields what is told, nothing when the register shows nothing."""


def article(rule: RuleOn, name: str) -> tuple[Citation, ...]:
    """The article that speaks of ``name``: what the rule says under ``NAME-at``, else all it cites."""
    said = rule.text(f"{name}-at")
    return (Citation.parse(said),) if said else rule.cites


def place(licence: RegisteredLicence, field: str) -> str:
    """``licences[ID].FIELD``: where the register would say it."""
    return f"licences[{licence.id}].{field}"
