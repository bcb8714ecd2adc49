"""The page of a conference's questions: difficulties, causes, recommendations (trang vướng mắc, nguyên nhân, kiến nghị)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from thanhtra.coordination import DifficultyCheck, DifficultyStanding, RecommendationStanding
from thanhtra.reckoning import so_many
from thanhtra.reports.case_causes import CaseCauseCount
from thanhtra.reports.laid_out import LISTED_ON_A_PAGE, LaidOut, PageCell, PageTable, cell_text
from thanhtra.reports.plan_words import (
    BECAME,
    CAUSES,
    DIFFICULTY_STATES,
    RECOMMENDATION_STATES,
    TARGETS,
    name_of,
    party_names,
)
from thanhtra.rulebook import Rulebook
from thanhtra.terms import InBoth
from thanhtra.wording import sentence

_NOTES = (
    (
        "Hạn trả lời, hạn thực hiện: do cơ quan đặt ra, không phải luật.",
        "Days to answer and to follow up are the office's own, not the law's.",
    ),
    (
        "Phải nêu nguyên nhân và bất cập của cơ chế, chính sách: 84/2025/QH15 Đ33.1.b, Đ36.2.c–đ, 217/2025/NĐ-CP Đ7.2.d (đọc trong văn bản). Cách phân loại nguyên nhân là thực tiễn.",
        "That causes and gaps of mechanism and policy are told: 84/2025/QH15 Đ33.1.b, Đ36.2.c–đ, 217/2025/NĐ-CP Đ7.2.d (read in the text). How causes are classed is practice.",
    ),
)


def difficulty_check_page(found: DifficultyCheck, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """What is late, and what became something the rulebook does not have."""
    late = {id(one) for one in found.late}
    return _page(
        found,
        lang,
        (
            _difficulties([d for d in found.difficulties if id(d) in late or d.unknown], found, book, lang),
            _recommendations([r for r in found.recommendations if id(r) in late], found, book, lang),
        ),
    )


def difficulty_list_page(
    found: DifficultyCheck, book: Rulebook, *, lang: str = "vi", stated: Sequence[CaseCauseCount] | None = None
) -> LaidOut:
    """Every question, every cause counted, every recommendation; ``stated`` are the causes of the case files."""
    tables = [_difficulties(found.difficulties, found, book, lang), _causes(found, book, lang)]
    if stated is not None:
        tables.append(_stated(stated, book, lang))
    page = _page(found, lang, (*tables, _recommendations(found.recommendations, found, book, lang)))
    return page if stated is None else attrs.evolve(page, notes=(*page.notes, _STATED[lang == "en"]))


_STATED = (
    "Nguyên nhân trong hồ sơ được tính vào ngày của văn bản đầu tiên xem xét vụ việc. Kiểm tra có sai sót là của cùng hồ sơ; không nói nguyên nhân nào dẫn đến sai sót nào.",
    "A cause in a file counts on the day of the first paper that weighed the matter. The checks with findings are those of the same files: which cause led to which is not said.",
)


def _stated(stated: Sequence[CaseCauseCount], book: Rulebook, lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        ("Nguyên nhân", "Số", "Lĩnh vực", "Cơ quan", "Năm", "Kiểm tra có sai sót", "Hồ sơ")
        if not at
        else ("Cause", "Count", "Field", "Body", "Year", "Checks with findings", "Files")
    )
    rows: list[tuple[PageCell, ...]] = []
    for one in stated:
        checks = ", ".join(f"{code} ({n})" for code, n in one.checks.items())
        files = _files(one.refs, lang)
        rows.append(
            (
                _cause(one.kind, lang),
                len(one.refs),
                _field(one.field, book, lang),
                one.body,
                None if one.year is None else str(one.year),
                checks,
                files,
            )
        )
    title = ("Nguyên nhân ghi trong hồ sơ vụ việc", "Causes stated in the case files")[at]
    return PageTable(
        title=title,
        heads=heads,
        rows=tuple(rows),
        empty=("Hồ sơ không ghi nguyên nhân nào nữa.", "The files state no further cause.")[at],
    ).without_empty()


def _none(listed: Sequence[object] | None, words: InBoth = ("Không có.", "None.")) -> InBoth:
    """What stands in place of a table without a row: a list that the file leaves out is not an empty one."""
    return ("Không nêu.", "Not told.") if listed is None else words


def _files(refs: Iterable[str], lang: str) -> str:
    """The files, each once: as many as a page lists, and how many more."""
    named = list(dict.fromkeys(ref.rpartition("/")[0] for ref in refs))
    more = len(named) - LISTED_ON_A_PAGE
    told = ", ".join(named[:LISTED_ON_A_PAGE])
    return told if more <= 0 else told + (f"; và {more} hồ sơ khác", f"; and {more} more")[lang == "en"]


def _cause(kind: str, lang: str) -> str:
    return sentence(name_of(CAUSES, kind, lang), lang).rstrip(".")


def _field(slug: str | None, book: Rulebook, lang: str) -> str | None:
    field = book.fields.get(slug or "")
    return slug if field is None else field.en if lang == "en" else field.vi


def _clause(
    listed: Sequence[object] | None, left: int, vi: tuple[str, str], en: tuple[str, str, str], lang: str
) -> str:
    """How many there are and how many of them are left, or that the file does not say."""
    one, many, what = en
    if listed is None:
        return f"{many}: not told" if lang == "en" else f"{vi[0]}: không nêu"
    return (
        f"{so_many(len(listed), one, many)}, {left} {what}"
        if lang == "en"
        else f"{len(listed)} {vi[0]}, {left} {vi[1]}"
    )


def _page(found: DifficultyCheck, lang: str, tables: tuple[PageTable, ...]) -> LaidOut:
    at = lang == "en"
    open_ones, late = sum(1 for d in found.difficulties if d.state == "open"), len(found.late)
    owed = sum(1 for r in found.recommendations if r.closed is None)
    asked = None if found.of.difficulties is None else found.difficulties
    raised = _clause(asked, open_ones, ("vướng mắc", "chưa trả lời"), ("difficulty", "difficulties", "open"), lang)
    advice = None if found.of.recommendations is None else found.recommendations
    made = _clause(advice, owed, ("kiến nghị", "chưa xong"), ("recommendation", "recommendations", "not closed"), lang)
    told = found.of.difficulties is not None or found.of.recommendations is not None
    ends = (f"; {late} mục quá hạn.", f"; {late} late.")[at] if told else "."
    verdict = sentence(f"{raised}; {made}", lang).rstrip(".") + ends
    facts: list[tuple[str, PageCell]] = [(("Ngày họp", "Held")[at], found.of.held)] if found.of.held is not None else []
    facts.append((("Tính đến hết ngày", "At the end of")[at], found.on))
    return LaidOut(
        title=found.of.title or found.of.id,
        lang=lang,
        facts=tuple(facts),
        verdict=verdict,
        good=not found.has_findings,
        tables=tables,
        notes=tuple(n[at] for n in _NOTES),
    )


def _difficulties(listed: Iterable[DifficultyStanding], found: DifficultyCheck, book: Rulebook, lang: str) -> PageTable:
    at = lang == "en"
    names = party_names(found.of.parties, book, lang)
    heads = (
        (
            "Số",
            "Đơn vị nêu",
            "Ngày",
            "Vướng mắc",
            "Điều khoản",
            "Hồ sơ",
            "Đề xuất",
            "Hỏi",
            "Hạn trả lời",
            "Tình trạng",
            "Chậm (ngày)",
            "Trả lời",
            "Đã thành",
        )
        if not at
        else (
            "No.",
            "Raised by",
            "On",
            "Difficulty",
            "Provision",
            "Cases",
            "Proposed",
            "Asked of",
            "Due",
            "State",
            "Days late",
            "Answer",
            "Became",
        )
    )
    rows = tuple(_difficulty(one, names, book, lang) for one in listed)
    return PageTable(
        title=("Vướng mắc", "Difficulties")[at], heads=heads, rows=rows, empty=_none(found.of.difficulties)[at]
    ).without_empty()


def _difficulty(one: DifficultyStanding, names: dict[str, str], book: Rulebook, lang: str) -> tuple[PageCell, ...]:
    raised = one.difficulty
    told = [
        f"{cell_text(a.on, lang)} {names.get(a.by or '', '')}: {a.text or ''} {'; '.join(map(str, a.basis or ()))}".strip()
        for a in one.answers
    ]
    return (
        raised.id,
        names[raised.by],
        raised.on,
        raised.question,
        "" if raised.provision is None else str(raised.provision),
        ", ".join(raised.cases or ()),
        raised.proposed,
        names.get(raised.receiver or ""),
        raised.due,
        name_of(DIFFICULTY_STATES, one.state, lang),
        one.days_late or None,
        "\n".join(told),
        _became(one, book, lang),
    )


def _became(one: DifficultyStanding, book: Rulebook, lang: str) -> str:
    """What a settled difficulty became; a reading of the rulebook with what it is about."""
    became = one.difficulty.became
    if one.state != "settled" or became is None:
        return ""
    told = f"{name_of(BECAME, became.kind, lang)} {became.what or ''}".strip()
    if one.unknown:
        return told + (" (bộ quy tắc không có)", " (not in the rulebook)")[lang == "en"]
    reading = book.readings.get(became.what or "") if became.kind == "reading" else None
    return told if reading is None else f"{told} ({(reading.en if lang == 'en' else reading.vi).partition(':')[0]})"


def _causes(found: DifficultyCheck, book: Rulebook, lang: str) -> PageTable:
    at = lang == "en"
    names = party_names(found.of.parties, book, lang)
    heads = (
        ("Nguyên nhân", "Số", "Lĩnh vực", "Kiểm tra phát hiện", "Cơ quan", "Năm", "Các mục")
        if not at
        else ("Cause", "Count", "Field", "Found by check", "Body", "Year", "Entries")
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            _cause(one.kind, lang),
            len(one.ids),
            _field(one.field, book, lang),
            one.check,
            names[one.body],
            str(one.year),
            ", ".join(one.ids),
        )
        for one in found.causes
    ]
    return PageTable(
        title=("Nguyên nhân", "Causes")[at],
        heads=heads,
        rows=tuple(rows),
        empty=_none(found.of.causes, ("Chưa ghi nguyên nhân.", "No cause noted."))[at],
    ).without_empty()


def _recommendations(
    listed: Iterable[RecommendationStanding], found: DifficultyCheck, book: Rulebook, lang: str
) -> PageTable:
    at = lang == "en"
    names = party_names(found.of.parties, book, lang)
    heads = (
        ("Số", "Kiến nghị", "Cơ quan", "Gửi", "Nguyên nhân", "Ngày", "Hạn", "Tình trạng", "Xong ngày", "Chậm (ngày)")
        if not at
        else ("No.", "Recommendation", "By", "To", "Causes", "On", "Due", "State", "Closed", "Days late")
    )
    rows: list[tuple[PageCell, ...]] = []
    for one in listed:
        made = one.recommendation
        to = names.get(made.receiver or "") or (name_of(TARGETS, made.target, lang) if made.target is not None else "")
        rows.append(
            (
                made.id,
                made.described,
                names[made.by],
                to,
                ", ".join(made.causes or ()),
                made.on,
                made.due,
                name_of(RECOMMENDATION_STATES, one.state, lang),
                one.closed,
                one.days_late or None,
            )
        )
    return PageTable(
        title=("Kiến nghị", "Recommendations")[at],
        heads=heads,
        rows=tuple(rows),
        empty=_none(found.of.recommendations)[at],
    ).without_empty()
