"""The store behind the service, and what is asked of all its cases (bàn làm việc)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

import attrs

from thanhtra.casefile import Case, Event
from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json
from thanhtra.reviewing import Agenda, AgendaQuestion, agenda
from thanhtra.rulebook import Rulebook
from thanhtra.service.questions import Questions
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store
from thanhtra.terms import LAW_CLOCK


@attrs.frozen(eq=False)
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

    def heads(self, *, after: str, limit: int) -> dict[str, Any]:
        """A page of cases by id."""
        heads = sorted((head for head in self.store.heads() if head.case > after), key=lambda head: head.case)
        page = list(islice(heads, limit))
        return {"cases": [{"case": h.case, "version": h.version} for h in page], "next": page[-1].case if len(heads) > limit else None}

    def agenda(self, asked: AgendaQuestion) -> Agenda:
        """What is due over all cases of the store."""
        return agenda(self._cases(), self.book, asked)

    def _cases(self) -> Iterator[Case | Unusable]:
        for head in list(self.store.heads()):
            try:
                yield self.store.load(head.case).case
            except Unusable as unusable:
                yield unusable
