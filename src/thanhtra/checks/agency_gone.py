"""Whether the agency an official is of was gone that day (cơ quan không còn)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Body, Rulebook
from thanhtra.terms import Basis


class GoneAgency(NamedTuple):
    """An agency the book knows to have ended: its first day without it, what took over in both languages, and how that is known."""

    ended: date
    heirs_vi: str
    heirs_en: str
    basis: Basis
    cites: tuple[Citation, ...] = ()


@kept_by_book(maxsize=512)
def agency_gone(agency: str, day: date, book: Rulebook) -> GoneAgency | None:
    """The bodies of that name, with or without their province, when all of them had ended by ``day``; None where one is left or none is known."""
    own = [body for body in _named(agency, book) if body.start <= day]
    last = max(own, key=lambda body: body.ended or date.max, default=None)
    if last is None or last.ended is None or day < last.ended:
        return None
    heirs = [book.bodies[slug] for slug in last.succeeded_by]
    return GoneAgency(last.ended, ", ".join(h.vi for h in heirs), ", ".join(h.en for h in heirs), last.known)


@kept_by_book(maxsize=512)
def _named(agency: str, book: Rulebook) -> tuple[Body, ...]:
    """Every body the book knows by that name, with or without its province."""
    name = agency.casefold()
    of_provinces = (f"{name} tỉnh ", f"{name} thành phố ")
    return tuple(
        [body for body in book.bodies.values() if (told := body.vi.casefold()) == name or told.startswith(of_provinces)]
    )
