"""The words the whole library shares: the law's clock and the few closed lists that code branches on (thuật ngữ)."""

from __future__ import annotations

from datetime import timedelta, timezone
from enum import StrEnum
from typing import Final, TypeAlias

__all__ = ["LAW_CLOCK", "Basis", "Cure", "Defect", "Severity", "Status", "SubjectKind", "Unit", "weakest"]

LAW_CLOCK: Final = timezone(timedelta(hours=7), "+07:00")
"""The law's clock (giờ Việt Nam): Vietnam has had one offset since before the first rule of the book."""

InBoth: TypeAlias = tuple[str, str]
"""The same words in Vietnamese and in English."""


class Unit(StrEnum):
    """Unit of a time limit (đơn vị tính thời hạn); ``PROMPTLY`` stands for *ngay*, *kịp thời*: a limit without a figure."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    MONTH = "month"
    YEAR = "year"
    PROMPTLY = "promptly"


class Basis(StrEnum):
    """How a rule is known, strongest first; an answer carries the weakest level it used."""

    TEXT = "text"
    OCR = "ocr"
    SECONDARY = "secondary"
    INFERENCE = "inference"

    @property
    def rank(self) -> int:
        """0 for ``text`` … 3 for ``inference``."""
        return _RANK[self]


_RANK = {Basis.TEXT: 0, Basis.OCR: 1, Basis.SECONDARY: 2, Basis.INFERENCE: 3}


def weakest(*levels: Basis) -> Basis:
    """The weakest of the levels; ``text`` of none."""
    found = Basis.TEXT
    for level in levels:
        if level is not Basis.TEXT and _RANK[level] > _RANK[found]:
            found = level
    return found


class SubjectKind(StrEnum):
    """Who is sanctioned (đối tượng bị xử phạt); a household business counts as an individual."""

    INDIVIDUAL = "individual"
    ORGANIZATION = "organization"
    HOUSEHOLD_BUSINESS = "household-business"


class Defect(StrEnum):
    """What is wrong when a check finds something (loại sai sót); the consequence is data (``consequences.toml``)."""

    BARRED = "barred"
    VIOLATOR = "violator"
    AUTHORITY = "authority"
    PROCEDURE = "procedure"
    ACT = "act"
    SANCTION_FORM = "sanction-form"
    MEASURE = "measure"
    CRIMINAL = "criminal"
    FORGED = "forged"
    UNENFORCEABLE = "unenforceable"
    """The decision may no longer be executed, or not this part of it: no ground of sanctioning is touched."""
    CONTENT = "content"
    DRAFTING = "drafting"
    DUTY = "duty"


class Severity(StrEnum):
    """Legal consequence of a finding (hậu quả pháp lý), gravest first."""

    VOIDS = "voids"
    AMEND = "amend"
    CORRECT = "correct"
    NOTE = "note"


class Cure(StrEnum):
    """What mends a decision (cách khắc phục), gravest first."""

    ANNUL = "annul"
    AMEND = "amend"
    CORRECT = "correct"


class Status(StrEnum):
    """Where a deadline stands (tình trạng thời hạn)."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    CONDITIONAL = "conditional"
    NOT_RUNNING = "not-running"
    NO_FIGURE = "no-figure"
    UNUSED = "unused"
    """A right whose time is over, and that was not used."""
    WAIVED = "waived"
    """A right that was given up."""


class Nature(StrEnum):
    """What follows when a limit runs out (bản chất của thời hạn)."""

    DUTY = "duty"
    """A step that must be taken in time."""
    RIGHT = "right"
    """A step that may be taken in time; nobody has missed anything when it is not."""
    BAR = "bar"
    """A limitation: after it the step may no longer be taken."""
    EFFECT = "effect"
    """Time that only has to pass."""
    AUXILIARY = "auxiliary"
    """A count other limits rest on; it is no deadline of its own."""


class Bearer(StrEnum):
    """Whose step a limit waits for (người phải, được thực hiện)."""

    AUTHORITY = "authority"
    VIOLATOR = "violator"
    CONTROL_BODY = "control-body"
    CRIMINAL_BODY = "criminal-body"
    NOBODY = "nobody"
