"""Lists of what the book holds, for people (danh mục)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from thanhtra.export.style import Style
from thanhtra.export.words import said
from thanhtra.law import Citation
from thanhtra.reckoning import so_many
from thanhtra.rulebook import Rulebook, Violation
from thanhtra.search.listing import Listed
from thanhtra.terms import SubjectKind
from thanhtra.wording import grouped

_STATED_FOR = {
    SubjectKind.INDIVIDUAL: ("cá nhân", "an individual"),
    SubjectKind.ORGANIZATION: ("tổ chức", "an organisation"),
    SubjectKind.HOUSEHOLD_BUSINESS: ("hộ kinh doanh", "a household business"),
}


def list_text(rows: Sequence[Listed], *, lang: str, style: Style) -> str:
    """One line each, under the headings of their groups."""
    lines: list[str] = []
    for group, members in groupby(rows, key=lambda r: r.group):
        head = said(group, lang)
        if head:
            lines += [*([""] if lines else []), style.paint("strong", head)]
        lines += [line for row in members for line in _line(row, lang, style)]
    return "\n".join(lines)


def _line(row: Listed, lang: str, style: Style) -> Iterator[str]:
    gone = "" if row.holds else said((" (không còn hoặc chưa có vào ngày này)", " (not there on this day)"), lang)
    amount = "" if row.act is None else f": {frame_in_words(row.act, lang)}"
    yield from style.folded(f"{row.id}  {said((row.vi, row.en), lang)}{amount}{gone}", first="  ", rest="      ")


def frame_in_words(row: Violation, lang: str) -> str:
    """The frame as printed, and for whom: ``tổ chức 20.000.000–30.000.000 đồng``."""
    if row.warning_only:
        return said(("cảnh cáo", "a warning"), lang)
    if row.frame is None:
        return said(("mức tiền chưa đọc được", "amounts not read"), lang)
    least, most = grouped(row.frame.least, lang), grouped(row.frame.most, lang)
    warning = said(("cảnh cáo hoặc ", "a warning or "), lang) if row.or_warning else ""
    return f"{warning}{said(_STATED_FOR[row.stated_for], lang)} {least if least == most else f'{least}–{most}'} đồng"


def decree_contents(instrument: str, rows: Iterable[Listed], *, lang: str, style: Style) -> str:
    """The articles of a decree that hold acts: how many, from which amount to which, and how to list them."""
    lines = [style.paint("strong", said(("Các điều có hành vi vi phạm:", "Articles that hold acts:"), lang))]
    for article, members in groupby(rows, key=lambda r: r.act.citation.article if r.act is not None else None):
        acts = [r.act for r in members if r.act is not None]
        frames = [a.frame for a in acts if a.frame is not None]
        span = (
            f", {grouped(min(f.least for f in frames), lang)}–{grouped(max(f.most for f in frames), lang)} đồng"
            if frames
            else ""
        )
        count = said((f"{len(acts)} hành vi", so_many(len(acts), "act")), lang)
        lines.append(
            f"  {said((f'Điều {article}', f'Article {article}'), lang)}: {count}{span} ({acts[0].vi if lang != 'en' else acts[0].en}{'…' if len(acts) > 1 else ''})"
        )
    lines.append(
        said(
            (
                f'Xem một điều: thanhtra list acts "{instrument} Đ…"',
                f'One article: thanhtra list acts "{instrument} Đ…"',
            ),
            lang,
        )
    )
    return "\n".join(lines)


def rules_citing(place: Citation, book: Rulebook) -> list[str]:
    """Slugs of the limits, thresholds and rules of procedure some version of which cites ``place`` or a place in it."""
    found = []
    for rows in (book.procedure.limits, book.procedure.thresholds, book.procedure.rules):
        found += [
            slug for slug, rule in rows.items() if any(place.covers(c) for v in rule.versions.versions for c in v.cites)
        ]
    return found
