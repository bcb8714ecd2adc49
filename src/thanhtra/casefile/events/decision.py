"""Decisions, what changes them and how they reach the violator (quyết định xử phạt)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Sanction, Term
from thanhtra.casefile.field_meanings import (
    Count,
    DecisionId,
    DelegationId,
    Dong,
    MinutesId,
    Private,
    ReplacesId,
    SubjectId,
)
from thanhtra.classes import frozen
from thanhtra.law import Citation


@frozen(kw_only=True, eq=False, repr=False)
class SanctionDecision(Event):
    """What both decisions that sanction say (quyết định xử phạt)."""

    sanctions: tuple[Sanction, ...] | None = None
    delegation: DelegationId | None = None
    effective: date | None = None
    execute_within: Term | None = None
    basis: tuple[Citation, ...] | None = None
    total: Dong | None = None
    total_in_words: str | None = None
    replaces: ReplacesId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class SpotDecisionIssued(SanctionDecision):
    """A decision on the spot, without minutes (xử phạt không lập biên bản)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("replaces",)

    kind: Literal["spot_decision_issued"] = "spot_decision_issued"


@frozen(kw_only=True, eq=False, repr=False)
class DecisionIssued(SanctionDecision):
    """A decision on minutes (quyết định xử phạt có lập biên bản); ``minutes`` is the default of its sanctions."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes", "replaces")

    kind: Literal["decision_issued"] = "decision_issued"
    minutes: MinutesId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class NoSanctionDecided(Event):
    """A decision not to sanction (quyết định không xử phạt); ``sanctions`` hold measures only."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["no_sanction_decided"] = "no_sanction_decided"
    reason: v.NoSanctionReason
    minutes: MinutesId | None = None
    sanctions: tuple[Sanction, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class DecisionChanged(Event):
    """Corrected, amended or annulled (đính chính, sửa đổi, hủy bỏ). ``acts`` of a part annulment fall; ``sanctions`` as they now read."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["decision_corrected", "decision_amended", "decision_annulled"]
    decision: DecisionId | None = None
    scope: v.ChangeScope = "whole"
    grounds: tuple[Citation, ...] | None = None
    sanctions: tuple[Sanction, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class DecisionSent(Event):
    """The decision was sent (gửi quyết định). ``subjects`` are the violators of several it went to."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["decision_sent"] = "decision_sent"
    decision: DecisionId | None = None
    means: str | None = None
    to: v.DecisionReceiver | None = None
    subjects: tuple[SubjectId, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class DeliveryFailed(Event):
    """A delivery failed (không giao được quyết định); ``confirmed`` by the local authority. ``subjects``: to which violators of several."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["delivery_failed"] = "delivery_failed"
    decision: DecisionId | None = None
    means: str | None = None
    reason: v.DeliveryFailure | None = None
    round: Count | None = None
    confirmed: bool | None = None
    subjects: tuple[SubjectId, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class DecisionDelivered(Event):
    """Delivered, posted up or published (giao, niêm yết, công bố quyết định). ``subjects``: for which violators of several."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["decision_delivered", "decision_posted", "decision_published"]
    decision: DecisionId | None = None
    means: v.DeliveryMeans | None = None
    until: date | None = None
    received_by: Private | None = None
    subjects: tuple[SubjectId, ...] | None = None
