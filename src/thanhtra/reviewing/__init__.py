"""Review a file, ask before a step, record a step. The same checks serve all three.

Where things live: ``stages`` (the stage of each act before and after each event) · ``running`` (checks asked, verdicts) · ``answers``
(a verdict written out: citations, figures) and ``messages`` (its sentence) · ``file_review`` (a whole file) · ``desk`` (the next step) · ``legal_gate`` (the law as the gate of a machine) · ``next_steps`` (what can come next) · ``agenda`` (what is due, over many files) ·
``readiness`` (imports).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.reviewing.agenda import Agenda, AgendaItem, AgendaQuestion, agenda
    from thanhtra.reviewing.desk import may, record
    from thanhtra.reviewing.file_review import ask, deadlines_of, review
    from thanhtra.reviewing.legal_gate import LegalGate, LegalRefusal, legal_gate
    from thanhtra.reviewing.next_steps import next_steps
    from thanhtra.reviewing.readiness import ready
else:
    __getattr__ = door(
        __name__,
        {
            "agenda": "Agenda AgendaItem AgendaQuestion agenda",
            "desk": "may record",
            "file_review": "ask deadlines_of review",
            "legal_gate": "LegalGate LegalRefusal legal_gate",
            "next_steps": "next_steps",
            "readiness": "ready",
        },
    )


__all__ = [
    "Agenda",
    "AgendaItem",
    "AgendaQuestion",
    "LegalGate",
    "LegalRefusal",
    "agenda",
    "ask",
    "deadlines_of",
    "legal_gate",
    "may",
    "next_steps",
    "ready",
    "record",
    "review",
]
