"""The functions of the library over HTTP: each only reads, and keeps nothing (hỏi quy định)."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request

from thanhtra.service.access import needs
from thanhtra.service.answering import JsonAnswer
from thanhtra.service.keys import Scope
from thanhtra.service.questions import MOST_WEIGHED, FineAsked, Questions
from thanhtra.service.registers import read_row
from thanhtra.service.request_bodies import AuditBody, Day, HandleBody, ImportBody, Lang, MayBody, NextBody, ReviewBody
from thanhtra.service.shapes import (
    AuditShape,
    DueShape,
    FineShape,
    FoundListShape,
    ImportedShape,
    NextShape,
    OutcomeShape,
    ReviewShape,
    WhoMayShape,
    WhoNowShape,
)

law_routes: Final = APIRouter(tags=["law"], dependencies=[Depends(needs(Scope.READ))])


def _questions(request: Request) -> Questions:
    found: Questions = request.app.state.questions
    return found


Asked = Annotated[Questions, Depends(_questions)]
Named = Annotated[str, Query(max_length=200)]
Listed = Annotated[list[str], Query(max_length=40)]


@law_routes.post("/review", response_model=ReviewShape, operation_id="review")
def review_case(body: ReviewBody, asked: Asked) -> Any:
    """Rà soát một hồ sơ: answers of the three kinds, deadlines, stage."""
    return JsonAnswer(asked.review(body.case, as_of=body.as_of, only=body.only, lang=body.lang))


@law_routes.post("/may", response_model=OutcomeShape, operation_id="may")
def may_come(body: MayBody, asked: Asked) -> Any:
    """Bước này có được thực hiện tiếp theo không. May this event come next? Nothing is recorded."""
    return JsonAnswer(asked.may(body.case, body.event))


@law_routes.post("/next", response_model=NextShape, operation_id="next")
def comes_next(body: NextBody, asked: Asked) -> Any:
    """Bước tiếp theo: what must come, by whom and until when; what may; what is missing; what is barred."""
    return JsonAnswer(asked.next(body.case, on=body.on))


@law_routes.post("/audit", response_model=AuditShape, operation_id="audit")
def audit_case(body: AuditBody, asked: Asked) -> Any:
    """Quyết định có thuộc trường hợp phải hủy bỏ, sửa đổi, đính chính không."""
    return JsonAnswer(asked.audit(body.case, as_of=body.as_of, lang=body.lang))


@law_routes.post("/who-may-handle", response_model=WhoMayShape, operation_id="whoMayHandle")
def handles(body: HandleBody, asked: Asked) -> Any:
    """Ai có thẩm quyền xử phạt tất cả hành vi trong hồ sơ."""
    return JsonAnswer(asked.who_may_handle(body.case, on=body.on, lang=body.lang))


@law_routes.get("/find", response_model=FoundListShape, operation_id="find")
def find_words(
    text: Annotated[str, Query(max_length=500)],
    on: Annotated[Day, Query()],
    asked: Asked,
    kind: Listed = [],  # noqa: B006 - FastAPI copies it
    limit: Annotated[int, Query(ge=1, le=50)] = 8,
) -> Any:
    """Tra cứu bằng lời thường: acts, posts, fields, remedies, limits, bodies, checks, best first."""
    return JsonAnswer(asked.find(text, on=on, kinds=kind, limit=limit))


@law_routes.get("/due", response_model=DueShape, operation_id="due")
def last_day(  # noqa: PLR0913, PLR0917 - query parameters
    kind: Named,
    start: Annotated[Day, Query()],
    asked: Asked,
    ground: Listed = [],  # noqa: B006 - FastAPI copies it
    field: Named | None = None,
    level: Named | None = None,
    lang: Lang = "vi",
) -> Any:
    """Tính thời hạn: the last day of a limit from a day or an instant, step by step."""
    return JsonAnswer(asked.due(kind, start, grounds=ground, field=field, level=level, lang=lang))


class _FineQuery:
    """The parameters of a fine's question."""

    def __init__(  # noqa: PLR0913, PLR0917 - query parameters
        self,
        provision: Named,
        subject: Named,
        on: Annotated[Day, Query()],
        handled: Annotated[Day | None, Query()] = None,
        age: Annotated[int | None, Query(ge=0, le=MOST_WEIGHED["age"])] = None,
        mitigating: Annotated[int, Query(ge=0, le=MOST_WEIGHED["mitigating"])] = 0,
        aggravating: Annotated[int, Query(ge=0, le=MOST_WEIGHED["aggravating"])] = 0,
    ) -> None:
        self.asked: FineAsked = FineAsked(
            provision=provision,
            subject=subject,
            on=on,
            handled=handled,
            age=age,
            mitigating=mitigating,
            aggravating=aggravating,
        )


@law_routes.get("/fine", response_model=FineShape, operation_id="fine")
def frame_and_fine(query: Annotated[_FineQuery, Depends()], asked: Asked, lang: Lang = "vi") -> Any:
    """Khung và mức phạt của một hành vi."""
    return JsonAnswer(asked.fine(query.asked, lang=lang))


@law_routes.get("/who-may", response_model=WhoMayShape, operation_id="whoMay")
def who_sanctions(  # noqa: PLR0913, PLR0917 - query parameters
    provision: Listed,
    subject: Named,
    on: Annotated[Day, Query()],
    asked: Asked,
    acted: Annotated[Day | None, Query()] = None,
    post: Listed = [],  # noqa: B006 - FastAPI copies it
    lang: Lang = "vi",
) -> Any:
    """Ai có thẩm quyền xử phạt các hành vi này cùng lúc."""
    return JsonAnswer(asked.who_may(provision, subject, on=on, acted=acted, posts=post, lang=lang))


@law_routes.get("/who-now", response_model=WhoNowShape, operation_id="whoNow")
def takes_over(
    post: Named, on: Annotated[Day, Query()], asked: Asked, agency: Named | None = None, area: Named | None = None
) -> Any:
    """Ai tiếp nhận việc của chức danh, cơ quan không còn."""
    return JsonAnswer(asked.who_now(post, on=on, agency=agency, area=area))


@law_routes.post("/import", response_model=ImportedShape, operation_id="importRow")
def import_row(body: ImportBody, asked: Asked) -> Any:
    """Một dòng của sổ theo dõi thành hồ sơ: one row of a register as a case, by a map like a map file's; nothing is kept."""
    return JsonAnswer(read_row(body.row, body.map, asked.book, lang=body.lang))
