"""What every part of a report's page is drawn from: the report, the words, sections and tables (khung của trang báo cáo)."""

from __future__ import annotations

from thanhtra.classes import frozen
from thanhtra.export.markup import Child, Markup, el, framed
from thanhtra.export.words import said
from thanhtra.reports.labels import capital, word
from thanhtra.reports.report import Report
from thanhtra.rulebook import Rulebook
from thanhtra.wording import grouped


@frozen(kw_only=True)
class Part:
    """What every part is drawn from; ``at`` tells the periods of one page apart, ``alone``: there is only this one."""

    report: Report
    book: Rulebook
    lang: str
    at: int
    alone: bool
    ids: bool

    def say(self, key: str) -> str:
        """A word of the page."""
        return word(key, self.lang)

    def number(self, value: int | None) -> str:
        """A number as people write it."""
        return "—" if value is None else grouped(value, self.lang)


def number(part: Part, value: int | None) -> Markup:
    """A cell with a number."""
    return el("td", part.number(value), class_="number")


def table(part: Part, heads: list[str], listed: list[Markup], key: str, *, last: str | None = None) -> Markup:
    """A table that scrolls in its own frame; the first head is that of the rows, ``last`` a wide one at the end."""
    first, *others = (capital(head) for head in heads)
    row = el(
        "tr",
        el("th", first, scope="col"),
        [el("th", h, scope="col", class_="number") if h else el("td") for h in others],
        el("th", last, scope="col", class_="papers-head") if last else None,
    )
    made = el("table", el("thead", row), el("tbody", listed), class_="figures")
    return framed(made, part.say(key))


def section(part: Part, key: str, *parts: Child) -> Markup:
    """A section under its heading, which names the period where there are several."""
    name = f"p{part.at}-{key}"
    title = (
        part.say(key)
        if part.alone
        else f"{part.say(key)} – {said((part.report.period.vi, part.report.period.en), part.lang)}"
    )
    return el("section", el("h2", title, id=name), *parts, aria_labelledby=name)
