"""A rule's history in words: each version with its first day, what it says, where, and how it is known (lịch sử quy định)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from thanhtra.export.derivation import cited
from thanhtra.export.style import Style
from thanhtra.export.words import BASES, NOT_READ, NOTE, noted, said
from thanhtra.law import Series, Version
from thanhtra.reckoning import written
from thanhtra.rulebook import LeftOut, Limit, Rulebook, Threshold
from thanhtra.wording import INSPECTION_TYPES, LEVELS

_INSIDE = " " * 6


def version_text(
    of: Series[Any], version: Version[Any], says: Callable[[Any], list[str]], *, lang: str, style: Style
) -> Iterator[str]:
    """One version: its days, what it says, where and how known, and the note on it."""
    after = [v.start for v in of.versions if v.start > version.start]
    until = f" {said(('đến trước', 'until before'), lang)} {written(after[0], lang)}" if after else ""
    yield style.paint("strong", f"  {said(('từ', 'from'), lang)} {written(version.start, lang)}{until}")
    if version.ended:
        yield f"{_INSIDE}{said(('hết hiệu lực', 'ended'), lang)}"
    elif version.rule is None:
        yield from style.folded(noted(NOT_READ, version.gap, lang), first=_INSIDE, rest=_INSIDE)
    else:
        for line in says(version.rule):
            yield from style.folded(line, first=_INSIDE, rest=_INSIDE + "  ")
    if version.cites:
        yield from _known(version, lang, style)
    if version.note:
        yield from style.folded(noted(NOTE, version.note, lang), first=_INSIDE, rest=_INSIDE)


def _known(version: Version[Any], lang: str, style: Style) -> Iterator[str]:
    known = f"{said(('nguồn:', 'known by'), lang)} {said(BASES[version.known], lang)}"
    yield from style.folded(f"[{cited(version.cites, lang)}] {known}", first=_INSIDE, rest=_INSIDE)


def says_limit(limit: Limit, lang: str, book: Rulebook) -> list[str]:
    """Each branch of a limit: its terms, its grounds, where it stands."""
    lines = []
    for branch in limit.branches:
        term = " + ".join(said((t.vi, t.en), lang) for t in branch.terms)
        names = [book.grounds[g] for g in branch.grounds if g in book.grounds]
        grounds = " + ".join(f"{said((g.vi, g.en), lang)} ({g.slug})" for g in names)
        place = f" [{cited(branch.cites, lang)}]" if branch.cites else ""
        held = ", ".join(said(LEVELS[level], lang) if level in LEVELS else level for level in branch.levels)
        lines.append(" — ".join(part for part in (term, held, grounds) if part) + place)
    lines += [
        f"{said(LEVELS.get(level, (level, level)), lang)}: {noted(NOT_READ, why, lang)}" for level, why in limit.gaps
    ]
    lines += [f"{_held(one, lang)}: {noted(NOT_READ, one.why, lang)}" for one in limit.left_out]
    return lines


def _held(one: LeftOut, lang: str) -> str:
    return f"{said(LEVELS.get(one.level, (one.level, one.level)), lang)}, {said(INSPECTION_TYPES[one.type], lang)}"


def says_threshold(threshold: Threshold, lang: str) -> str:
    """Both amounts of a threshold."""
    person, organization = amount_in_words(threshold.individual, lang), amount_in_words(threshold.organization, lang)
    return said(
        (f"cá nhân {person}, tổ chức {organization}", f"individual {person}, organisation {organization}"), lang
    )


def amount_in_words(amount: int, lang: str) -> str:
    """``250.000 đồng``; with commas in English."""
    return f"{amount:,} đồng" if lang == "en" else f"{amount:,} đồng".replace(",", ".")
