"""The findings of a case, and its history, each event with what is wrong or not known about it (diễn biến)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.export.derivation import cited, source_of
from thanhtra.export.needed import lacking
from thanhtra.export.style import Style
from thanhtra.export.words import BASES, SEVERITIES, said, word
from thanhtra.findings import Answer, Finding, NotAssessed, Review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis
from thanhtra.wording import event_in_words, only_if, shown

_INSIDE = "  "


@frozen(kw_only=True)
class Page:
    """What every part of a page is drawn from."""

    review: Review
    case: Case
    book: Rulebook
    lang: str
    style: Style


def timeline(page: Page) -> Iterator[str]:
    """One line an event, with the codes of its findings, or with what its open questions lack."""
    by_event: dict[int | None, list[Answer]] = {}
    for answer in page.review.answers:
        by_event.setdefault(answer.event, []).append(answer)
    for at, event in enumerate(page.case.events):
        answers = by_event.get(at, ())
        when = shown(event.day, page.lang) if event.day else word("no-day", page.lang)
        yield from _event(page, answers, f"{when:<10}  ", event_in_words(event, page.lang))
    if by_event.get(None):
        yield from _event(page, by_event[None], "", word("file", page.lang))


def _event(page: Page, answers: Sequence[Answer], when: str, name: str) -> Iterator[str]:
    style, tone = page.style, _tone(answers)
    told = ", ".join(dict.fromkeys(a.check for a in answers if isinstance(a, Finding)))
    why = told or lacking(answers, page.case, page.book, page.lang)
    head = f"  {getattr(style, tone)} {when}"
    lines = style.folded(f"{name}{f' ({why})' if why else ''}", first=head, rest=" " * len(head))
    yield f"  {style.mark(tone)}{lines[0][2 + len(getattr(style, tone)) :]}"
    yield from lines[1:]


def findings(page: Page) -> Iterator[str]:
    """Every finding, the gravest first: code, sentence, what follows, where the law says it."""
    for finding in sorted(page.review.findings, key=lambda a: list(SEVERITIES).index(a.severity)):
        yield from _finding(page, finding)


def only_under(page: Page) -> Iterator[str]:
    """What is in time only under a ground that is not on file."""
    unknown: dict[tuple[str, int | None, str], list[Answer]] = {}
    for answer in page.review.answers:
        if isinstance(answer, NotAssessed) and answer.due_if:
            unknown.setdefault((answer.check, answer.event, only_if(page.book, answer.due_if, page.lang)), []).append(
                answer
            )
    for group in unknown.values():
        yield from _unknown(page, group)


def _tone(answers: Sequence[Answer]) -> str:
    if any(isinstance(a, Finding) for a in answers):
        return "bad"
    if any(isinstance(a, NotAssessed) for a in answers):
        return "unknown"
    return "good" if answers else "quiet"


def _finding(page: Page, answer: Finding) -> Iterator[str]:
    style, lang = page.style, page.lang
    head = f"{_INSIDE}{style.bad} {answer.check} "
    text = f"{answer.message[lang]} {word('law', lang)}: {_source(answer, lang)}. {said(('Hậu quả', 'What follows'), lang)}: {_consequence(page, answer)}."
    for at, line in enumerate(style.folded(text, first=head, rest=" " * len(head))):
        yield (
            line
            if at
            else line.replace(f"{style.bad} {answer.check}", style.paint("bad", f"{style.bad} {answer.check}"), 1)
        )


def _consequence(page: Page, answer: Finding) -> str:
    """What follows from the fault, with the provision that says so: not the one that was broken."""
    event = page.case.events[answer.event] if answer.event is not None else None
    day = (event.day if event is not None else None) or page.review.as_of
    told = said(SEVERITIES[answer.severity], page.lang)
    cites = page.book.consequence(answer.defect, day).cites if day is not None else ()
    return f"{told} ({cited(cites, page.lang)})" if cites else told


def _unknown(page: Page, group: Sequence[Answer]) -> Iterator[str]:
    style, lang = page.style, page.lang
    answer = group[0]
    head = f"{_INSIDE}{style.unknown} {answer.check} "
    text = answer.message[lang]
    acts = [a.act for a in group if a.act and a.act != "*"]
    if acts and len(page.case.acts or ()) > 1:
        text = f"{text.removesuffix('.')} ({word('acts', lang)} {', '.join(acts)})."
    if answer.cites:
        text = f"{text.removesuffix('.')} ({cited(answer.cites[:1], lang)})."
    for at, line in enumerate(style.folded(text, first=head, rest=" " * len(head))):
        yield (
            line
            if at
            else line.replace(
                f"{style.unknown} {answer.check}", style.paint("unknown", f"{style.unknown} {answer.check}"), 1
            )
        )


def _source(answer: Answer, lang: str) -> str:
    known = "" if answer.basis is Basis.TEXT else f"; {word('known-by', lang)} {said(BASES[answer.basis], lang)}"
    wavering = f"; {word('provisional', lang)}" if answer.provisional else ""
    return f"{source_of(answer, lang)}{known}{wavering}"
