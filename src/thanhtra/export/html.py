"""A review as one page of HTML that needs nothing else: no network, no script; for a screen, a reader and paper (báo cáo HTML).

Everything a file says is text to the page: elements come from ``markup``, which escapes what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable

from thanhtra.casefile import Case
from thanhtra.export.html_parts import (
    Sheet,
    basis_in_words,
    day,
    deadlines,
    facts,
    grouped,
    head,
    history,
    parties,
    path,
    section,
    unfolded,
)
from thanhtra.export.markup import Child, Markup, el, own
from thanhtra.export.needed import needs
from thanhtra.export.page import page
from thanhtra.export.style import PLAIN
from thanhtra.export.words import SEVERITIES, said
from thanhtra.findings import Answer, Finding, NotAssessed, Review, Satisfied
from thanhtra.rulebook import Rulebook
from thanhtra.wording import event_in_words, token_in_words

_ADVICE = (
    "Báo cáo do máy lập theo bộ quy tắc nêu trên; hãy mở điều khoản được viện dẫn để kiểm tra trước khi sử dụng.",
    "Written by a machine from the rules named above; open the provision an answer cites before relying on it.",
)


def html(review: Review, case: Case, *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """One case as a page, in Vietnamese or English."""
    return html_page([(case, review)], lang=lang, book=book)


def html_page(items: Iterable[tuple[Case, Review]], *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """Cases one after the other on one page; each starts on a sheet of its own when printed."""
    sheets = _sheets(items, book, lang)
    titled = sheets[0].case.id if len(sheets) == 1 else ""
    title = " — ".join(part for part in (titled, said(("rà soát hồ sơ", "case review"), lang)) if part)
    skip = el("a", sheets[0].say("skip"), href="#c0-answers", class_="skip") if sheets else None
    return page(title, skip, [_case(sheet) for sheet in sheets], el("footer", said(_ADVICE, lang)), lang=lang)


def case_parts(items: Iterable[tuple[Case, Review]], *, lang: str = "vi", book: Rulebook | None = None) -> list[Markup]:
    """The reports of cases as parts of a page of another's making, which has its own ``main``."""
    return [_case(sheet, within=True) for sheet in _sheets(items, book, lang)]


def _sheets(items: Iterable[tuple[Case, Review]], book: Rulebook | None, lang: str) -> list[Sheet]:
    law = book or Rulebook.built_in()
    return [Sheet(review=review, case=case, book=law, lang=lang, at=at) for at, (case, review) in enumerate(items)]


def _case(sheet: Sheet, *, within: bool = False) -> Markup:
    name = "main" if sheet.at == 0 and not within else "div"
    return el("article", head(sheet), el(name, _needed(sheet), _answers(sheet), history(sheet), deadlines(sheet), path(sheet), parties(sheet)), class_="case")


def _needed(sheet: Sheet) -> Markup | None:
    wanted = needs(sheet.review, sheet.case, book=sheet.book, lang=sheet.lang)
    parts = []
    for key, group in (("needed", [n for n in wanted if not n.of_law]), ("law-silent", [n for n in wanted if n.of_law])):
        if group:
            rows = []
            for need in group:
                owners = f" ({', '.join(need.owners)})" if need.owners else ""
                rows.append(el("li", need.label, own(owners) if owners else None, " ", el("span", f"{PLAIN.arrow} {', '.join(need.checks)}", class_="cite")))
            parts.append(section(sheet, key, el("ul", rows)))
    return el("div", parts) if parts else None


def _answers(sheet: Sheet) -> Markup:
    all_ = dict(enumerate(sheet.review.answers))
    parts: list[Child] = []
    for key, kind, tone in (("findings", Finding, "bad"), ("not-known", NotAssessed, "unknown")):
        groups = grouped({at: a for at, a in all_.items() if isinstance(a, kind)})
        if not groups:
            parts.append(el("h3", f"{sheet.say(key)}: {sheet.say('nothing')}"))
        for severity, found in groups.items():
            names = {s.value: pair for s, pair in SEVERITIES.items()}
            parts.append(el("h3", f"{sheet.say(key)} — {said(names[severity], sheet.lang)} ({len(found)})"))
            parts += [_answer(sheet, at, a, tone) for at, a in found]
    good = {at: a for at, a in all_.items() if isinstance(a, Satisfied)}
    if good:
        listed = [_answer(sheet, at, a, "good") for at, a in good.items()]
        parts.append(el("details", el("summary", el("strong", f"{sheet.say('in-order')} ({len(good)})")), el("div", listed), class_="good"))
    return section(sheet, "answers", *parts)


def _answer(sheet: Sheet, at: int, answer: Answer, tone: str) -> Markup:
    lang = sheet.lang
    event = sheet.case.events[answer.event] if answer.event is not None else None
    rows: list[tuple[str, Child]] = [(sheet.say("asked"), said(answer.question, lang))]
    if event is not None:
        rows.append((sheet.say("event"), [own(event_in_words(event, lang)), " ", day(event.day) if event.day else None]))
    if answer.act is not None and answer.act != "*":
        rows.append((sheet.say("act"), own(answer.act)))
    if answer.missing:
        lacking = dict.fromkeys(token_in_words(t, case=sheet.case, book=sheet.book, lang=lang) for t in answer.missing)
        rows.append((sheet.say("missing"), "; ".join(lacking)))
    if answer.due is not None:
        rows.append((sheet.say("due"), day(answer.due)))
    if answer.actual is not None:
        rows.append((sheet.say("actual"), day(answer.actual)))
    if answer.cites:
        rows.append((sheet.say("law"), el("ul", [el("li", c.en if lang == "en" else c.vi) for c in dict.fromkeys(answer.cites)])))
    if answer.law_on is not None:
        rows.append((sheet.say("law-on"), day(answer.law_on)))
    rows.append((sheet.say("known-through"), basis_in_words(answer, lang) + (f"; {sheet.say('provisional')}" if answer.provisional else "")))
    mark = {"bad": PLAIN.bad, "unknown": PLAIN.unknown, "good": PLAIN.good}[tone]
    summary = el("summary", el("span", mark, class_=tone, aria_hidden="true"), el("span", answer.check, class_=f"code {tone}"), own(answer.message[lang]))
    return el("details", summary, facts(rows), unfolded(sheet, answer.steps, open_=True), class_=tone, id=sheet.anchor(at))
