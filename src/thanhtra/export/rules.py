"""A rule's history in words: each version with its first day, what it says, where, and how it is known (lịch sử quy định)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from thanhtra.export.derivation import cited
from thanhtra.export.style import PLAIN, Style
from thanhtra.export.words import BASES, said
from thanhtra.law import Series, Version
from thanhtra.rulebook import Limit, LimitRule, Rulebook, Threshold, ThresholdRule

_INSIDE = " " * 6


def rule_text(rule: LimitRule | ThresholdRule, *, lang: str = "vi", style: Style = PLAIN, book: Rulebook | None = None) -> str:
    """The whole history of a limit or threshold, oldest version first, without a final line break."""
    head = f"{style.paint('strong', said((rule.vi, rule.en), lang))} ({rule.slug})"
    return "\n".join((head, *versions_text(rule, rule.versions.versions, lang=lang, style=style, book=book or Rulebook.built_in())))


def versions_text(
    rule: LimitRule | ThresholdRule, versions: tuple[Version[Limit], ...] | tuple[Version[Threshold], ...], *, lang: str, style: Style, book: Rulebook
) -> Iterator[str]:
    """Each of the versions given."""

    def says(version: object) -> list[str]:
        if isinstance(version, Limit):
            return _branches(version, lang, book)
        return [_amounts(version, lang)] if isinstance(version, Threshold) else []

    for version in versions:
        yield from version_text(rule.versions, version, says, lang=lang, style=style)


def version_text(of: Series[Any], version: Version[Any], says: Callable[[Any], list[str]], *, lang: str, style: Style) -> Iterator[str]:
    """One version: its days, what it says, where and how known, and the note on it."""
    after = [v.start for v in of.versions if v.start > version.start]
    until = f" {said(('đến trước', 'until before'), lang)} {after[0].isoformat()}" if after else ""
    yield style.paint("strong", f"  {said(('từ', 'from'), lang)} {version.start.isoformat()}{until}")
    if version.ended:
        yield f"{_INSIDE}{said(('hết hiệu lực', 'ended'), lang)}"
    elif version.rule is None:
        yield from style.folded(f"{said(('chưa đọc được', 'not read'), lang)}: {version.gap}", first=_INSIDE, rest=_INSIDE)
    else:
        for line in says(version.rule):
            yield from style.folded(line, first=_INSIDE, rest=_INSIDE + "  ")
    known = f"{said(('biết qua', 'known by'), lang)} {said(BASES[version.known], lang)}"
    yield from style.folded(f"[{cited(version.cites, lang) or '—'}] {known}", first=_INSIDE, rest=_INSIDE)
    if version.note:
        yield from style.folded(f"{said(('ghi chú', 'note'), lang)}: {version.note}", first=_INSIDE, rest=_INSIDE)


def _branches(limit: Limit, lang: str, book: Rulebook) -> list[str]:
    lines = []
    for branch in limit.branches:
        term = " + ".join(said((t.vi, t.en), lang) for t in branch.terms)
        names = [book.grounds[g] for g in branch.grounds if g in book.grounds]
        grounds = " + ".join(f"{said((g.vi, g.en), lang)} ({g.slug})" for g in names)
        place = f" [{cited(branch.cites, lang)}]" if branch.cites else ""
        lines.append(f"{term}{f' — {grounds}' if grounds else ''}{place}")
    return lines


def _amounts(threshold: Threshold, lang: str) -> str:
    person, organization = (f"{amount:,}".replace(",", "." if lang == "vi" else ",") for amount in (threshold.individual, threshold.organization))
    return said((f"cá nhân {person} đồng, tổ chức {organization} đồng", f"individual {person} đồng, organisation {organization} đồng"), lang)
