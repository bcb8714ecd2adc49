"""What every event carries (sự kiện của vụ việc)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

import attrs

from thanhtra.casefile.annotations import annotated
from thanhtra.casefile.events.kinds import Kind
from thanhtra.casefile.field_meanings import ActId, Form, Id, OfficialId, OwnData, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.terms import LAW_CLOCK


def _day(event: Event) -> date | None:
    if event.on is not None:
        return event.on
    return event.at.astimezone(LAW_CLOCK).date() if isinstance(event.at, datetime) else None


@frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """One thing that happened. ``on`` is the day as written, ``at`` the instant; ``day`` is either's day at +07:00, None when unknown.

    ``not_before`` and ``not_after`` stand in place of the day where only its bounds are known. ``number`` is the paper's number and, when ``id`` is not written, its id. ``recorded`` is when the file learned of it.
    """

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ()
    """The fields that hold the id of another event."""

    TAG: ClassVar[str] = "kind"

    kind: Kind
    id: Id | None = None
    on: date | None = None
    at: datetime | None = None
    not_before: date | None = None
    not_after: date | None = None
    by: OfficialId | None = None
    acts: tuple[ActId, ...] | None = None
    number: Id | None = None
    form: Form | None = None
    recorded: datetime | None = None
    note: Private | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)
    day: date | None = attrs.field(init=False, default=attrs.Factory(_day, takes_self=True))

    @property
    def earliest(self) -> date | None:
        """The first day it can have happened; None when nothing is known."""
        return self.not_before if self.day is None else self.day

    @property
    def latest(self) -> date | None:
        """The last day it can have happened; None when nothing is known."""
        return self.not_after if self.day is None else self.day

    @property
    def named(self) -> str | None:
        """The id that references to this event hold: ``id``, else ``number``."""
        return self.number if self.id is None else self.id
