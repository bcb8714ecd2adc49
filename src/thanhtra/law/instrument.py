"""A legal instrument (văn bản quy phạm pháp luật)."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.terms import Basis


@frozen(kw_only=True)
class Instrument:
    """One law, code, decree or notice, by its number.

    ``in_force`` is its first day; ``ended`` the first day it no longer holds as a whole (None: not known to have ended).
    """

    number: str
    kind: str
    vi: str
    en: str
    issued: date | None = None
    in_force: date
    ended: date | None = None
    known: Basis = Basis.TEXT
    note: str = ""
