"""What an application that embeds the library tests itself with (bộ công cụ kiểm thử): extra ``testing``.

Where things live: ``calendars`` · ``parties`` (subjects and officials) · ``regimes`` (states of the law) · ``lawful`` (one lawful file from a
plan) · ``defects`` (the catalogue: one defect each, by ``edits``) · ``drawn`` (lawful and defective histories under every regime) ·
``registering`` (``st.from_type``) · ``histories`` (the ten defects of 2020) ·
``documents`` (and mutated ones) · ``narrowing`` (what a check's conditions keep unsaid) · ``machine`` (a desk Hypothesis drives) · ``plugin`` (TOML a jurist can read, as tests).
"""

from __future__ import annotations

from thanhtra.situations import Situation, situations
from thanhtra.testing.calendars import calendar_years, calendars
from thanhtra.testing.defects import CATALOGUE, InjectedDefect
from thanhtra.testing.documents import documents, mutated_documents
from thanhtra.testing.drawn import DefectiveHistory, catalogued_checks, defective_histories, lawful_histories
from thanhtra.testing.histories import DEFECTS, UnlawfulHistory, unlawful_histories
from thanhtra.testing.lawful import Plan, lawful_case
from thanhtra.testing.machine import CaseMachine
from thanhtra.testing.narrowing import Unasked, unasked
from thanhtra.testing.parties import names, officials, parties
from thanhtra.testing.regimes import REGIMES, Regime, RegimeName, regime_named
from thanhtra.testing.registering import register_strategies

__all__ = [
    "CATALOGUE",
    "DEFECTS",
    "REGIMES",
    "CaseMachine",
    "DefectiveHistory",
    "InjectedDefect",
    "Plan",
    "Regime",
    "RegimeName",
    "Situation",
    "Unasked",
    "UnlawfulHistory",
    "calendar_years",
    "calendars",
    "catalogued_checks",
    "defective_histories",
    "documents",
    "lawful_case",
    "lawful_histories",
    "mutated_documents",
    "names",
    "officials",
    "parties",
    "regime_named",
    "register_strategies",
    "situations",
    "unasked",
    "unlawful_histories",
]
