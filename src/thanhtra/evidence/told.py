"""What is said of one record: a finding, a note or what is missing, each with its source (kết quả kiểm tra chứng cứ)."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.deadlines import AskedOn
from thanhtra.evidence.entities import EvidenceFile, TechnicalDevice, TechnicalRecord
from thanhtra.law import Citation
from thanhtra.terms import Basis, InBoth

EvidenceAnswer: TypeAlias = Literal["finding", "note", "not_assessed"]
EvidenceMatter: TypeAlias = Literal[
    "field",
    "calibration",
    "approval",
    "written",
    "notice",
    "minutes",
    "filed",
    "verified",
    "capture",
    "hash",
    "custody",
    "kept",
    "case",
    "records",
]
"""What a record is told of; ``records``, a file that does not say whether it has any."""


@frozen(kw_only=True)
class EvidenceNote:
    """One thing told of the record ``of``. ``on`` is the day it hangs on.

    ``basis`` says how the law behind it is known; None: no law, good practice alone. ``missing`` are paths of the file
    (``records[m1].written``) or law that is not held (``law:SLUG@DAY``).
    """

    of: str
    matter: EvidenceMatter
    answer: EvidenceAnswer
    words: InBoth
    on: date | None = None
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None
    missing: tuple[str, ...] = ()


@frozen(kw_only=True, slots=False)
class EvidenceAsked(AskedOn):
    """What every question takes: the book, the day asked about, the file, and the case files it may be tied to, by id."""

    file: EvidenceFile
    cases: dict[str, Case] | None = None

    @cached_property
    def devices(self) -> dict[str, TechnicalDevice]:
        """The devices of the file by id."""
        return {device.id: device for device in self.file.devices}


def where(record: TechnicalRecord, field: str) -> str:
    """``records[ID].FIELD``: where the file would say it."""
    return f"records[{record.id}].{field}"
