"""The licences a file lists, asked about a day (sổ giấy phép)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol

from thanhtra.casefile.case import Case
from thanhtra.casefile.facts import Licence, LicenceStep
from thanhtra.casefile.tokens import listed_fact


class LicenceStanding(StrEnum):
    """Where a licence stands on a day."""

    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    NOT_GRANTED = "not-granted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


def licence_named(case: Case, name: str) -> Licence | None:
    """The licence of that id, else of that number; None when the file lists none, or several of the number."""
    listed = case.licences or ()
    own = [licence for licence in listed if licence.id == name] or [
        licence for licence in listed if licence.number == name
    ]
    return own[0] if len(own) == 1 else None


class Held(Protocol):
    """What a licence, of a case file or of a register, says of its term."""

    @property
    def begins(self) -> date | None:
        """Its first day."""
        ...

    @property
    def ends(self) -> date | None:
        """Its last day."""
        ...

    @property
    def history(self) -> tuple[LicenceStep, ...] | None:
        """What became of it."""
        ...


def untold_of(licence: Licence, standing: LicenceStanding) -> str | None:
    """The fact that is wanted before ``standing`` can be relied on: a first day, or a history, which may hold a withdrawal; None for neither."""
    if standing is LicenceStanding.UNKNOWN:
        return listed_fact("licences", licence.id, "begins")
    return (
        listed_fact("licences", licence.id, "history")
        if licence.history is None and standing is LicenceStanding.IN_FORCE
        else None
    )


def standing_on(licence: Held, day: date) -> LicenceStanding:
    """Where ``licence`` stands on ``day``: the last thing that happened to it by then, inside its term.

    A day before its first is *not granted*; a licence without a first day or a grant is *unknown* until something happened to it.
    A suspension ends with its last day, or when the licence is resumed.
    """
    steps = licence.history or ()
    granted = [s.on for s in steps if s.what == "granted"]
    first = licence.begins or (min(granted) if granted else None)
    if first is not None and day < first:
        return LicenceStanding.NOT_GRANTED
    standing = LicenceStanding.UNKNOWN if first is None else LicenceStanding.IN_FORCE
    for step in sorted((s for s in steps if s.on <= day), key=lambda s: s.on):
        if step.what == "suspended":
            standing = (
                LicenceStanding.IN_FORCE if step.until is not None and step.until < day else LicenceStanding.SUSPENDED
            )
        elif step.what in ("withdrawn", "expired"):
            standing = LicenceStanding(step.what)
        else:
            standing = LicenceStanding.IN_FORCE
    if (
        standing in (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED, LicenceStanding.UNKNOWN)
        and licence.ends is not None
        and day > licence.ends
    ):
        return LicenceStanding.EXPIRED
    return standing
