"""Nothing of a plan is satisfied by leaving a fact out: an overlap, or a question, stays one when the plan says less."""

from __future__ import annotations

import os
from datetime import date, timedelta

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from thanhtra.coordination import Concerned, JointParty, JointPlan, PlanEntry, PlanItem, check_plan, check_plans
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
MORE = int(os.environ.get("THANHTRA_CATALOGUE", "1"))
ON = date(2026, 11, 15)
DAYS = st.integers(0, 700).map(lambda n: date(2025, 1, 1) + timedelta(n))
WORKS = st.sampled_from(["joint-inspection", "joint-check", "post-licensing-control"])


def maybe(some):
    return st.none() | some


@st.composite
def items(draw, name):
    begins = draw(maybe(DAYS))
    ends = draw(maybe(DAYS if begins is None else st.integers(0, 60).map(lambda n: begins + timedelta(n))))
    work = draw(WORKS)
    return PlanItem(
        id=name,
        work=work,
        leads=("b",),
        begins=begins,
        ends=ends,
        control=draw(maybe(st.sampled_from(["inspection", "examination", "none"])))
        if work == "post-licensing-control"
        else None,
        content=draw(maybe(st.sampled_from(["tax", "licences"]))),
        subjects=draw(maybe(st.sampled_from([("s1",), ("s2",), ("s1", "s2")]))),
        clear_signs=draw(st.sampled_from([None, None, True])),
    )


@st.composite
def plans(draw, name="p"):
    listed = [draw(items(str(n))) for n in range(draw(st.integers(1, 4)))]
    entries = [
        PlanEntry(
            item=draw(st.sampled_from(listed)).id,
            on=draw(DAYS),
            what=(what := draw(st.sampled_from(["started", "step", "postponed", "done", "dropped"]))),
            until=draw(maybe(DAYS)) if what == "postponed" else None,
            controls=draw(st.sampled_from([None, None, ("c1",)])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    year = draw(st.sampled_from([2025, 2026]))
    return JointPlan(
        id=name,
        kind="yearly-plan",
        begins=draw(maybe(st.just(date(year, 1, 1)))),
        ends=draw(maybe(st.just(date(year, 12, 31)))),
        parties=(JointParty(id="b"),),
        subjects=tuple(
            Concerned(
                id=s,
                kind=draw(maybe(st.sampled_from(["enterprise", "household-business"]))),
                number=draw(maybe(st.just(f"010000000{s[1]}"))),
            )
            for s in ("s1", "s2")
        ),
        items=tuple(listed),
        progress=tuple(entries),
    )


LEFT_OUT = {
    "items": ("begins", "ends", "control", "content", "subjects", "clear_signs"),
    "subjects": ("kind", "number"),
    "progress": ("until", "controls"),
}


@st.composite
def with_less(draw, some):
    """A plan, and the same without one of its facts."""
    plan = draw(some)
    places = [("plan", 0, f) for f in ("begins", "ends") if getattr(plan, f) is not None]
    for part, fields in LEFT_OUT.items():
        for at, one in enumerate(getattr(plan, part)):
            places += [(part, at, f) for f in fields if getattr(one, f) is not None]
    if not places:
        return plan, plan, None
    part, at, name = place = draw(st.sampled_from(places))
    if part == "plan":
        return plan, attrs.evolve(plan, **{name: None}), place
    listed = list(getattr(plan, part))
    listed[at] = attrs.evolve(listed[at], **{name: None})
    return plan, attrs.evolve(plan, **{part: tuple(listed)}), place


def told(found):
    """The subjects of which something is open or found; one of several plans by its id alone, "" for an item that may concern anybody."""
    return {(one.subject or "").rpartition("/")[2] for one in found if one.answer != "satisfied"}


def cleared(before, after):
    """The subjects of which something was told and nothing is any more, where no answer says that it may concern them."""
    left = told(after)
    return set() if "" in left or _asked_who(after) else told(before) - left


def _asked_who(found):
    return any(token.endswith(".number") for one in found for token in one.missing)


@settings(max_examples=150 * MORE, deadline=None, derandomize=True, database=None)
@given(with_less(plans()))
def test_a_fact_left_out_of_a_plan_clears_no_overlap(drawn):
    plan, less, place = drawn
    before, after = check_plan(plan, BOOK, on=ON), check_plan(less, BOOK, on=ON)

    assert (cleared(before.overlaps, after.overlaps), place) == (set(), place)


@settings(max_examples=150 * MORE, deadline=None, derandomize=True, database=None)
@given(with_less(plans()))
def test_a_fact_left_out_of_a_plan_makes_no_late_item_timely(drawn):
    plan, less, place = drawn
    assume(place is None or place[2] != "ends" or place[0] == "plan")  # an item without a last day takes the plan's
    late = {one.item.id for one in check_plan(plan, BOOK, on=ON).standings if one.late is not False}

    assert late <= {one.item.id for one in check_plan(less, BOOK, on=ON).standings if one.late is not False}


@settings(max_examples=150 * MORE, deadline=None, derandomize=True, database=None)
@given(with_less(plans("A")), plans("B"))
def test_a_fact_left_out_of_one_of_two_plans_clears_no_overlap_between_them(drawn, other):
    plan, less, place = drawn
    before, after = check_plans([plan, other], BOOK, on=ON), check_plans([less, other], BOOK, on=ON)

    own = [one for single in after.checks for one in single.overlaps]
    assert (cleared(before.between, [*after.between, *own]), place) == (set(), place)


def test_an_item_put_off_to_no_told_day_has_no_last_day_and_no_first():
    one = PlanItem(
        id="1", work="joint-check", leads=("b",), begins=date(2026, 3, 2), ends=date(2026, 3, 6), subjects=("s1",)
    )
    other = attrs.evolve(one, id="2", begins=date(2026, 9, 1), ends=date(2026, 9, 4))
    plan = JointPlan(
        id="p",
        kind="yearly-plan",
        begins=date(2026, 1, 1),
        ends=date(2027, 12, 31),
        parties=(JointParty(id="b"),),
        subjects=(Concerned(id="s1", kind="enterprise"),),
        items=(one, other),
        progress=(PlanEntry(item="2", on=date(2026, 8, 1), what="postponed"),),
    )
    found = check_plan(plan, BOOK, on=ON)

    assert [(s.last_day, s.late, s.end_from) for s in found.standings if s.item.id == "2"] == [
        (None, None, "postponed")
    ]
    assert {(o.answer, o.missing) for o in found.overlaps if o.year == 2026} == {
        ("not-assessed", ("fact:items[2].started",))
    }
