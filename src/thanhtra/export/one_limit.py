"""One limit by itself: its last day, how it was counted, what would move it (một thời hạn)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from thanhtra.export.derivation import cited, steps
from thanhtra.export.style import PLAIN, Style
from thanhtra.export.words import BASES, UNITS, is_limitation, said, word
from thanhtra.findings import Deadline
from thanhtra.reckoning import padded
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Status
from thanhtra.wording import shown, token_in_words

_INSIDE = "  "


def deadline_text(found: Deadline, *, lang: str = "vi", style: Style = PLAIN, book: Rulebook | None = None) -> str:
    """A deadline counted without a file, for a person; without a final line break."""
    return "\n".join(_lines(found, lang, style, book or Rulebook.built_in()))


def _last(kind: str, due: date | datetime) -> tuple[str, str]:
    if is_limitation(kind):
        return "hết thời hiệu vào cuối ngày", "the limitation runs to the end of"
    return "chậm nhất" if isinstance(due, datetime) else "chậm nhất ngày", "last day"  # an instant says its day itself


def _lines(found: Deadline, lang: str, style: Style, book: Rulebook) -> Iterator[str]:
    rule = book.procedure.limits.get(found.kind)
    name = found.kind if rule is None else f"{said((rule.vi, rule.en), lang)} ({found.kind})"
    yield style.paint("strong", name)
    since = shown(found.counted_from, lang) if found.counted_from is not None else "—"
    unit = said(UNITS[found.unit], lang)
    if found.amount == 1 and lang == "en":
        unit = unit.removesuffix("s")
    said_from = f"{said(('kể từ ngày', 'from'), lang)} {since}"
    if found.due is not None:
        term = f"{padded(found.amount) if lang != 'en' else found.amount} {unit}" if found.amount is not None else unit
        yield f"{_INSIDE}{said_from}: {said(_last(found.kind, found.due), lang)} {style.paint('good', shown(found.due, lang))} ({term})"
    elif found.status is Status.NO_FIGURE:
        yield f"{_INSIDE}{said_from}: {unit}, {said(('luật không quy định số ngày', 'the law sets no figure'), lang)}"
    else:
        yield f"{_INSIDE}{said_from}: {style.paint('unknown', said(('không tính được', 'cannot be counted'), lang))}"
        if found.due_before_roll is not None:
            yield f"{_INSIDE}{said(('trước khi xét ngày nghỉ', 'before days off are looked at'), lang)}: {shown(found.due_before_roll, lang)}"
    if found.cites:
        known = "" if found.basis is Basis.TEXT else f" ({word('known-by', lang)} {said(BASES[found.basis], lang)})"
        yield from style.folded(f"[{cited(found.cites, lang)}]{known}", first=_INSIDE, rest=_INSIDE)
    if found.provisional:
        yield f"{_INSIDE}{word('provisional', lang)}"
    for step in steps(found, lang=lang):
        yield from style.folded(step, first=_INSIDE, rest=_INSIDE + "   ")
    for token in found.missing:
        yield from style.folded(
            f"{said(('còn thiếu', 'missing'), lang)}: {token_in_words(token, book=book, lang=lang)}",
            first=_INSIDE,
            rest=_INSIDE,
        )
    for key, day in found.due_if.items():
        names = [
            f"{said((book.grounds[g].vi, book.grounds[g].en), lang)} ({g})" if g in book.grounds else g
            for g in key.split("+")
        ]
        yield from style.folded(
            f"{said(('trường hợp', 'with'), lang)} {' + '.join(names)}: {shown(day, lang)}",
            first=_INSIDE,
            rest=_INSIDE + "  ",
        )
