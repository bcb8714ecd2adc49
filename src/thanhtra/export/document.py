"""A review as a page of text: the verdict, who and what, findings, what to provide, deadlines, history, a summary (kết quả rà soát)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.casefile import Case
from thanhtra.casefile.labels import STAGE_NAMES
from thanhtra.export.case_facts import case_facts
from thanhtra.export.limits import limits
from thanhtra.export.needed import Need, needs
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.timeline import Page, findings, only_under, timeline
from thanhtra.export.verdict import verdict
from thanhtra.export.words import said, word
from thanhtra.findings import Finding, NotAssessed, Review
from thanhtra.rulebook import Rulebook
from thanhtra.wording import shown


def text(review: Review, case: Case, *, lang: str = "vi", style: Style = PLAIN, book: Rulebook | None = None) -> str:
    """A review for a person, in Vietnamese or English, without a final line break.

    What is in order is only counted; what is not known is grouped by the fact that would tell. ``book`` (default: the built-in
    one) names limits and grounds.
    """
    page = Page(review=review, case=case, book=book or Rulebook.built_in(), lang=lang, style=sealed(style))
    return joined(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    lang, style = page.lang, page.style
    yield _header(page)
    found = verdict(page.review, page.case, book=page.book, lang=lang)
    yield from style.folded(found.sentence, first=f"{getattr(style, found.tone)} ", rest="  ")
    for name, told in case_facts(page.case, page.book, lang):
        yield from style.folded(f"{name}: {told}", first="  ", rest="    ")
    wanted = needs(page.review, page.case, book=page.book, lang=lang)
    provide = [*only_under(page), *(line for need in wanted if not need.of_law for line in _need(page, need))]
    silent = [line for need in wanted if need.of_law for line in _need(page, need)]
    drawn = list(timeline(page)) or [f"  {word('no-events', lang)}"]
    parts = (
        ("findings", list(findings(page))),
        ("needed", provide),
        ("deadlines", list(limits(page))),
        ("history", drawn),
        ("law-silent", silent),
    )
    for heading, lines in parts:
        if lines:
            yield ""
            yield style.paint("strong", word(heading, lang))
            yield from lines
    yield ""
    yield _summary(page)


def _header(page: Page) -> str:
    lang, review = page.lang, page.review
    stage = said(STAGE_NAMES.get(review.stage, (review.stage, review.stage)), lang)
    seen = f"{word('as-of', lang)} {shown(review.as_of, lang)}" if review.as_of else word("no-day", lang)
    rest = f"{stage} · {seen} · {word('edition', lang)} {review.edition}"
    return f"{page.style.paint('strong', review.case)} · {rest}"


def _need(page: Page, need: Need) -> Iterator[str]:
    owners = f" ({', '.join(need.owners)})" if need.owners else ""
    head = f"  {page.style.quiet} "
    yield from page.style.folded(
        f"{need.label}{owners} {page.style.arrow} {', '.join(need.checks)}", first=head, rest=" " * len(head)
    )


def _summary(page: Page) -> str:
    lang, style = page.lang, page.style
    answers = page.review.answers
    findings = sum(isinstance(a, Finding) for a in answers)
    unknown = sum(isinstance(a, NotAssessed) for a in answers)
    good = len(answers) - findings - unknown
    counted = (
        ("bad", findings, "one-finding" if findings == 1 else "finding"),
        ("unknown", unknown, "unknown"),
        ("good", good, "good"),
    )
    return " · ".join(
        style.paint(tone if count else "quiet", f"{count} {word(key, lang)}") for tone, count, key in counted
    )
