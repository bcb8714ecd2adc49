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

from typing import TYPE_CHECKING, Any

from thanhtra.casefile import Case, Event
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
from thanhtra.law import Citation
from thanhtra.terms import Basis, Severity, Status

if TYPE_CHECKING:
    from thanhtra.auditing import audit_annulment
    from thanhtra.bulk import review_many
    from thanhtra.checks import load_checks
    from thanhtra.competence import who_may
    from thanhtra.deadlines import due
    from thanhtra.exchange import read_case, read_cases
    from thanhtra.findings import Answer, Deadline, Finding, NextSteps, NotAssessed, Outcome, Review, Satisfied
    from thanhtra.fines import assess_fine
    from thanhtra.reviewing import LegalGate, LegalRefusal, deadlines_of, legal_gate, may, next_steps, record, review
    from thanhtra.rulebook import Rulebook
    from thanhtra.search import find

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

_LATER = {
    "Answer": "thanhtra.findings",
    "Deadline": "thanhtra.findings",
    "Finding": "thanhtra.findings",
    "LegalGate": "thanhtra.reviewing",
    "LegalRefusal": "thanhtra.reviewing",
    "NextSteps": "thanhtra.findings",
    "NotAssessed": "thanhtra.findings",
    "Outcome": "thanhtra.findings",
    "Review": "thanhtra.findings",
    "Rulebook": "thanhtra.rulebook",
    "Satisfied": "thanhtra.findings",
    "assess_fine": "thanhtra.fines",
    "audit_annulment": "thanhtra.auditing",
    "deadlines_of": "thanhtra.reviewing",
    "due": "thanhtra.deadlines",
    "find": "thanhtra.search",
    "legal_gate": "thanhtra.reviewing",
    "load_checks": "thanhtra.checks",
    "may": "thanhtra.reviewing",
    "next_steps": "thanhtra.reviewing",
    "read_case": "thanhtra.exchange",
    "read_cases": "thanhtra.exchange",
    "record": "thanhtra.reviewing",
    "review": "thanhtra.reviewing",
    "review_many": "thanhtra.bulk",
    "who_may": "thanhtra.competence",
}


if not TYPE_CHECKING:  # a name misspelt is told by a type checker, not answered with Any

    def __getattr__(name: str) -> Any:
        from importlib import import_module  # noqa: PLC0415 - names that cost an import are fetched when first used

        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_LATER[name]), name)
