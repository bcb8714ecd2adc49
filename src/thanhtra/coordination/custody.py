"""A case passed between bodies has exactly one owner at a time (chuyển hồ sơ giữa các cơ quan).

The sender owns a case until the receiver accepts it: nothing is lost on the way, and nobody answers for it twice. A transfer that would
break this is refused and named, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.coordination.bodies import competent, successors
from thanhtra.deadlines import deadline
from thanhtra.deadlines.assessment import LimitQuestion, assess
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day, on_law_clock
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

Reason: TypeAlias = Literal[
    "no-power",
    "other-field",
    "other-area",
    "term-over",
    "crime-signs",
    "back-from-prosecution",
    "execution-elsewhere",
    "body-abolished",
]


@frozen(kw_only=True)
class Transfer:
    """One passing on. ``sent``, ``received`` and ``accepted`` are instants in that order, None while it has not happened; ``declined`` instead of accepted."""

    case: str
    sender: str
    receiver: str
    reason: Reason
    sent: datetime
    documents: tuple[str, ...] = ()
    received: datetime | None = None
    accepted: datetime | None = None
    declined: datetime | None = None


@frozen(kw_only=True)
class Holding:
    """Who owns the case from ``since`` on."""

    owner: str
    since: datetime


@frozen(kw_only=True)
class TransferRefused:
    """A transfer that was not carried out, and why, in Vietnamese and English."""

    transfer: Transfer
    vi: str
    en: str


@frozen(kw_only=True)
class Custody:
    """The owners of one case in order, the first from its start; the transfer on its way; the transfers refused."""

    case: str
    holdings: tuple[Holding, ...]
    pending: Transfer | None = None
    refused: tuple[TransferRefused, ...] = ()

    def owner_at(self, moment: datetime) -> str | None:
        """The one owner at ``moment``; None before the case began."""
        return next((h.owner for h in reversed(self.holdings) if h.since <= moment), None)


def custody(case: str, first: str, since: datetime, transfers: Iterable[Transfer]) -> Custody:
    """Replay ``transfers`` of ``case`` in the order given; total: what cannot be carried out is refused and the owner stays."""
    held = [Holding(owner=first, since=since)]
    refused: list[TransferRefused] = []
    pending: Transfer | None = None
    free_from = since
    for one in transfers:
        wrong = _wrong(one, case, held[-1].owner, free_from, pending)
        if wrong is not None:
            refused.append(TransferRefused(transfer=one, vi=wrong[0], en=wrong[1]))
        elif one.accepted is not None:
            held.append(Holding(owner=one.receiver, since=one.accepted))
            free_from = one.accepted
        elif one.declined is not None:
            free_from = one.declined
        else:
            pending = one
    return Custody(case=case, holdings=tuple(held), pending=pending, refused=tuple(refused))


def _wrong(
    one: Transfer, case: str, owner: str, free_from: datetime, pending: Transfer | None
) -> tuple[str, str] | None:
    if one.case != case:
        return "hồ sơ của vụ việc khác", "of another case"
    if pending is not None:
        return "đang có lần chuyển chưa được tiếp nhận", "another transfer is on its way"
    if one.sender != owner:
        return "cơ quan chuyển không phải cơ quan đang thụ lý", "the sender does not own the case"
    if one.receiver == one.sender:
        return "chuyển cho chính mình", "to the sender itself"
    if one.accepted is not None and one.declined is not None:
        return "vừa tiếp nhận vừa từ chối", "both accepted and declined"
    moments = [m for m in (free_from, one.sent, one.received, one.accepted or one.declined) if m is not None]
    if moments != sorted(moments):
        return (
            "thời điểm gửi, nhận, tiếp nhận không theo thứ tự",
            "sent, received and accepted do not follow one another",
        )
    return None


def transfer_fits(one: Transfer, book: Rulebook, *, field: str, area: str) -> bool | None:
    """Whether the receiver is one the reason of the transfer leads to, by the bodies and areas of the day it was sent; None when not held.

    For another field or area: a body that manages ``field`` in ``area``. For a body that was abolished: one that took over from the
    sender, which must be gone. Other reasons, and receivers that are no bodies of the book, are not judged.
    """
    day = law_day(one.sent)
    if one.receiver not in book.bodies:
        return None
    if one.reason == "body-abolished":
        if one.sender not in book.bodies:
            return None
        return not book.bodies[one.sender].exists_on(day) and one.receiver in {
            body.slug for body in successors(book, one.sender, day)
        }
    if one.reason not in ("other-field", "other-area"):
        return None
    found = competent(book, field, area, day)
    return True if one.receiver in {body.slug for body in found.bodies} else None if found.missing else False


def transfer_due(one: Transfer, minutes_at: datetime, book: Rulebook) -> Deadline:
    """The limit for passing the file on after the minutes (Đ58), by the version of that day, against the moment it was sent.

    24 hours in 2022–2025; before and since, *promptly*: no figure. For reasons without minutes the law of their own steps counts.
    """
    judged = assess(book, book.limit("file-transfer"), LimitQuestion(on_law_clock(minutes_at), on_law_clock(one.sent)))
    late = (
        judged.due is not None
        and judged.due.due is not None
        and one.sent > minutes_at
        and judged.timing.value == "late"
    )
    return deadline(judged, event=None, status=Status.MISSED if late else Status.MET)
