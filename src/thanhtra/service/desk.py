"""The store behind the service, and what is asked of all its cases (bàn làm việc)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from thanhtra.casefile import Case, Event
from thanhtra.classes import frozen
from thanhtra.exchange import case_to_json
from thanhtra.reviewing import Agenda, AgendaQuestion
from thanhtra.rulebook import Rulebook
from thanhtra.service.questions import Questions
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store
from thanhtra.terms import LAW_CLOCK


@frozen(eq=False)
class Desk:
    """The cases of one store, asked of one book; ``settings`` has the clock."""

    store: Store
    questions: Questions
    settings: ServiceSettings

    @property
    def book(self) -> Rulebook:
        """The law."""
        return self.questions.book

    def today(self) -> date:
        """The day it is on the law's clock."""
        return self.settings.clock().astimezone(LAW_CLOCK).date()

    def an_event(self, case: Case, document: Mapping[str, Any]) -> Event:
        """The event read as the last one of ``case``, so that what it names must be there. Raises NotUnderstood."""
        known = case_to_json(case)
        return self.questions.a_case({**known, "events": [*known["events"], dict(document)]}).events[-1]

    def agenda(self, asked: AgendaQuestion, *, by: str | None = None) -> Agenda:
        """What is due over the cases of the store, or those of the office ``by``."""
        return self.store.agenda(
            seen=asked.on, until=asked.until, by=by, bearer=asked.bearer, natures=asked.natures, overdue=asked.overdue
        )
