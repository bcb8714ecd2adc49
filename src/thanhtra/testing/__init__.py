"""What an application that embeds the library tests itself with (bộ công cụ kiểm thử): extra ``testing``.

Where things live: ``calendars`` · ``parties`` (subjects and officials) · ``histories`` (lawful, and with one named defect) ·
``documents`` (and mutated ones) · ``machine`` (a desk Hypothesis drives) · ``plugin`` (TOML a jurist can read, as tests).
"""

from __future__ import annotations

from thanhtra.situations import Situation, situations
from thanhtra.testing.calendars import calendar_years, calendars
from thanhtra.testing.documents import documents, mutated_documents
from thanhtra.testing.histories import DEFECTS, UnlawfulHistory, lawful_histories, unlawful_histories
from thanhtra.testing.machine import CaseMachine
from thanhtra.testing.parties import names, officials, parties

__all__ = [
    "DEFECTS",
    "CaseMachine",
    "Situation",
    "UnlawfulHistory",
    "calendar_years",
    "calendars",
    "documents",
    "lawful_histories",
    "mutated_documents",
    "names",
    "officials",
    "parties",
    "situations",
    "unlawful_histories",
]
