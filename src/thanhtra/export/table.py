"""Many cases at a glance: a line each, the gravest finding first named, and what they come to (bảng tổng hợp nhiều hồ sơ)."""

from __future__ import annotations

from collections import Counter
from typing import Final

import attrs

from thanhtra.casefile import Case
from thanhtra.export.style import PLAIN, Style, cleaned
from thanhtra.export.words import said
from thanhtra.findings import Finding, NotAssessed, Review
from thanhtra.terms import Severity

_GRAVEST: Final = (Severity.VOIDS, Severity.AMEND, Severity.CORRECT, Severity.NOTE)
_FOLLOWS: Final = {
    Severity.VOIDS: ("thuộc trường hợp phải hủy bỏ", "to be annulled"),
    Severity.AMEND: ("phải sửa đổi, bổ sung", "to be amended"),
    Severity.CORRECT: ("phải đính chính", "to be corrected"),
    Severity.NOTE: ("chỉ ghi nhận", "noted"),
}
_CODES: Final = 4


@attrs.define
class TableTotals:
    """What the cases seen so far come to."""

    cases: int = 0
    with_findings: int = 0
    open: int = 0
    unusable: int = 0
    by_severity: Counter[Severity] = attrs.field(factory=Counter)
    by_check: Counter[str] = attrs.field(factory=Counter)

    def count(self, review: Review) -> tuple[list[Finding], int]:
        """Take a review in; its findings, gravest first, and how many questions are open."""
        found = sorted((a for a in review.answers if isinstance(a, Finding)), key=lambda a: _GRAVEST.index(a.severity))
        unknown = sum(isinstance(a, NotAssessed) for a in review.answers)
        self.cases += 1
        self.with_findings += bool(found)
        self.open += bool(unknown and not found)
        if found:
            self.by_severity[found[0].severity] += 1
        self.by_check.update({a.check for a in found})
        return found, unknown


def case_line(review: Review, case: Case, totals: TableTotals, *, lang: str = "vi", style: Style = PLAIN) -> str:
    """One case on one line: its mark, its id, how many findings and what the gravest means, which checks, how much is open."""
    found, unknown = totals.count(review)
    if found:
        gravest = said(_FOLLOWS[found[0].severity], lang)
        codes = list(dict.fromkeys(a.check for a in found))
        more = f" +{len(codes) - _CODES}" if len(codes) > _CODES else ""
        told = said(
            (
                f"{len(found)} sai sót, {gravest} ({', '.join(codes[:_CODES])}{more})",
                f"{_plural(len(found), 'finding')}, {gravest} ({', '.join(codes[:_CODES])}{more})",
            ),
            lang,
        )
    else:
        told = said(("không phát hiện sai sót", "no finding"), lang)
    left = said((f"; {unknown} nội dung chưa đánh giá được", f"; {unknown} not assessed"), lang) if unknown else ""
    return f"{style.mark('bad' if found else 'unknown' if unknown else 'good')} {cleaned(case.id)}: {told}{left}"


def total_line(totals: TableTotals, *, lang: str = "vi") -> str:
    """What all come to: ``50 hồ sơ: 12 có sai sót (8 thuộc trường hợp phải hủy bỏ, …); 30 …``."""
    grave = ", ".join(f"{totals.by_severity[s]} {said(_FOLLOWS[s], lang)}" for s in _GRAVEST if totals.by_severity[s])
    clean = totals.cases - totals.with_findings - totals.open
    vi = f"{totals.cases} hồ sơ: {totals.with_findings} có sai sót{f' ({grave})' if grave else ''}; {totals.open} không phát hiện sai sót nhưng còn nội dung chưa đánh giá được; {clean} đúng quy định"
    en = f"{_plural(totals.cases, 'case')}: {totals.with_findings} with findings{f' ({grave})' if grave else ''}; {totals.open} without findings but with open questions; {clean} in order"
    if totals.unusable:
        vi, en = f"{vi}; {totals.unusable} không đọc được", f"{en}; {totals.unusable} unusable"
    common = ", ".join(
        f"{code} ({count})"
        for code, count in sorted(totals.by_check.items(), key=lambda one: (-one[1], one[0]))[:_CODES]
    )
    if common:
        vi, en = f"{vi}. Hay gặp: {common}", f"{en}. Most met: {common}"
    return said((vi, en), lang) + "."


def _plural(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
