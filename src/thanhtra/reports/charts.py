"""The drawings of a report (biểu đồ): columns by period, strips in a table, shares of a whole; plain SVG, every number also in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from thanhtra.export.markup import Markup, el
from thanhtra.export.words import said
from thanhtra.wording import grouped

_WIDTH: Final = 340.0
_BASE: Final = 128.0
_TOP: Final = 22.0
_WIDEST: Final = 44.0
_STRIP: Final = 200.0
_LINE: Final = 13.0
_LETTER: Final = 6.2
_GAP: Final = 3.0
"""A label's letters are at most about so wide, and so far from the next label."""
_SPOKEN: Final = 6
"""With more columns than this only the highest says its value."""


class Column(NamedTuple):
    """One period in a chart: its short name, its figure, and the figure of a year earlier (None: not compared)."""

    label: str
    now: int
    before: int | None
    before_label: str = ""


def columns(name: str, title: str, shown: Sequence[Column], *, lang: str, money: bool = False) -> Markup:
    """Columns, a pale one for the year earlier left of each. ``name`` tells the picture from others of the page.

    Its description says every figure; its title is ``title``.
    """
    most = max((max(c.now, c.before or 0) for c in shown), default=0)
    room = _WIDTH / max(len(shown), 1)
    wide = min(room * 0.38, _WIDEST)
    parts: list[Markup] = []
    labels: list[tuple[float, str, str | None]] = []
    spoken = len(shown) <= _SPOKEN
    for at, column in enumerate(shown):
        middle = room * (at + 0.5)
        beside = wide / 2 + 3 if column.before is not None else 0.0
        if column.before is not None:
            parts += _column(
                middle - beside,
                wide,
                column.before,
                most,
                "before",
                _value(column.before, lang, money=money) if spoken else None,
            )
            labels.append((round(middle - beside, 1), column.before_label, None))
        parts += _column(
            middle + beside,
            wide,
            column.now,
            most,
            "now",
            _value(column.now, lang, money=money) if spoken or column.now == most else None,
        )
        labels.append((round(middle + beside, 1), column.label, "on"))
    lines = _lines(labels)
    parts += [
        el("text", text, x=x, y=_BASE + 15 + _LINE * line, text_anchor="middle", class_=tone)
        for (x, text, tone), line in zip(labels, lines, strict=True)
    ]
    told = "; ".join(
        f"{c.label}: {grouped(c.now, lang)}"
        + (f" ({c.before_label}: {grouped(c.before, lang)})" if c.before is not None else "")
        for c in shown
    )
    return el(
        "svg",
        el("title", title, id=f"{name}-t"),
        el("desc", told, id=f"{name}-d"),
        el("line", x1=0, y1=_BASE, x2=_WIDTH, y2=_BASE, class_="rail"),
        parts,
        viewBox=f"0 0 {_WIDTH:.0f} {_BASE + 20 + _LINE * max(lines, default=0):.0f}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _lines(labels: Sequence[tuple[float, str, str | None]]) -> list[int]:
    """The line each label stands on, from left to right: the first one whose last label it does not touch."""
    ends: list[float] = []
    found: list[int] = []
    for x, text, _ in labels:
        half = len(text) * _LETTER / 2
        line = next((n for n, end in enumerate(ends) if end + _GAP <= x - half), len(ends))
        ends[line : line + 1] = [x + half]
        found.append(line)
    return found


def _value(value: int, lang: str, *, money: bool) -> str:
    return short(value, lang) if money else grouped(value, lang)


def _column(middle: float, wide: float, value: int, most: int, tone: str, text: str | None) -> list[Markup]:
    """One column, its value above it unless there are too many to read: then only the highest speaks."""
    high = (_BASE - _TOP) * value / most if most else 0.0
    high = max(high, 2.0) if value else 0.0
    drawn = el(
        "rect",
        x=round(middle - wide / 2, 1),
        y=round(_BASE - high, 1),
        width=round(wide, 1),
        height=round(high, 1),
        rx=2,
        class_=f"col-{tone}",
    )
    if text is None:
        return [drawn]
    return [
        drawn,
        el(
            "text",
            text,
            x=round(middle, 1),
            y=round(_BASE - high - 5, 1),
            text_anchor="middle",
            class_="on" if tone == "now" else None,
        ),
    ]


def strip(parts: Iterable[tuple[int, str]], most: int, before: int | None = None) -> Markup:
    """A strip of (how many, tone) after one another on a scale that ends at ``most``; a tick where it ended a year earlier.

    The numbers stand in the cells beside it, so that it is hidden from a reader of the page.
    """
    shapes: list[Markup] = []
    at = 0.0
    for count, tone in parts:
        if count:
            wide = max(_STRIP * count / most, 2.0) if most else 0.0
            shapes.append(el("rect", x=round(at, 1), y=3, width=round(wide, 1), height=12, rx=1, class_=f"fill-{tone}"))
            at += wide
    if before is not None and most:
        x = round(_STRIP * before / most, 1)
        shapes.append(el("line", x1=x, y1=0, x2=x, y2=18, class_="tick"))
    return el(
        "svg",
        el("line", x1=0, y1=9, x2=_STRIP, y2=9, class_="rail"),
        shapes,
        viewBox=f"-1 0 {_STRIP + 2:.0f} 18",
        aria_hidden="true",
        preserveAspectRatio="none",
    )


def short(amount: int, lang: str) -> str:
    """An amount of đồng in few letters: ``7,5 triệu``, ``1.2 bn``."""
    for unit, names in ((10**9, ("tỷ", "bn")), (10**6, ("triệu", "m")), (10**3, ("nghìn", "k"))):
        if amount >= unit:
            figure = f"{amount / unit:,.1f}".removesuffix(".0")
            return f"{figure if lang == 'en' else figure.translate(_VIETNAMESE)} {said(names, lang)}"
    return str(amount)


_VIETNAMESE: Final = str.maketrans(",.", ".,")
"""A point groups and a comma parts decimals."""
