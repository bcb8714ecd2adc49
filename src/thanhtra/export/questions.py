"""What a check asks, of what, by which law, and what follows from a finding (giải thích một kiểm tra)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.checks import Check
from thanhtra.export.derivation import cited
from thanhtra.export.entries import entries, entry_text
from thanhtra.export.fields_needed import needs_in_words
from thanhtra.export.style import PLAIN, Style
from thanhtra.export.words import BASES, SEVERITIES, said
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect

_INSIDE = "  "
DEFECTS = {
    Defect.BARRED: ("hết thời hạn, thời hiệu", "out of time"),
    Defect.VIOLATOR: ("sai đối tượng vi phạm", "the wrong violator"),
    Defect.AUTHORITY: ("sai thẩm quyền", "no authority"),
    Defect.PROCEDURE: ("vi phạm thủ tục", "a procedural defect"),
    Defect.ACT: ("sai hành vi", "the wrong act"),
    Defect.SANCTION_FORM: ("sai hình thức xử phạt", "the wrong form of sanction"),
    Defect.MEASURE: ("sai mức phạt, biện pháp", "the wrong level or remedy"),
    Defect.CRIMINAL: ("có dấu hiệu tội phạm", "a matter for the criminal bodies"),
    Defect.FORGED: ("giả mạo, làm sai lệch hồ sơ", "a forged file"),
    Defect.UNENFORCEABLE: ("không còn được thi hành", "what may no longer be executed"),
    Defect.CONTENT: ("sai nội dung văn bản", "a wrong content"),
    Defect.DRAFTING: ("sai kỹ thuật văn bản", "a drafting error"),
    Defect.DUTY: ("chưa làm hết trách nhiệm", "a duty left undone"),
}
"""What each kind of defect is called."""


def question_text(
    check: Check, book: Rulebook, *, lang: str = "vi", style: Style = PLAIN, on: date | None = None
) -> str:
    """A check for a person; ``on`` picks the day whose consequence is told (None: the latest known)."""
    return "\n".join(_lines(check, book, lang, style, on))


def _lines(check: Check, book: Rulebook, lang: str, style: Style, on: date | None) -> Iterator[str]:
    yield f"{style.paint('strong', check.code)} {check.name}"
    yield from style.folded(said(check.question, lang), first=_INSIDE, rest=_INSIDE)
    kinds = ", ".join(
        said(KIND_NAMES[k], lang) if k in KIND_NAMES else said(("mọi sự kiện", "every event"), lang)
        for k in check.about
    )
    per = said((", theo từng hành vi", ", for each act"), lang) if check.per == "act" else ""
    yield from style.folded(f"{said(('hỏi về', 'asked of'), lang)}: {kinds}{per}", first=_INSIDE, rest=_INSIDE)
    if check.law:
        yield from style.folded(
            f"{said(('căn cứ', 'law'), lang)}: {cited(check.law, lang)}", first=_INSIDE, rest=_INSIDE
        )
    if check.source is not None:
        yield from style.folded(
            f"{said(('nguồn', 'source'), lang)}: {said(check.source, lang)}", first=_INSIDE, rest=_INSIDE
        )
    needed = needs_in_words(check.code, book, lang)
    if needed:
        yield from style.folded(
            f"{said(('cần có trong hồ sơ', 'asks the file for'), lang)}: {needed}", first=_INSIDE, rest=_INSIDE + "  "
        )
    yield from _consequence(check, book, lang, style, on)
    if check.limit is not None:
        yield ""
        yield from (entry_text(entry, book, lang=lang, style=style, whole=True) for entry in entries(book, check.limit))


def _consequence(check: Check, book: Rulebook, lang: str, style: Style, on: date | None) -> Iterator[str]:
    rows = book.consequences.by_defect[check.defect]
    version = book.consequence(check.defect, on) if on is not None else rows.versions[-1]
    day = written(on, lang) if on is not None else f"{said(('từ', 'from'), lang)} {written(version.start, lang)}"
    severity = "—" if version.rule is None else said(SEVERITIES[version.rule], lang)
    defect = f"{said(DEFECTS[check.defect], lang)} ({check.defect.value})"
    where = f"[{cited(version.cites, lang)}] {said(('nguồn:', 'known by'), lang)} {said(BASES[version.known], lang)}"
    yield from style.folded(
        f"{said(('nếu sai', 'a finding is'), lang)}: {defect} → {severity}, {day} {where}", first=_INSIDE, rest=_INSIDE
    )
