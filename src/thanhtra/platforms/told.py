"""What is said of one request or one party: kept, open, a finding, a note, or what is missing (kết quả theo dõi yêu cầu)."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.deadlines import AskedOn
from thanhtra.law import Citation
from thanhtra.platforms.entities import OnlineParty, OnlineRequest, OnlineRequests
from thanhtra.terms import Basis, InBoth

OnlineAnswer: TypeAlias = Literal["kept", "open", "finding", "note", "not_assessed"]
OnlineMatter: TypeAlias = Literal[
    "done",
    "refused",
    "not-done",
    "who-asked",
    "how-asked",
    "no-clock",
    "lock-grounds",
    "lock-length",
    "capture",
    "contact",
    "report",
    "office",
    "service-abroad",
    "requests",
    "parties",
]
"""What a request or a party is told of; ``requests`` and ``parties``, a file that does not say whether it has any."""


@frozen(kw_only=True)
class OnlineNote:
    """One thing told. ``of`` is the id of a request or a party, ``until`` the end of the clock, ``on`` the day or instant it hangs on.

    ``act`` is the provision that sanctions it and ``who`` the posts that may, lowest first; both empty where nothing was to be done by then,
    or the law is not held. ``missing`` are paths of the file (``requests[r1].received``) or law that is not held (``law:SLUG@DAY``).
    A finding says that what was asked was not done in time; it does not say that the request was lawful.
    """

    of: str
    matter: OnlineMatter
    answer: OnlineAnswer
    words: InBoth
    on: date | datetime | None = None
    until: date | datetime | None = None
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None
    act: Citation | None = None
    who: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen(kw_only=True, slots=False)
class RequestsAsked(AskedOn):
    """What every question takes: the book, the day asked about (to its end, on the law's clock), and the file."""

    file: OnlineRequests

    @cached_property
    def parties(self) -> dict[str, OnlineParty]:
        """The parties of the file by id."""
        return {party.id: party for party in self.file.parties or ()}

    @cached_property
    def to(self) -> dict[str, tuple[OnlineRequest, ...]]:
        """The requests of the file by the party they went to, in the order they were sent."""
        found: dict[str, list[OnlineRequest]] = {}
        for request in sorted(self.file.requests or (), key=lambda one: one.sent):
            found.setdefault(request.to, []).append(request)
        return {party: tuple(listed) for party, listed in found.items()}
