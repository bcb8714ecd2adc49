"""Shares of a whole and the trend over the months, drawn beside their numbers (tỷ trọng, xu hướng)."""

from __future__ import annotations

from collections.abc import Mapping

from thanhtra.export.markup import Child, Markup, el, own
from thanhtra.export.words import said
from thanhtra.reports.charts import Column, columns, strip
from thanhtra.reports.labels import against, capital, figure_name, key_name
from thanhtra.reports.page_part import Part, number, section, table
from thanhtra.reports.report import UNRESOLVED, Cell
from thanhtra.rulebook import month_name

MOST = 10
"""How many keys a table of shares names; the rest are added up in one row."""
_YEAR = 12


def by_key(part: Part, dimension: str, counted: str, fined: str | None = None) -> Markup | None:
    """One row a key, most first: its part of the whole, how many, the share, the figure it is compared with, the fines; what is not said comes last."""
    now, past = part.report.by.get((counted, dimension), {}), part.report.previous
    before = past.by.get((counted, dimension), {}) if past else {}
    fines = part.report.by.get((fined, dimension), {}) if fined else {}
    if not {*now, *before} - {UNRESOLVED}:
        return None
    keys = sorted({*now, *before}, key=lambda k: (k == UNRESOLVED, -now.get(k, Cell()).count, k))
    named = [k for k in keys if k != UNRESOLVED]
    shown = [
        *((k, (k,)) for k in named[:MOST]),
        *([("", tuple(named[MOST:]))] if named[MOST:] else []),
        *([(UNRESOLVED, (UNRESOLVED,))] if UNRESOLVED in keys else []),
    ]
    whole = sum(c.count for c in now.values())
    most = max(1, *(sum(c.get(k, Cell()).count for k in group) for _, group in shown for c in (now, before)))
    heads = [
        part.say(dimension),
        "",
        figure_name(counted, part.lang),
        part.say("share"),
        *([against(part.report, part.lang)] if past else []),
        *([f"{figure_name(fined, part.lang)} ({part.say('dong')})"] if fined else []),
    ]
    listed = []
    for key, group in shown:
        own_, then = sum(now.get(k, Cell()).count for k in group), sum(before.get(k, Cell()).count for k in group)
        name = (
            said(("các mục khác", "others"), part.lang)
            if not key
            else key_name(counted, dimension, key, part.book, part.lang)
        )
        cells: list[Child] = [
            el(
                "td",
                strip([(own_, "soft" if key == UNRESOLVED else "now")], most, then if past else None),
                class_="strip",
            ),
            number(part, own_),
            el("td", percent(own_, whole, part.lang), class_="number"),
            number(part, then) if past else None,
            number(part, sum(fines.get(k, Cell()).amount for k in group)) if fined else None,
        ]
        listed.append(el("tr", el("th", own(capital(name)), scope="row"), cells))
    note = (
        el("p", f"{part.say('tick')}: {against(part.report, part.lang)}.", class_="cite tick-note")
        if past and dimension == "field"
        else None
    )
    return section(part, f"by-{dimension}", table(part, heads, listed, f"by-{dimension}"), note)


def percent(part: int, whole: int, lang: str) -> str:
    """``42,5 %``; a dash of nothing."""
    if not whole:
        return "—"
    text = f"{100 * part / whole:.1f}".removesuffix(".0")
    return f"{text if lang == 'en' else text.replace('.', ',')} %"


def by_month(part: Part) -> Markup | None:
    """The trend over the months of the period, where it has several: a chart a figure, and their numbers in a table. Over more than two years, by year."""
    found = part.report.months
    months = sorted({month for cells in found.values() for month in cells})
    first, last = part.report.period.first, part.report.period.last
    spans = [
        f"{at // _YEAR:04}-{at % _YEAR + 1:02}"
        for at in range(first.year * _YEAR + first.month - 1, last.year * _YEAR + last.month)
    ]
    if len(spans) < 2 or not months:  # noqa: PLR2004 - one month has no trend
        return None
    if len(spans) > 2 * _YEAR:
        names = {year: year for year in dict.fromkeys(month[:4] for month in spans)}
    else:
        names = {month: month_name(month, part.lang) for month in spans}
    pictures, rows = [], []
    for slug, money in (("decisions", False), ("fines-imposed", True), ("fines-collected", True)):
        values = {name: _sum(found[slug], name, money=money) for name in names}
        shown = [Column(_short(name, part.lang), value, None) for name, value in values.items()]
        title = f"{figure_name(slug, part.lang)} – {part.say('by-month').lower()}"
        caption = el(
            "figcaption", capital(figure_name(slug, part.lang)), el("small", part.say("dong")) if money else None
        )
        pictures.append(
            el("figure", caption, columns(f"p{part.at}-m-{slug}", title, shown, lang=part.lang, money=money))
        )
        rows.append((slug, money, values))
    heads = [
        part.say("month"),
        *(figure_name(slug, part.lang) + (f" ({part.say('dong')})" if money else "") for slug, money, _ in rows),
    ]
    listed = [
        el("tr", el("th", capital(label), scope="row"), [number(part, values[name]) for _, _, values in rows])
        for name, label in names.items()
    ]
    return section(
        part,
        "by-month",
        el("div", pictures, class_="charts"),
        el("details", el("summary", part.say("numbers")), table(part, heads, listed, "by-month")),
    )


def _sum(cells: Mapping[str, Cell], name: str, *, money: bool) -> int:
    return sum(cell.amount if money else cell.count for month, cell in cells.items() if month.startswith(name))


def _short(name: str, lang: str) -> str:
    """``T3`` or ``Mar`` under a column; a year as it is."""
    if "-" not in name:
        return name
    return month_name(name, "en")[:3] if lang == "en" else f"T{int(name[5:])}"
