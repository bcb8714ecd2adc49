"""The page of a plan: what is late, due, done, what overlaps (trang kế hoạch phối hợp)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thanhtra.coordination import Concerned, ItemStanding, JointPlan, Overlap, PlanCheck
from thanhtra.reckoning import so_many
from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable, cell_text
from thanhtra.reports.plan_report import ITEM_STATES, PlanCount, PlanReport, linked
from thanhtra.reports.plan_words import (
    ADVANCES,
    OVERLAP_ANSWERS,
    PLAN_KINDS,
    QUESTIONS,
    STATES,
    WORKS,
    known_words,
    missing_words,
    name_of,
    party_names,
)
from thanhtra.rulebook import Rulebook

PLAN_NOTES = (
    (
        "Chậm, đến hạn, đã xong: theo chính kế hoạch, không theo luật. Không ghi ngày cuối thì lấy ngày cuối của kế hoạch (suy luận).",
        "Late, due and done rest on the plan itself, not on law. Where an item has no last day the plan's is taken (inference).",
    ),
    (
        "Số lần trong năm: Chỉ thị 20/CT-TTg và Nghị quyết 198/2025/QH15 Đ4, biết qua nguồn thứ cấp. Trùng ngày: các luật thanh tra và Nghị định 217/2025/NĐ-CP, đọc trong văn bản.",
        "Times in a year: 20/CT-TTg and 198/2025/QH15 Đ4, known from secondary sources. The same days: the inspection laws and 217/2025/NĐ-CP, read in the text.",
    ),
)


def plan_check_page(check: PlanCheck, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """What needs doing: late items, items due, overlaps, entries after the end, bodies that are gone."""
    at, names = lang == "en", party_names(check.plan.parties, book, lang)
    tables = [
        item_table(
            ("Việc chậm", "Late")[at], check.late, names, lang, empty=("Không có việc chậm.", "Nothing is late.")[at]
        ),
        item_table(("Việc sắp đến hạn", "Due soon")[at], check.due, names, lang, empty=("Không có.", "None.")[at]),
        *(
            [item_table(("Không rõ ngày cuối", "No last day known")[at], check.undated, names, lang)]
            if check.undated
            else []
        ),
        plan_overlaps(check, book, lang),
        *wrong_tables(check, book, lang),
    ]
    return LaidOut(
        title=plan_title(check.plan),
        lang=lang,
        facts=_facts(check, lang),
        verdict=_verdict(check, lang),
        good=not check.has_findings,
        tables=tuple(tables),
        notes=tuple(n[at] for n in PLAN_NOTES),
    )


def plan_report_page(report: PlanReport, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """The plan at a day: the counts, every item with what was done, what is late, what overlaps."""
    at = lang == "en"
    check = report.check
    names = party_names(check.plan.parties, book, lang)
    tables = [
        count_table(
            ("Theo loại việc", "By kind of work")[at],
            [
                *((name_of(WORKS, work, lang), one) for work, one in report.by_work.items()),
                (("Cả kế hoạch", "Whole plan")[at], report.whole),
            ],
            lang,
        ),
        count_table(
            ("Theo cơ quan chủ trì", "By body that leads")[at],
            [(names[lead], one) for lead, one in report.by_lead.items()],
            lang,
        ),
        item_table(("Các việc", "Items")[at], check.standings, names, lang),
        _progress(check, names, lang),
        item_table(
            ("Việc chậm", "Late")[at], check.late, names, lang, empty=("Không có việc chậm.", "Nothing is late.")[at]
        ),
        plan_overlaps(check, book, lang),
        *wrong_tables(check, book, lang),
    ]
    return LaidOut(
        title=f"{('Báo cáo thực hiện', 'Report on')[at]}: {plan_title(check.plan)}",
        lang=lang,
        facts=_facts(check, lang),
        verdict=_verdict(check, lang),
        good=not check.has_findings,
        tables=tuple(tables),
        notes=tuple(n[at] for n in PLAN_NOTES),
    )


def plan_title(plan: JointPlan) -> str:
    """Its own title, else its id."""
    return plan.title or plan.id


def plan_label(plan: JointPlan) -> str:
    """Its title with its id, for a page of several."""
    return plan.id if plan.title is None else f"{plan.title} ({plan.id})"


def more_wrong(checks: Iterable[PlanCheck], lang: str, *, inside: bool = False) -> str:
    """What else of the plans needs mending, counted, each with the mark ahead of it; nothing where there is none. ``inside``: with what overlaps in each."""
    held = tuple(checks)
    counted = (
        (
            sum(o.answer == "finding" for one in held for o in one.overlaps) if inside else 0,
            "chỗ trùng trong từng kế hoạch",
            ("overlap inside a plan", "overlaps inside a plan"),
        ),
        (
            sum(len(one.after_end) for one in held),
            "lần ghi sau khi việc đã kết thúc",
            ("entry after the end", "entries after the end"),
        ),
        (sum(len(one.gone) for one in held), "cơ quan không còn", ("body that is gone", "bodies that are gone")),
    )
    return "".join(f"; {so_many(n, *en) if lang == 'en' else f'{n} {vi}'}" for n, vi, en in counted if n)


def _facts(check: PlanCheck, lang: str) -> tuple[tuple[str, PageCell], ...]:
    at, plan = lang == "en", check.plan
    told: list[tuple[str, PageCell]] = [
        (("Loại", "Kind")[at], name_of(PLAN_KINDS, plan.kind, lang)),
        (("Số", "Number")[at], plan.number),
        (("Ngày ký", "Signed")[at], plan.signed),
        (("Thực hiện", "Carries out")[at], plan.under),
        (("Từ ngày", "First day")[at], plan.begins),
        (("Đến hết ngày", "Last day")[at], plan.ends),
        (("Tính đến hết ngày", "At the end of")[at], check.on),
        (("Số việc", "Items")[at], len(plan.items)),
        (("Dữ liệu chia sẻ", "Shared data")[at], ", ".join(plan.data_sets) if plan.data_sets else None),
    ]
    return tuple((name, value) for name, value in told if value is not None)


def _verdict(check: PlanCheck, lang: str) -> str:
    open_ones = sum(1 for one in check.standings if one.open)
    wrong = sum(1 for one in check.overlaps if one.answer == "finding")
    unsure = sum(1 for one in check.overlaps if one.answer == "not-assessed")
    if lang == "en":
        return f"{len(check.standings) - open_ones} of {so_many(len(check.standings), 'item')} closed; {len(check.late)} late, {len(check.due)} due soon; {so_many(wrong, 'overlap')}, {unsure} not assessed{more_wrong((check,), lang)}."
    return f"Đã kết thúc {len(check.standings) - open_ones}/{len(check.standings)} việc; {len(check.late)} việc chậm, {len(check.due)} việc sắp đến hạn; {wrong} chỗ trùng, {unsure} chỗ chưa đánh giá được{more_wrong((check,), lang)}."


def item_table(
    title: str, found: tuple[ItemStanding, ...], names: Mapping[str, str], lang: str, *, empty: str = ""
) -> PageTable:
    """Items of one plan, a row an item; ``names`` are those of its parties."""
    heads = (
        (
            "Việc",
            "Loại việc",
            "Nội dung",
            "Chủ trì",
            "Tham gia",
            "Từ ngày",
            "Đến hết ngày",
            "Kết quả cần đạt",
            "Tình trạng",
            "Chậm (ngày)",
            "Hồ sơ",
            "Thanh tra, kiểm tra",
            "Lần chuyển",
        )
        if lang == "vi"
        else (
            "Item",
            "Work",
            "Title",
            "Leads",
            "With",
            "From",
            "To",
            "Expected result",
            "State",
            "Days late",
            "Cases",
            "Controls",
            "Transfers",
        )
    )
    return PageTable(
        title=title, heads=heads, rows=tuple(_item(one, names, lang) for one in found), empty=empty
    ).without_empty()


def _item(one: ItemStanding, names: Mapping[str, str], lang: str) -> tuple[PageCell, ...]:
    item = one.item
    state = name_of(STATES, one.state, lang)
    closed = f" {cell_text(one.closed, lang)}" if one.closed is not None else ""
    ends = cell_text(one.last_day, lang) + (_FROM[one.end_from][lang == "en"] if one.end_from in _FROM else "")
    return (
        item.id,
        name_of(WORKS, item.work, lang),
        item.title,
        ", ".join(names[p] for p in item.leads),
        ", ".join(names[p] for p in item.takes_part or ()),
        item.begins,
        one.last_day if one.end_from not in _FROM else ends,
        item.result,
        f"{state}{closed}",
        one.days_late or None,
        *(", ".join(linked((one,), name)) for name in ("cases", "controls", "transfers")),
    )


_FROM = {"postponed": (" (đã lùi)", " (postponed)"), "plan": (" (của kế hoạch)", " (the plan's)")}


def _progress(check: PlanCheck, names: Mapping[str, str], lang: str) -> PageTable:
    """Every entry until the day, in the order of the days: nothing of the plan's progress is left out."""
    heads = (
        ("Ngày", "Việc", "Đã làm", "Cơ quan", "Văn bản", "Ghi chú", "Đến hết ngày")
        if lang == "vi"
        else ("Day", "Item", "What", "By", "Paper", "Note", "New last day")
    )
    entries = sorted((entry for one in check.standings for entry in one.entries), key=lambda e: e.on)
    rows: list[tuple[PageCell, ...]] = [
        (
            cell_text(e.on, lang),
            e.item,
            name_of(ADVANCES, e.what, lang),
            names.get(e.by or ""),
            e.paper,
            e.note,
            e.until,
        )
        for e in entries
    ]
    return PageTable(
        title=("Diễn biến", "What was done")[lang == "en"],
        heads=heads,
        rows=tuple(rows),
        empty=("Chưa ghi gì.", "Nothing is written down.")[lang == "en"],
    ).without_empty()


