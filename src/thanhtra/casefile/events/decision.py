"""Decisions, what changes them and how they reach the violator (quyết định xử phạt)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import attrs

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Sanction, Term
from thanhtra.casefile.field_meanings import Count, DecisionId, DelegationId, Dong, MinutesId, Private, ReplacesId
from thanhtra.law import Citation


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SpotDecisionIssued(Event):
    """A decision on the spot, without minutes (xử phạt không lập biên bản)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("replaces",)

    sanctions: tuple[Sanction, ...] | None = None
    delegation: DelegationId | None = None
    effective: date | None = None
    execute_within: Term | None = None
    basis: tuple[Citation, ...] | None = None
    total: Dong | None = None
    total_in_words: str | None = None
    replaces: ReplacesId | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DecisionIssued(SpotDecisionIssued):
    """A decision on minutes (quyết định xử phạt có lập biên bản); ``minutes`` is the default of its sanctions."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes", "replaces")

    minutes: MinutesId | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NoSanctionDecided(Event):
    """A decision not to sanction (quyết định không xử phạt); ``sanctions`` hold measures only."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    reason: v.NoSanctionReason
    minutes: MinutesId | None = None
    sanctions: tuple[Sanction, ...] | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DecisionChanged(Event):
    """Corrected, amended or annulled (đính chính, sửa đổi, hủy bỏ). ``acts`` of a part annulment fall; ``sanctions`` as they now read."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    decision: DecisionId | None = None
    scope: v.ChangeScope = "whole"
    grounds: tuple[Citation, ...] | None = None
    sanctions: tuple[Sanction, ...] | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DecisionSent(Event):
    """The decision was sent (gửi quyết định)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    decision: DecisionId | None = None
    means: str | None = None
    to: v.DecisionReceiver | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DeliveryFailed(Event):
    """A delivery failed (không giao được quyết định); ``confirmed`` by the local authority."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    decision: DecisionId | None = None
    means: str | None = None
    reason: v.DeliveryFailure | None = None
    round: Count | None = None
    confirmed: bool | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DecisionDelivered(Event):
    """Delivered, posted up or published (giao, niêm yết, công bố quyết định)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    decision: DecisionId | None = None
    means: v.DeliveryMeans | None = None
    until: date | None = None
    received_by: Private | None = None
