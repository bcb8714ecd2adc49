"""The right to explain (giải trình)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import MinutesId, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class ExplanationRequested(Event):
    """The violator asked to explain (yêu cầu giải trình)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["explanation_requested"] = "explanation_requested"
    minutes: MinutesId | None = None
    written_or_oral: v.ExplanationMode | None = None
    subject: SubjectId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ExplanationExtended(Event):
    """The time to explain was extended (gia hạn giải trình)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["explanation_extended"] = "explanation_extended"
    minutes: MinutesId | None = None
    until: date | None = None
    in_writing: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ExplanationMade(Event):
    """Submitted, waived, or heard (nộp văn bản, từ bỏ quyền, phiên giải trình trực tiếp)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["explanation_submitted", "explanation_waived", "hearing_held"]
    minutes: MinutesId | None = None
    subject: SubjectId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class HearingNotified(Event):
    """The hearing was announced (thông báo phiên giải trình). ``held_on`` is ``for`` in JSON: the day of the hearing."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["hearing_notified"] = "hearing_notified"
    JSON_NAMES: ClassVar[dict[str, str]] = {"held_on": "for"}

    minutes: MinutesId | None = None
    held_on: date | None = None
