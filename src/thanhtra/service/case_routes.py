"""Cases the service keeps, over HTTP: opened, appended to on the version decided on, read back (hồ sơ vụ việc)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Final
from urllib.parse import unquote

import attrs
from fastapi import APIRouter, Depends, Header, HTTPException, Path, Query, Request, Response

from thanhtra.casefile import Event
from thanhtra.errors import NoSuchCase
from thanhtra.exchange import case_to_json, outcome_to_json, review_to_json
from thanhtra.exchange.answers import next_steps_to_json
from thanhtra.reviewing import may, next_steps, review
from thanhtra.service.access import needs
from thanhtra.service.answering import JsonAnswer
from thanhtra.service.desk import Desk
from thanhtra.service.desk_shapes import HeadsShape, HistoryShape, KeptShape
from thanhtra.service.keys import Scope
from thanhtra.service.questions import NotUnderstood, a_day
from thanhtra.service.request_bodies import CaseDocument, Day, EventDocument, Lang
from thanhtra.service.shapes import NextShape, OutcomeShape, ReviewShape
from thanhtra.store import Appended, Entry

case_routes: Final = APIRouter(prefix="/cases", tags=["cases"])
READS: Final = [Depends(needs(Scope.READ))]
WRITES: Final = [Depends(needs(Scope.WRITE))]
ADMINISTERS: Final = [Depends(needs(Scope.ADMINISTER))]
_LONGEST: Final = 100
Part = Annotated[str | None, Query(max_length=200)]


def the_desk(request: Request) -> Desk:
    """The service's desk."""
    found: Desk = request.app.state.desk
    return found


def _case_id(case: Annotated[str, Path(description="the case's id, percent-encoded: HS%2F2020%2F1")]) -> str:
    """The id; one that no case can have is a case that is not there."""
    plain = unquote(case, errors="replace")
    if not 0 < len(plain) <= _LONGEST or re.search(r"[\x00-\x1f\x7f]", plain):
        raise NoSuchCase(case[:_LONGEST])
    return plain


def _expected(if_match: Annotated[str | None, Header(description='the version decided on: "3"')] = None) -> int:
    found = re.fullmatch('(?:W/)?"([0-9]{1,9})"', if_match or "", re.ASCII)
    if found is None:
        raise HTTPException(428, 'send the version you decided on: If-Match: "3"')
    return int(found[1])


def _key(
    idempotency_key: Annotated[str | None, Header(description="makes the call safe to repeat")] = None,
) -> str | None:
    if idempotency_key is not None and not re.fullmatch(r"[\x21-\x7e]{1,100}", idempotency_key):
        raise NotUnderstood("Idempotency-Key", "expected 1 to 100 letters, digits and signs without spaces")
    return idempotency_key


