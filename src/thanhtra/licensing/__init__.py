"""A licence register asked about a day, and who to look at after licensing (sổ giấy phép, hậu kiểm).

Where things live: ``entities`` (what a register holds), ``told`` (what is said of a licence), ``standing``, ``duties``, ``site_names`` and
``past`` (the questions), ``names`` (letters compared), ``checking`` (all of them, one licence at a time), ``programme`` (who to look at, and
why now), ``linking`` (decisions of case files put beside).
"""

from __future__ import annotations

from thanhtra.licensing.checking import asked_of, check_licence, check_licences, check_register
from thanhtra.licensing.entities import (
    LicenceCondition,
    LicenceHolder,
    LicenceRegister,
    PastDecision,
    PostCheck,
    RegisteredLicence,
    ReportOwed,
    from_case_licence,
)
from thanhtra.licensing.linking import decisions_by_number, with_decisions
from thanhtra.licensing.programme import ProgrammeItem, ProgrammeWish, ReasonNow, post_licensing
from thanhtra.licensing.told import LicenceNote, RegisterAsked

__all__ = [
    "LicenceCondition",
    "LicenceHolder",
    "LicenceNote",
    "LicenceRegister",
    "PastDecision",
    "PostCheck",
    "ProgrammeItem",
    "ProgrammeWish",
    "ReasonNow",
    "RegisterAsked",
    "RegisteredLicence",
    "ReportOwed",
    "asked_of",
    "check_licence",
    "check_licences",
    "check_register",
    "decisions_by_number",
    "from_case_licence",
    "post_licensing",
    "with_decisions",
]
