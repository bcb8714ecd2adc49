"""What a rule says, once read: limits, thresholds, fields, posts, grounds, consequences, readings (values only)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation, GoverningDay, Series
from thanhtra.reckoning import Counting, TimeLimit
from thanhtra.rulebook.clock import Clock
from thanhtra.terms import Basis, Defect, Severity, SubjectKind


@frozen(kw_only=True)
class Threshold:
    """An amount in đồng for an individual and for an organisation; a household business counts as an individual."""

    individual: int
    organization: int

    def of(self, kind: SubjectKind) -> int:
        """The amount for a subject of that kind."""
        return self.organization if kind is SubjectKind.ORGANIZATION else self.individual


@frozen(kw_only=True, eq=False)
class ThresholdRule:
    """A threshold's whole history (ngưỡng)."""

    slug: str
    vi: str
    en: str
    day: GoverningDay
    versions: Series[Threshold]
    source: str


Says = Mapping[str, str | int | bool]
"""Named values of one version of a rule: what the law asks for, in words and whole numbers."""


@frozen(kw_only=True, eq=False)
class NamedRule:
    """A rule that is neither a limit nor an amount, and its whole history: named values by day (quy tắc)."""

    slug: str
    vi: str
    en: str
    day: GoverningDay
    versions: Series[Says]
    source: str


@frozen(kw_only=True)
class Unmodelled:
    """What the law says that no event of format 1 can show, and why it is left out (chưa mô hình hóa)."""

    what: str
    why: str
    cites: tuple[Citation, ...]


@frozen(kw_only=True, eq=False)
class Field:
    """A field of state management (lĩnh vực): the most an individual can be fined, and the limitation of its acts."""

    slug: str
    vi: str
    en: str
    maximum: Series[int] | None
    limitation: Series[TimeLimit] | None


@frozen(kw_only=True)
class Kept:
    """From ``start`` on a post is left only in ``bodies`` (Vietnamese names)."""

    start: date
    bodies: tuple[str, ...]
    cites: tuple[Citation, ...]


@frozen(kw_only=True)
class Post:
    """A post that holds powers (chức danh); ``ended`` is the first day it no longer exists.

    ``bodies`` are the bodies the post itself names, by day; ``kept`` says in which bodies it was left.
    """

    slug: str
    vi: str
    en: str
    level: str
    start: date
    ended: date | None
    succeeded_by: tuple[str, ...]
    kind_of: str | None
    names: tuple[tuple[date, str, str], ...]
    bodies: tuple[tuple[date, str, str], ...]
    cites: tuple[Citation, ...]
    known: Basis
    note: str
    kept: tuple[Kept, ...] = ()

    def name_on(self, day: date | None) -> tuple[str, str]:
        """What the post is called on ``day`` (None: by its first name), Vietnamese first."""
        return next(
            ((vi, en) for start, vi, en in reversed(self.names) if day is not None and start <= day), (self.vi, self.en)
        )

    def body_on(self, day: date) -> str | None:
        """The body the post itself names on ``day``, in Vietnamese."""
        return next((vi for start, vi, _ in reversed(self.bodies) if start <= day), None)

    def kept_on(self, day: date) -> Kept | None:
        """In which bodies alone the post is left on ``day``; None: in any."""
        return next((kept for kept in reversed(self.kept) if kept.start <= day), None)

    def exists_on(self, day: date) -> bool:
        """Whether the post exists on ``day``."""
        return self.start <= day and (self.ended is None or day < self.ended)


@frozen(kw_only=True)
class Ground:
    """A ground that lengthens a limit (căn cứ kéo dài thời hạn); which events show it is part of the interchange format."""

    slug: str
    vi: str
    en: str
    cites: tuple[Citation, ...]


@frozen(kw_only=True)
class RemedyKind:
    """A remedial measure (biện pháp khắc phục hậu quả); ``point`` is its point of Law 15/2012 Đ28.1, if it has one."""

    slug: str
    vi: str
    en: str
    point: str | None
    names: tuple[tuple[date, str, str], ...]
    cites: tuple[Citation, ...]
    takes_back: bool = False
    """It takes back something the violator must have had: a domain name, numbers, a certificate, gains, goods that are gone."""


@frozen(kw_only=True)
class Reading:
    """A point the law leaves open (cách hiểu): its choices, the default, what it is called, and the notice an answer carries."""

    slug: str
    choices: tuple[str, ...]
    default: str
    vi: str
    en: str
    cites: tuple[Citation, ...]


@frozen(kw_only=True)
class Transition:
    """How it is known that a governing day governs: by a provision, or by inference."""

    basis: Basis
    cites: tuple[Citation, ...]
    note: str


@frozen(kw_only=True, eq=False)
class ProcedureRules:
    """Everything read from ``procedure/``."""

    limits: dict[str, Clock]
    thresholds: dict[str, ThresholdRule]
    counting: Series[Counting]
    rules: dict[str, NamedRule] = attrs.field(factory=dict)
    unmodelled: tuple[Unmodelled, ...] = ()


@frozen(kw_only=True, eq=False)
class Consequences:
    """What follows from each kind of defect, by day (hậu quả của sai sót)."""

    by_defect: dict[Defect, Series[Severity]]
