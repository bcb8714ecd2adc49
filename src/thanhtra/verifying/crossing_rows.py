"""What a text says of cases that straddle a change: which law, which day, who takes over (điều khoản chuyển tiếp)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from thanhtra.law import Citation, GoverningDay
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Crossing, TransitionClause
from thanhtra.terms import Basis
from thanhtra.verifying.asked import Texts
from thanhtra.verifying.outcome import Compared, Comparison, Fact, agree_or_differ, compared, unread, without_text
from thanhtra.verifying.references import TEXT_NUMBER

_GOVERNED: Final = {
    GoverningDay.ACT: r"(?:thực\s+hiện|xảy\s+ra|chấm\s+dứt|kết\s+thúc).*thời\s+điểm|thời\s+điểm.*(?:thực\s+hiện|xảy\s+ra|chấm\s+dứt)",
    GoverningDay.HANDLING: r"thời\s+điểm\s+(?:xem\s+xét|xử\s+lý|xử\s+phạt)",
    GoverningDay.TRIGGER: r"thời\s+điểm\s+bắt\s+đầu\s+(?:tính\s+)?thời\s+hạn",
    GoverningDay.CONTROL: r"ban\s+hành\s+trước\s+ngày\s+(?:Luật|Nghị\s+định)\s+này\s+có\s+hiệu\s+lực",
}
_CROSSED: Final = {
    Crossing.ENDED_BEFORE: r"kết\s+thúc\s+trước\s+ngày|xảy\s+ra\s+trước\s+ngày|thời\s+điểm\s+(?:thực\s+hiện|xảy\s+ra)\s+hành\s+vi",
    Crossing.ONGOING: r"đang\s+(?:diễn\s+ra|được\s+thực\s+hiện)|còn\s+tiếp\s+diễn",
    Crossing.MINUTES_BEFORE: r"lập\s+biên\s+bản",
    Crossing.LIGHTER: r"nhẹ\s+hơn|có\s+lợi|không\s+quy\s+định\s+trách\s+nhiệm",
}
_TAKEN_OVER: Final = {
    "pending": r"đang\s+trong\s+quá\s+trình|chưa\s+ra\s+quyết\s+định|thực\s+hiện\s+thẩm\s+quyền",
    "execution": r"thi\s+hành|thực\s+hiện\s+thẩm\s+quyền",
    "coercion": r"cưỡng\s+chế|thực\s+hiện\s+thẩm\s+quyền",
    "correction": r"đính\s+chính|thực\s+hiện\s+thẩm\s+quyền",
    "annulment": r"hủy\s+bỏ|thực\s+hiện\s+thẩm\s+quyền",
}
_SHOWN: Final = 160


def crossings(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Which day governs, the transition of each decree, and who takes over from a post that is gone."""
    for by, series in book.transition.items():
        for version in series.versions:
            row = f"governing:{by.value}@{version.start}"
            yield _asked(
                row,
                texts,
                version.cites,
                version.start,
                version.known,
                "transition.toml",
                _spoken(by.value, _GOVERNED[by]),
            )
    for instrument, head in book.decrees.heads.items():
        for clause in head.transition:
            row, source = f"transition:{clause.when.value}@{instrument}", f"decrees of {instrument}"
            yield _asked(row, texts, clause.cites, clause.start, clause.known, source, *_transition(clause, instrument))
    for rule in book.takeovers.rules:
        row = f"takeover:{'+'.join(rule.matters)}@{rule.start} {rule.cites[0]}"
        words = [_spoken(matter, _TAKEN_OVER[matter]) for matter in rule.matters]
        yield _asked(row, texts, rule.cites, rule.start, rule.known, "takeovers.toml", *words)


_Question = tuple[str, str, str]
"""What is asked, and the words that answer it; a number of an instrument that must be among those named, or nothing."""


def _spoken(what: str, words: str) -> _Question:
    return what, words, ""


def _transition(clause: TransitionClause, instrument: str) -> Iterator[_Question]:
    yield _spoken(clause.when.value, _CROSSED[clause.when])
    if clause.applies != instrument:
        yield f"applies {clause.applies}", "", clause.applies


def _asked(
    row: str, texts: Texts, cites: Iterable[Citation], day: date, known: Basis, source: str, *questions: _Question
) -> Compared:
    text, file = texts.said(cites, day)
    if not file:
        return without_text(row, ", ".join(q[0] for q in questions), source=source, known=known)
    return compared(row, file, [_answer(q, text, known) for q in questions], source=source, known=known)


def _answer(question: _Question, text: str, known: Basis) -> Fact:
    what, words, number = question
    if number:
        named = tuple(dict.fromkeys(TEXT_NUMBER.findall(text)))
        return (
            agree_or_differ(what, f"names {', '.join(named)}", same=number in named)
            if named
            else unread(what, "no text is named by its number")
        )
    if re.search(words, text, re.IGNORECASE):
        return Fact(Comparison.AGREES, what, what)
    why = (
        "our reading: the place says nothing of it"
        if known is Basis.INFERENCE
        else f"worded otherwise than {what}: {text[:_SHOWN]}"
    )
    return unread(what, why)
