"""What the law has to say to the next step, for people (bước tiếp theo có được thực hiện không)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thanhtra.casefile import Case, Event
from thanhtra.export.derivation import source_of
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.words import said
from thanhtra.findings import Answer, Outcome
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity
from thanhtra.wording import event_in_words, token_in_words


def outcome_text(
    outcome: Outcome, step: Event, case: Case, book: Rulebook, *, lang: str = "vi", style: Style = PLAIN
) -> str:
    """The verdict in one line, then what refuses, what cannot be told (what would void first), what is only noted."""
    return joined(_lines(outcome, step, case.then(step), book, lang, sealed(style)))


def _lines(outcome: Outcome, step: Event, case: Case, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    name = event_in_words(step, lang)
    name = name[:1].upper() + name[1:]
    blocked = [a for a in outcome.unknown if a.severity is Severity.VOIDS]
    others = [a for a in outcome.unknown if a not in blocked]
    if outcome.allowed:
        yield style.paint(
            "strong",
            said(
                (f"{style.mark('good')} {name}: được thực hiện.", f"{style.mark('good')} {name}: may come next."), lang
            ),
        )
    elif outcome.refusals:
        yield style.paint(
            "strong",
            said(
                (
                    f"{style.mark('bad')} {name}: không được thực hiện.",
                    f"{style.mark('bad')} {name}: may not come next.",
                ),
                lang,
            ),
        )
    else:
        yield style.paint(
            "strong",
            said(
                (
                    f"{style.mark('unknown')} {name}: chưa xác định được.",
                    f"{style.mark('unknown')} {name}: cannot be told.",
                ),
                lang,
            ),
        )
    yield from _part(("Lý do", "Why not"), outcome.refusals, "bad", lang, style)
    yield from _open(("Phải biết trước khi thực hiện", "To be known first"), blocked, case, book, lang, style)
    yield from _part(("Lưu ý", "To note"), outcome.notes, "running", lang, style)
    yield from _open(("Chưa đánh giá được", "Not assessed"), others, case, book, lang, style)


def _part(head: tuple[str, str], answers: Sequence[Answer], tone: str, lang: str, style: Style) -> Iterator[str]:
    if answers:
        yield f"{said(head, lang)}:"
    for answer in answers:
        cites = source_of(answer, lang)
        yield from style.folded(
            f"{said((answer.message.vi, answer.message.en), lang)} ({answer.check}) [{cites}]",
            first=f"  {style.mark(tone)} ",
            rest="    ",
        )


def _open(
    head: tuple[str, str], answers: Sequence[Answer], case: Case, book: Rulebook, lang: str, style: Style
) -> Iterator[str]:
    """Grouped by what would tell, so that one missing fact is asked for once."""
    groups: dict[str, list[str]] = {}
    for answer in answers:
        for token in answer.missing:
            groups.setdefault(token_in_words(token, case=case, book=book, lang=lang), []).append(answer.check)
    if groups:
        yield f"{said(head, lang)}:"
    for words, checks in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        yield from style.folded(
            f"{words} ({', '.join(dict.fromkeys(checks))})", first=f"  {style.mark('unknown')} ", rest="    "
        )