def count_table(title: str, counted: Iterable[tuple[str, PlanCount]], lang: str) -> PageTable:
    """Items counted by state, a row for each of ``counted`` under its name."""
    more = (
        ("Số việc", "Đang chậm", "Xong nhưng chậm", "Hồ sơ", "Thanh tra, kiểm tra", "Lần chuyển")
        if lang == "vi"
        else ("Items", "Late now", "Done late", "Cases", "Controls", "Transfers")
    )
    heads = ("", *(name_of(STATES, state, lang) for state in ITEM_STATES), *more)
    rows: list[tuple[PageCell, ...]] = [
        (
            name,
            *(one.states[s] for s in ITEM_STATES),
            one.items,
            one.late,
            one.done_late,
            one.cases,
            one.controls,
            one.transfers,
        )
        for name, one in counted
    ]
    return PageTable(title=title, heads=heads, rows=tuple(rows))


def plan_overlaps(check: PlanCheck, book: Rulebook, lang: str, *, of: str = "") -> PageTable:
    """What overlaps inside a plan; ``of`` ends the title."""
    return overlap_table(
        ("Chồng chéo, trùng lặp", "Overlaps")[lang == "en"] + of,
        check.overlaps,
        {s.id: s for s in check.plan.subjects or ()},
        book,
        lang,
    )


