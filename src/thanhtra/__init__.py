"""thanhtra: reviews the dated history of an administrative-violation case against the law in force on each day that matters.

Where things live, ground floor first: ``errors`` · ``terms`` and ``money`` · ``law`` (citations, versions) · ``reckoning``
(working days, last days) · ``casefile`` (what happened), ``rulebook`` (what the law says) and ``findings`` (answers), which do
not know each other · ``lifecycle`` (the order of things), ``deadlines`` (limits applied to a file) · ``checks`` (one question,
one file) · ``reviewing`` (review, may, record) and ``auditing`` (would a decision fall) · ``exchange`` (JSON) and ``export`` (text) · ``cli``.

The usual way in::

    from thanhtra import Rulebook, read_case, review

    result = review(read_case("case.json"), Rulebook.built_in())
    result.findings
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.errors import (
    CheckError,
    FindingsFound,
    LawError,
    RulebookError,
    StoreError,
    ThanhtraError,
    Unlawful,
    Unusable,
)
from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.auditing import audit_annulment
    from thanhtra.bulk import review_many
    from thanhtra.casefile import Case, Event
    from thanhtra.checks import load_checks
    from thanhtra.competence import who_may
    from thanhtra.deadlines import due
    from thanhtra.exchange import read_case, read_cases
    from thanhtra.findings import Answer, Deadline, Finding, NextSteps, NotAssessed, Outcome, Review, Satisfied
    from thanhtra.fines import assess_fine
    from thanhtra.law import Citation
    from thanhtra.reviewing import LegalGate, LegalRefusal, deadlines_of, legal_gate, may, next_steps, record, review
    from thanhtra.rulebook import Rulebook
    from thanhtra.search import find
    from thanhtra.terms import Basis, Severity, Status
else:
    __getattr__ = door(
        __name__,
        {
            "auditing": "audit_annulment",
            "bulk": "review_many",
            "casefile": "Case Event",
            "checks": "load_checks",
            "competence": "who_may",
            "deadlines": "due",
            "exchange": "read_case read_cases",
            "findings": "Answer Deadline Finding NextSteps NotAssessed Outcome Review Satisfied",
            "fines": "assess_fine",
            "law": "Citation",
            "reviewing": "LegalGate LegalRefusal deadlines_of legal_gate may next_steps record review",
            "rulebook": "Rulebook",
            "search": "find",
            "terms": "Basis Severity Status",
        },
    )

__all__ = [
    "Answer",
    "Basis",
    "Case",
    "CheckError",
    "Citation",
    "Deadline",
    "Event",
    "Finding",
    "FindingsFound",
    "LawError",
    "LegalGate",
    "LegalRefusal",
    "NextSteps",
    "NotAssessed",
    "Outcome",
    "Review",
    "Rulebook",
    "RulebookError",
    "Satisfied",
    "Severity",
    "Status",
    "StoreError",
    "ThanhtraError",
    "Unlawful",
    "Unusable",
    "assess_fine",
    "audit_annulment",
    "deadlines_of",
    "due",
    "find",
    "legal_gate",
    "load_checks",
    "may",
    "next_steps",
    "read_case",
    "read_cases",
    "record",
    "review",
    "review_many",
    "who_may",
]
