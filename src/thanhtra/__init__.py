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
from thanhtra.errors import FindingsFound, RulebookError, ThanhtraError, Unlawful, Unusable
from thanhtra.law import Citation

if TYPE_CHECKING:
    from thanhtra.exchange import read_case
    from thanhtra.findings import Answer, Deadline, Finding, NotAssessed, Outcome, Review, Satisfied
    from thanhtra.reviewing import may, record, review
    from thanhtra.rulebook import Rulebook

__all__ = [
    "Answer",
    "Case",
    "Citation",
    "Deadline",
    "Event",
    "Finding",
    "FindingsFound",
    "NotAssessed",
    "Outcome",
    "Review",
    "Rulebook",
    "RulebookError",
    "Satisfied",
    "ThanhtraError",
    "Unlawful",
    "Unusable",
    "may",
    "read_case",
    "record",
    "review",
]

_LATER = {
    "Answer": "thanhtra.findings",
    "Deadline": "thanhtra.findings",
    "Finding": "thanhtra.findings",
    "NotAssessed": "thanhtra.findings",
    "Outcome": "thanhtra.findings",
    "Review": "thanhtra.findings",
    "Rulebook": "thanhtra.rulebook",
    "Satisfied": "thanhtra.findings",
    "may": "thanhtra.reviewing",
    "read_case": "thanhtra.exchange",
    "record": "thanhtra.reviewing",
    "review": "thanhtra.reviewing",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415 - names that cost an import are fetched when first used

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
