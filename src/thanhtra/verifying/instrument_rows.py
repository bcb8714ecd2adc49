"""Instruments: their day of issue and their first day, as their own text says (văn bản)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thanhtra.rulebook import Rulebook
from thanhtra.verifying.figures import days
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison, Fact, agree_or_differ, compared, unread, without_text

_FORCE: Final = re.compile(
    r"có hiệu lực(?:\s+thi hành)?\s*(?:kể\s+)?từ\s+(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})", re.IGNORECASE
)

_SIGNED: Final = re.compile(r"có hiệu lực(?:\s+thi hành)?\s*(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành)", re.IGNORECASE)
_END: Final = 3_000


def instruments(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Instruments: the day of issue and the first day, as the text itself says."""
    for instrument in book.instruments.values():
        lines = library.lines(instrument.number)
        file = library.file_of(instrument.number)
        ours = f"in force {instrument.in_force}"
        if not file:
            yield without_text(instrument.number, ours, source="instruments.toml", known=instrument.known)
            continue
        text = " ".join(" ".join(lines).split())
        dated = (*days(" ".join(lines[:40])), *days(text[-_END:]))
        starts = [
            *(d for m in _FORCE.finditer(text) for d in days(m.group(1))),
            *(dated if _SIGNED.search(text) else ()),
        ]
        facts = [
            agree_or_differ(ours, ", ".join(dict.fromkeys(map(str, starts))), same=instrument.in_force in starts)
            if starts
            else unread(ours, "no day in force is read")
        ]
        if instrument.issued is not None:
            issued = f"issued {instrument.issued}"
            facts.append(
                Fact(Comparison.AGREES, issued, issued)
                if instrument.issued in dated
                else unread(issued, "the day of issue is not read")
            )
        yield compared(instrument.number, file, facts, source="instruments.toml", known=instrument.known)
