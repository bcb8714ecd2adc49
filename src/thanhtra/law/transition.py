"""Which of a case's days a question of law is put on (áp dụng pháp luật theo thời gian).

A case has no single regime. Every series says which of four days governs it; the rulebook's ``transition.toml`` says since when,
by which provision, and whether a statute says so or we infer it.
"""

from __future__ import annotations

from enum import StrEnum


class GoverningDay(StrEnum):
    """The four days a series can be governed by."""

    ACT = "act"
    """The day the act ended; for an act still going on, the day it was detected."""
    HANDLING = "handling"
    """The day of the step itself: who acts, in which form."""
    TRIGGER = "trigger"
    """The day that set the limit running."""
    CONTROL = "control"
    """The day of the decision to inspect or examine."""
