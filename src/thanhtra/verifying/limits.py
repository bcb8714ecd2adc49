"""Limits, thresholds and other rules of procedure against the places they cite (thời hạn, ngưỡng, quy tắc)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.clock import Branch, Limit
from thanhtra.rulebook.rules import Says, Threshold
from thanhtra.terms import Unit
from thanhtra.verifying.asked import Texts, version_row
from thanhtra.verifying.figures import numbers, percents, sums, terms
from thanhtra.verifying.outcome import Compared, Comparison, Fact, agree_or_differ, unread

_PROMPT: Final = re.compile(r"\bngay\b|kịp thời|lập tức", re.IGNORECASE)


def limits(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Time limits: each term of each branch stands in the place it cites, in its unit."""
    for rule in book.procedure.limits.values():
        for version in rule.versions.versions:
            yield version_row(
                f"{rule.slug}@{version.start}",
                version,
                texts,
                rule.source,
                partial(_limit, day=version.start, texts=texts),
            )


def _limit(limit: Limit, text: str, *, day: date, texts: Texts) -> Iterator[Fact]:
    for branch in limit.branches:
        said = texts.said(branch.cites, day)[0] if branch.cites else text
        yield from _branch(branch, said or text)


def _branch(branch: Branch, text: str) -> Iterator[Fact]:
    stated = terms(text)
    for term in branch.terms:
        ours = f"{' '.join((*branch.levels, branch.key)).strip() or 'plain'}: {term_words(term)}"
        if term.unit is Unit.PROMPTLY:
            yield _without_figure(ours, text, stated=bool(stated))
        elif not stated:
            yield unread(ours, f"no time limit is read in {text[:160]!r}")
        else:
            yield agree_or_differ(
                ours,
                ", ".join(dict.fromkeys(map(term_words, stated))),
                same=term in stated or _together(branch) in stated,
            )


def _without_figure(ours: str, text: str, *, stated: bool) -> Fact:
    """*Ngay*, *kịp thời*; or no term at all where the row gives no figure."""
    if _PROMPT.search(text):
        return Fact(Comparison.AGREES, ours, "promptly")
    return (
        unread(ours, "neither ngay nor kịp thời is read") if stated else Fact(Comparison.AGREES, ours, "no time limit")
    )


def _together(branch: Branch) -> TimeLimit | None:
    """The terms of one unit as one: a text may state how far they reach together."""
    units = {t.unit for t in branch.terms}
    amounts = [t.amount for t in branch.terms if t.amount is not None]
    return TimeLimit(sum(amounts), units.pop()) if len(units) == 1 and len(amounts) > 1 else None


def term_words(term: TimeLimit) -> str:
    """``7 working-day``."""
    return f"{term.amount} {term.unit.value}" if term.amount is not None else term.unit.value


def thresholds(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Thresholds: both sums stand in the place cited."""
    for rule in book.procedure.thresholds.values():
        for version in rule.versions.versions:
            yield version_row(f"{rule.slug}@{version.start}", version, texts, rule.source, _threshold)


def _threshold(rule: Threshold, text: str) -> Iterator[Fact]:
    stated = sums(text)
    for amount in (rule.individual, rule.organization):
        if not stated:
            yield unread(str(amount), "no sum in đồng is read")
        else:
            yield agree_or_differ(str(amount), ", ".join(map(str, stated)), same=amount in stated)


def named_rules(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Other rules of procedure: the figures among their values stand in the place cited; words cannot be compared."""
    for rule in book.procedure.rules.values():
        for version in rule.versions.versions:
            yield version_row(f"{rule.slug}@{version.start}", version, texts, rule.source, _says)


def _says(says: Says, text: str) -> Iterator[Fact]:
    stated = numbers(text)
    figures = {k: v for k, v in says.items() if isinstance(v, int) and not isinstance(v, bool)}
    for key, value in figures.items():
        if key.startswith("per_ten_thousand"):
            yield agree_or_differ(
                f"{key} = {value}",
                ", ".join(percents(text)),
                same=f"{value / 100:g}".replace(".", ",") in percents(text),
            )
        elif value in stated:
            yield Fact(Comparison.AGREES, f"{key} = {value}", str(value))
        elif stated and (value >= _A_SUM or key.endswith(_COUNTED)):
            yield agree_or_differ(f"{key} = {value}", ", ".join(map(str, sorted(stated))), same=False)
        else:
            yield unread(f"{key} = {value}", "the figure is not printed there")
    if not figures:
        yield unread(", ".join(f"{k} = {v}" for k, v in says.items()), "words, no figure")


_A_SUM: Final = 1_000
_COUNTED: Final = ("days", "hours", "months", "years")
