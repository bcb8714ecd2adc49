"""What happened: frozen facts and events, as a file states them (hồ sơ vụ việc)."""

from __future__ import annotations

from thanhtra.casefile.case import Case
from thanhtra.casefile.events import KINDS, LAW_CLOCK, REFERENCES, Event
from thanhtra.casefile.facts import (
    Act,
    Additional,
    Alleged,
    Delegation,
    GoodsItem,
    Instalment,
    Official,
    Remedy,
    Sanction,
    Signatures,
    Subject,
    Term,
)
from thanhtra.casefile.tokens import GROUNDS_SHOWN_BY, Token, event_token, fact_token, ground_token, parse_token

__all__ = [
    "GROUNDS_SHOWN_BY",
    "KINDS",
    "LAW_CLOCK",
    "REFERENCES",
    "Act",
    "Additional",
    "Alleged",
    "Case",
    "Delegation",
    "Event",
    "GoodsItem",
    "Instalment",
    "Official",
    "Remedy",
    "Sanction",
    "Signatures",
    "Subject",
    "Term",
    "Token",
    "event_token",
    "fact_token",
    "ground_token",
    "parse_token",
]
