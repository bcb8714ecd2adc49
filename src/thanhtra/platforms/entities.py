"""What a file of requests to services on the Internet holds (yêu cầu gửi nền tảng, nhà cung cấp dịch vụ): who, what was asked, what came of it.

Everything is frozen. ``None`` is *unknown* (the field was omitted), ``()`` is *none* (the file says ``[]``). Instants carry their offset.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal, TypeAlias

from thanhtra.casefile import values as v
from thanhtra.casefile.field_meanings import Count, Id, Positive, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.law import Citation

PartyKind: TypeAlias = Literal[
    "foreign-provider", "domestic-network", "aggregated-news", "site", "account-owner", "access-provider"
]
AskedFor: TypeAlias = Literal["take-down", "lock-account", "block", "remove-app", "user-information"]
RequestSender: TypeAlias = Literal[
    "information-ministry", "culture-ministry", "public-security-ministry", "security-force", "department", "other-body"
]
RequestMeans: TypeAlias = Literal["writing", "electronic", "phone"]
RequestUrgency: TypeAlias = Literal["national-security", "life"]


@frozen(kw_only=True, eq=False, repr=False)
class YearlyReport(Record):
    """One yearly report: its last day and the day it came. Without ``sent`` it has not come."""

    due: date
    sent: date | None = None


@frozen(kw_only=True, eq=False, repr=False)
class OnlineParty(Record):
    """Who is asked (tổ chức, cá nhân được yêu cầu).

    ``visits`` are those from Vietnam a month, on average over six months; ``hosts_in_vietnam`` whether it rents a place for data there;
    ``reached`` the day from which one of the two made the law on foreign providers apply to it. ``contact_given`` and
    ``contact_given_on``: whether and when the ministry was told whom to reach. ``office``: a branch or office in Vietnam.
    """

    id: Id
    kind: PartyKind
    name: Private | None = None
    number: Private | None = None
    subject: v.SubjectKind | None = None
    country: Id | None = None
    visits: Count | None = None
    hosts_in_vietnam: bool | None = None
    reached: date | None = None
    contact_given: bool | None = None
    contact_given_on: date | None = None
    office: bool | None = None
    representative: Private | None = None
    reports: tuple[YearlyReport, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class OnlineContent(Record):
    """One post, page or application asked about: its ``address``, when it was ``captured``, and the SHA-256 of the capture in hex."""

    address: Private
    captured: datetime | None = None
    sha256: Id | None = None
    case: Id | None = None
    act: Id | None = None


@frozen(kw_only=True, eq=False, repr=False)
class OnlineRequest(Record):
    """One request of an authority (yêu cầu ngăn chặn, gỡ bỏ, khóa tài khoản, cung cấp thông tin). ``to`` names a party of the file.

    ``done`` is the instant it was done, ``done_on`` the day where no more is known; ``undone`` the last instant it was seen not to be done;
    ``refused`` the instant a refusal came. ``lock_days`` is the length of a lock asked for; without it and with ``for_good`` it has none.
    """

    id: Id
    what: AskedFor
    to: Id
    by: RequestSender | None = None
    body: str | None = None
    number: Id | None = None
    basis: tuple[Citation, ...] | None = None
    urgent: RequestUrgency | None = None
    means: RequestMeans | None = None
    sent: datetime
    received: datetime | None = None
    acknowledged: datetime | None = None
    done: datetime | None = None
    done_on: date | None = None
    undone: datetime | None = None
    refused: datetime | None = None
    reason: Private | None = None
    account: Id | None = None
    lock_days: Positive | None = None
    for_good: bool | None = None
    contents: tuple[OnlineContent, ...] | None = None

    @property
    def lock_unsaid(self) -> bool:
        """Whether a lock is asked for, and neither its length nor that it is for good: it may be either."""
        return self.what == "lock-account" and self.for_good is None and self.lock_days is None


@frozen(kw_only=True, eq=False, repr=False)
class OnlineRequests(Record):
    """The requests of an office, and the parties they went to. An empty list says there are none; one left out, that nothing is told."""

    FORMAT: ClassVar[str] = "thanhtra.platforms"

    id: Id
    body: str | None = None
    parties: tuple[OnlineParty, ...] | None = None
    requests: tuple[OnlineRequest, ...] | None = None
