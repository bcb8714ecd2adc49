"""What comparing one row with the text gave: it agrees, it differs, it could not be read, there is no text (kết quả đối chiếu)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from thanhtra.classes import frozen
from thanhtra.terms import Basis


class Comparison(StrEnum):
    """The outcome of one row, or of one fact of it."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNREAD = "unread"
    NO_TEXT = "no-text"


@frozen
class Fact:
    """One thing a row states: what the row says of it, what the text says, or why that could not be read."""

    outcome: Comparison
    ours: str
    text: str


@frozen
class Compared:
    """One row of rule data against the text. ``row``: a citation, or a series and its day; ``file`` is empty without a text."""

    row: str
    file: str
    outcome: Comparison
    ours: str
    text: str
    source: str
    known: Basis
    read: int
    """Facts of the row a machine compared, whatever the outcome."""
    facts: int


def agree_or_differ(ours: str, text: str, *, same: bool) -> Fact:
    """A fact that was read."""
    return Fact(Comparison.AGREES if same else Comparison.DIFFERS, ours, text)


def unread(ours: str, why: str) -> Fact:
    """A fact the text could not be asked about."""
    return Fact(Comparison.UNREAD, ours, why)


def compared(row: str, file: str, facts: Iterable[Fact], *, source: str, known: Basis) -> Compared:
    """The row's outcome: it differs when a fact does; else it is unread when one is; the facts that decided are shown."""
    found = tuple(facts)
    worst = next(
        (o for o in (Comparison.DIFFERS, Comparison.UNREAD) if any(f.outcome is o for f in found)), Comparison.AGREES
    )
    shown = [f for f in found if f.outcome is worst]
    read = sum(f.outcome in (Comparison.AGREES, Comparison.DIFFERS) for f in found)
    return Compared(
        row,
        file,
        worst,
        "; ".join(f.ours for f in shown),
        "; ".join(dict.fromkeys(f.text for f in shown)),
        source,
        known,
        read,
        len(found),
    )


def without_text(row: str, ours: str, *, source: str, known: Basis) -> Compared:
    """A row whose place is in no text at hand."""
    return Compared(row, "", Comparison.NO_TEXT, ours, "", source, known, 0, 0)
