"""Why the book has no answer for a provision on a day, and what stands near it (vì sao không có câu trả lời)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.errors import LawError, LawGap, NoLongerInForce, NoSuchProvision, NotInTheBook, NotYetInForce
from thanhtra.export.words import said
from thanhtra.law import Citation
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook

_SHOWN: Final = 6


def refused_in_words(missing: LawError, place: Citation, book: Rulebook, *, on: date, lang: str) -> str:
    """One sentence on why, and where acts of that article or decree stand, if any do on that day."""
    return "\n".join(
        line for line in (_why(missing, place, book, on, lang), _near(missing, place, book, on, lang)) if line
    )


def _why(missing: LawError, place: Citation, book: Rulebook, on: date, lang: str) -> str:
    vi, en = place.vi, place.en
    vi = vi[:1].upper() + vi[1:]
    day, day_en = written(on, "vi"), on.isoformat()
    if isinstance(missing, NoSuchProvision):
        return said(
            (
                f"Không có quy định này: {place.vi} không có trong văn bản.",
                f"No such provision: {en} is not in the instrument.",
            ),
            lang,
        )
    if isinstance(missing, NoLongerInForce):
        repeal = book.decrees.repeal_of(place)
        since = (
            ""
            if repeal is None
            else said(
                (f", hết hiệu lực từ {written(repeal.start, 'vi')}", f", it ended on {repeal.start.isoformat()}"), lang
            )
        )
        return said(
            (f"{vi} không còn hiệu lực vào ngày {day}{since}.", f"{en} is no longer in force on {day_en}{since}."), lang
        )
    if isinstance(missing, NotYetInForce):
        return said((f"{vi} chưa có hiệu lực vào ngày {day}.", f"{en} is not yet in force on {day_en}."), lang)
    if isinstance(missing, LawGap):
        return said(
            (
                f"Chưa xác định được: mức tiền tại {place.vi} chưa đọc được.",
                f"Cannot be told: the amounts of {en} were not read ({missing.why}).",
            ),
            lang,
        )
    if isinstance(missing, NotInTheBook) and place.instrument not in book.decrees.heads:
        held = ", ".join(book.decrees.heads)
        return said(
            (
                f"Bộ quy tắc chưa có hành vi nào của {Citation(place.instrument).vi}; có: {held}.",
                f"The book holds no act of {Citation(place.instrument).en}; it holds {held}.",
            ),
            lang,
        )
    return said((f"Bộ quy tắc chưa có {place.vi}.", f"The book does not hold {en}."), lang)


def _near(missing: LawError, place: Citation, book: Rulebook, on: date, lang: str) -> str:
    if place.instrument not in book.decrees.heads or isinstance(missing, LawGap):
        return ""
    article = Citation(place.instrument, place.article)
    inside = []
    for other, history in book.decrees.acts(place.instrument).items():
        if article.covers(other):
            try:
                inside.append(history.on(on))
            except LawError:
                continue
    if not inside:
        return ""
    listed = "; ".join(f"{row.citation} {said((row.vi, row.en), lang)}" for row in inside[:_SHOWN])
    more = (
        said((f"; và {len(inside) - _SHOWN} hành vi khác", f"; and {len(inside) - _SHOWN} more"), lang)
        if len(inside) > _SHOWN
        else ""
    )
    return said((f"Tại {article.vi} có: {listed}{more}.", f"At {article.en}: {listed}{more}."), lang)
