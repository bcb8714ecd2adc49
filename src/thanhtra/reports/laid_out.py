"""A page of facts and tables, before it is text, HTML, a document or a workbook (trang báo cáo)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

import attrs

from thanhtra.classes import frozen
from thanhtra.export.markup import Child, Markup, el, framed, own
from thanhtra.export.page import page
from thanhtra.export.style import joined
from thanhtra.reckoning import written
from thanhtra.reports.page_look import STYLE
from thanhtra.wording import grouped

PageCell: TypeAlias = str | int | date | None
"""A text, a number, a day, or nothing: an empty cell."""

LISTED_ON_A_PAGE: Final = 100
"""How many papers of each figure a page lists where nobody says: a page of all would grow with the archive."""


@frozen(kw_only=True)
class PageTable:
    """A table under its ``title``: one row a line, as many cells as ``heads``; ``empty`` stands where there is no row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    empty: str = ""

    def without_empty(self) -> PageTable:
        """The table without the columns, after the first, in which no row says anything."""
        kept = [
            at
            for at in range(len(self.heads))
            if at == 0 or not self.rows or any(row[at] not in (None, "") for row in self.rows)
        ]
        return attrs.evolve(
            self,
            heads=tuple(self.heads[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
        )


@frozen(kw_only=True)
class LaidOut:
    """A page: its ``title``, ``facts`` (name, value), a ``verdict`` in one sentence, its tables, and what it rests on."""

    title: str
    lang: str
    facts: tuple[tuple[str, PageCell], ...]
    verdict: str
    good: bool
    tables: tuple[PageTable, ...]
    notes: tuple[str, ...] = ()


def cell_text(cell: PageCell, lang: str) -> str:
    """A cell as people write it: days as 05/10/2020 in Vietnamese, as 2020-10-05 in English."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return written(cell, lang)
    return grouped(cell, lang) if isinstance(cell, int) else cell


def laid_out_text(of: LaidOut) -> str:
    """The page for a terminal: a line a fact, a line a row."""
    lines = [of.title, "", *(f"{name}: {_on_one_line(value, of.lang)}" for name, value in of.facts), "", of.verdict]
    for table in of.tables:
        lines += ["", table.title]
        lines += [f"  {_row_text(table.heads, row, of.lang)}" for row in table.rows] or (
            [f"  {table.empty}"] if table.empty else []
        )
    return joined([*lines, *(("", *of.notes) if of.notes else ())])


def _on_one_line(cell: PageCell, lang: str) -> str:
    return cell_text(cell, lang).replace("\n", "; ")


def _row_text(heads: Sequence[str], row: Sequence[PageCell], lang: str) -> str:
    """The first cell, then each other that says something under its head; a count of none says nothing."""
    first, *others = ("" if cell == 0 else _on_one_line(cell, lang) for cell in row)
    told = [f"{head}: {text}" if head else text for head, text in zip(heads[1:], others, strict=True) if text]
    return " · ".join([first, *told])


def laid_out_html(of: LaidOut) -> str:
    """The page as HTML that needs nothing else; everything from a file is escaped."""
    head = el(
        "header",
        el("h1", own(of.title)),
        el("p", of.verdict, class_=f"verdict {'good' if of.good else 'bad'}"),
        el(
            "dl",
            [[el("dt", name), el("dd", own(cell_text(value, of.lang)))] for name, value in of.facts],
            class_="facts",
        ),
        class_="page",
    )
    skip = "Đến nội dung" if of.lang == "vi" else "Skip to content"
    parts = [_section(table, at, of.lang) for at, table in enumerate(of.tables)]
    footer = el("footer", [el("p", note) for note in of.notes])
    return page(
        of.title,
        el("a", skip, href="#main", class_="skip"),
        head,
        el("main", parts, id="main"),
        footer,
        lang=of.lang,
        style=STYLE + _STYLE,
    )


_CARDS: Final = (
    "table.sheetKIND,table.sheetKIND tbody{display:block}table.sheetKIND thead{display:none}table.sheetKIND tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}"
    "table.sheetKIND tbody th,table.sheetKIND td{display:block;border:0;padding:.15rem .2rem;min-width:0!important}table.sheetKIND td{display:grid;grid-template-columns:9rem 1fr;gap:.6rem;text-align:left!important}"
    "table.sheetKIND td:empty,table.sheetKIND td.nil{display:none}table.sheetKIND tbody th[data-label]::before{content:attr(data-label) ' ';color:var(--soft);font-weight:400}table.sheetKIND td::before{content:attr(data-label);white-space:normal;color:var(--soft);font-size:.9rem}"
)
"""A row as a card: each cell under its head, for a window too narrow for the table."""
_STYLE: Final = """
table.sheet{table-layout:auto;min-width:0}table.sheet th,table.sheet td{width:auto!important;white-space:pre-line;overflow-wrap:break-word}table.sheet td{min-width:5.5rem}table.sheet td.number{min-width:3rem}table.sheet thead th{min-width:5rem}
table.sheet tbody th{font-weight:600;color:var(--ink);font-size:1rem}table.sheet td.long,table.sheet th.long{min-width:12rem}
table.sheet td.day{white-space:nowrap}table.sheet .number{text-align:right}
main,body>header.page,footer{max-width:84rem}footer{margin:1.5rem auto;padding:0 1.25rem;color:var(--soft);font-size:.9rem}
@media screen and (max-width:48rem){CARDS}
@media screen and (max-width:110rem){WIDE}
@media print{table.sheet,table.sheet tbody th{font-size:8.5pt}table.sheet td.long,table.sheet th.long{min-width:0}tr{break-inside:avoid}@page{size:A4 landscape}}
""".replace("CARDS", _CARDS.replace("KIND", "")).replace("WIDE", _CARDS.replace("KIND", ".wide"))
_LONG: Final = 24
_WIDE: Final = 170
"""A table that needs more letters across is cards on any usual screen."""


def _section(table: PageTable, at: int, lang: str) -> Markup:
    name = f"part-{at}"
    if not table.rows:
        return el("section", el("h2", table.title, id=name), el("p", table.empty), aria_labelledby=name)
    counted = [any(isinstance(row[at], int) for row in table.rows) for at in range(len(table.heads))]
    head = el(
        "thead",
        el(
            "tr",
            [
                el("th", one, scope="col", class_="number" if n else None) if one else el("td")
                for one, n in zip(table.heads, counted, strict=True)
            ],
        ),
    )
    rows = [
        el(
            "tr",
            [
                _html_cell(cell, lang, head=one, first=n == 0)
                for n, (cell, one) in enumerate(zip(row, table.heads, strict=True))
            ],
        )
        for row in table.rows
    ]
    look = "sheet wide" if _letters(table, lang) > _WIDE else "sheet"
    whole = framed(el("table", head, el("tbody", rows), class_=look), table.title)
    return el("section", el("h2", table.title, id=name), whole, aria_labelledby=name)


def _letters(table: PageTable, lang: str) -> int:
    """How many letters a table needs across to be read without scrolling: of each column its text, up to what may be broken."""
    columns = zip(*(table.heads, *([cell_text(cell, lang) for cell in row] for row in table.rows)), strict=True)
    return sum(
        max(min(max(map(len, column[1:])), _LONG), *(len(word) for word in column[0].split()), 0) + 2
        for column in columns
    )


def _html_cell(cell: PageCell, lang: str, *, head: str, first: bool) -> Child:
    text = cell_text(cell, lang)
    if first:
        return el("th", own(text), scope="row", class_="long" if len(text) > _LONG else None, data_label=head or None)
    look = (
        ("number" if cell else "number nil")
        if isinstance(cell, int)
        else "day"
        if isinstance(cell, date)
        else "long"
        if len(text) > _LONG
        else None
    )
    return el("td", (text if isinstance(cell, int) else own(text)) if text else None, class_=look, data_label=head)
