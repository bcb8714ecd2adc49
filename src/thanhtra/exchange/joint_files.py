"""The coordination of a case in and out (tệp phối hợp giải quyết vụ việc): format ``thanhtra.coordination``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thanhtra.coordination.joint_case import JointCase
from thanhtra.coordination.joint_check import JointAnswer, JointCaseCheck
from thanhtra.coordination.requests import RequestStanding
from thanhtra.exchange.documents import DocumentKind, read_document
from thanhtra.exchange.plan_files import ends_after
from thanhtra.exchange.problem import Problem, echo, problem_at
from thanhtra.exchange.references import SlugBook
from thanhtra.exchange.schema import document_schema
from thanhtra.exchange.writer import document_to_json


def read_joint_case(
    source: str | Path | bytes, *, slugs: SlugBook | None = None, source_name: str | None = None
) -> JointCase:
    """The coordination of a case in a file or in ``bytes``; ``slugs`` is the rulebook whose bodies and fields are known.

    Raises Unusable with every problem found, each with its path, and OSError.
    """
    return read_document(source, JOINT_CASE, slugs=slugs, source_name=source_name)


def joint_case_to_json(of: JointCase) -> dict[str, Any]:
    """The document as plain dicts, lists and texts; what is unknown is not written."""
    return document_to_json(of)


def joint_case_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the coordination of a case."""
    return document_schema(JointCase)


def _beyond(of: JointCase) -> Iterator[Problem]:
    sent = {one.id: one.sent for one in of.requests or ()}
    for at, request in enumerate(of.requests or ()):
        if request.receiver == request.sender:
            yield problem_at(("requests", at, "to"), "disagree", "another party than from", echo(request.receiver))
        if request.due is not None and request.due < request.sent:
            yield problem_at(
                ("requests", at, "due"), "disagree", "a day not before the request was sent", request.due.isoformat()
            )
    for at, reply in enumerate(of.replies or ()):
        if reply.on < sent[reply.request]:
            yield problem_at(
                ("replies", at, "on"), "disagree", "a day not before the request was sent", reply.on.isoformat()
            )
        if reply.what == "passed-on" and reply.receiver is None:
            yield problem_at(("replies", at, "to"), "missing", "the party it was passed on to", "nothing")
        if reply.what != "passed-on" and reply.receiver is not None:
            yield problem_at(
                ("replies", at, "to"), "disagree", "a party only where a request is passed on", echo(reply.receiver)
            )
    for at, control in enumerate(of.controls or ()):
        yield from ends_after(control, ("controls", at))


JOINT_CASE: Final[DocumentKind[JointCase]] = DocumentKind(
    record=JointCase,
    lists={"parties": "party", "requests": "request", "transfers": "transfer", "controls": "joint control"},
    beyond=_beyond,
)


def joint_check_to_json(found: JointCaseCheck) -> dict[str, Any]:
    """``owner`` on the day and all ``owners`` by their instants, the transfer on its way, every request, every answer, who may sanction."""
    kept = found.custody
    pending = next(
        (
            t.id
            for t in found.of.transfers or ()
            if kept.pending is not None and t.sent == kept.pending.sent and t.receiver == kept.pending.receiver
        ),
        None,
    )
    return {
        "id": found.of.id,
        "case": found.of.case,
        "on": found.on.isoformat(),
        "findings": found.has_findings,
        "owner": found.owner,
        "owners": [{"owner": one.owner, "since": one.since.isoformat()} for one in kept.holdings],
        "pending": pending,
        "requests": [_request(one) for one in found.requests],
        "answers": [_answer(one) for one in found.answers],
        "members": [
            {
                "control": one.control,
                "at": one.at,
                "may_sanction": one.may_sanction,
                "cites": [str(c) for c in one.cites],
            }
            for one in found.powers
        ],
    }


def _request(one: RequestStanding) -> dict[str, Any]:
    out: dict[str, Any] = {"request": one.request.id, "state": one.state, "holder": one.holder, "late": one.late}
    if one.days_late:
        out["days_late"] = one.days_late
    return out if one.closed is None else out | {"closed": one.closed.isoformat()}


def _answer(one: JointAnswer) -> dict[str, Any]:
    out: dict[str, Any] = {"question": one.question, "answer": one.answer, "about": one.about}
    out |= {"missing": list(one.missing)} if one.missing else {}
    out |= {"days": one.days} if one.days else {}
    out |= {"why": {"vi": one.why[0], "en": one.why[1]}} if one.why is not None else {}
    out |= {"heirs": list(one.heirs)} if one.heirs else {}
    return out | ({"cites": [str(c) for c in one.cites], "known": one.known.value} if one.cites or one.heirs else {})
