"""What a search found, for people: acts with what the law says of them, the rest by name (kết quả tìm)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from thanhtra.export.derivation import cited
from thanhtra.export.style import Style
from thanhtra.export.words import counted, said
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.reckoning import written
from thanhtra.rulebook import OfferedMeasure, OfferedRemedy, Rulebook, Violation
from thanhtra.search import ActFound, Found, Undecided
from thanhtra.terms import SubjectKind
from thanhtra.wording import MEASURES, grouped, token_in_words

_WHOLE: Final = 3
"""Acts told whole; the others by provision, name and frame."""
_SHOWN: Final = 5
_KINDS: Final = {
    "act": ("Hành vi", "Act"),
    "post": ("Chức danh", "Post"),
    "field": ("Lĩnh vực", "Field"),
    "remedy": ("Biện pháp khắc phục hậu quả", "Remedy"),
    "limit": ("Thời hạn, thời hiệu", "Time limit"),
    "check": ("Kiểm tra", "Check"),
    "body": ("Cơ quan", "Body"),
}


def found_text(found: Sequence[Found], book: Rulebook, *, on: date, lang: str, style: Style) -> str:
    """Everything found, best first; the first acts whole."""
    head = said((f"Theo pháp luật ngày {written(on, lang)}:", f"By the law of {on.isoformat()}:"), lang)
    lines, whole = [style.paint("quiet", head)], 0
    for number, one in enumerate(found, 1):
        if one.act is not None and whole < _WHOLE:
            whole += 1
            lines += ["", *_act(number, one, one.act, book, lang, style)]
        else:
            lines += ["", *_short(number, one, lang, style)]
    return "\n".join([*lines, *_several(found, lang, style)])


def _short(number: int, one: Found, lang: str, style: Style) -> Iterator[str]:
    name = _capital(said((one.vi, one.en), lang))
    kind = said(_KINDS[one.kind], lang)
    gone = "" if one.holds else said((", không còn hoặc chưa có vào ngày này", ", not there on this day"), lang)
    yield from style.folded(f"{style.paint('strong', name)} ({kind}{gone}: {one.id})", first=f"{number}. ", rest="   ")
    if one.act is not None:
        yield from style.folded(frames_in_words(one.act, lang), first="   ", rest="   ")


def _act(number: int, one: Found, act: ActFound, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    row = act.violation
    yield from style.folded(
        style.paint("strong", _capital(said((row.vi, row.en), lang))), first=f"{number}. ", rest="   "
    )

    yield from style.folded(f"{_cited(row.citation, lang)} [{row.citation}]", first="   ", rest="     ")
    for label, text in act_facts(one, act, book, lang=lang):
        yield from style.folded(f"{label}: {text}", first="   ", rest="     ")


def act_facts(one: Found, act: ActFound, book: Rulebook, *, lang: str) -> Iterator[tuple[str, str]]:
    """What the law says of an act, each with its label; what it does not say, or the book does not hold, is left out or told as such."""
    gone = not one.holds or (act.until is not None and act.until <= act.on)
    rows = (
        ("Không có hiệu lực vào ngày hỏi", "Not in force on the day asked about", _in_force(act, lang) if gone else ""),
        ("Mức phạt", "Fine", frames_in_words(act, lang)),
        ("Hình thức xử phạt bổ sung", "Additional sanctions", "; ".join(_measure(m, lang) for m in act.additional)),
        ("Biện pháp khắc phục hậu quả", "Remedies", "; ".join(_remedy(r, book, lang) for r in act.remedies)),
        ("Thời hiệu xử phạt", "Limitation", _limitation(act, lang)),
        (
            "Người có thẩm quyền (cá nhân vi phạm), thấp nhất trước",
            "Who may sanction an individual, lowest first",
            _who(act, book, lang),
        ),
        ("Chưa xác định được", "Cannot be told", _undecided(act.undecided, book, lang)),
        (
            "Nghĩa vụ bị vi phạm",
            "The duty behind it",
            "; ".join(f"{said((d.vi, d.en), lang)} ({cited(d.cites, lang)})" for d in act.duties),
        ),
        ("Cùng điều, khung khác", "Same article, another frame", "; ".join(_beside(x, lang) for x in act.beside)),
        (
            "Chưa có trong dữ liệu",
            "Not in the book",
            "; ".join(token_in_words(t, book=book, lang=lang) for t in act.missing),
        ),
    )
    yield from ((said((vi, en), lang), text) for vi, en, text in rows if text)


def frames_in_words(act: ActFound, lang: str) -> str:
    """The frames of an individual and of an organisation; empty where they are not known."""
    if act.violation.warning_only:
        return said(("chỉ phạt cảnh cáo", "a warning only"), lang)
    if act.individual is None or act.organization is None:
        return ""
    text = said(
        (
            f"cá nhân {_span(act.individual, lang)}; tổ chức {_span(act.organization, lang)}",
            f"an individual {_span(act.individual, lang)}; an organisation {_span(act.organization, lang)}",
        ),
        lang,
    )
    return text + said((" (hoặc cảnh cáo)", " (or a warning)"), lang) if act.violation.or_warning else text


def _span(frame: Frame, lang: str) -> str:
    if frame.least == frame.most:
        return f"{grouped(frame.least, lang)} đồng"
    joined = said(
        (
            f"từ {grouped(frame.least, lang)} đến {grouped(frame.most, lang)}",
            f"{grouped(frame.least, lang)} to {grouped(frame.most, lang)}",
        ),
        lang,
    )
    return f"{joined} đồng"


def _remedy(offered: OfferedRemedy, book: Rulebook, lang: str) -> str:
    known = book.remedies[offered.remedy]
    return said((known.vi, known.en), lang) + (f" ({_cited(offered.cite, lang)})" if offered.cite is not None else "")


def _measure(offered: OfferedMeasure, lang: str) -> str:
    name = said(MEASURES[offered.measure], lang)
    if offered.least is None or offered.most is None or offered.unit is None:
        return name
    least, most = offered.least, offered.most
    if least == most:
        return f"{name} {counted(most, offered.unit, lang)}"
    last = counted(most, offered.unit, lang)
    return f"{name} {said((f'từ {least} đến {last}', f'{least} to {last}'), lang)}"


def _limitation(act: ActFound, lang: str) -> str:
    if act.limitation is None:
        return ""
    return f"{counted(act.limitation.amount, act.limitation.unit, lang)} ({cited(act.limitation_cites, lang)})"


def _who(act: ActFound, book: Rulebook, lang: str) -> str:
    told = []
    for holder in act.who[:_SHOWN]:
        of = f" ({said((book.posts[holder.of].vi, book.posts[holder.of].en), lang)})" if holder.of else ""
        duty = (
            said((", trong phạm vi nhiệm vụ, địa bàn được giao", ", within the duty or area assigned"), lang)
            if holder.within_duty
            else ""
        )
        most = said((f"đến {grouped(holder.ceiling, lang)} đồng", f"up to {grouped(holder.ceiling, lang)} đồng"), lang)
        told.append(f"{said((holder.vi, holder.en), lang)}{of} ({most}{duty})")
    more = len(act.who) - len(told)
    return "; ".join(told) + (said((f"; và {more} chức danh khác", f"; and {more} more"), lang) if more > 0 else "")


def _undecided(rows: Sequence[Undecided], book: Rulebook, lang: str) -> str:
    """Grouped by what would decide, so that one open point is told once."""
    groups: dict[tuple[str, ...], list[Undecided]] = {}
    for row in rows:
        groups.setdefault(row.missing, []).append(row)
    told = []
    for missing, members in list(groups.items())[:_WHOLE]:
        names = ", ".join(said((u.vi, u.en), lang) for u in members[:_SHOWN])
        more = (
            said((f" và {len(members) - _SHOWN} chức danh khác", f" and {len(members) - _SHOWN} more"), lang)
            if len(members) > _SHOWN
            else ""
        )
        told.append(
            f"{names}{more} ({said(('cần làm rõ', 'depends on'), lang)}: {'; '.join(token_in_words(t, book=book, lang=lang) for t in missing)})"
        )
    rest = sum(len(m) for m in list(groups.values())[_WHOLE:])
    return "; ".join(told) + (said((f"; và {rest} chức danh khác", f"; and {rest} more"), lang) if rest else "")


def _beside(row: Violation, lang: str) -> str:
    kind = said(
        ("tổ chức", "an organisation") if row.stated_for is SubjectKind.ORGANIZATION else ("cá nhân", "an individual"),
        lang,
    )
    span = (
        f"{kind} {_span(row.frame, lang)}" if row.frame is not None else said(("không có mức tiền", "no amount"), lang)
    )
    return f"{said((row.vi, row.en), lang)} ({row.citation}: {span})"


def _in_force(act: ActFound, lang: str) -> str:
    until = (
        ""
        if act.until is None
        else said(
            (
                f" đến hết ngày {written(act.until - timedelta(days=1), lang)}",
                f" to {(act.until - timedelta(days=1)).isoformat()}",
            ),
            lang,
        )
    )
    start = act.violation.start
    return said((f"từ {written(start, lang)}", f"from {start.isoformat()}"), lang) + until


def _several(found: Sequence[Found], lang: str, style: Style) -> Iterator[str]:
    """That near acts stand in several decrees: which one applies turns on the nature of the act, which no word search can tell."""
    decrees = list(
        dict.fromkeys(one.act.violation.citation.instrument for one in found if one.act is not None and one.holds)
    )
    if len(decrees) > 1:
        listed = ", ".join(_cited(Citation(d), lang) for d in decrees)
        text = said(
            (
                f"Hành vi gần giống có ở nhiều nghị định ({listed}): áp dụng nghị định nào tùy bản chất hành vi.",
                f"Acts alike stand in several decrees ({listed}): which applies turns on the nature of the act.",
            ),
            lang,
        )
        yield from ["", *style.folded(text, first="", rest="")]


def _cited(cite: Citation, lang: str) -> str:
    return cite.en if lang == "en" else cite.vi


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
