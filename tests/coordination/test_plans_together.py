"""Plans of several bodies: one subject looked into twice is seen where its number is the same, and never said to be in order where it may not be."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.coordination import Concerned, JointParty, JointPlan, PlanEntry, PlanItem, check_plan, check_plans
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
ON = D(2026, 12, 31)


FIRST, LATER = (D(2026, 3, 2), D(2026, 3, 6)), (D(2026, 9, 1), D(2026, 9, 4))


def check(name, begins=FIRST[0], ends=FIRST[1], *, work="joint-check", subjects=("s",), **more):
    return PlanItem(id=name, work=work, leads=("b",), begins=begins, ends=ends, subjects=subjects, **more)


def plan(plan_id, *items, number="0100000001", progress=(), kind="enterprise", **more):
    subjects = (Concerned(id="s", kind=kind, number=number, **more),)
    return JointPlan(
        id=plan_id,
        kind="yearly-plan",
        begins=D(2026, 1, 1),
        ends=D(2026, 12, 31),
        parties=(JointParty(id="b"),),
        subjects=subjects,
        items=items,
        progress=progress,
    )


def between(*plans, question="too-often"):
    return [(o.answer, o.items, o.missing) for o in check_plans(plans, BOOK, on=ON).between if o.question == question]


def test_a_check_by_each_of_two_bodies_in_one_year_is_one_too_many():
    a, b = plan("A", check("1")), plan("B", check("1", *LATER))

    assert between(a, b) == [("finding", ("A/1", "B/1"), ())]
    assert [o.answer for one in (a, b) for o in check_plan(one, BOOK, on=ON).overlaps] == ["satisfied", "satisfied"]


def test_an_inspection_beside_a_check_is_lawful_on_another_content():
    a, b = (
        plan("A", check("1", content="tax")),
        plan("B", check("1", *LATER, work="joint-inspection", content="licences")),
    )

    assert between(a, b) == [("satisfied", ("A/1", "B/1"), ())]
    assert between(a, b, question="same-content") == [("satisfied", ("A/1", "B/1"), ())]
    assert between(
        a, plan("B", check("1", *LATER, work="joint-inspection", content="tax")), question="same-content"
    ) == [("finding", ("A/1", "B/1"), ())]


@pytest.mark.parametrize("printed", ["0100000001", "01 0000 0001", "0100.000.001"])
def test_a_number_is_the_same_however_it_is_spaced(printed):
    assert [a for a, _, _ in between(plan("A", check("1")), plan("B", check("1", *LATER), number=printed))] == [
        "finding"
    ]


def test_another_number_is_another_subject_though_the_name_is_the_same():
    assert (
        between(
            plan("A", check("1"), name="Công ty A"),
            plan("B", check("1", *LATER), number="0100000002", name="Công ty A"),
        )
        == []
    )


def test_a_subject_without_a_number_may_be_anybody_of_the_other_plan():
    a, b = plan("A", check("1")), plan("B", check("1", *LATER), number=None)

    assert between(a, b) == [("not-assessed", ("A/1", "B/1"), ("fact:subjects[B/s].number",))]
    assert between(a, plan("B", check("1", *LATER), number=None, kind="other")) == []


def test_two_subjects_without_a_number_are_never_said_to_be_two():
    a, b = (plan(name, check("1", *days), number=None) for name, days in (("A", FIRST), ("B", LATER)))

    assert between(a, b) == [("not-assessed", (f"{name}/1",), (f"fact:subjects[{name}/s].number",)) for name in "AB"]
    assert between(a, plan("B", check("1", work="policy-advice"), number=None)) == []


def test_an_item_that_names_nobody_may_look_into_anybody():
    assert between(plan("A", check("1")), plan("B", check("1", *LATER, subjects=None))) == [
        ("not-assessed", ("A/1", "B/1"), ("fact:items[B/1].subjects",))
    ]


def test_kinds_that_disagree_leave_it_open():
    assert between(plan("A", check("1")), plan("B", check("1", *LATER), kind="other")) == [
        ("not-assessed", ("A/1", "B/1"), ("fact:subjects[A/s].kind",))
    ]


def kept(item, *controls):
    return PlanEntry(item=item, on=D(2026, 3, 2), what="started", controls=controls)


def test_one_joint_check_in_both_plans_is_one_where_both_say_so():
    a, b = (plan(name, check("1"), progress=(kept("1", "KT-7"),)) for name in "AB")

    assert between(a, b) == []
    assert between(a, b, question="same-days") == []


def test_two_checks_on_the_very_same_days_may_be_one_until_their_ids_say():
    asked = ("fact:items[A/1].controls", "fact:items[B/1].controls")
    a, b = plan("A", check("1")), plan("B", check("1"))

    assert between(a, b) == [("not-assessed", ("A/1", "B/1"), asked)]
    assert between(a, b, question="same-days") == [("not-assessed", ("A/1", "B/1"), asked)]
    apart = [attrs.evolve(one, progress=(kept("1", f"KT-{one.id}"),)) for one in (a, b)]
    assert [x for x, _, _ in between(*apart)] == ["finding"]
    assert [x for x, _, _ in between(*apart, question="same-days")] == ["finding"]


def test_an_item_dropped_before_it_began_looks_into_nobody():
    dropped = PlanEntry(item="1", on=D(2026, 8, 20), what="dropped")
    a, b = plan("A", check("1")), plan("B", check("1", *LATER), progress=(dropped,))

    assert between(a, b) == []
    assert [x for x, _, _ in between(a, attrs.evolve(b, progress=(kept("1"), dropped)))] == ["finding"]
    twice = plan("A", check("1"), check("2", *LATER), progress=(attrs.evolve(dropped, item="2"),))
    assert [o.answer for o in check_plan(twice, BOOK, on=ON).overlaps if o.question == "too-often"] == ["satisfied"]
    assert [o.answer for o in check_plan(twice, BOOK, on=D(2026, 8, 19)).overlaps if o.question == "too-often"] == [
        "finding"
    ]


@pytest.mark.parametrize(
    ("until", "begun", "answer"),
    [
        (D(2026, 12, 15), False, ("finding", ())),  # it still begins in this year
        (D(2027, 3, 31), False, ("not-assessed", ("fact:items[B/1].started",))),
        (D(2027, 3, 31), True, ("finding", ())),  # it had begun before it was put off
    ],
)
def test_an_item_put_off_into_the_next_year_may_begin_in_either(until, begun, answer):
    off = PlanEntry(item="1", on=D(2026, 9, 2), what="postponed", until=until)
    started = (PlanEntry(item="1", on=D(2026, 9, 1), what="started"),) if begun else ()
    a, b = plan("A", check("1")), plan("B", check("1", *LATER), progress=(*started, off))
    (found,) = [o for o in check_plans([a, b], BOOK, on=ON).between if o.question == "too-often" and o.year == 2026]

    assert (found.answer, found.missing) == answer
    whole = plan(
        "A", check("1"), check("2", *LATER), progress=tuple(attrs.evolve(e, item="2") for e in (*started, off))
    )
    assert [
        o.answer for o in check_plan(whole, BOOK, on=ON).overlaps if o.question == "too-often" and o.year == 2026
    ] == [answer[0]]
    assert [
        o.answer
        for o in check_plan(whole, BOOK, on=D(2026, 8, 31)).overlaps
        if o.question == "too-often" and o.year == 2026
    ] == ["finding"]


def test_one_put_off_is_asked_for_an_entry_that_it_started():
    """The first day it was planned for stands in the file, so asking for it again helps nobody; the day it started on answers."""
    off = PlanEntry(item="2", on=D(2026, 8, 20), what="postponed", until=D(2027, 3, 31))
    whole = plan("A", check("1"), check("2", *LATER), progress=(off,))

    def told(one):
        return [
            (o.answer, o.missing)
            for o in check_plan(one, BOOK, on=D(2027, 12, 31)).overlaps
            if o.question == "too-often" and o.year == 2026
        ]

    assert told(whole) == [("not-assessed", ("fact:items[2].started",))]
    done = PlanEntry(item="2", on=D(2027, 1, 8), what="done")
    assert told(attrs.evolve(whole, progress=(off, done))) == [("not-assessed", ("fact:items[2].started",))]
    started = attrs.evolve(done, what="started")
    assert told(attrs.evolve(whole, progress=(off, started))) == [("satisfied", ())]
    assert told(attrs.evolve(whole, progress=(off, attrs.evolve(started, on=D(2026, 12, 30))))) == [("finding", ())]


def test_too_many_within_one_plan_hide_nothing_between_two():
    a = plan(
        "A",
        check("1", work="joint-inspection", content="a"),
        check("2", *LATER, work="joint-inspection", content="b"),
        check("3", D(2026, 5, 4), D(2026, 5, 8), content="c"),
    )
    b = plan("B", check("1", D(2026, 6, 1), D(2026, 6, 5), content="d"))

    assert between(a, b) == [("finding", ("A/3", "B/1"), ())]


ASKED = ("fact:items[A/1].controls", "fact:items[B/1].controls")


def test_two_offices_may_number_two_controls_alike():
    a, b = (
        plan("A", check("1"), progress=(kept("1", "01/QĐ"),)),
        plan("B", check("1", *LATER), progress=(kept("1", "01/QĐ"),)),
    )

    assert between(a, b) == [("not-assessed", ("A/1", "B/1"), ASKED)]
    unlike = plan("B", check("1", work="joint-inspection"), progress=(kept("1", "01/QĐ"),))
    assert between(a, unlike, question="same-days") == [("not-assessed", ("A/1", "B/1"), ASKED)]
    same = [attrs.evolve(one, items=tuple(attrs.evolve(i, content="tax") for i in one.items)) for one in (a, unlike)]
    assert between(*same, question="same-content") == [("not-assessed", ("A/1", "B/1"), ASKED)]
    assert [
        x for x, _, _ in between(a, plan("B", check("1", D(2026, 3, 4), None), progress=(kept("1", "01/QĐ"),)))
    ] == []


def test_an_id_written_down_later_is_not_known_yet():
    later = attrs.evolve(kept("1", "KT-7"), on=D(2027, 1, 1))
    a, b = plan("A", check("1"), progress=(later,)), plan("B", check("1"), progress=(later,))

    assert between(a, b) == [("not-assessed", ("A/1", "B/1"), ASKED)]


def test_one_number_printed_twice_in_a_plan_is_one_subject():
    a = attrs.evolve(
        plan("A", check("1", subjects=("s", "t"))),
        subjects=(
            Concerned(id="s", kind="enterprise", number="0100-109"),
            Concerned(id="t", kind="enterprise", number="0100109"),
        ),
    )
    b = plan("B", check("1", *LATER, work="joint-inspection", content="x"), number="0100109")

    assert between(a, b) == [("satisfied", ("A/1", "B/1"), ())]


def test_of_many_subjects_without_a_number_each_is_told_once_with_its_own_items():
    def many(name):
        subjects = tuple(Concerned(id=f"s{n}", kind="enterprise") for n in range(3))
        return attrs.evolve(
            plan(name, *(check(f"{n}{m}", subjects=(f"s{n}",)) for n in range(3) for m in "ab")), subjects=subjects
        )

    assert [(items, missing) for _, items, missing in between(many("A"), many("B"))] == [
        ((f"{p}/{n}a", f"{p}/{n}b"), (f"fact:subjects[{p}/s{n}].number",)) for p in "AB" for n in range(3)
    ]


def test_two_plans_of_one_id_are_refused():
    with pytest.raises(ValueError, match="two plans of one id"):
        check_plans([plan("A"), plan("A")], BOOK, on=ON)


ITEMS = st.lists(
    st.builds(
        check,
        st.uuids().map(str),
        st.dates(D(2018, 1, 1), D(2027, 12, 31)),
        st.none(),
        work=st.sampled_from(["joint-inspection", "joint-check"]),
        content=st.sampled_from(["a", "b", None]),
        clear_signs=st.sampled_from([None, None, True]),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda one: one.begins,
)


@given(ITEMS, st.data())
def test_plans_asked_together_say_what_one_plan_of_all_items_says(items, data):
    """Wherever items are put into files, the questions about items of two files have the answers of the one file; none is lost."""
    of = {one.id: data.draw(st.sampled_from("AB")) for one in items}
    plans = [plan(name, *(one for one in items if of[one.id] == name)) for name in "AB"]
    whole = check_plan(plan("W", *items), BOOK, on=ON).overlaps

    told = {
        (o.question, o.year, frozenset(i.split("/", 1)[1] for i in o.items)): o.answer
        for o in check_plans(plans, BOOK, on=ON).between
    }
    expected = {(o.question, o.year, frozenset(o.items)): o.answer for o in whole if len({of[i] for i in o.items}) > 1}
    assert told == expected
