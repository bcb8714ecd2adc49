"""Reports as one page of HTML that needs nothing else (báo cáo HTML): the period in a sentence, trends and shares, each beside its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from thanhtra.export.markup import Child, Markup, el, framed, key_of_marks, own, swatch
from thanhtra.export.page import page
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.reports.charts import Column, columns, short
from thanhtra.reports.labels import against, capital, figure_name, source_of, word
from thanhtra.reports.page_look import STYLE
from thanhtra.reports.page_part import Part
from thanhtra.reports.page_parts import aftermath, backlog, bodies, by_check, handling, open_ends, papers
from thanhtra.reports.page_shares import by_key, by_month, percent
from thanhtra.reports.report import UNRESOLVED, Report
from thanhtra.rulebook import Period, Rulebook
from thanhtra.wording import grouped

_CHARTED = (
    ("detected", False),
    ("decisions", False),
    ("sanctioned-acts", False),
    ("fines-imposed", True),
    ("fines-collected", True),
)
_LONG = 14
_NAMED = 3
_ADVICE = (
    "Báo cáo do máy lập từ các hồ sơ được đưa vào; mỗi con số dẫn tới giấy tờ mà nó đếm, hãy mở ra để kiểm tra trước khi sử dụng.",
    "Written by a machine from the files it was given; each figure leads to the papers it counts: open them before relying on it.",
)


def as_html(
    report: Report | Sequence[Report], *, lang: str = "vi", book: Rulebook | None = None, ids: bool = True
) -> str:
    """One report, or several side by side, as a page. Everything from a file is escaped; ``ids``: with the papers behind each figure."""
    reports = [report] if isinstance(report, Report) else list(report)
    book = book or Rulebook.built_in()
    names = capital(", ".join(said((r.period.vi, r.period.en), lang) for r in reports))
    parts = [
        Part(report=r, book=book, lang=lang, at=at, alone=len(reports) == 1, ids=ids) for at, r in enumerate(reports)
    ]
    several = _by_period(reports, lang) if len(reports) > 1 else None
    body = el("main", several, [_folded(part) for part in parts[:-1]], _one(parts[-1]), id="main")
    skip = el("a", word("skip", lang), href="#main", class_="skip")
    return page(
        f"{word('report', lang)}: {names}",
        skip,
        _head(reports, lang, names),
        body,
        el("footer", said(_ADVICE, lang)),
        lang=lang,
        style=STYLE,
    )


def _head(reports: list[Report], lang: str, names: str) -> Markup:
    last = reports[-1]
    lines = [
        el(
            "p",
            f"{f'{_name(r.period, lang)}: ' if len(reports) > 1 else ''}{written(r.period.first, lang)} – {written(r.period.last, lang)}, {source_of(r.period, lang)}. {capital(word('cases', lang))}: {grouped(r.cases, lang)}.",
            class_="meta",
        )
        for r in reports
    ]
    of = (
        el("p", f"{word('figures-of', lang)} {said((last.period.vi, last.period.en), lang)}", class_="of")
        if len(reports) > 1
        else None
    )
    return el(
        "header",
        el("p", word("report", lang), class_="meta"),
        el("h1", names),
        _whose(last, lang),
        lines,
        of,
        el("p", _sentence(last, lang), class_="verdict running"),
        _tiles(last, lang),
        class_="page",
    )


def _whose(report: Report, lang: str) -> Markup:
    """The body asked for; else the bodies of the files, those with most decisions first."""
    if report.agency is not None:
        return el("p", el("strong", own(report.agency)), class_="meta agency")
    named = sorted(
        (name for name in report.bodies if name != UNRESOLVED),
        key=lambda name: (-report.bodies[name].decisions.count, name),
    )
    shown: list[Child] = [[", " if at else "", own(name)] for at, name in enumerate(named[:_NAMED])]
    more = (
        f" {said(('và', 'and'), lang)} {len(named) - _NAMED} {said(('cơ quan khác', 'more'), lang)}"
        if len(named) > _NAMED
        else ""
    )
    told: Child = [shown, more] if named else said(("hồ sơ không ghi cơ quan", "no body named in the files"), lang)
    return el("p", el("strong", f"{capital(word('agency', lang))}: ", told), class_="meta agency")


def _sentence(report: Report, lang: str) -> str:
    """What happened, in one sentence: decisions and their change, fines and what came in, what is open."""
    decisions, fines, paid = (report.figures[slug] for slug in ("decisions", "fines-imposed", "fines-collected"))
    told = [
        f"{grouped(decisions.count, lang)} {figure_name('decisions', lang)}{_change(decisions.count, report, lang)}"
    ]
    if fines.amount:
        told.append(f"{figure_name('fines-imposed', lang)} {short(fines.amount, lang)} đồng")
    if paid.amount:
        told.append(f"{figure_name('fines-collected', lang)} {short(paid.amount, lang)} đồng")
    asked = report.quality
    if asked is not None and asked.decided_late:
        told.append(
            f"{grouped(asked.decided_late, lang)} {word('late', lang)} ({percent(asked.decided_late, asked.decided_in_time + asked.decided_late, lang)})"
        )
    told.append(f"{grouped(report.backlog.count, lang)} {word('open-cases', lang)}")
    return "; ".join(told) + "."


def _change(now: int, report: Report, lang: str) -> str:
    past = report.previous
    if past is None:
        return ""
    return (
        f", {_moved(now, past.figures['decisions'].count, lang)} {said(('so với', 'on'), lang)} {against(report, lang)}"
    )


def _moved(now: int, then: int, lang: str) -> str:
    """``tăng 42 (93,3 %)``, ``giảm 3``, ``không đổi``: without a percentage where there was nothing."""
    if now == then:
        return said(("không đổi", "unchanged"), lang)
    way = said(("tăng", "up") if now > then else ("giảm", "down"), lang)
    share = f" ({percent(abs(now - then), then, lang)})" if then else ""
    return f"{way} {grouped(abs(now - then), lang)}{share}"


def _tiles(report: Report, lang: str) -> Markup:
    """The figures people ask for first, of the last period named."""
    tiles: list[tuple[str, str, str]] = []
    for slug, money in _CHARTED:
        cell, before = report.figures[slug], report.previous.figures[slug] if report.previous else None
        value, past = (
            (cell.amount, before.amount if before else None)
            if money
            else (cell.count, before.count if before else None)
        )
        shown = f"{short(value, lang)} đồng" if money else grouped(value, lang)
        tiles.append(
            (
                shown,
                figure_name(slug, lang),
                ""
                if past is None
                else f"{against(report, lang)}: {short(past, lang) if money else grouped(past, lang)}",
            )
        )
    if report.overdue.count:
        tiles.append(
            (
                f"{short(report.overdue.amount, lang)} đồng",
                word("overdue", lang),
                f"{grouped(report.overdue.count, lang)} {figure_name('decisions', lang)}",
            )
        )
    return el(
        "ul",
        [el("li", el("b", shown), name, el("small", past) if past else None) for shown, name, past in tiles],
        class_="counts",
    )


def _name(period: Period, lang: str) -> str:
    """What a column is called: the name people use where it is short, else the days' own name."""
    name = said((period.vi, period.en.removeprefix("the ")), lang)
    return name if len(name) <= _LONG else period.name


