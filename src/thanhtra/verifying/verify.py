"""Every row of rule data compared with the texts of a folder (đối chiếu dữ liệu với văn bản)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from thanhtra.rulebook import Rulebook
from thanhtra.verifying import decree_rows, rows
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Fact, Outcome, compared, unread, without_text
from thanhtra.verifying.powers import power_facts


def verify(book: Rulebook, folder: Path) -> list[Compared]:
    """Every row, in the order of the data. Raises Unusable when ``folder`` holds no text that can be used."""
    library = Library.read(folder, book.instruments)
    texts = rows.Texts(library)
    return [
        *rows.instruments(book, texts),
        *rows.fields(book, texts),
        *rows.limits(book, texts),
        *rows.thresholds(book, texts),
        *rows.named_rules(book, texts),
        *_powers(book, texts),
        *decree_rows.heads(book, library),
        *decree_rows.acts(book, library),
        *decree_rows.titles(book, library),
    ]


def _powers(book: Rulebook, texts: rows.Texts) -> Iterator[Compared]:
    for slug, history in book.powers.items():
        for version in history.versions:
            row = f"power:{slug}@{version.start}"
            own = [c for c in version.cites if c.instrument not in _amenders(book)] or list(version.cites)
            text, file = texts.said(own, version.start)
            if version.rule is None:
                facts = [unread(version.gap or "ended", "a gap or an end: nothing is stated")]
                yield compared(row, file, facts, source="powers", known=version.known) if file else without_text(row, version.gap or "ended", source="powers", known=version.known)
            elif not file:
                yield without_text(row, ", ".join(map(str, version.cites)), source="powers", known=version.known)
            else:
                found: Iterator[Fact] = power_facts(version.rule, text, book.posts[slug])
                yield compared(row, file, found, source="powers", known=version.known)


def _amenders(book: Rulebook) -> frozenset[str]:
    return frozenset(n for n, i in book.instruments.items() if "sửa đổi" in i.vi.lower())


def summary(found: Sequence[Compared]) -> dict[str, int]:
    """How many rows of each outcome."""
    count = Counter(c.outcome for c in found)
    return {outcome.value: count[outcome] for outcome in Outcome}


def as_json(found: Sequence[Compared]) -> dict[str, Any]:
    """The report as JSON values: ``summary``, and one of ``rows`` for each row of data."""
    return {"summary": summary(found), "rows": [{"row": c.row, "file": c.file, "outcome": c.outcome.value, "ours": c.ours, "text": c.text} for c in found]}
