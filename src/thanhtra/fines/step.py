"""One step of the derivation of an amount."""

from __future__ import annotations

from typing import NamedTuple

from thanhtra.law import Citation


class FineStep(NamedTuple):
    """What was done, in both languages, and by which provision."""

    vi: str
    en: str
    cites: tuple[Citation, ...]


def dong(amount: int) -> str:
    """``7.500.000``: đồng as Vietnamese papers write them."""
    return f"{amount:,}".replace(",", ".")
