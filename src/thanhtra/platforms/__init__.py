"""Requests of an authority to services on the Internet, and what foreign providers owe (yêu cầu gửi nền tảng, cung cấp thông tin xuyên biên giới).

Where things live: ``entities`` (what a file holds), ``told`` (what is said), ``clocks`` (which clock a request starts), ``answering`` (was
it done in time), ``locking`` (grounds and length of a lock, captures), ``foreign`` (contact, report, office), ``sanctions`` (the act and who
may sanction it), ``checking`` (all of them).
"""

from __future__ import annotations

from thanhtra.platforms.checking import check_requests
from thanhtra.platforms.entities import OnlineContent, OnlineParty, OnlineRequest, OnlineRequests, YearlyReport
from thanhtra.platforms.told import OnlineNote

__all__ = [
    "OnlineContent",
    "OnlineNote",
    "OnlineParty",
    "OnlineRequest",
    "OnlineRequests",
    "YearlyReport",
    "check_requests",
]
