"""The deadlines of a case: last day, where it stands, under which grounds it would move (thời hạn)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.casefile import Case
from thanhtra.export.style import TONES
from thanhtra.export.timeline import Page
from thanhtra.export.words import is_limitation, said, standing, word
from thanhtra.findings import Deadline
from thanhtra.reckoning import days_written, law_day
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status
from thanhtra.wording import only_if, shown, token_in_words, words_of

_WIDTH = 10


def limits(page: Page) -> Iterator[str]:
    """One line a deadline, in order of the events that set them running; acts that stand alike share a line.

    Those the law gives no figure for are left out; those that cannot be counted stand last, together by what they lack.
    """
    alike: dict[tuple[str, ...], list[Deadline]] = {}
    uncounted: dict[str, dict[str, None]] = {}
    for found in page.review.deadlines:
        if found.due is None and found.missing:
            uncounted.setdefault(what_lacks(found, page.case, page.book, page.lang), {})[_name(page, found.kind)] = None
        elif found.status is not Status.NO_FIGURE:
            due = shown(found.due, page.lang) if found.due is not None else "—"
            alike.setdefault(
                (
                    TONES[found.status],
                    due,
                    _name(page, found.kind),
                    standing_in_words(found, page.book, page.review.as_of, page.lang),
                ),
                [],
            ).append(found)
    for (tone, due, name, how), group in alike.items():
        yield from _one(page, tone, f"{due:<{_WIDTH}}  ", f"{name}{_acts(page, group)}: {how}")
    for lacking, names in uncounted.items():
        yield from _one(page, "unknown", "", f"{word('uncounted', page.lang)}, {lacking}: {'; '.join(names)}")


def _one(page: Page, tone: str, due: str, text: str) -> Iterator[str]:
    style = page.style
    head = f"  {getattr(style, tone)} {due}"
    for at, line in enumerate(style.folded(text, first=head, rest=" " * len(head))):
        yield line if at else f"  {style.mark(tone)}{line[2 + len(getattr(style, tone)) :]}"


def _acts(page: Page, group: list[Deadline]) -> str:
    whose = [d.subject for d in group if d.subject is not None]
    if whose:
        return f" ({word('whose', page.lang)} {', '.join(whose)})"
    acts = [d.act for d in group if d.act not in (None, "*")]
    if not acts or len(page.case.acts or ()) < 2:  # noqa: PLR2004 - the only act needs no name
        return ""
    return f" ({word('acts', page.lang)} {', '.join(a for a in acts if a)})"


def what_lacks(found: Deadline, case: Case, book: Rulebook, lang: str) -> str:
    """What a deadline lacks to be counted: a fact, or the law of its day."""
    said_of = []
    for token in found.missing:
        name, at, day = token.removeprefix("law:").partition("@")
        if at and name == found.kind:
            said_of.append(f"{word('no-law', lang)} {days_written(day, lang)}")
        else:
            words = words_of(token, case, book, lang)
            owner = f" ({words.owner})" if words.owner and not (found.act and words.kind) else ""
            said_of.append(
                token_in_words(token, case=case, book=book, lang=lang)
                if words.of_law
                else f"{word('lacks', lang)} {_definite(words.label, lang)}{owner}"
            )
    return "; ".join(dict.fromkeys(said_of))


def _definite(label: str, lang: str) -> str:
    """An English label with its article, where it has none of its own."""
    return label if lang != "en" or label.startswith(("the ", "a ", "an ")) else f"the {label}"


def standing_in_words(found: Deadline, book: Rulebook, as_of: date | None, lang: str) -> str:
    """How a deadline stands. That it is over is told only of one whose last day lies before the day of the review."""
    parts = [standing(found.kind, found.status, lang)]
    if found.met_on is not None:
        parts = (
            [f"{parts[0]} {word('on-day', lang)} {shown(found.met_on, lang)}"]
            if is_limitation(found.kind)
            else [*parts, f"{word('done-on', lang)} {shown(found.met_on, lang)}"]
        )
    elif not is_limitation(found.kind) and (
        found.status is Status.MISSED or (found.status is Status.CONDITIONAL and _is_over(found, as_of))
    ):
        parts = [word("not-seen", lang)]
    if found.status is Status.CONDITIONAL and found.due_if:
        parts.append(only_if(book, found.due_if, lang))
    if found.provisional:
        parts.append(word("provisional", lang))
    return ", ".join(parts)


def _is_over(found: Deadline, as_of: date | None) -> bool:
    return found.due is not None and as_of is not None and law_day(found.due) < as_of


def _name(page: Page, kind: str) -> str:
    rule = page.book.procedure.limits.get(kind)
    return kind if rule is None else said((rule.vi, rule.en), page.lang)
