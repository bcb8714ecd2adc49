"""Signals and what stops a matter early (tin báo, dấu hiệu vi phạm)."""

from __future__ import annotations

from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import ControlId, Private, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class SignalReceived(Event):
    """A sign of a violation arrived (tiếp nhận tin báo)."""

    kind: Literal["signal_received"] = "signal_received"
    source: v.SignalSource


@frozen(kw_only=True, eq=False, repr=False)
class ActDetected(Event):
    """The act was detected (phát hiện vi phạm)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    kind: Literal["act_detected"] = "act_detected"
    how: v.Detection | None = None
    control: ControlId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Stopped(Event):
    """The act was ordered to stop, or the case was closed (buộc chấm dứt; kết thúc vụ việc). ``reason`` in free words."""

    kind: Literal["act_stopped", "case_closed"]
    reason: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ViolatorIdentified(Event):
    """The violator became known (xác định được đối tượng vi phạm)."""

    kind: Literal["violator_identified"] = "violator_identified"
    subject: SubjectId | None = None
