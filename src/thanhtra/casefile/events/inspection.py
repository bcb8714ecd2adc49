"""Inspections (thanh tra) and examinations (kiểm tra)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Term
from thanhtra.casefile.field_meanings import ControlId, FieldSlug, OfficialId, Private, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class ControlOpened(Event):
    """The decision to inspect or examine (quyết định thanh tra, kiểm tra).

    ``type`` tells an administrative inspection (thanh tra hành chính) from a specialised one (thanh tra chuyên ngành).
    """

    kind: Literal["inspection_opened", "examination_opened"]
    mode: v.ControlMode | None = None
    type: v.InspectionType | None = None
    level: v.ControlLevel | None = None
    subjects: tuple[SubjectId, ...] | None = None
    scope: Private | None = None
    field: FieldSlug | None = None
    term: Term | None = None
    leader: OfficialId | None = None
    members: tuple[OfficialId, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ControlStep(Event):
    """Announced, ended, reported, drafted (công bố, kết thúc, báo cáo, dự thảo kết luận)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    kind: Literal[
        "inspection_announced",
        "inspection_ended",
        "inspection_reported",
        "inspection_drafted",
        "examination_announced",
        "examination_ended",
    ]
    control: ControlId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ControlTerm(Event):
    """Extended, paused, resumed (gia hạn, tạm dừng, tiếp tục)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    kind: Literal[
        "inspection_extended",
        "inspection_paused",
        "inspection_resumed",
        "examination_extended",
        "examination_paused",
        "examination_resumed",
    ]
    control: ControlId | None = None
    until: date | None = None
    reason: v.ControlReason | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ControlConcluded(Event):
    """The conclusion signed, or made public (kết luận thanh tra; công khai kết luận)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    kind: Literal["inspection_concluded", "conclusion_published"]
    control: ControlId | None = None
    means: v.PublicationMeans | None = None


@frozen(kw_only=True, eq=False, repr=False)
class WorkingMinutesMade(Event):
    """Working minutes instead of minutes of the violation (biên bản làm việc)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("control",)

    kind: Literal["working_minutes_made"] = "working_minutes_made"
    control: ControlId | None = None
    reason: v.WorkingMinutesReason | None = None
