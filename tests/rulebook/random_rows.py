"""Draws the rows that ``docs/development/random-rows.md`` sets beside their sources; run it to print them.

A row's place in the draw is the SHA-256 of the seed, its citation and its first day, and the twenty lowest of a decree are drawn: a
new row can enter the draw, but moves no other. Rows without a figure (a named gap) are not drawn: there is nothing to set side by side.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook, Violation

SEED = 20261122
EACH = 20
DECREES = ("174/2026/NĐ-CP", "330/2026/NĐ-CP", "15/2020/NĐ-CP", "119/2020/NĐ-CP")
"""Decrees of which a text or a quotation is at hand, each with the rows its amenders wrote into it."""


def _place(row: Violation) -> str:
    return hashlib.sha256(f"{SEED} {row.citation} {row.start}".encode()).hexdigest()


def drawn(instrument: str, book: Rulebook) -> list[Violation]:
    """The rows drawn from one decree, in the order of its text."""
    versions = [v.rule for history in book.decrees.acts(instrument).values() for v in history.versions]
    rows = [row for row in versions if row is not None and not row.gap]
    return sorted(sorted(rows, key=_place)[:EACH], key=lambda row: (row.citation.sort_key, row.start))


def frame_of(row: Violation) -> str:
    """``5,000,000-10,000,000``, or ``warning``."""
    return "warning" if row.frame is None else f"{row.frame.least:,}-{row.frame.most:,}"


def _at(cite: Citation | None) -> str:
    return "" if cite is None else " " + str(cite).partition(" Đ")[2]


def book_cell(row: Violation) -> str:
    """What the book holds: for whom, how known, measures and remedies with their clauses."""
    measures = [m.measure + (f" {m.least}-{m.most}" if m.least else "") + _at(m.cite) for m in row.additional]
    remedies = [r.remedy + _at(r.cite) for r in row.remedies]
    kinds = ["or warning"] if row.or_warning else []
    return "; ".join([str(row.stated_for), str(row.known), *kinds, *measures, *remedies])


def lines(book: Rulebook) -> Iterator[str]:
    """The left half of the tables."""
    for instrument in DECREES:
        yield f"## {instrument}"
        for row in drawn(instrument, book):
            yield f"| {str(row.citation).partition(' Đ')[2]} | {row.start} | {frame_of(row)} | {book_cell(row)} |"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(Rulebook.built_in()))