def _by_period(reports: list[Report], lang: str) -> Markup:
    """A picture a figure, and one table of all of them."""
    figures = []
    for slug, money in _CHARTED:
        shown = [_column(r, slug, _earlier(r, reports), lang=lang, money=money) for r in reports]
        caption = el("figcaption", capital(figure_name(slug, lang)), el("small", word("dong", lang)) if money else None)
        figures.append(
            el("figure", caption, columns(f"chart-{slug}", figure_name(slug, lang), shown, lang=lang, money=money))
        )
    return el(
        "section",
        el("h2", word("by-period", lang), id="by-period"),
        el("div", figures, class_="charts"),
        _key(reports, lang),
        _table(reports, lang),
        aria_labelledby="by-period",
    )


def _earlier(report: Report, reports: list[Report]) -> Report | None:
    """What it is compared with, unless it stands on the page as a period of its own."""
    past = report.previous
    return None if past is None or any(r.period.name == past.period.name for r in reports) else past


def _column(report: Report, slug: str, past: Report | None, *, lang: str, money: bool) -> Column:
    cell = report.figures[slug]
    before = None if past is None else past.figures[slug].amount if money else past.figures[slug].count
    return Column(
        _name(report.period, lang),
        cell.amount if money else cell.count,
        before,
        _name(past.period, lang) if past else "",
    )


def _key(reports: list[Report], lang: str) -> Markup | None:
    if not any(_earlier(r, reports) for r in reports):
        return None
    marks = (("col-now", word("the-period", lang)), ("col-before", against(reports[0], lang)))
    return key_of_marks([(swatch(tone), told) for tone, told in marks], word("key-of-marks", lang))


def _table(reports: list[Report], lang: str) -> Markup:
    """The numbers of the pictures."""
    side_by_side = [one for r in reports for one in (_earlier(r, reports), r) if one is not None]
    rows: list[Child] = []
    for slug, money in _CHARTED:
        found = [one.figures[slug] for one in side_by_side]
        cells = [el("td", grouped(cell.amount if money else cell.count, lang), class_="number") for cell in found]
        rows.append(
            el(
                "tr",
                el("th", capital(figure_name(slug, lang)), f" ({word('dong', lang)})" if money else None, scope="row"),
                cells,
            )
        )
    head = el(
        "thead",
        el(
            "tr",
            el("th", capital(word("figure", lang)), scope="col"),
            [el("th", _name(one.period, lang), scope="col", class_="number") for one in side_by_side],
        ),
    )
    return framed(
        el("table", el("caption", word("numbers", lang)), head, el("tbody", rows), class_="figures"),
        word("numbers", lang),
    )


def _folded(part: Part) -> Markup:
    """An earlier period, folded."""
    return el(
        "details", el("summary", capital(said((part.report.period.vi, part.report.period.en), part.lang))), _one(part)
    )


def _one(part: Part) -> Markup:
    """One period in detail."""
    found: list[Child] = [
        by_month(part),
        by_key(part, "field", "sanctioned-acts", "fines-imposed"),
        by_key(part, "provision", "sanctioned-acts"),
        by_key(part, "authority", "decisions", "fines-imposed"),
        bodies(part),
        by_key(part, "area", "sanctioned-acts", "fines-imposed"),
        by_key(part, "source", "cases-found"),
        by_key(part, "control", "cases-found"),
        aftermath(part),
        backlog(part),
        handling(part),
        by_check(part),
        open_ends(part),
        papers(part),
    ]
    return el("div", found, class_="case" if not part.alone else None)
