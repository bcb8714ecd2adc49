"""What a desk asks a store for, and answers with (bàn làm việc): values only."""

from __future__ import annotations

import hmac
from datetime import date
from hashlib import sha256
from typing import Any, Final

import attrs

from thanhtra.casefile import Subject
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.rulebook import Rulebook

_BETWEEN: Final = str.maketrans("", "", " .-\u00a0\t")


def _secret(_: Any, __: Any, value: object) -> None:
    if value is not None and (not isinstance(value, bytes) or not value):
        raise Unusable([Problem("$.secret", "missing", "bytes only the holder knows", "none")])


@frozen(kw_only=True, eq=False, repr=False)
class DeskRules:
    """What the index of a store is made with: the rules, and the ``secret`` that turns numbers of subjects into keys.

    Without a secret no subject has a key, and none is found across cases. One store has one secret: with another, keys differ and the
    index has to be rebuilt. ``checks`` are one's own: their findings are in the index too. Raises Unusable for an empty secret: anybody
    could make those keys.
    """

    book: Rulebook
    secret: bytes | None = attrs.field(default=None, validator=_secret)
    checks: tuple[Check, ...] = ()

    @property
    def edition(self) -> str:
        """The edition of the rules, and the codes of one's own checks: rows made with others are behind."""
        return "+".join((self.book.edition, *sorted(c.code for c in self.checks)))

    @property
    def mark(self) -> str:
        """What tells secrets apart without telling them; empty without one."""
        return "" if self.secret is None else hmac.new(self.secret, b"mark", sha256).hexdigest()[:16]

    def key_of(self, subject: Subject | str) -> str | None:
        """The key of a subject, or of the number as written; None without a number or a secret. Names alone are never matched."""
        number = subject.number if isinstance(subject, Subject) else subject
        bare = number.translate(_BETWEEN).upper() if number else ""
        if self.secret is None or not bare:
            return None
        return hmac.new(self.secret, f"number\n{bare}".encode(), sha256).hexdigest()[:32]


@frozen(kw_only=True)
class CaseLine:
    """One case as the index knows it. ``office`` is the agency of who acted last, else the post and area; ``findings`` codes of a review."""

    case: str
    version: int
    office: str | None
    stage: str
    findings: tuple[str, ...]


@frozen(kw_only=True)
class CasePage:
    """Cases in the order of their ids; ``after`` asks for the next page, None on the last. ``behind``: cases the index misses."""

    items: tuple[CaseLine, ...]
    after: str | None
    behind: int = 0


@frozen(kw_only=True)
class KnownAct:
    """An act of one subject in some case: ``decided`` the day it was sanctioned, ``executed`` the day that was carried out.

    ``clean`` is the last day before the person counts as never sanctioned (Đ7.1), None while it cannot be told.
    """

    case: str
    act: str
    provision: str | None
    field: str | None
    done: date | None
    decided: date | None
    executed: date | None
    clean: date | None

    def stands_against(self, day: date) -> bool | None:
        """Whether an act done on ``day`` comes after this sanction and before the person is clean again; None where it cannot be told.

        Not yet a relapse: the act has to be the same, and to 2021 the decision executed (Đ2.5); check ``limitation.relapse-still-counts`` judges.
        """
        if self.decided is None or day < self.decided:
            return False
        return None if self.clean is None else day <= self.clean


@frozen(kw_only=True)
class KnownActs:
    """The acts of one subject, by the day they were done; ``behind``: cases the index misses, in which there may be more."""

    items: tuple[KnownAct, ...]
    behind: int = 0


@frozen(kw_only=True)
class Rebuilt:
    """What a rebuild did: how many cases are in the index, and those that could not be read, which stay behind."""

    cases: int
    left: tuple[str, ...]
