"""Fields of state management: the most a fine may be, and the limitation, against the lists of the Law (lĩnh vực)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.verifying.asked import Texts, version_row
from thanhtra.verifying.figures import sums, terms
from thanhtra.verifying.limits import term_words
from thanhtra.verifying.outcome import Compared, Comparison, Fact, agree_or_differ, unread
from thanhtra.verifying.wording import alike


def fields(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Fields: the most an individual pays, at the point that names the field; the limitation of its acts."""
    for field in book.fields.values():
        for version in field.maximum.versions if field.maximum else ():
            yield version_row(
                f"maximum:{field.slug}@{version.start}", version, texts, "fields.toml", partial(_maximum, name=field.vi)
            )
        for limitation in field.limitation.versions if field.limitation else ():
            yield version_row(
                f"limitation:{field.slug}@{limitation.start}",
                limitation,
                texts,
                "fields.toml",
                partial(_limitation, name=field.vi),
            )


def _maximum(amount: int, text: str, *, name: str) -> Iterator[Fact]:
    stated = sums(text)
    if not stated:
        yield unread(str(amount), "no sum in đồng is read")
    else:
        yield agree_or_differ(str(amount), ", ".join(map(str, stated)), same=amount in stated)
    yield (
        Fact(Comparison.AGREES, name, name)
        if listed(name, text, loosely=True)
        else unread(name, f"the field is not named so: {text[:200]!r}")
    )


def _limitation(term: TimeLimit, text: str, *, name: str) -> Iterator[Fact]:
    """The rule is one year; the fields named after it have two."""
    stated = terms(text)
    if not stated:
        yield unread(term_words(term), "no term is read")
        return
    plain, exception = stated[0], stated[1:]
    named = listed(name, text, loosely=term != plain)
    theirs = exception[0] if exception and named else plain
    yield agree_or_differ(
        term_words(term),
        f"{term_words(theirs)} ({name} {'named' if named else 'not named'} among the exceptions)",
        same=term == theirs,
    )


def listed(name: str, text: str, *, loosely: bool = False) -> bool:
    """Whether a list of fields has ``name`` as one of its parts; ``loosely``: a part that shares half of its syllables will do."""
    parts = [
        " ".join(part.split())
        for part in re.split(
            r"[;:]|\.\s|thì thời hiệu|trừ các trường hợp(?: sau(?: đây)?)?|hành chính về", text.lower()
        )
    ]
    wanted = re.sub(r"\s*\([^)]*\)", "", name.lower())
    pieces = [piece.strip() for part in parts for piece in (part, *part.split(", "))]
    return any(one in pieces for one in (wanted, *re.findall(r"\(([^)]*)\)", name.lower()))) or (
        loosely and any(alike(wanted, part) for part in parts)
    )
