"""A review as one page of HTML that needs nothing else: no network, no script; for a screen, a reader and paper (báo cáo HTML).

Everything a file says is text to the page: elements come from ``markup``, which escapes what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thanhtra.casefile import Case
from thanhtra.export.html_parts import (
    Sheet,
    day,
    deadlines,
    facts,
    grouped,
    history,
    parties,
    path,
    section,
    unfolded,
)
from thanhtra.export.html_summary import head, index, questions
from thanhtra.export.markup import Child, Markup, el, own
from thanhtra.export.page import page
from thanhtra.export.style import PLAIN
from thanhtra.export.words import BASES, SEVERITIES, said
from thanhtra.findings import Answer, Finding, NotAssessed, Review, Satisfied
from thanhtra.rulebook import Rulebook
from thanhtra.wording import event_in_words, token_in_words

_NAMES = {severity.value: pair for severity, pair in SEVERITIES.items()}
_ADVICE = (
    "Báo cáo do máy lập theo bộ quy tắc nêu trên; hãy mở điều khoản được viện dẫn để kiểm tra trước khi sử dụng.",
    "Written by a machine from the rules named above; open the provision an answer cites before relying on it.",
)


def html(review: Review, case: Case, *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """One case as a page, in Vietnamese or English."""
    return html_page([(case, review)], lang=lang, book=book)


def html_page(items: Iterable[tuple[Case, Review]], *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """Cases one after the other on one page; more than one stand behind a table of verdicts. Each starts on a sheet of its own when printed."""
    sheets = _sheets(items, book, lang)
    alone = len(sheets) == 1
    title = " — ".join(
        part for part in (sheets[0].case.id if alone else "", said(("rà soát hồ sơ", "case review"), lang)) if part
    )
    first = f"#{sheets[0].place('findings')}" if alone else "#index"
    skip = el("a", sheets[0].say("skip"), href=first, class_="skip") if sheets else None
    body = el("main", None if alone else index(sheets, lang), [_case(sheet) for sheet in sheets])
    return page(title, skip, body, el("footer", said(_ADVICE, lang)), lang=lang)


def case_parts(items: Iterable[tuple[Case, Review]], *, lang: str = "vi", book: Rulebook | None = None) -> list[Markup]:
    """The reports of cases as parts of a page of another's making, which has its own ``main``."""
    return [_case(sheet) for sheet in _sheets(items, book, lang)]


def _sheets(items: Iterable[tuple[Case, Review]], book: Rulebook | None, lang: str) -> list[Sheet]:
    law = book or Rulebook.built_in()
    return [Sheet(review=review, case=case, book=law, lang=lang, at=at) for at, (case, review) in enumerate(items)]


def _case(sheet: Sheet) -> Markup:
    """The verdict first, then who and what, findings, questions, deadlines, history; what is in order and the path fold."""
    parts = (
        _findings(sheet),
        questions(sheet, _open_questions(sheet)),
        deadlines(sheet),
        history(sheet),
        _in_order(sheet),
        path(sheet),
        parties(sheet),
    )
    return el("article", head(sheet), parts, class_="case", id=sheet.place("case"), aria_labelledby=sheet.place("name"))


def _findings(sheet: Sheet) -> Markup:
    parts: list[Child] = []
    for name, found in _grouped(sheet, Finding).items():
        parts.append(el("h3", f"{_NAMES[name][sheet.lang == 'en']} ({len(found)})"))
        parts += [_answer(sheet, at, a, "bad") for at, a in found]
    return section(sheet, "findings", *(parts or [el("p", sheet.say("nothing"))]))


def _open_questions(sheet: Sheet) -> Markup | None:
    """Every question without an answer, each with its reason, folded away."""
    groups = _grouped(sheet, NotAssessed)
    listed: list[Child] = []
    for name, found in groups.items():
        listed.append(
            el(
                "h3",
                f"{said(('nếu không đúng quy định', 'if not in order'), sheet.lang)}: {_NAMES[name][sheet.lang == 'en']} ({len(found)})",
            )
        )
        listed += [_answer(sheet, at, a, "unknown", acts) for at, a, acts in _alike(found)]
    return _fold(sheet, "not-known", listed, sum(map(len, groups.values())), "unknown") if listed else None


def _alike(found: Iterable[tuple[int, Answer]]) -> Iterator[tuple[int, Answer, str]]:
    """Questions of one check about one event that are open for the same reason stand once, with all their acts."""
    groups: dict[tuple[str, int | None, str], list[tuple[int, Answer]]] = {}
    for at, answer in found:
        groups.setdefault((answer.check, answer.event, answer.message.vi), []).append((at, answer))
    for group in groups.values():
        yield *group[0], ", ".join(a.act for _, a in group if a.act is not None)


def _in_order(sheet: Sheet) -> Markup | None:
    good = [_answer(sheet, at, a, "good") for at, a in enumerate(sheet.review.answers) if isinstance(a, Satisfied)]
    return _fold(sheet, "in-order", good, len(good), "good") if good else None


def _fold(sheet: Sheet, key: str, listed: list[Child] | list[Markup], count: int, tone: str) -> Markup:
    return el(
        "details", el("summary", el("strong", f"{sheet.say(key)} ({count})")), el("div", listed), class_=f"{tone} all"
    )


def _grouped(sheet: Sheet, kind: type[Answer]) -> dict[str, list[tuple[int, Answer]]]:
    return grouped({at: a for at, a in enumerate(sheet.review.answers) if isinstance(a, kind)})


def _answer(sheet: Sheet, at: int, answer: Answer, tone: str, acts: str | None = None) -> Markup:
    lang = sheet.lang
    event = sheet.case.events[answer.event] if answer.event is not None else None
    rows: list[tuple[str, Child]] = [(sheet.say("asked"), said(answer.question, lang))]
    if event is not None:
        rows.append(
            (
                sheet.say("event"),
                [own(event_in_words(event, lang)), " ", day(event.day, sheet.lang) if event.day else None],
            )
        )
    if answer.act is not None and answer.act != "*":
        rows.append((sheet.say("act"), own(acts or answer.act)))
    if answer.missing:
        lacking = dict.fromkeys(token_in_words(t, case=sheet.case, book=sheet.book, lang=lang) for t in answer.missing)
        rows.append((sheet.say("missing"), "; ".join(lacking)))
    if answer.due is not None:
        rows.append((sheet.say("due"), day(answer.due, sheet.lang)))
    if answer.actual is not None:
        rows.append((sheet.say("actual"), day(answer.actual, sheet.lang)))
    if answer.cites:
        rows.append(
            (
                sheet.say("law"),
                el("ul", [el("li", c.en if lang == "en" else c.vi) for c in dict.fromkeys(answer.cites)]),
            )
        )
    if answer.source is not None:
        rows.append((sheet.say("source"), own(answer.source[lang])))
    if answer.law_on is not None:
        rows.append((sheet.say("law-on"), day(answer.law_on, sheet.lang)))
    rows.append(
        (
            sheet.say("known-through"),
            said(BASES[answer.basis], lang) + (f"; {sheet.say('provisional')}" if answer.provisional else ""),
        )
    )
    mark = {"bad": PLAIN.bad, "unknown": PLAIN.unknown, "good": PLAIN.good}[tone]
    summary = el(
        "summary",
        el("span", mark, class_=tone, aria_hidden="true"),
        el("span", answer.check, class_=f"code {tone}"),
        own(answer.message[lang]),
    )
    return el(
        "details", summary, facts(rows), unfolded(sheet, answer.steps, open_=True), class_=tone, id=sheet.anchor(at)
    )
