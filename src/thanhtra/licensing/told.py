"""What is said of one licence: a finding, a note or what is missing, each with its source (kết quả rà soát sổ giấy phép)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.deadlines import AskedOn
from thanhtra.law import Citation
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.terms import Basis, InBoth

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


@frozen(kw_only=True)
class LicenceNote:
    """One thing told of a licence: a ``finding`` (the register itself shows it), a ``note`` (look at it), or ``not_assessed``.

    ``on`` is the day it hangs on. ``basis`` says how the law behind it is known; None: no law, an office's own practice. ``missing`` are
    paths of the register (``licences[g1].last_active``) or law that is not held (``law:SLUG@DAY``). Nothing here says who is guilty.
    """

    licence: str
    matter: LicenceMatter
    answer: LicenceAnswer
    words: InBoth
    on: date | None = None
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None
    missing: tuple[str, ...] = ()


@frozen(kw_only=True)
class RegisterAsked(AskedOn):
    """What every question about a register takes: the book, the day, and the names others are compared with."""

    press_names: tuple[str, ...] = ()
    state_names: tuple[str, ...] = ()


LicenceQuestion: TypeAlias = Callable[[RegisteredLicence, RegisterAsked], Iterator[LicenceNote]]
"""A question about one licence: yields what is told, nothing when the register shows nothing."""


def place(licence: RegisteredLicence, field: str) -> str:
    """``licences[ID].FIELD``: where the register would say it."""
    return f"licences[{licence.id}].{field}"