def wrong_tables(check: PlanCheck, book: Rulebook, lang: str, *, of: str = "") -> list[PageTable]:
    """Entries after the end of their item, and bodies that are gone, where there are any; ``of`` ends the titles."""
    at = lang == "en"
    found: list[PageTable] = []
    if check.after_end:
        closed = ("Việc", "Ghi ngày", "Đã kết thúc ngày") if lang == "vi" else ("Item", "Written on", "Closed on")
        rows = tuple((one.entry.item, one.entry.on, one.closed.on) for one in check.after_end)
        found.append(
            PageTable(title=("Ghi sau khi việc đã kết thúc", "Entries after the end")[at] + of, heads=closed, rows=rows)
        )
    if check.gone:
        taken = (
            ("Cơ quan", "Nay do cơ quan", "Việc còn dở") if lang == "vi" else ("Body", "Taken over by", "Open items")
        )
        parties = party_names(check.plan.parties, book, lang)
        gone = tuple(
            (
                parties[g.party.id],
                "; ".join(book.bodies[h].en if at else book.bodies[h].vi for h in g.heirs) or _NOBODY[at],
                ", ".join(g.items),
            )
            for g in check.gone
        )
        found.append(PageTable(title=("Cơ quan không còn", "Bodies that are gone")[at] + of, heads=taken, rows=gone))
    return found


def overlap_table(
    title: str, found: Iterable[Overlap], subjects: Mapping[str, Concerned], book: Rulebook, lang: str
) -> PageTable:
    """What is not in order among ``found``, a row a question."""
    heads = (
        ("Đối tượng", "Câu hỏi", "Năm", "Trả lời", "Việc", "Còn thiếu", "Được tiến hành", "Căn cứ", "Biết từ đâu")
        if lang == "vi"
        else ("Subject", "Question", "Year", "Answer", "Items", "Missing", "Goes ahead", "Law", "How it is known")
    )
    rows = tuple(_overlap(one, subjects, book, lang) for one in found if one.answer != "satisfied")
    empty = ("Không có chỗ trùng trong những điều đã hỏi được.", "No overlap among what could be asked.")[lang == "en"]
    return PageTable(title=title, heads=heads, rows=rows, empty=empty).without_empty()


_NOBODY = ("bộ quy tắc chưa có", "not held in the rules")


def _overlap(one: Overlap, names: Mapping[str, Concerned], book: Rulebook, lang: str) -> tuple[PageCell, ...]:
    subject = names.get(one.subject or "")
    return (
        "" if subject is None else subject.name or subject.id,
        name_of(QUESTIONS, one.question, lang),
        "" if one.year is None else str(one.year),
        name_of(OVERLAP_ANSWERS, one.answer, lang),
        ", ".join(one.items),
        missing_words(one.missing, book, lang),
        one.prevails,
        "; ".join(map(str, one.cites)),
        known_words(one.known, lang) if one.cites else "",
    )
