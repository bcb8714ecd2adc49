"""Reports as one page of HTML that needs nothing else (báo cáo HTML): charts by period, field, authority and check, each beside its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from thanhtra.export.markup import Child, Markup, el
from thanhtra.export.page import page
from thanhtra.reports.charts import Column, columns, short
from thanhtra.reports.labels import figure_name, said, word
from thanhtra.reports.page_look import STYLE
from thanhtra.reports.page_parts import Part, by_check, by_key, handling, open_ends, papers, pledge
from thanhtra.reports.report import Report
from thanhtra.rulebook import Rulebook
from thanhtra.wording import grouped

_CHARTED = (("detected", False), ("decisions", False), ("sanctioned-acts", False), ("fines-imposed", True), ("fines-collected", True))
_ADVICE = (
    "Báo cáo do máy lập từ các hồ sơ được đưa vào; mỗi con số dẫn tới giấy tờ mà nó đếm, hãy mở ra để kiểm tra trước khi sử dụng.",
    "Written by a machine from the files it was given; each figure leads to the papers it counts: open them before relying on it.",
)


def as_html(report: Report | Sequence[Report], *, lang: str = "vi", book: Rulebook | None = None, ids: bool = True) -> str:
    """One report, or several side by side, as a page. Everything from a file is escaped; ``ids``: with the papers behind each figure."""
    reports = [report] if isinstance(report, Report) else list(report)
    book = book or Rulebook.built_in()
    names = ", ".join(said((r.period.vi, r.period.en), lang) for r in reports)
    names = names[0].upper() + names[1:]
    title = f"{word('report', lang)}: {names}"
    parts = [Part(report=r, book=book, lang=lang, at=at, alone=len(reports) == 1, ids=ids) for at, r in enumerate(reports)]
    body = el(
        "main",
        _by_period(reports, lang),
        [_one(part) for part in parts],
        id="main",
    )
    return page(title, el("a", word("skip", lang), href="#by-period", class_="skip"), _head(reports, lang, names), body, el("footer", said(_ADVICE, lang)), lang=lang, style=STYLE)


def _head(reports: list[Report], lang: str, names: str) -> Markup:
    lines = [
        el("p", [el("strong", r.period.name), f" · {r.period.first.isoformat()} – {r.period.last.isoformat()} · ", ", ".join(map(str, r.period.cites)), f" · {word('cases', lang)}: {grouped(r.cases, lang)}"], class_="meta")
        for r in reports
    ]
    return el("header", el("p", word("report", lang), class_="meta"), el("h1", names), lines, el("p", f"{word('figures-of', lang)} {reports[-1].period.name}", class_="of") if len(reports) > 1 else None, _tiles(reports[-1], lang), class_="page")


def _tiles(report: Report, lang: str) -> Markup:
    """The figures people ask for first, of the last period named."""
    tiles: list[tuple[str, str, str]] = []
    for slug, money in _CHARTED:
        cell, before = report.figures[slug], report.previous.figures[slug] if report.previous else None
        value, past = (cell.amount, before.amount if before else None) if money else (cell.count, before.count if before else None)
        shown = f"{short(value, lang)} đồng" if money else grouped(value, lang)
        tiles.append((shown, figure_name(slug, lang), "" if past is None else f"{word('previous', lang)}: {short(past, lang) if money else grouped(past, lang)}"))
    if report.overdue.count:
        tiles.append((f"{short(report.overdue.amount, lang)} đồng", word("overdue", lang), f"{grouped(report.overdue.count, lang)} {figure_name('decisions', lang)}"))
    return el("ul", [el("li", el("b", shown), name, el("small", past) if past else None) for shown, name, past in tiles], class_="counts")


def _by_period(reports: list[Report], lang: str) -> Markup:
    """A picture a figure, and one table of all of them."""
    figures = []
    for slug, money in _CHARTED:
        shown = [_column(r, slug, _earlier(r, reports), money=money) for r in reports]
        caption = el("figcaption", figure_name(slug, lang), el("small", word("dong", lang)) if money else None)
        figures.append(el("figure", caption, columns(f"chart-{slug}", figure_name(slug, lang), shown, lang=lang, money=money)))
    return el(
        "section",
        el("h2", word("by-period", lang), id="by-period"),
        el("div", figures, class_="charts"),
        _key(reports, lang),
        _table(reports, lang),
        aria_labelledby="by-period",
    )


def _earlier(report: Report, reports: list[Report]) -> Report | None:
    """The year earlier, unless it stands on the page as a period of its own."""
    past = report.previous
    return None if past is None or any(r.period.name == past.period.name for r in reports) else past


def _column(report: Report, slug: str, past: Report | None, *, money: bool) -> Column:
    cell = report.figures[slug]
    before = None if past is None else past.figures[slug].amount if money else past.figures[slug].count
    return Column(report.period.name, cell.amount if money else cell.count, before, past.period.name if past else "")


def _key(reports: list[Report], lang: str) -> Markup | None:
    if not any(_earlier(r, reports) for r in reports):
        return None
    marks = (("col-now", "the-period"), ("col-before", "previous"))
    box = {"x": 1, "y": 3, "width": 30, "height": 12}
    return el("ul", [el("li", el("svg", el("rect", **box, class_=tone), viewBox="0 0 32 18", aria_hidden="true"), word(key, lang)) for tone, key in marks], class_="legend", aria_label=word("key-of-marks", lang))


def _table(reports: list[Report], lang: str) -> Markup:
    """The numbers of the pictures."""
    side_by_side = [one for r in reports for one in (_earlier(r, reports), r) if one is not None]
    rows: list[Child] = []
    for slug, money in _CHARTED:
        found = [one.figures[slug] for one in side_by_side]
        cells = [el("td", grouped(cell.amount if money else cell.count, lang), class_="number") for cell in found]
        rows.append(el("tr", el("th", figure_name(slug, lang), f" ({word('dong', lang)})" if money else None, scope="row"), cells))
    head = el("thead", el("tr", el("th", word("figure", lang), scope="col"), [el("th", one.period.name, scope="col", class_="number") for one in side_by_side]))
    return el("div", el("table", el("caption", word("numbers", lang)), head, el("tbody", rows), class_="figures"), class_="scroll", tabindex=0, role="group", aria_label=word("numbers", lang))


def _one(part: Part) -> Markup:
    """One period in detail."""
    found: list[Child] = [
        by_key(part, "field", "sanctioned-acts", "fines-imposed"),
        by_key(part, "authority", "decisions", "fines-imposed"),
        by_check(part),
        pledge(part),
        handling(part),
        open_ends(part),
        papers(part),
    ]
    return el("div", found, class_="case" if not part.alone else None)


