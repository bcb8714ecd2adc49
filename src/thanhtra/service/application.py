"""The service put together (dịch vụ): the API under ``/api/v1``, the pages, problems, the guard before it all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI

from thanhtra.rulebook import Rulebook
from thanhtra.service.answering import JsonAnswer
from thanhtra.service.case_routes import case_routes
from thanhtra.service.describing import openapi_of
from thanhtra.service.desk import Desk
from thanhtra.service.desk_routes import desk_routes
from thanhtra.service.guarding import Guard
from thanhtra.service.journal import Journal
from thanhtra.service.law_routes import law_routes
from thanhtra.service.pages.routes import page_routes
from thanhtra.service.problems import add_problems
from thanhtra.service.questions import Questions
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import DeskRules, Store

_DESCRIPTION: Final = """Rà soát hồ sơ xử phạt vi phạm hành chính theo pháp luật của từng ngày; mỗi câu trả lời có căn cứ.
Reviews administrative-violation cases in Vietnam against the law of each day. `satisfied`, `finding` and `not_assessed` are three answers: never read `not_assessed` as lawful or unlawful. Not legal advice."""


def service(store: Store, book: Rulebook, settings: ServiceSettings) -> FastAPI:
    """The service on ``store``, whose tables are made where there are none and whose index is brought up to date.

    ``store`` is closed when the service ends: what SQLite keeps in files beside the database is then in the database itself. Raises
    StoreError where the database cannot be used.
    """
    if store.desk is None:
        store.desk = DeskRules(book=book, checks=settings.checks)
    store.create()
    store.rebuild(only_behind=True)
    journal = Journal(store.engine)
    journal.create()

    @asynccontextmanager
    async def serving(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="thanhtra",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        default_response_class=JsonAnswer,
        lifespan=serving,
    )
    app.state.settings = settings
    app.state.questions = Questions(book, settings.checks)
    app.state.desk = Desk(store, app.state.questions, settings)
    app.state.journal = journal
    api = APIRouter(prefix="/api/v1")
    for routes in (law_routes, case_routes, desk_routes):
        api.include_router(routes)
    app.include_router(api)
    app.include_router(page_routes)
    add_problems(app)
    app.openapi = lambda: openapi_of(app)  # type: ignore[method-assign]  # FastAPI's own way to have another document
    app.add_middleware(Guard, settings=settings, journal=journal)
    return app