class _SearchQuery:
    """What is searched by; ``subject`` is a number (found by its key, where the service has a secret)."""

    def __init__(  # noqa: PLR0913, PLR0917 - query parameters
        self,
        subject: Part = None,
        provision: Part = None,
        field: Part = None,
        stage: Part = None,
        finding: Part = None,
        by: Part = None,
        after: Annotated[str | None, Query(max_length=_LONGEST)] = None,
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> None:
        self.parts: dict[str, Any] = {
            "subject": subject,
            "provision": provision,
            "field": field,
            "stage": stage,
            "finding": finding,
            "by": by,
            "after": after,
            "limit": limit,
        }


def _actor(request: Request) -> str:
    """The name of the key that writes."""
    return str(request.scope["state"]["who"])


TheDesk = Annotated[Desk, Depends(the_desk)]
CaseId = Annotated[str, Depends(_case_id)]
Expected = Annotated[int, Depends(_expected)]
Key = Annotated[str | None, Depends(_key)]
Actor = Annotated[str, Depends(_actor)]
Accepted = Annotated[
    list[str],
    Query(description="codes of voiding checks whose not-assessed answer the writer answers for", max_length=100),
]


@case_routes.post("", status_code=201, response_model=KeptShape, dependencies=WRITES, operation_id="openCase")
def open_case(document: CaseDocument, desk: TheDesk, key: Key, actor: Actor) -> Any:
    """Mở hồ sơ: keep a new case."""
    return _kept(desk.store.open_case(desk.questions.a_case(document), key=key, actor=actor))


@case_routes.get("", response_model=HeadsShape, dependencies=READS, operation_id="listCases")
def list_cases(query: Annotated[_SearchQuery, Depends()], desk: TheDesk) -> Any:
    """Tìm hồ sơ: the cases for which every part given holds, a page at a time, by id."""
    page = desk.store.search(**query.parts)
    items = [attrs.asdict(line) for line in page.items]
    return JsonAnswer({"cases": items, "next": page.after, "behind": page.behind})


@case_routes.get(
    "/{case}",
    dependencies=READS,
    operation_id="readCase",
    responses={
        200: {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Case"}}}},
        304: {"description": "as you know it"},
    },
)
def read_case(
    case: CaseId,
    desk: TheDesk,
    occurred: date | None = None,
    known: datetime | None = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Hồ sơ như đang có: the document as it stands, or as of the end of a day and as known at an instant."""
    history = desk.store.load(case)
    tag = tag_of(history.version)
    if occurred is None and known is None:
        if if_none_match is not None and tag in (part.strip() for part in if_none_match.split(",")):
            return Response(status_code=304, headers={"ETag": tag})
        return JsonAnswer(case_to_json(history.case), headers={"ETag": tag})
    if known is not None and known.tzinfo is None:
        raise NotUnderstood("known", "expected an instant with its offset")
    return JsonAnswer(case_to_json(history.as_of(occurred=occurred, known=known)))


@case_routes.get("/{case}/history", response_model=HistoryShape, dependencies=READS, operation_id="history")
def history_of(case: CaseId, desk: TheDesk) -> Any:
    """Lịch sử: every entry, without identities."""
    history = desk.store.load(case)
    entries = [entry_to_json(e) for e in history.entries]
    return JsonAnswer(
        {"case": case, "version": history.version, "entries": entries}, headers={"ETag": tag_of(history.version)}
    )


@case_routes.get("/{case}/review", response_model=ReviewShape, dependencies=READS, operation_id="reviewKept")
def review_kept(case: CaseId, desk: TheDesk, as_of: Annotated[Day | None, Query()] = None, lang: Lang = "vi") -> Any:
    """Rà soát hồ sơ đang lưu, seen from ``as_of`` (default: today in Việt Nam)."""
    history = desk.store.load(case)
    found = review(
        history.case, desk.book, as_of=a_day("as_of", as_of) if as_of else desk.today(), checks=desk.questions.checks
    )
    return JsonAnswer(review_to_json(found, lang=lang), headers={"ETag": tag_of(history.version)})


@case_routes.get("/{case}/next", response_model=NextShape, dependencies=READS, operation_id="nextKept")
def next_kept(case: CaseId, desk: TheDesk, on: Annotated[Day | None, Query()] = None) -> Any:
    """Bước tiếp theo của hồ sơ đang lưu."""
    history = desk.store.load(case)
    found = next_steps(
        history.case, desk.book, on=a_day("on", on) if on else desk.today(), checks=desk.questions.checks
    )
    return JsonAnswer(next_steps_to_json(found), headers={"ETag": tag_of(history.version)})


@case_routes.post("/{case}/may", response_model=OutcomeShape, dependencies=READS, operation_id="mayKept")
def may_kept(case: CaseId, event: EventDocument, desk: TheDesk) -> Any:
    """Bước này có được thực hiện tiếp theo không; nothing is written."""
    history = desk.store.load(case)
    outcome = may(history.case, desk.book, desk.an_event(history.case, event), checks=desk.questions.checks)
    return JsonAnswer(outcome_to_json(outcome), headers={"ETag": tag_of(history.version)})


@case_routes.post(
    "/{case}/events", status_code=201, response_model=KeptShape, dependencies=WRITES, operation_id="appendEvent"
)
def append_event(  # noqa: PLR0913, PLR0917 - what a step needs
    case: CaseId,
    event: EventDocument,
    desk: TheDesk,
    expected: Expected,
    key: Key,
    actor: Actor,
    accept: Accepted = [],  # noqa: B006 - FastAPI copies it
) -> Any:
    """Ghi một bước on the version in If-Match; refused by the law with 409 and every reason, by another writer with 412."""
    read: Event = desk.an_event(desk.store.load(case).case, event)
    return _kept(
        desk.store.record(
            case,
            read,
            desk.book,
            expected,
            key,
            accept=accept,
            checks=desk.questions.checks,
            slugs=desk.book,
            actor=actor,
        )
    )


@case_routes.post(
    "/{case}/redactions/{subject}",
    status_code=201,
    dependencies=ADMINISTERS,
    operation_id="redact",
    response_model=KeptShape,
)
def redact(case: CaseId, subject: str, desk: TheDesk, expected: Expected, key: Key, actor: Actor) -> Any:
    """Xóa thông tin nhận dạng của một người: what stood beside the entries; the chain still verifies."""
    return _kept(desk.store.redact(case, unquote(subject, errors="replace"), expected, key, actor=actor))


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """One entry."""
    return {
        "version": entry.version,
        "recorded": entry.recorded,
        "what": entry.what,
        "hash": entry.hash,
        "body": entry.body,
    }


def tag_of(version: int) -> str:
    """The entity tag of a version."""
    return f'"{version}"'


def _kept(done: Appended) -> JsonAnswer:
    content = {"case": done.case, "version": done.version, "hash": done.hash, "repeated": done.repeated}
    return JsonAnswer(content, 201, {"ETag": tag_of(done.version)})
