"""Enforcement by coercion (cưỡng chế thi hành)."""

from __future__ import annotations

from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import DecisionId, DelegationId, EnforcementId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class EnforcementOrdered(Event):
    """Coercion was ordered (quyết định cưỡng chế)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["enforcement_ordered"] = "enforcement_ordered"
    measures: tuple[v.EnforcementMeasure, ...]
    decision: DecisionId | None = None
    delegation: DelegationId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class EnforcementStep(Event):
    """The order was sent, refused by whom it is for, or carried out (gửi, không nhận quyết định cưỡng chế; đã cưỡng chế); ``confirmed`` by the local authority, of a refusal."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("enforcement",)

    kind: Literal["enforcement_sent", "enforcement_refused", "enforcement_carried_out"]
    enforcement: EnforcementId | None = None
    means: str | None = None
    confirmed: bool | None = None
