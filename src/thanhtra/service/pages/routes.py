"""The addresses of the pages (địa chỉ các trang). They only read; nothing asked on a page is kept."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse

from thanhtra.service.access import needs
from thanhtra.service.keys import Scope
from thanhtra.service.pages.agenda import agenda_page
from thanhtra.service.pages.asked import page_asked
from thanhtra.service.pages.checking import checked_page, checking_page, kept_page
from thanhtra.service.pages.finding import finding_page
from thanhtra.service.pages.guided import guided_page
from thanhtra.service.pages.limits import limits_page
from thanhtra.service.pages.who import who_page

page_routes: Final = APIRouter(
    include_in_schema=False, default_response_class=HTMLResponse, dependencies=[Depends(needs(Scope.READ))]
)


@page_routes.get("/", operation_id="pageFind")
def show_finding(request: Request) -> HTMLResponse:
    """*Tra cứu*."""
    return finding_page(page_asked(request))


@page_routes.get("/thoi-han", operation_id="pageLimit")
def show_limits(request: Request) -> HTMLResponse:
    """*Tính thời hạn*."""
    return limits_page(page_asked(request))


@page_routes.get("/tham-quyen", operation_id="pageWho")
def show_who(request: Request) -> HTMLResponse:
    """*Ai có thẩm quyền*."""
    return who_page(page_asked(request))


@page_routes.get("/lich-viec", operation_id="pageAgenda")
def show_agenda(request: Request) -> HTMLResponse:
    """*Lịch việc*."""
    return agenda_page(page_asked(request))


@page_routes.get("/ho-so", operation_id="pageCheck")
def show_checking(request: Request) -> HTMLResponse:
    """*Kiểm tra hồ sơ*."""
    return checking_page(page_asked(request))


@page_routes.get("/ho-so/xem", operation_id="pageCase")
def show_kept(request: Request) -> HTMLResponse:
    """A case of the store."""
    return kept_page(page_asked(request))


@page_routes.get("/ho-so/tung-buoc", operation_id="pageGuided")
def show_guided(request: Request) -> HTMLResponse:
    """The guided form."""
    return guided_page(page_asked(request))


@page_routes.post("/ho-so", operation_id="pageChecked")
async def show_checked(request: Request) -> HTMLResponse:
    """The report on what was sent."""
    async with request.form(max_files=1, max_fields=20, max_part_size=request.app.state.settings.largest) as form:
        file = form.get("file")
        data = await file.read() if isinstance(file, UploadFile) else b""
        name = (file.filename or "") if isinstance(file, UploadFile) else ""
        sent = {key: value for key, value in form.multi_items() if isinstance(value, str)}
    return await run_in_threadpool(checked_page, page_asked(request, sent), name[:200], data)
