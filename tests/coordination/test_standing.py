"""Where the items of a plan stand on a day: late from the day after the last, and only by what was written down until then."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from thanhtra.coordination import JointParty, JointPlan, PlanEntry, PlanItem, check_plan, due_within, standings
from thanhtra.reports.laid_out import LaidOut, PageTable, laid_out_html, laid_out_text
from thanhtra.reports.laid_out_files import laid_out_docx, laid_out_xlsx
from thanhtra.reports.plan_page import plan_check_page
from thanhtra.reports.plan_report import ITEM_STATES, plan_check_to_json, plan_report, plan_report_to_json
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
DAY = D(2026, 6, 15)
JUNE_1, JUNE_15 = D(2026, 6, 1), D(2026, 6, 15)


def plan(*progress, ends=JUNE_15, plan_ends=None, begins=JUNE_1, body=None):
    item = PlanItem(id="1", work="policy-advice", leads=("b",), begins=begins, ends=ends)
    return JointPlan(
        id="p",
        kind="yearly-plan",
        begins=None,
        ends=plan_ends,
        parties=(JointParty(id="b", body=body),),
        items=(item,),
        progress=progress,
    )


def done(on, what="done", **more):
    return PlanEntry(item="1", on=on, what=what, **more)


def stands(of, on):
    (one,) = standings(of, on)
    return one.state, one.late, one.days_late


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (D(2026, 5, 31), ("not-begun", False, 0)),
        (D(2026, 6, 1), ("not-started", False, 0)),
        (D(2026, 6, 15), ("not-started", False, 0)),
        (D(2026, 6, 16), ("not-started", True, 1)),
    ],
)
def test_an_item_is_late_from_the_day_after_its_last(on, expected):
    assert stands(plan(), on) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [(D(2026, 6, 15), ("done", False, 0)), (D(2026, 6, 16), ("done", True, 1))]
)
def test_an_item_done_late_stays_late_and_counts_to_the_day_it_was_done(on, expected):
    assert stands(plan(done(on)), D(2026, 12, 1)) == expected


def test_what_is_written_for_a_later_day_is_not_known_yet():
    of = plan(done(D(2026, 6, 20)))
    assert stands(of, D(2026, 6, 19)) == ("not-started", True, 4)
    (one,) = standings(of, D(2026, 6, 19))
    assert (one.later, one.entries) == (1, ())


def test_a_postponed_item_has_its_new_last_day():
    of = plan(done(D(2026, 6, 10), "postponed", until=D(2026, 7, 31)))
    assert stands(of, D(2026, 7, 31)) == ("not-started", False, 0)
    assert stands(of, D(2026, 8, 1)) == ("not-started", True, 1)
    (one,) = standings(of, D(2026, 6, 9))
    assert (one.last_day, one.end_from) == (D(2026, 6, 15), "item")


def test_an_item_without_a_last_day_has_the_plans_or_none():
    (one,) = standings(plan(ends=None, plan_ends=D(2026, 12, 31)), DAY)
    assert (one.last_day, one.end_from, one.late) == (D(2026, 12, 31), "plan", False)
    check = check_plan(plan(ends=None), BOOK, on=DAY)
    assert [s.item.id for s in check.undated] == ["1"]
    assert not check.has_findings


def test_a_dropped_item_is_not_late():
    assert stands(plan(done(D(2026, 7, 1), "dropped")), D(2026, 12, 1)) == ("dropped", False, 0)


def test_an_entry_after_the_end_opens_the_item_and_is_told():
    check = check_plan(plan(done(D(2026, 6, 2)), done(D(2026, 6, 3), "step")), BOOK, on=D(2026, 6, 3))
    assert [(a.entry.on, a.closed.on) for a in check.after_end] == [(D(2026, 6, 3), D(2026, 6, 2))]
    assert (check.standings[0].state, check.has_findings) == ("under-way", True)


def test_due_is_from_today_to_the_last_of_the_days():
    found = standings(plan(), D(2026, 6, 10))
    assert len(due_within(found, D(2026, 6, 10), 5)) == 1
    assert due_within(found, D(2026, 6, 10), 4) == ()
    assert due_within(found, D(2026, 6, 10), -(10**12)) == ()
    assert due_within(standings(plan(), D(2026, 6, 16)), D(2026, 6, 16), 30) == ()
    assert len(due_within(found, D(2026, 6, 10), 10**12)) == 1


def test_an_open_item_of_a_body_that_is_gone_is_told_with_who_took_over():
    gone = "department-of-information-and-communications-hanoi"
    check = check_plan(plan(body=gone), BOOK, on=D(2025, 3, 1))
    assert [(g.party.id, g.heirs, g.items) for g in check.gone] == [
        ("b", ("department-of-science-and-technology-hanoi", "department-of-culture-and-sports-hanoi"), ("1",))
    ]
    assert check_plan(plan(body=gone), BOOK, on=D(2025, 2, 28)).gone == ()
    assert check_plan(plan(done(D(2025, 2, 1)), body=gone), BOOK, on=D(2025, 3, 1)).gone == ()


def test_the_page_tells_bodies_that_are_gone_and_entries_after_the_end():
    gone = plan(
        done(D(2025, 2, 1)),
        done(D(2025, 2, 3), "step"),
        body="department-of-information-and-communications-hanoi",
        begins=None,
        ends=None,
    )
    check = check_plan(gone, BOOK, on=D(2025, 3, 1))
    vi, en = (laid_out_text(plan_check_page(check, BOOK, lang=lang)) for lang in ("vi", "en"))
    assert (
        "Sở Thông tin và Truyền thông thành phố Hà Nội · Nay do cơ quan: Sở Khoa học và Công nghệ thành phố Hà Nội"
        in vi
    )
    assert "03/02/2025" in vi
    assert "Bodies that are gone" in en
    assert "No last day known" in en
    assert "2025-02-03 · Closed on: 2025-02-01" in en.replace("Written on: ", "")


def test_a_page_with_an_empty_table():
    page = plan_check_page(check_plan(plan(), BOOK, on=D(2026, 6, 1), days=0), BOOK)
    assert (page.tables[0].title, page.tables[0].rows) == ("Việc chậm", ())
    assert "Tính đến hết ngày: 01/06/2026" in laid_out_text(page)
    assert "Không có việc chậm." in laid_out_html(page)
    assert laid_out_docx(page)[:2] == laid_out_xlsx(page)[:2] == b"PK"


def test_days_a_workbook_cannot_hold_and_sheets_of_one_name():
    table = PageTable(title="A/B?", heads=("x", "y"), rows=((D(1, 1, 1), D(2026, 1, 1)),))
    page = LaidOut(
        title="t", lang="en", facts=(), verdict="v", good=True, tables=(table, table, attrs.evolve(table, title=""))
    )
    book = load_workbook(BytesIO(laid_out_xlsx(page)))
    assert book.sheetnames == ["Summary", "A B", "A B (2)", "-"]
    assert [cell.value for cell in book["A B"][2]] == ["0001-01-01", datetime(2026, 1, 1)]  # noqa: DTZ001 - as a workbook holds it


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["policy-advice", "joint-check", "other"]),
        st.sampled_from([("a",), ("b",), ("a", "b")]),
        st.none() | st.integers(0, 20),
        st.none() | st.integers(20, 60),
    ),
    min_size=1,
    max_size=6,
)
ENTRIES = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 90),
        st.sampled_from(["started", "step", "done", "dropped", "postponed"]),
        st.lists(st.sampled_from("xyz"), max_size=2),
    ),
    max_size=14,
)
FIRST = D(2026, 1, 1)


@st.composite
def plans(draw):
    drawn = draw(ITEMS)
    at = [None if n is None else FIRST + timedelta(days=n) for _, _, *pair in drawn for n in pair]
    items = tuple(
        PlanItem(id=str(n), work=work, leads=leads, begins=at[2 * n], ends=at[2 * n + 1])
        for n, (work, leads, _, _) in enumerate(drawn)
    )
    entries = [(item % len(items), *rest) for item, *rest in draw(ENTRIES)]
    progress = tuple(
        PlanEntry(
            item=str(item),
            on=FIRST + timedelta(days=on),
            what=what,
            until=FIRST + timedelta(days=on + 30) if what == "postponed" else None,
            cases=tuple(cases),
        )
        for item, on, what, cases in entries
    )
    return JointPlan(
        id="p",
        kind="yearly-plan",
        ends=draw(st.none() | st.just(D(2026, 2, 15))),
        parties=(JointParty(id="a"), JointParty(id="b")),
        items=items,
        progress=progress,
    )


@given(plans(), st.integers(0, 120))
def test_no_item_is_lost_between_plan_progress_and_report(plan_, day):
    on = FIRST + timedelta(days=day)
    report = plan_report(check_plan(plan_, BOOK, on=on))

    assert [s.item for s in report.check.standings] == list(plan_.items)
    assert sum(len(s.entries) + s.later for s in report.check.standings) == len(plan_.progress)
    assert report.whole.items == len(plan_.items) == sum(one.items for one in report.by_work.values())
    assert [one["item"] for one in plan_report_to_json(report)["items"]] == [i.id for i in plan_.items]
    assert {s.item.id for s in report.check.standings if s.open and s.late} == {
        one["item"] for one in plan_check_to_json(report.check)["late"]
    }


@given(plans(), st.integers(0, 120))
def test_the_counts_of_a_report_equal_a_recount_by_hand(plan_, day):
    """From the items and entries alone, none of the library's own counting."""
    on = FIRST + timedelta(days=day)
    counted = plan_report_to_json(plan_report(check_plan(plan_, BOOK, on=on)))
    for key, chosen in ((None, lambda _: True), *((w, lambda i, w=w: i.work == w) for w in counted["by_work"])):
        states, late, cases = dict.fromkeys(ITEM_STATES, 0), 0, set()
        for item in filter(chosen, plan_.items):
            entries = [e for e in sorted(plan_.progress, key=lambda e: e.on) if e.item == item.id and e.on <= on]
            last = entries[-1].what if entries else None
            worked = any(e.what in ("started", "step") for e in entries)
            state = (
                last
                if last in ("done", "dropped")
                else "under-way"
                if worked or last == "done"
                else "not-begun"
                if item.begins is not None and on < item.begins
                else "not-started"
            )
            if state == "under-way" and not worked:
                state = "not-begun" if item.begins is not None and on < item.begins else "not-started"
            states[state] += 1
            until = [e.until for e in entries if e.until is not None]
            end = until[-1] if until else item.ends or plan_.ends
            late += state not in ("done", "dropped") and end is not None and on > end
            cases |= {c for e in entries for c in e.cases}
        told = counted["count"] if key is None else counted["by_work"][key]
        assert (told["states"], told["late"], told["cases"]) == (states, late, len(cases))


@given(plans(), st.integers(0, 100))
def test_an_open_item_is_late_due_or_later_never_two_of_them(plan_, day):
    on = FIRST + timedelta(days=day)
    check = check_plan(plan_, BOOK, on=on, days=10)
    late, due = {s.item.id for s in check.late}, {s.item.id for s in check.due}
    after = {
        s.item.id for s in check.standings if s.open and s.last_day is not None and s.last_day > on + timedelta(days=10)
    }
    undated = {s.item.id for s in check.undated}
    assert late.isdisjoint(due | after | undated)
    assert due.isdisjoint(after | undated)
    assert late | due | after | undated == {s.item.id for s in check.standings if s.open}
