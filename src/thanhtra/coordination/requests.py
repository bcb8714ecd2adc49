"""Where each request between bodies stands on a day, and who has it (tình trạng yêu cầu phối hợp)."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.coordination.joint_case import BodyReply, BodyRequest, JointCase

RequestState: TypeAlias = Literal["open", "in-part", "answered", "refused"]


@frozen(kw_only=True)
class RequestStanding:
    """One request on a day. ``holder`` is the party that has it: the one asked, or the last it was passed on to.

    ``late`` is None where no day was asked for; ``strangers`` are replies by a party that did not have the request.
    """

    request: BodyRequest
    state: RequestState
    holder: str
    replies: tuple[BodyReply, ...]
    closed: date | None
    late: bool | None
    days_late: int
    strangers: tuple[BodyReply, ...]

    @property
    def open(self) -> bool:
        """Whether an answer is still owed."""
        return self.closed is None


def request_standings(of: JointCase, on: date) -> tuple[RequestStanding, ...]:
    """Every request sent by the end of ``on``, in the order of the file: none is lost, each is with one party."""
    return tuple(_standing(one, of, on) for one in of.requests or () if one.sent <= on)


def _standing(request: BodyRequest, of: JointCase, on: date) -> RequestStanding:
    replies = tuple(sorted((r for r in of.replies or () if r.request == request.id and r.on <= on), key=lambda r: r.on))
    state: RequestState = "open"
    holder, closed, strangers = request.receiver, None, list[BodyReply]()
    for reply in replies:
        if closed is not None:
            continue
        if reply.by is not None and reply.by != holder:
            strangers.append(reply)
        if reply.what == "passed-on":
            holder = reply.receiver or holder
        elif reply.what == "in-part":
            state = "in-part"
        else:
            state, closed = reply.what, reply.on
    seen = closed or on
    late = None if request.due is None else seen > request.due
    days = (seen - request.due).days if late and request.due is not None else 0
    return RequestStanding(
        request=request,
        state=state,
        holder=holder,
        replies=replies,
        closed=closed,
        late=late,
        days_late=days,
        strangers=tuple(strangers),
    )
