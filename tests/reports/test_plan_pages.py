"""Pages of plans, difficulties: what makes a command exit 1 stands on its page, under a name nothing else on the page has."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.coordination import (
    DifficultyList,
    JointParty,
    JointPlan,
    PlanEntry,
    PlanItem,
    check_difficulties,
    check_plan,
    check_plans,
)
from thanhtra.reports.case_causes import CaseCauseCount
from thanhtra.reports.difficulty_page import difficulty_list_page
from thanhtra.reports.laid_out import LISTED_ON_A_PAGE
from thanhtra.reports.plan_page import plan_check_page, plan_report_page
from thanhtra.reports.plan_report import plan_report
from thanhtra.reports.plans_page import plans_check_page, plans_report_page
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
ON = D(2026, 11, 15)
GONE = next(slug for slug, body in BOOK.bodies.items() if not body.exists_on(ON))


def plan(plan_id, *, title="Kế hoạch phối hợp", body=None, progress=(), items=None, parties=None):
    parties = parties or (JointParty(id="b", body=body),)
    items = items or (PlanItem(id="1", work="policy-advice", leads=("b",), begins=D(2026, 1, 1), ends=D(2026, 12, 31)),)
    return JointPlan(
        id=plan_id,
        title=title,
        kind="yearly-plan",
        begins=D(2026, 1, 1),
        ends=D(2026, 12, 31),
        parties=parties,
        items=items,
        progress=progress,
    )


AFTER = (PlanEntry(item="1", on=D(2026, 3, 2), what="done"), PlanEntry(item="1", on=D(2026, 4, 1), what="note"))


@pytest.mark.parametrize("page", [plans_check_page, plans_report_page])
@pytest.mark.parametrize(
    ("wrong", "title", "told"),
    [
        ({"progress": AFTER}, "Entries after the end", "; 1 entry after the end."),
        ({"body": GONE}, "Bodies that are gone", "; 1 body that is gone."),
    ],
)
def test_what_is_wrong_inside_one_of_several_plans_is_told(page, wrong, title, told):
    check = check_plans([plan("A"), plan("B", **wrong)], BOOK, on=ON)
    assert check.has_findings
    of = page(check, BOOK, lang="en")
    (table,) = (t for t in of.tables if t.title.startswith(title))
    assert (table.title, len(table.rows)) == (f"{title}: Kế hoạch phối hợp (B)", 1)
    assert of.verdict.endswith(f"0 items late{told}")
    assert plan_check_page(check.checks[1], BOOK, lang="en").verdict.endswith(told)


@pytest.mark.parametrize("page", [plans_check_page, plans_report_page])
def test_plans_in_order_say_no_more(page):
    of = page(check_plans([plan("A"), plan("B")], BOOK, on=ON), BOOK, lang="en")
    assert (of.good, of.verdict) == (True, "2 plans: 0 overlaps between them, 0 not assessed; 0 items late.")


@pytest.mark.parametrize("page", [plans_check_page, plans_report_page])
def test_two_plans_of_one_title_are_told_apart(page):
    late = (PlanItem(id="1", work="policy-advice", leads=("b",), begins=D(2026, 1, 1), ends=D(2026, 2, 1)),)
    of = page(check_plans([plan("A", items=late), plan("B", items=late), plan("C", title=None)], BOOK, on=ON), BOOK)
    each = next(t for t in of.tables if t.title in ("Từng kế hoạch", "Theo kế hoạch"))
    assert [row[0] for row in each.rows][:3] == ["Kế hoạch phối hợp (A)", "Kế hoạch phối hợp (B)", "C"]
    titles = [t.title for t in of.tables]
    assert len(set(titles)) == len(titles)
    assert any(t.endswith(": Kế hoạch phối hợp (B)") for t in titles)


def test_parties_of_one_name_have_a_row_each():
    """Two offices of one name: neither's items are lost, and the id says whose they are."""
    parties = tuple(
        JointParty(id=name, name=printed)
        for name, printed in (("x", "Phòng Văn hóa"), ("y", "Phòng Văn hóa"), ("z", "Công an tỉnh"))
    )
    items = tuple(
        PlanItem(id=str(n), work="policy-advice", leads=(lead,), ends=D(2026, 12, 31))
        for n, lead in enumerate(("x", "y", "y", "z"))
    )
    of = plan_report_page(
        plan_report(check_plan(plan("A", parties=parties, items=items), BOOK, on=ON)), BOOK, lang="en"
    )
    leads = next(t for t in of.tables if t.title == "By body that leads")
    total = leads.heads.index("Items")
    assert [(row[0], row[total]) for row in leads.rows] == [
        ("Phòng Văn hóa (x)", 1),
        ("Phòng Văn hóa (y)", 2),
        ("Công an tỉnh", 1),
    ]


@pytest.mark.parametrize(("files", "more"), [(LISTED_ON_A_PAGE, ""), (LISTED_ON_A_PAGE + 2, "; và 2 hồ sơ khác")])
def test_a_cell_names_as_many_files_as_a_page_lists(files, more):
    found = check_difficulties(DifficultyList(id="l", parties=(JointParty(id="a"),)), BOOK, on=ON)
    refs = tuple(f"H{n}/cause[{k}]" for n in range(files) for k in (0, 1))
    stated = (CaseCauseCount(kind="subjective", field=None, body=None, year=None, refs=refs, checks={}),)
    (row,) = next(t for t in difficulty_list_page(found, BOOK, stated=stated).tables if "hồ sơ vụ việc" in t.title).rows
    assert row[1] == 2 * files
    assert row[-1] == ", ".join(f"H{n}" for n in range(LISTED_ON_A_PAGE)) + more
