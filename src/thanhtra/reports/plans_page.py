"""Plans of several bodies beside each other: what overlaps between them, and what came of each (trang nhiều kế hoạch)."""

from __future__ import annotations

from typing import Any

from thanhtra.coordination import PlanCheck, PlansCheck
from thanhtra.reckoning import so_many
from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable
from thanhtra.reports.plan_page import (
    PLAN_NOTES,
    count_table,
    item_table,
    more_wrong,
    overlap_table,
    plan_label,
    plan_overlaps,
    plan_title,
    wrong_tables,
)
from thanhtra.reports.plan_report import (
    count_of,
    count_to_json,
    overlap_to_json,
    plan_check_to_json,
    plan_report,
    plan_report_to_json,
)
from thanhtra.reports.plan_words import WORKS, name_of, party_names
from thanhtra.rulebook import Rulebook

_NOTE = (
    "Đối tượng của các kế hoạch được nhận ra theo mã số, không theo tên; các việc ghi cùng mã cuộc thanh tra, kiểm tra là một. Việc ghi là KẾ HOẠCH/VIỆC.",
    "Subjects of the plans are known by their numbers, never by names; items that name one control are one. Items read PLAN/ITEM.",
)


def plans_check_page(check: PlansCheck, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """What overlaps between the plans, then what is late and what else is wrong in each."""
    at = lang == "en"
    tables = [_between(check, book, lang), _summary(check, lang)]
    for one in check.checks:
        if one.late:
            tables.append(
                item_table(
                    f"{('Việc chậm', 'Late')[at]}: {plan_label(one.plan)}",
                    one.late,
                    party_names(one.plan.parties, book, lang),
                    lang,
                )
            )
        tables += _wrong(one, book, lang)
    return _page(check, lang, tables, ("Rà soát các kế hoạch", "Plans beside each other")[at])


def plans_report_page(check: PlansCheck, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """The counts of all plans by plan and by kind of work, what overlaps between them, and every item of each with what is wrong."""
    at = lang == "en"
    whole = tuple(standing for one in check.checks for standing in one.standings)
    works = dict.fromkeys(one.item.work for one in whole)
    by_plan = [(plan_label(one.plan), count_of(one.standings)) for one in check.checks]
    tables = [
        count_table(
            ("Theo kế hoạch", "By plan")[at], [*by_plan, (("Các kế hoạch", "All plans")[at], count_of(whole))], lang
        ),
        count_table(
            ("Theo loại việc", "By kind of work")[at],
            [(name_of(WORKS, work, lang), count_of(tuple(s for s in whole if s.item.work == work))) for work in works],
            lang,
        ),
        _between(check, book, lang),
    ]
    for one in check.checks:
        tables.append(
            item_table(
                f"{('Các việc', 'Items')[at]}: {plan_label(one.plan)}",
                one.standings,
                party_names(one.plan.parties, book, lang),
                lang,
            )
        )
        tables += _wrong(one, book, lang)
    return _page(check, lang, tables, ("Báo cáo thực hiện các kế hoạch", "Report on the plans")[at])


def _wrong(one: PlanCheck, book: Rulebook, lang: str) -> list[PageTable]:
    of = f": {plan_label(one.plan)}"
    overlaps = [plan_overlaps(one, book, lang, of=of)] if any(o.answer != "satisfied" for o in one.overlaps) else []
    return [*overlaps, *wrong_tables(one, book, lang, of=of)]


def _page(check: PlansCheck, lang: str, tables: list[PageTable], title: str) -> LaidOut:
    at = lang == "en"
    wrong = sum(1 for one in check.between if one.answer == "finding")
    unsure = sum(1 for one in check.between if one.answer == "not-assessed")
    late = sum(len(one.late) for one in check.checks)
    verdict = (
        f"{so_many(len(check.checks), 'plan')}: {so_many(wrong, 'overlap')} between them, {unsure} not assessed; {so_many(late, 'item')} late{more_wrong(check.checks, lang, inside=True)}."
        if at
        else f"{len(check.checks)} kế hoạch: {wrong} chỗ trùng giữa các kế hoạch, {unsure} chỗ chưa đánh giá được; {late} việc chậm{more_wrong(check.checks, lang, inside=True)}."
    )
    facts: list[tuple[str, PageCell]] = [
        (("Kế hoạch", "Plan")[at] + f" {one.plan.id}", plan_title(one.plan)) for one in check.checks
    ]
    facts.append((("Tính đến hết ngày", "At the end of")[at], check.on))
    return LaidOut(
        title=title,
        lang=lang,
        facts=tuple(facts),
        verdict=verdict,
        good=not check.has_findings,
        tables=tuple(tables),
        notes=tuple(n[at] for n in (*PLAN_NOTES, _NOTE)),
    )


def _between(check: PlansCheck, book: Rulebook, lang: str) -> PageTable:
    return overlap_table(
        ("Chồng chéo giữa các kế hoạch", "Overlaps between the plans")[lang == "en"],
        check.between,
        check.subjects,
        book,
        lang,
    )


def _summary(check: PlansCheck, lang: str) -> PageTable:
    heads = (
        ("Kế hoạch", "Số việc", "Đã kết thúc", "Chậm", "Sắp đến hạn", "Chỗ trùng")
        if lang == "vi"
        else ("Plan", "Items", "Closed", "Late", "Due soon", "Overlaps")
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            plan_label(one.plan),
            len(one.standings),
            sum(not s.open for s in one.standings),
            len(one.late),
            len(one.due),
            sum(o.answer == "finding" for o in one.overlaps),
        )
        for one in check.checks
    ]
    return PageTable(title=("Từng kế hoạch", "Each plan")[lang == "en"], heads=heads, rows=tuple(rows))


def plans_check_to_json(check: PlansCheck) -> dict[str, Any]:
    """``between`` by ids ``PLAN/ITEM``, and each plan as ``plan_check_to_json`` tells it."""
    return _to_json(check) | {"plans": [plan_check_to_json(one) for one in check.checks]}


def plans_report_to_json(check: PlansCheck) -> dict[str, Any]:
    """``between``, the counts of all, and each plan as ``plan_report_to_json`` tells it."""
    whole = count_of(tuple(standing for one in check.checks for standing in one.standings))
    return _to_json(check) | {
        "count": count_to_json(whole),
        "plans": [plan_report_to_json(plan_report(one)) for one in check.checks],
    }


def _to_json(check: PlansCheck) -> dict[str, Any]:
    return {
        "on": check.on.isoformat(),
        "findings": check.has_findings,
        "between": [overlap_to_json(one) for one in check.between],
    }
