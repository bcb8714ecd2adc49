"""The file with the criminal bodies (chuyển hồ sơ có dấu hiệu tội phạm)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile.events.event import Event
from thanhtra.casefile.field_meanings import MinutesId, Private
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class SentToCriminal(Event):
    """The file was sent, or a prosecution started (chuyển hồ sơ; khởi tố). ``to`` is a body."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["sent_to_criminal", "prosecution_started"]
    minutes: MinutesId | None = None
    to: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ReturnedFromCriminal(Event):
    """The file came back (chuyển lại để xử phạt): ``on`` received, ``decided`` and ``effective`` the days of that body's decision."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["returned_from_criminal"] = "returned_from_criminal"
    minutes: MinutesId | None = None
    decided: date | None = None
    effective: date | None = None
