"""What is said of one record: a finding, a note or what is missing, each with its source (kết quả kiểm tra chứng cứ)."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from thanhtra.casefile import Case
from thanhtra.deadlines import RuleOn, applied
from thanhtra.errors import LawError, LawGap
from thanhtra.evidence.entities import EvidenceFile, TechnicalDevice, TechnicalRecord
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

EvidenceAnswer: TypeAlias = Literal["finding", "note", "not_assessed"]
EvidenceMatter: TypeAlias = Literal[
    "field", "calibration", "approval", "written", "notice", "minutes", "filed", "verified", "capture", "hash", "custody", "kept", "case"
]
"""What a record is told of."""
Words: TypeAlias = tuple[str, str]
"""The same words in Vietnamese and in English."""


@attrs.frozen(kw_only=True)
class EvidenceNote:
    """One thing told of the record ``of``. ``on`` is the day it hangs on.

    ``basis`` says how the law behind it is known; None: no law, good practice alone. ``missing`` are paths of the file
    (``records[m1].written``) or law that is not held (``law:SLUG@DAY``).
    """

    of: str
    matter: EvidenceMatter
    answer: EvidenceAnswer
    words: Words
    on: date | None = None
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None
    missing: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, slots=False)
class EvidenceAsked:
    """What every question takes: the book, the day asked about, the file, and the case files it may be tied to, by id."""

    book: Rulebook
    on: date
    file: EvidenceFile
    cases: dict[str, Case] | None = None

    @cached_property
    def devices(self) -> dict[str, TechnicalDevice]:
        """The devices of the file by id."""
        return {device.id: device for device in self.file.devices}

    def rule(self, slug: str, day: date) -> RuleOn | None:
        """The named rule of ``day``; None before it began, after it ended and where its text was not read."""
        try:
            return applied(self.book, slug, day)
        except LawError:
            return None

    def unread(self, slug: str, day: date) -> tuple[str, ...]:
        """The token of a law that held on ``day`` and was not read; nothing where there was none, or it is held."""
        try:
            applied(self.book, slug, day)
        except LawGap as gap:
            return (gap.token,)
        except LawError:
            pass
        return ()


def spoken_at(rule: RuleOn, name: str) -> tuple[Citation, ...]:
    """The article that speaks of ``name``: what the rule says under ``NAME-at``, else all it cites."""
    said = rule.text(f"{name}-at")
    return (Citation.parse(said),) if said else rule.cites


def where(record: TechnicalRecord, field: str) -> str:
    """``records[ID].FIELD``: where the file would say it."""
    return f"records[{record.id}].{field}"
