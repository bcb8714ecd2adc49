"""Complaints and lawsuits (khiếu nại, khởi kiện)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import AgainstId, ComplaintId, Count, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class ComplaintLodged(Event):
    """A complaint or a suit (khiếu nại, khởi kiện) against any event; ``learned`` is the day the complainant learned of it."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("against",)

    kind: Literal["complaint_lodged", "lawsuit_filed"]
    against: AgainstId | None = None
    learned: date | None = None
    subject: SubjectId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ComplaintAccepted(Event):
    """The complaint was accepted (thụ lý)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("complaint",)

    kind: Literal["complaint_accepted"] = "complaint_accepted"
    complaint: ComplaintId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ComplaintResolved(Event):
    """The complaint was resolved, or judgment given (giải quyết khiếu nại; bản án)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("complaint",)

    kind: Literal["complaint_resolved", "judgment_given"]
    complaint: ComplaintId | None = None
    outcome: v.Outcome | None = None
    instance: Count | None = None
