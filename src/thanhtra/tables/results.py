"""Reviews as a table: one row a case, for those who work in spreadsheets (bảng kết quả rà soát)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.export.needed import needs
from thanhtra.findings import Deadline, Finding, NotAssessed, Review
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Bearer, Nature, Severity, Status

HEADS: Final = (
    ("Hồ sơ", "Case"),
    ("Số quyết định", "Decision"),
    ("Ngày quyết định", "Decided on"),
    ("Kết luận", "Verdict"),
    ("Số sai sót", "Findings"),
    ("Sai sót", "What is wrong"),
    ("Số nội dung chưa đánh giá được", "Not assessed"),
    ("Cần bổ sung", "Missing"),
    ("Việc tiếp theo", "Next step"),
    ("Ngày cuối", "Last day"),
    ("Nguồn", "Source"),
)
_GRAVEST: Final = (Severity.VOIDS, Severity.AMEND, Severity.CORRECT, Severity.NOTE)
_VERDICTS: Final = {
    Severity.VOIDS: ("có sai sót: thuộc trường hợp phải hủy bỏ toàn bộ quyết định", "findings: to be annulled"),
    Severity.AMEND: ("có sai sót: phải sửa đổi, bổ sung", "findings: to be amended"),
    Severity.CORRECT: ("có sai sót: phải đính chính", "findings: to be corrected"),
    Severity.NOTE: ("có sai sót: chỉ ghi nhận", "findings: noted"),
}
_OPEN: Final = ("chưa thấy sai sót, còn nội dung chưa đánh giá được", "no finding, some questions not assessed")
_CLEAN: Final = ("không có sai sót", "in order")
_UNUSABLE: Final = ("không đọc được hồ sơ", "unusable input")
_WAITING: Final = (Status.OPEN, Status.CONDITIONAL, Status.MISSED)
_MOST_NEEDS: Final = 8


@frozen(kw_only=True)
class CaseResult:
    """One case: ``wrong`` are (code, sentence, citations) of its findings, gravest first; ``last_day`` that of ``next_step``."""

    case: str
    decision: str = ""
    decided: date | None = None
    verdict: str
    wrong: tuple[tuple[str, str, str], ...] = ()
    open: int = 0
    missing: tuple[str, ...] = ()
    next_step: str = ""
    last_day: date | None = None
    source: str = ""


def results_of(
    items: Iterable[tuple[Case, Review] | Unusable], book: Rulebook, *, lang: str = "vi"
) -> list[CaseResult]:
    """One result an item, in order; an input that could not be used is a row too."""
    return [_unusable(item, lang) if isinstance(item, Unusable) else _result(*item, book, lang) for item in items]


def _unusable(item: Unusable, lang: str) -> CaseResult:
    return CaseResult(
        case=item.case or "",
        verdict=_said(_UNUSABLE, lang),
        missing=tuple(str(p) for p in item.problems),
        source=item.source or "",
    )


def _result(case: Case, review: Review, book: Rulebook, lang: str) -> CaseResult:
    found = sorted((a for a in review.answers if isinstance(a, Finding)), key=lambda a: _GRAVEST.index(a.severity))
    unknown = sum(isinstance(a, NotAssessed) for a in review.answers)
    verdict = _VERDICTS[found[0].severity] if found else _OPEN if unknown else _CLEAN
    decision = next((e for e in case.events if e.kind in ("decision_issued", "spot_decision_issued")), None)
    step = _next(review)
    missing = (
        [
            n.label + (f" ({', '.join(n.owners[:3])})" if n.owners else "")
            for n in needs(review, case, book=book, lang=lang)
            if not n.of_law
        ]
        if unknown
        else []
    )
    more = len(missing) - _MOST_NEEDS
    return CaseResult(
        case=case.id,
        decision=(decision.number or "") if decision else "",
        decided=decision.day if decision else None,
        verdict=_said(verdict, lang),
        wrong=tuple((a.check, a.why.message[lang], "; ".join(map(str, a.why.cites))) for a in found),
        open=unknown,
        missing=(*missing[:_MOST_NEEDS], *((f"+{more}",) if more > 0 else ())),
        next_step="" if step is None else step.en if lang == "en" else step.vi,
        last_day=None if step is None or step.due is None else law_day(step.due),
        source=case.source or "",
    )


def _next(review: Review) -> Deadline | None:
    """The duty of the authority nothing on file has met: the nearest still to come, else the one longest overdue."""
    waiting = [
        d
        for d in review.deadlines
        if d.status in _WAITING
        and d.met_on is None
        and d.due is not None
        and d.nature is Nature.DUTY
        and d.bearer is Bearer.AUTHORITY
    ]
    seen = review.as_of or date.min
    ahead = [d for d in waiting if d.due is not None and law_day(d.due) >= seen]
    return min(ahead or waiting, key=lambda d: (law_day(d.due or date.max), d.kind), default=None)


def _said(pair: tuple[str, str], lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]
