"""The frequent mistakes of an archive: each check with its share, an anonymised example, the rule, the cure (sai sót thường gặp)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.checks import all_checks
from thanhtra.classes import frozen
from thanhtra.findings import Finding, NotAssessed
from thanhtra.law import Citation
from thanhtra.privacy import redact
from thanhtra.reckoning import so_many
from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity

_TRIES: Final = 3
"""So many cases of one check are looked at for an example before it goes without."""


@frozen(kw_only=True)
class Mistake:
    """One check over an archive, in cases: ``wrong`` with a finding, ``unknown`` with none and something not assessed, ``right`` all in order.

    ``law`` is where the question stands, else what its first finding cites; ``severities`` counts the findings by consequence on their
    days; ``example`` is a sentence (Vietnamese, English) without a person.
    """

    code: str
    question: tuple[str, str]
    law: tuple[Citation, ...]
    wrong: int
    right: int
    unknown: int
    severities: Mapping[Severity, int]
    example: tuple[str, str] | None

    @property
    def share(self) -> float:
        """Of the cases in which the check has an answer, how many are wrong (0 to 1); cases not assessed are in neither number."""
        return self.wrong / (self.wrong + self.right) if self.wrong else 0.0


@frozen(kw_only=True)
class Mistakes:
    """The checks of an archive with findings, most cases first; ``cases`` is how many were read."""

    cases: int
    listed: tuple[Mistake, ...]


def frequent_mistakes(cases: Iterable[Case], book: Rulebook, *, only: Collection[str] | None = None) -> Mistakes:
    """Review every case once and count each check by cases. ``only`` names the codes to ask, all when None.

    Raises CheckError for a code no check has. An example is the sentence of the same finding in the case as ``privacy.redact`` leaves it for statistics: days, amounts and
    provisions stay. Where the redacted case does not show the finding, there is none.
    """
    wrong, right, unknown = Counter[str](), Counter[str](), Counter[str]()
    severities: dict[str, Counter[Severity]] = {}
    cites: dict[str, tuple[Citation, ...]] = {}
    examples: dict[str, tuple[str, str] | None] = {}
    tries = Counter[str]()
    read = 0
    for case in cases:
        read += 1
        answers = review(case, book, only=only).answers
        bad = {a.check: a for a in reversed(answers) if isinstance(a, Finding)}
        unsure = {a.check for a in answers if isinstance(a, NotAssessed)} - set(bad)
        wrong.update(bad.keys())
        unknown.update(unsure)
        right.update({a.check for a in answers} - set(bad) - unsure)
        for answer in answers:
            if isinstance(answer, Finding):
                severities.setdefault(answer.check, Counter())[answer.severity] += 1
                cites.setdefault(answer.check, answer.cites)
        lacking = {code for code in bad if examples.get(code) is None and tries[code] < _TRIES}
        if lacking:
            tries.update(lacking)
            examples |= _examples(case, {code: bad[code] for code in lacking}, book)
    known = {check.code: check for check in all_checks()}
    listed = [
        Mistake(
            code=code,
            question=known[code].question,
            law=known[code].law or cites[code],
            wrong=count,
            right=right[code],
            unknown=unknown[code],
            severities=dict(severities[code]),
            example=examples.get(code),
        )
        for code, count in wrong.items()
    ]
    return Mistakes(cases=read, listed=tuple(sorted(listed, key=lambda m: (-m.wrong, m.code))))


def _examples(case: Case, bad: Mapping[str, Finding], book: Rulebook) -> dict[str, tuple[str, str] | None]:
    """The sentence of each finding in the case nobody can be recognised in."""
    shown = review(redact(case, profile="statistics"), book, only=frozenset(bad)).answers
    found = {(a.check, a.event): a for a in shown if isinstance(a, Finding)}
    return {
        code: None if (same := found.get((code, answer.event))) is None else (same.message.vi, same.message.en)
        for code, answer in bad.items()
    }


CURES: Final[Mapping[Severity, tuple[str, str]]] = {
    Severity.VOIDS: (
        "có thể phải hủy bỏ quyết định: hỏi thanhtra audit ai hủy bỏ, đến khi nào, có ban hành quyết định mới được không",
        "the decision may fall: ask thanhtra audit who annuls it, until when, whether a new one may follow",
    ),
    Severity.AMEND: (
        "sửa đổi, bổ sung hoặc hủy bỏ một phần quyết định: hỏi thanhtra audit",
        "amend the decision or annul part of it: ask thanhtra audit",
    ),
    Severity.CORRECT: ("đính chính", "correct the paper"),
    Severity.NOTE: ("không làm mất hiệu lực quyết định: rút kinh nghiệm", "the decision stands: do it right next time"),
}
"""What mends a finding of each consequence; who may and until when depends on the case."""


def mistakes_page(found: Mistakes, *, lang: str = "vi") -> LaidOut:
    """A row a check: its share, what it asks and where the law says it, an example, the cure of the gravest finding."""
    at = lang == "en"
    heads = (
        (
            "Mã",
            "Hồ sơ sai",
            "Tỷ lệ sai",
            "Hồ sơ đúng",
            "Chưa đánh giá được",
            "Quy tắc",
            "Căn cứ",
            "Ví dụ (đã ẩn danh)",
            "Cách khắc phục",
        )
        if not at
        else (
            "Code",
            "Cases wrong",
            "Share",
            "Cases in order",
            "Not assessed",
            "Rule",
            "Law",
            "Example (anonymised)",
            "Cure",
        )
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            m.code,
            m.wrong,
            _percent(m.share, lang),
            m.right,
            m.unknown,
            m.question[at],
            "; ".join(map(str, m.law)),
            None if m.example is None else m.example[at],
            CURES[_gravest(m)][at],
        )
        for m in found.listed
    ]
    table = PageTable(
        title=("Sai sót thường gặp", "Frequent mistakes")[at],
        heads=heads,
        rows=tuple(rows),
        empty=("Không thấy sai sót.", "No mistake was found.")[at],
    )
    verdict = (
        f"{len(found.listed)} loại sai sót trong {found.cases} hồ sơ.",
        f"{so_many(len(found.listed), 'kind of mistake', 'kinds of mistakes')} in {so_many(found.cases, 'case')}.",
    )[at]
    note = (
        "Tỷ lệ: số hồ sơ sai trên số hồ sơ kiểm tra trả lời được; hồ sơ chưa đánh giá được không tính vào đâu. Ví dụ giữ ngày và số tiền: xem lại trước khi công bố.",
        "Share: cases wrong among those the check could answer; cases not assessed are in neither. Examples keep days and amounts: look at them before publishing.",
    )[at]
    return LaidOut(
        title=("Sai sót thường gặp", "Frequent mistakes")[at],
        lang=lang,
        facts=((("Số hồ sơ", "Cases")[at], found.cases),),
        verdict=verdict,
        good=not found.listed,
        tables=(table,),
        notes=(note,),
    )


def _gravest(one: Mistake) -> Severity:
    return next(s for s in Severity if s in one.severities)


def _percent(share: float, lang: str) -> str:
    text = f"{share * 100:.1f} %"
    return text if lang == "en" else text.replace(".", ",")


def mistakes_to_json(found: Mistakes) -> dict[str, Any]:
    """``cases`` and each check: counts, ``share`` (four decimals), question, law, severities, example and cure in both languages."""
    return {"cases": found.cases, "mistakes": [_mistake(one) for one in found.listed]}


def _mistake(one: Mistake) -> dict[str, Any]:
    cure = CURES[_gravest(one)]
    out: dict[str, Any] = {
        "check": one.code,
        "wrong": one.wrong,
        "right": one.right,
        "unknown": one.unknown,
        "share": round(one.share, 4),
        "question": {"vi": one.question[0], "en": one.question[1]},
        "law": [str(c) for c in one.law],
        "severities": {s.value: n for s, n in one.severities.items()},
        "cure": {"vi": cure[0], "en": cure[1]},
    }
    return out if one.example is None else out | {"example": {"vi": one.example[0], "en": one.example[1]}}
