"""Every row of rule data compared with the texts of a folder (đối chiếu dữ liệu với văn bản)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs

from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Post
from thanhtra.rulebook.sanctioning import Power
from thanhtra.verifying import (
    authority_rows,
    crossing_rows,
    decree_rows,
    ended_rows,
    field_rows,
    form_rows,
    head_rows,
    instrument_rows,
    limits,
)
from thanhtra.verifying.asked import Texts, version_row
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Fact
from thanhtra.verifying.powers import power_facts


def verify(book: Rulebook, folder: Path) -> list[Compared]:
    """Every row, in the order of the data. Raises Unusable when ``folder`` holds no text that can be used."""
    library = Library.read(folder, book.instruments)
    texts = Texts(library)
    return [
        *instrument_rows.instruments(book, library),
        *ended_rows.ended(book, library),
        *crossing_rows.crossings(book, texts),
        *field_rows.fields(book, texts),
        *limits.limits(book, texts),
        *limits.thresholds(book, texts),
        *limits.named_rules(book, texts),
        *_powers(book, texts),
        *authority_rows.authorities(book, library),
        *form_rows.forms(book, library),
        *head_rows.heads(book, library),
        *decree_rows.acts(book, library),
        *decree_rows.titles(book, library),
    ]


def _powers(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Titles' own powers; the amending text is read where it amends, so its own place is left out."""
    amenders = _amenders(book)
    for slug, history in book.powers.items():
        for version in history.versions:
            own = tuple(c for c in version.cites if c.instrument not in amenders) or version.cites
            asked = partial(_facts, post=book.posts[slug])
            yield version_row(f"power:{slug}@{version.start}", attrs.evolve(version, cites=own), texts, "powers", asked)


def _facts(power: Power, text: str, *, post: Post) -> Iterator[Fact]:
    return power_facts(power, text, post)


def _amenders(book: Rulebook) -> frozenset[str]:
    return frozenset(n for n, i in book.instruments.items() if "sửa đổi" in i.vi.lower())
