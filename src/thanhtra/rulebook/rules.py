"""What a rule says, once read: limits, thresholds, fields, posts, grounds, consequences, readings (values only)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from thanhtra.law import Citation, GoverningDay, Series
from thanhtra.reckoning import Counting, TimeLimit
from thanhtra.terms import Basis, Defect, Severity, SubjectKind, Unit

INSPECTION_TYPES: Final = ("administrative", "specialised")
"""The types of inspection the Laws of 2010 and 2022 tell apart (thanh tra hành chính, thanh tra chuyên ngành)."""


@attrs.frozen(kw_only=True)
class Branch:
    """One way a limit can run: ``terms`` one after the other, when all ``grounds`` are given (none: the plain limit).

    ``counted_from`` names the kind of event that sets this branch's own clock; None: the limit's clock. ``levels`` are the levels
    of the body that holds the control it is for; none: every level.
    """

    grounds: tuple[str, ...]
    terms: tuple[TimeLimit, ...]
    cites: tuple[Citation, ...] = ()
    counted_from: str | None = None
    levels: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The grounds joined by ``+``, as ``due_if`` names them."""
        return "+".join(self.grounds)


@attrs.frozen(kw_only=True)
class LeftOut:
    """Inspections of one ``type`` at one ``level`` that a version gives no figure for, and ``why``."""

    level: str
    type: str
    why: str


@attrs.frozen(kw_only=True)
class Limit:
    """What one version of a limit says: its branches, the plain one first. ``gaps`` say why a level has no figure here.

    ``left_out``: the same of one type of inspection at a level, where the figure is that of the other type.
    """

    branches: tuple[Branch, ...]
    gaps: tuple[tuple[str, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels it tells apart, in the order written; empty when it is one for all."""
        return tuple(dict.fromkeys(level for b in self.branches for level in b.levels))

    def at_level(self, level: str | None) -> Limit | None:
        """The limit for one level; None when this version has none for it."""
        kept = tuple(b for b in self.branches if not b.levels or level in b.levels)
        return Limit(branches=kept) if kept else None

    def types_left_out(self, level: str | None) -> frozenset[str]:
        """The types of inspection it gives no figure for at ``level``; of any level when that is not known."""
        return frozenset(one.type for one in self.left_out if level in (None, one.level))

    @property
    def grounds(self) -> frozenset[str]:
        """Every ground this version knows."""
        return frozenset(g for b in self.branches for g in b.grounds)


def _in_hours(rule: LimitRule) -> bool:
    return any(b.terms[-1].unit is Unit.HOUR for v in rule.versions.versions if v.rule is not None for b in v.rule.branches)


def _by_days(rule: LimitRule) -> bool:
    return not rule.in_hours and rule.day is not GoverningDay.CONTROL


@attrs.frozen(kw_only=True, eq=False)
class LimitRule:
    """A limit's whole history and its place in a case: what sets it running, what meets it (thời hạn, thời hiệu)."""

    slug: str
    vi: str
    en: str
    day: GoverningDay
    counted_from: tuple[str, ...]
    met_by: tuple[str, ...]
    versions: Series[Limit]
    source: str
    readings: tuple[str, ...] = ()
    """The open points (``readings.toml``) the count turns on."""
    in_hours: bool = attrs.field(init=False, default=attrs.Factory(_in_hours, takes_self=True))
    """Whether some version states it in hours: an instant then counts where the file has one."""
    by_days: bool = attrs.field(init=False, default=attrs.Factory(_by_days, takes_self=True))
    """Whether days tell it, from an event of the proceeding: it is never in hours, nor by the clock of a control."""


@attrs.frozen(kw_only=True)
class Threshold:
    """An amount in đồng for an individual and for an organisation; a household business counts as an individual."""

    individual: int
    organization: int

    def of(self, kind: SubjectKind) -> int:
        """The amount for a subject of that kind."""
        return self.organization if kind is SubjectKind.ORGANIZATION else self.individual


@attrs.frozen(kw_only=True, eq=False)
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


@attrs.frozen(kw_only=True, eq=False)
class NamedRule:
    """A rule that is neither a limit nor an amount, and its whole history: named values by day (quy tắc)."""

    slug: str
    vi: str
    en: str
    day: GoverningDay
    versions: Series[Says]
    source: str


@attrs.frozen(kw_only=True)
class Unmodelled:
    """What the law says that no event of format 1 can show, and why it is left out (chưa mô hình hóa)."""

    what: str
    why: str
    cites: tuple[Citation, ...]


@attrs.frozen(kw_only=True, eq=False)
class Field:
    """A field of state management (lĩnh vực): the most an individual can be fined, and the limitation of its acts."""

    slug: str
    vi: str
    en: str
    maximum: Series[int] | None
    limitation: Series[TimeLimit] | None


@attrs.frozen(kw_only=True)
class Kept:
    """From ``start`` on a post is left only in ``bodies`` (Vietnamese names)."""

    start: date
    bodies: tuple[str, ...]
    cites: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
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

    def body_on(self, day: date) -> str | None:
        """The body the post itself names on ``day``, in Vietnamese."""
        return next((vi for start, vi, _ in reversed(self.bodies) if start <= day), None)

    def kept_on(self, day: date) -> Kept | None:
        """In which bodies alone the post is left on ``day``; None: in any."""
        return next((kept for kept in reversed(self.kept) if kept.start <= day), None)

    def exists_on(self, day: date) -> bool:
        """Whether the post exists on ``day``."""
        return self.start <= day and (self.ended is None or day < self.ended)


@attrs.frozen(kw_only=True)
class Ground:
    """A ground that lengthens a limit (căn cứ kéo dài thời hạn); which events show it is part of the interchange format."""

    slug: str
    vi: str
    en: str
    cites: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class RemedyKind:
    """A remedial measure (biện pháp khắc phục hậu quả); ``point`` is its point of Law 15/2012 Đ28.1, if it has one."""

    slug: str
    vi: str
    en: str
    point: str | None
    names: tuple[tuple[date, str, str], ...]
    cites: tuple[Citation, ...]
    takes_back: bool = False
    """It takes back something the violator must have been given: a domain name, numbers, a certificate."""


@attrs.frozen(kw_only=True)
class Reading:
    """A point the law leaves open (cách hiểu): its choices, the default, what it is called, and the notice an answer carries."""

    slug: str
    choices: tuple[str, ...]
    default: str
    vi: str
    en: str
    cites: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class Transition:
    """How it is known that a governing day governs: by a provision, or by inference."""

    basis: Basis
    cites: tuple[Citation, ...]
    note: str


@attrs.frozen(kw_only=True, eq=False)
class ProcedureRules:
    """Everything read from ``procedure/``."""

    limits: dict[str, LimitRule]
    thresholds: dict[str, ThresholdRule]
    counting: Series[Counting]
    rules: dict[str, NamedRule] = attrs.field(factory=dict)
    unmodelled: tuple[Unmodelled, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Consequences:
    """What follows from each kind of defect, by day (hậu quả của sai sót)."""

    by_defect: dict[Defect, Series[Severity]]
