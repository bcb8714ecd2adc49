"""Over all cases: what is due, as JSON and as a calendar; the journal of access; whether the service is well (lịch việc, nhật ký)."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from thanhtra.exchange import agenda_to_json
from thanhtra.export.agenda import agenda_calendar
from thanhtra.reviewing import Agenda, AgendaQuestion
from thanhtra.rulebook.edition import package_version
from thanhtra.service.answering import JsonAnswer
from thanhtra.service.case_routes import ADMINISTERS, READS, TheDesk
from thanhtra.service.desk import Desk
from thanhtra.service.desk_shapes import AgendaShape, HealthShape, JournalShape
from thanhtra.service.questions import a_day
from thanhtra.service.request_bodies import Day, Lang
from thanhtra.terms import Bearer, Nature

desk_routes: Final = APIRouter(tags=["desk"])
_CALENDAR: Final = "text/calendar; charset=utf-8"


class _AgendaQuery:
    """Which items: from ``on`` (default: today in Việt Nam) through ``within`` days; duties of the authority unless said otherwise."""

    def __init__(
        self,
        on: Annotated[Day | None, Query()] = None,
        within: Annotated[int, Query(ge=0, le=3660)] = 14,
        bearer: Bearer | None = Bearer.AUTHORITY,
        nature: Annotated[list[Nature], Query(max_length=10)] = [Nature.DUTY],  # noqa: B006 - FastAPI copies it
        overdue: bool = False,  # noqa: FBT001, FBT002 - a query parameter
        by: Annotated[str | None, Query(max_length=200, description="one office alone")] = None,
    ) -> None:
        self.on: Day | None = on
        self.within: int = within
        self.bearer: Bearer | None = bearer
        self.natures: frozenset[Nature] = frozenset(nature)
        self.overdue: bool = overdue
        self.by: str | None = by

    def of(self, desk: Desk) -> Agenda:
        """The agenda."""
        day = a_day("on", self.on) if self.on else desk.today()
        return desk.agenda(
            AgendaQuestion.within(day, self.within, bearer=self.bearer, natures=self.natures, overdue=self.overdue),
            by=self.by,
        )


AgendaAsked = Annotated[_AgendaQuery, Depends()]


@desk_routes.get("/agenda", response_model=AgendaShape, dependencies=READS, operation_id="agenda")
def agenda_of(query: AgendaAsked, desk: TheDesk) -> Any:
    """Lịch việc: the limits of every case that wait for their step, by last day."""
    return JsonAnswer(agenda_to_json(query.of(desk)))


@desk_routes.get(
    "/agenda.ics",
    dependencies=READS,
    operation_id="agendaCalendar",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
)
def agenda_ics(query: AgendaAsked, desk: TheDesk, lang: Lang = "vi") -> Response:
    """Lịch việc as a calendar to subscribe to."""
    return Response(agenda_calendar(query.of(desk), lang=lang), media_type=_CALENDAR)


@desk_routes.get("/journal", response_model=JournalShape, dependencies=ADMINISTERS, operation_id="journal")
def journal_of(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Any:
    """Nhật ký truy cập: who asked what."""
    return JsonAnswer({"requests": request.app.state.journal.read(after=after, limit=limit)})


@desk_routes.get("/health", response_model=HealthShape, operation_id="health")
def health(request: Request, desk: TheDesk) -> Any:
    """Whether the service answers, and with which rules; no key is needed."""
    return JsonAnswer(
        {"edition": desk.book.edition, "version": package_version(), "keys": bool(request.app.state.settings.keys)}
    )
