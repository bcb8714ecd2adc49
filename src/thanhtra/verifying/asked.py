"""The texts asked for what the rows of a series cite (hỏi văn bản theo điều khoản được viện dẫn)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from thanhtra.law import Citation, Version
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison, Fact, compared, unread, without_text
from thanhtra.verifying.powers import clause_of


class Texts:
    """The texts asked for the places a row cites: what they say together, and the file."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def said(self, cites: Iterable[Citation], day: date) -> tuple[str, str]:
        """What the places cited say on ``day``, one after another; and the file of the first; both empty when none is at hand."""
        found = [(c, p) for c in cites if c.article for p in self.library.passages(c, day)]
        says = [clause_of(self.library, p, day, c) if len(found) == 1 else p.whole for c, p in found]
        return " ".join(" ".join((*reversed(p.heads), said)) for (_, p), said in zip(found, says, strict=True)), found[
            0
        ][1].file if found else ""

    def lack(self, cites: Iterable[Citation], day: date) -> bool:
        """Whether some place cited is not at hand."""
        return any(c.article and not self.library.passages(c, day) for c in cites)

    def has(self, cites: Iterable[Citation]) -> bool:
        """Whether there is a whole text of any instrument cited."""
        return any(self.library.is_whole(c.instrument) for c in cites)


def version_row(
    row: str, version: Version[Any], texts: Texts, source: str, facts: Callable[[Any, str], Iterator[Fact]]
) -> Compared:
    """One version of a series: a gap or an end states nothing to compare beyond the place itself."""
    text, file = texts.said(version.cites, version.start)
    known = version.known
    if version.rule is None:
        ours = version.gap or "ended"
        return (
            compared(row, file, [unread(ours, "a gap or an end: nothing is stated")], source=source, known=known)
            if file
            else without_text(row, ours, source=source, known=known)
        )
    if not file:
        if texts.has(version.cites):
            return compared(
                row,
                "",
                [unread(", ".join(map(str, version.cites)), "the place cited is not found in the text")],
                source=source,
                known=known,
            )
        return without_text(row, ", ".join(map(str, version.cites)), source=source, known=known)
    found = list(facts(version.rule, text))
    if texts.lack(version.cites, version.start):
        found = [
            unread(f.ours, f"a place cited is not at hand; what is says {f.text}")
            if f.outcome is Comparison.DIFFERS
            else f
            for f in found
        ]
    return compared(row, file, found, source=source, known=known)
