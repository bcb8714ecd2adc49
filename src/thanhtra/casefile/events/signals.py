"""Signals and what stops a matter early (tin báo, dấu hiệu vi phạm)."""

from __future__ import annotations

from typing import ClassVar

import attrs

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import ControlId, Private, SubjectId


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SignalReceived(Event):
    """A sign of a violation arrived (tiếp nhận tin báo)."""

    source: v.SignalSource


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ActDetected(Event):
    """The act was detected (phát hiện vi phạm)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    how: v.Detection | None = None
    control: ControlId | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stopped(Event):
    """The act was ordered to stop, or the case was closed (buộc chấm dứt; kết thúc vụ việc). ``reason`` in free words."""

    reason: Private | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ViolatorIdentified(Event):
    """The violator became known (xác định được đối tượng vi phạm)."""

    subject: SubjectId | None = None
