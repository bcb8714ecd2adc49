"""What figures, keys, days and periods of a report are called (tên gọi trong báo cáo)."""

from __future__ import annotations

from thanhtra.export.words import said
from thanhtra.reports.names import CONTROLS, DIMENSION_NAMES, FIGURE_NAMES, FORMS, SOURCES, WORDS
from thanhtra.reports.report import UNRESOLVED, Report
from thanhtra.reports.rows import Row
from thanhtra.rulebook import Period, Rulebook
from thanhtra.wording import written_out


def word(key: str, lang: str) -> str:
    """A word of reports; a key nobody named is shown as it is."""
    return said(WORDS.get(key, (key, key)), lang)


def key_name(figure: str, dimension: str, key: str, book: Rulebook, lang: str) -> str:
    """What a key of a dimension is called: a field, a post, a province, a form; the key itself where nobody named it."""
    if key == UNRESOLVED or figure == "causes":
        return word(key, lang)
    if dimension == "area":
        return area_name(key, book, lang)
    if dimension == "provision":
        return written_out(key, lang)
    if dimension in ("source", "control"):
        return said((SOURCES if dimension == "source" else CONTROLS).get(key, (key, key)), lang)
    named = (
        book.fields.get(key)
        if dimension == "field"
        else book.posts.get(key)
        if dimension == "authority"
        else book.remedies.get(key)
        if figure == "remedies"
        else None
    )
    return said((named.vi, named.en) if named is not None else FORMS.get(figure, {}).get(key, (key, key)), lang)


def area_name(code: str, book: Rulebook, lang: str) -> str:
    """The name a map gives the code, the newest first: ``thành phố Đà Nẵng``; the code where none does."""
    if code == "vn":
        return said(("cả nước", "the whole country"), lang)
    found = next((name for names in reversed(book.unit_names) if (name := names.name(code))), None)
    return code if found is None else f"{found} ({code})"


def against(report: Report, lang: str) -> str:
    """What a report is compared with, in words."""
    return word("previous" if report.against == "year" else "preceding", lang)


def age_name(band: str, lang: str) -> str:
    """``31–90 ngày``; ``trên 365 ngày`` for the open band."""
    least, _, most = band.partition("-")
    return (
        f"{least}–{most} {word('days', lang)}"
        if most
        else f"{said(('trên', 'more than'), lang)} {int(least) - 1} {word('days', lang)}"
    )


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def source_of(period: Period, lang: str) -> str:
    """The provisions that prescribe the period, written out; that none does, for days somebody chose."""
    return ", ".join(written_out(str(c), lang) for c in period.cites) or word("free-period", lang)


def row_name(row: Row, book: Rulebook, lang: str) -> str:
    """What a row counts."""
    own = figure_name(row.figure, lang)
    if row.dimension == "undated":
        return f"{own} · {word('undated', lang)}"
    if not row.dimension:
        return own
    key = key_name(row.figure, row.dimension, row.key, book, lang)
    return (
        f"{own} · {key}"
        if row.figure in ("causes", "overdue")
        else f"{said(DIMENSION_NAMES[row.dimension], lang)}: {key}"
    )


def figure_name(slug: str, lang: str) -> str:
    """A figure's name; a word of reports where rows count something that is no figure (``overdue``, ``causes``)."""
    return said(FIGURE_NAMES[slug], lang) if slug in FIGURE_NAMES else word(slug, lang)
