"""Situations with the answer the law gives, and which versions of the law they decided (tình huống kiểm thử).

Where things live: ``reading`` (TOML a jurist can read), ``sources`` (files and folders of situations and cases), ``watching`` (a rulebook
that tells which versions were read), ``coverage`` (the versions that decided, both ways), ``excuses`` (those that need not, and why).
"""

from __future__ import annotations

from thanhtra.situations.coverage import Coverage, Covered, coverage
from thanhtra.situations.excuses import Excuse, excuses, idle, unexcused, unknown
from thanhtra.situations.reading import Situation, situations
from thanhtra.situations.sources import given

__all__ = [
    "Coverage",
    "Covered",
    "Excuse",
    "Situation",
    "coverage",
    "excuses",
    "given",
    "idle",
    "situations",
    "unexcused",
    "unknown",
]
