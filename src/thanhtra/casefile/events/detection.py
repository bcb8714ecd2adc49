"""From detection to the minutes and their paths (phát hiện, lập biên bản, chuyển hồ sơ)."""

from __future__ import annotations

from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Alleged, Signatures
from thanhtra.casefile.field_meanings import Count, GroundSlug, MinutesId, OfficialId, Private, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class ExpertStep(Event):
    """Expertise asked for, or its results received (trưng cầu giám định, kiểm định; nhận kết quả)."""

    kind: Literal["expertise_requested", "results_received"]
    what: v.Expertise | None = None


@frozen(kw_only=True, eq=False, repr=False)
class MinutesDrawnUp(Event):
    """The minutes of the violation (biên bản vi phạm hành chính); ``acts`` are those written down, ``alleged`` where they differ."""

    kind: Literal["minutes_drawn_up"] = "minutes_drawn_up"
    alleged: tuple[Alleged, ...] | None = None
    place: v.Place | None = None
    place_reason: bool | None = None
    device: bool | None = None
    signatures: Signatures | None = None
    explanation: v.ExplanationRight | None = None
    copies: Count | None = None


@frozen(kw_only=True, eq=False, repr=False)
class MinutesServed(Event):
    """The minutes were handed over (giao biên bản). ``subjects``: which violators of several got them, or the parents of which."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["minutes_served"] = "minutes_served"
    minutes: MinutesId | None = None
    means: str | None = None
    to: v.MinutesReceiver | None = None
    subjects: tuple[SubjectId, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class FileMoved(Event):
    """The file was transferred, or received (chuyển, nhận hồ sơ). ``to`` is an agency."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["file_transferred", "file_received"]
    minutes: MinutesId | None = None
    to: Private | None = None
    reason: v.TransferReason | None = None


@frozen(kw_only=True, eq=False, repr=False)
class FactsVerified(Event):
    """Facts, or a defect of the minutes, were verified (xác minh tình tiết)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["facts_verified"] = "facts_verified"
    minutes: MinutesId | None = None
    about: v.Verified | None = None


@frozen(kw_only=True, eq=False, repr=False)
class GroundRecorded(Event):
    """A ground for a longer limit was recorded (ghi nhận căn cứ kéo dài thời hạn); ``approved_by`` the superior, before 2022."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["ground_recorded"] = "ground_recorded"
    ground: GroundSlug
    minutes: MinutesId | None = None
    approved_by: OfficialId | None = None
