"""The deadlines of a case: last day, where it stands, under which grounds it would move (thời hạn)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.export.timeline import Page, only_if, shown
from thanhtra.export.tokens import token_in_words
from thanhtra.export.words import STATUSES, said, word
from thanhtra.findings import Deadline
from thanhtra.terms import Status

_TONES = {
    Status.MET: "good",
    Status.MISSED: "bad",
    Status.OPEN: "running",
    Status.CONDITIONAL: "unknown",
    Status.NOT_RUNNING: "quiet",
    Status.NO_FIGURE: "quiet",
}
_WIDTH = 10


def limits(page: Page) -> Iterator[str]:
    """One line a deadline, in order of the events that set them running; those the law gives no figure for are left out."""
    for found in page.review.deadlines:
        if found.status is not Status.NO_FIGURE:
            yield from _one(page, found)


def _one(page: Page, found: Deadline) -> Iterator[str]:
    style, lang = page.style, page.lang
    due = shown(found.due) if found.due is not None else "—"
    head = f"  {getattr(style, _TONES[found.status])} {due:<{_WIDTH}}  "
    name = _name(page, found.kind)
    text = f"{name}: {_standing(page, found)}"
    for at, line in enumerate(style.folded(text, first=head, rest=" " * len(head))):
        yield line if at else line.replace(head[2:3], style.mark(_TONES[found.status]), 1)
    if lang and found.missing:
        missing = "; ".join(token_in_words(t, case=page.case, book=page.book, lang=lang) for t in found.missing)
        yield from style.folded(missing, first=" " * len(head), rest=" " * len(head))


def _standing(page: Page, found: Deadline) -> str:
    lang = page.lang
    parts = [said(STATUSES[found.status], lang)]
    if found.met_on is not None and found.status is not Status.MET:
        parts.append(f"{word('done-on', lang)} {shown(found.met_on)}")
    elif found.met_on is not None:
        parts = [f"{said(STATUSES[found.status], lang)} ({shown(found.met_on)})"]
    elif found.status in (Status.CONDITIONAL, Status.MISSED):
        parts.append(word("not-seen", lang))
    if found.status is Status.CONDITIONAL and found.due_if:
        parts.append(only_if(page, found.due_if))
    if found.provisional:
        parts.append(word("provisional", lang))
    return ", ".join(parts)


def _name(page: Page, kind: str) -> str:
    rule = page.book.procedure.limits.get(kind)
    return kind if rule is None else said((rule.vi, rule.en), page.lang)
