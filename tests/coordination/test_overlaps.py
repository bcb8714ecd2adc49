"""Plans: how often a business may be looked into in a year, what overlaps, what clear signs excuse, what a plan leaves open."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.coordination import Concerned, JointParty, JointPlan, PlanItem, overlaps
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()


def item(name, work, begins=None, ends=None, *, subjects=("s1",), **more):
    return PlanItem(id=name, work=work, leads=("b",), begins=begins, ends=ends, subjects=subjects, **more)


def plan(*items, begins=None, ends=None, kind="enterprise"):
    subjects = (Concerned(id="s1", kind=kind), Concerned(id="s2", kind=kind))
    return JointPlan(
        id="p",
        kind="yearly-plan",
        begins=begins,
        ends=ends,
        parties=(JointParty(id="b"),),
        subjects=subjects,
        items=items,
    )


def found(*items, question="too-often", **more):
    return [
        (o.answer, o.items)
        for o in overlaps(plan(*items, **more), BOOK)
        if o.question == question and o.subject == "s1"
    ]


D = date
YEAR = {"begins": D(2026, 1, 1), "ends": D(2026, 12, 31)}


def test_the_directive_of_2017_counts_inspections_and_checks_together():
    one = item("t", "joint-inspection", D(2019, 3, 4), D(2019, 3, 8))
    other = item("k", "joint-check", D(2019, 9, 2), D(2019, 9, 6))

    assert found(one, other) == [("finding", ("t", "k"))]
    assert found(one) == [("satisfied", ("t",))]
    assert found(one, other, kind="household-business") == []


def test_before_the_directive_nothing_is_said():
    assert (
        found(
            item("a", "joint-inspection", D(2016, 3, 1), D(2016, 3, 8)),
            item("b", "joint-inspection", D(2016, 9, 1), D(2016, 9, 8)),
        )
        == []
    )


def test_a_control_of_before_the_directive_does_not_count():
    assert found(
        item("a", "joint-check", D(2017, 5, 16), D(2017, 5, 16)), item("b", "joint-check", D(2017, 9, 1), D(2017, 9, 8))
    ) == [("satisfied", ("b",))]
    assert found(
        item("a", "joint-check", D(2017, 5, 17), D(2017, 5, 17)), item("b", "joint-check", D(2017, 9, 1), D(2017, 9, 8))
    ) == [("finding", ("a", "b"))]


@pytest.mark.parametrize("kind", ["enterprise", "household-business", "individual-business"])
def test_from_2025_a_business_may_have_one_of_each_on_unlike_contents(kind):
    one = item("t", "joint-inspection", D(2026, 3, 2), D(2026, 3, 6), content="tax")
    other = item("k", "joint-check", D(2026, 9, 1), D(2026, 9, 4), content="licences")
    same = attrs.evolve(other, content="tax")
    unsaid = attrs.evolve(other, content=None)

    assert found(one, other, kind=kind) == [("satisfied", ("t", "k"))]
    assert found(one, other, kind=kind, question="same-content") == [("satisfied", ("t", "k"))]
    assert found(one, same, kind=kind, question="same-content") == [("finding", ("t", "k"))]
    assert found(one, unsaid, kind=kind, question="same-content") == [("not-assessed", ("t", "k"))]


def test_a_second_examination_in_a_year_is_too_many_unless_on_clear_signs():
    first = item("k1", "joint-check", D(2026, 3, 2), D(2026, 3, 6))
    second = item("k2", "joint-check", D(2026, 9, 1), D(2026, 9, 4))
    excused = attrs.evolve(second, clear_signs=True, reason="unlabelled advertising messages")

    assert found(first, second) == [("finding", ("k1", "k2"))]
    assert found(first, excused) == [("satisfied", ("k1",))]
    assert found(first, item("k3", "joint-check", D(2027, 1, 1), D(2027, 1, 6))) == [
        ("satisfied", ("k1",)),
        ("satisfied", ("k3",)),
    ]
    assert found(first, attrs.evolve(second, subjects=("s2",))) == [("satisfied", ("k1",))]


def test_too_many_inspections_and_too_many_checks_are_two_answers():
    twice = [
        item(f"{kind}{n}", f"joint-{work}", D(2026, month, 2), D(2026, month, 6), content=f"{kind}{n}")
        for n, (kind, work, month) in enumerate(
            [("t", "inspection", 3), ("k", "check", 5), ("t", "inspection", 7), ("k", "check", 9)]
        )
    ]

    assert found(*twice) == [("finding", ("t0", "t2")), ("finding", ("k1", "k3"))]
    perhaps = attrs.evolve(twice[0], work="post-licensing-control")
    assert found(perhaps, *twice[1:]) == [("finding", ("k1", "k3")), ("not-assessed", ("t2", "t0"))]


def test_how_often_is_known_from_secondary_sources():
    (one,) = overlaps(plan(item("k", "joint-check", D(2026, 3, 2), D(2026, 3, 6))), BOOK)
    assert (one.known, [str(c) for c in one.cites]) == (Basis.SECONDARY, ["198/2025/QH15 Đ4"])


@pytest.mark.parametrize(
    ("second", "answer", "missing"),
    [
        (item("2", "post-licensing-control", D(2026, 9, 1)), "not-assessed", ("fact:items[2].control",)),
        (item("2", "post-licensing-control", D(2026, 9, 1), control="none"), "satisfied", ()),
        (item("2", "post-licensing-control", D(2026, 9, 1), control="examination"), "finding", ()),
        (item("2", "joint-check", subjects=None), "not-assessed", ("fact:items[2].subjects",)),
        (
            item("2", "joint-inspection", subjects=None),
            "satisfied",
            (),
        ),  # an inspection beside a check is lawful, whoever is inspected
        (item("2", "policy-advice", subjects=("s1",)), "satisfied", ()),
        (item("2", "joint-check"), "finding", ()),  # no day, but the plan is of one year
    ],
)
def test_what_a_plan_leaves_open_counts_as_possible(second, answer, missing):
    first = item("1", "joint-check", D(2026, 3, 2), D(2026, 3, 6))
    (one,) = [o for o in overlaps(plan(first, second, **YEAR), BOOK) if o.question == "too-often" and o.subject == "s1"]
    assert (one.answer, one.missing) == (answer, missing)


def test_the_same_content_in_what_may_be_one_year_waits_for_the_day():
    """Nothing was said of it: the year alone decides whether the two meet."""
    first, second = item("1", "joint-inspection", D(2026, 3, 2), content="tax"), item("2", "joint-check", content="tax")
    assert [(o.answer, o.missing) for o in overlaps(plan(first, second), BOOK) if o.question == "same-content"] == [
        ("not-assessed", ("fact:items[2].begins",))
    ]


def test_an_item_without_a_year_waits_for_its_day():
    first, second = item("1", "joint-check", D(2026, 3, 2)), item("2", "joint-check")
    assert [
        (o.answer, o.year, o.missing) for o in overlaps(plan(first, second), BOOK) if o.question == "too-often"
    ] == [("not-assessed", 2026, ("fact:items[2].begins",))]
    assert [(o.answer, o.year, o.missing) for o in overlaps(plan(second), BOOK)] == [
        ("not-assessed", None, ("fact:items[2].begins",))
    ]


def test_a_year_in_which_the_law_changed_waits_for_the_day():
    """In 2025 one inspection and one check were too many to 16 May and lawful from 17 May (if the rule is read by the last control)."""
    first, second = item("1", "joint-inspection", D(2025, 2, 3), D(2025, 2, 7)), item("2", "joint-check")
    (one,) = [
        o
        for o in overlaps(plan(first, second, begins=D(2025, 1, 1), ends=D(2025, 12, 31)), BOOK)
        if o.question == "too-often"
    ]
    assert (one.answer, one.missing) == ("not-assessed", ("fact:items[2].begins",))


@pytest.mark.parametrize(("kind", "answers"), [(None, ["not-assessed"]), ("other", []), ("enterprise", ["finding"])])
def test_whom_the_limit_protects(kind, answers):
    first, second = (
        item("1", "joint-check", D(2026, 3, 2), D(2026, 3, 6)),
        item("2", "joint-check", D(2026, 9, 1), D(2026, 9, 4)),
    )
    assert [a for a, _ in found(first, second, kind=kind)] == answers
    assert [a for a, _ in found(first, kind=kind)] == (["satisfied"] if kind != "other" else [])


def days(*items, **more):
    return [
        (o.answer, o.prevails, [str(c) for c in o.cites])
        for o in overlaps(plan(*items, **more), BOOK)
        if o.question == "same-days" and o.subject == "s1"
    ]


@pytest.mark.parametrize(
    ("begins", "expected"),
    [(D(2026, 3, 6), ("finding", "t", ["84/2025/QH15 Đ58.2"])), (D(2026, 3, 7), ("satisfied", None, []))],
)
def test_the_inspection_goes_ahead_of_an_examination_on_the_same_days(begins, expected):
    inspection = item("t", "joint-inspection", D(2026, 3, 2), D(2026, 3, 6), content="a")
    examination = item("k", "joint-check", begins, D(2026, 3, 12), content="b", clear_signs=True)

    assert days(inspection, examination) == [expected]


@pytest.mark.parametrize(
    ("day", "works", "expected"),
    [
        (
            D(2026, 3, 2),
            ("joint-check", "joint-check"),
            ("finding", None, ["217/2025/NĐ-CP Đ4.2", "217/2025/NĐ-CP Đ7.1.b"]),
        ),
        (D(2025, 8, 4), ("joint-check", "joint-check"), ("not-assessed", None, [])),
        (D(2025, 7, 1), ("joint-inspection", "joint-inspection"), ("finding", None, ["84/2025/QH15 Đ4.3"])),
        (D(2025, 6, 30), ("joint-inspection", "joint-inspection"), ("finding", None, ["11/2022/QH15 Đ4.3"])),
        (D(2023, 6, 30), ("joint-inspection", "joint-inspection"), ("finding", None, ["56/2010/QH12 Đ7.2"])),
        (D(2011, 6, 30), ("joint-inspection", "joint-inspection"), ("not-assessed", None, [])),
        (D(2025, 6, 30), ("joint-inspection", "joint-check"), ("not-assessed", None, [])),
    ],
)
def test_which_law_speaks_of_the_same_days(day, works, expected):
    one, other = (item(str(n), work, day, day, clear_signs=True) for n, work in enumerate(works))
    assert days(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((D(2026, 3, 2), None), (D(2026, 3, 2), None), "finding"),
        ((D(2026, 3, 2), None), (D(2026, 3, 9), None), "not-assessed"),
        ((D(2026, 3, 2), D(2026, 3, 6)), (None, D(2026, 3, 8)), "not-assessed"),
        ((D(2026, 3, 2), D(2026, 3, 6)), (None, D(2026, 3, 1)), "satisfied"),
        ((None, D(2026, 3, 1)), (D(2026, 3, 2), None), "satisfied"),
        ((D(2026, 3, 2), D(2026, 3, 6)), (D(2027, 3, 2), None), "satisfied"),
    ],
)
def test_days_that_are_not_all_known(one, other, expected):
    pair = [item(str(n), "joint-check", *days_, clear_signs=True) for n, days_ in enumerate((one, other))]
    assert [answer for answer, _, _ in days(*pair, **YEAR)] == [expected]


def test_a_control_that_may_be_none_does_not_overlap_for_certain():
    one, other = (
        item("1", "joint-check", D(2026, 3, 2), D(2026, 3, 6)),
        item("2", "post-licensing-control", D(2026, 3, 2), D(2026, 3, 6)),
    )
    (same,) = [o for o in overlaps(plan(one, other), BOOK) if o.question == "same-days"]
    assert (same.answer, same.missing) == ("not-assessed", ("fact:items[2].control",))


WHOLE = st.builds(
    item,
    st.uuids().map(str),
    st.sampled_from(["joint-inspection", "joint-check", "post-licensing-control", "other"]),
    begins=st.dates(D(2016, 1, 1), D(2027, 12, 31)),
    subjects=st.sampled_from([("s1",), ("s2",), ("s1", "s2")]),
    control=st.none(),
    content=st.sampled_from(["a", "b"]),
    clear_signs=st.sampled_from([None, None, True]),
)
EASIER = {"begins": None, "subjects": None, "content": None}


GRAVEST = ["finding", "not-assessed", "satisfied"]


def verdicts(of):
    """The gravest answer of each year: inspections and checks are counted apart."""
    answers = {}
    for o in overlaps(of, BOOK):
        if o.question == "too-often" and o.subject is not None and o.year is not None:
            answers[o.subject, o.year] = min(o.answer, answers.get((o.subject, o.year), "satisfied"), key=GRAVEST.index)
    return answers


@given(st.lists(WHOLE, min_size=1, max_size=5), st.data())
def test_what_is_forgotten_never_turns_a_finding_into_order(items, data):
    """A fact left out makes an answer open, or leaves it as it is: it never says *in order* where the whole plan says *too many*."""
    whole = plan(*items, begins=D(2016, 1, 1), ends=D(2027, 12, 31))
    at = data.draw(st.integers(0, len(items) - 1))
    name = data.draw(st.sampled_from(sorted(EASIER)))
    fewer = attrs.evolve(
        whole, items=tuple(attrs.evolve(one, **{name: EASIER[name]}) if n == at else one for n, one in enumerate(items))
    )
    after = verdicts(fewer)

    for key, answer in verdicts(whole).items():
        if key in after:
            assert {answer, after[key]} != {"finding", "satisfied"}


@given(st.lists(WHOLE, min_size=1, max_size=6))
def test_the_yearly_limit_equals_a_count_by_hand(items):
    """By brute force over subjects, years and kinds; post-licensing controls that do not say stay out of the count for certain."""
    for (subject, year), answer in verdicts(plan(*items)).items():
        own = [
            i
            for i in items
            if subject in i.subjects
            and i.begins.year == year
            and not i.clear_signs
            and i.work in ("joint-inspection", "joint-check")
            and i.begins >= D(2017, 5, 17)
        ]
        maybe = [
            i
            for i in items
            if subject in i.subjects
            and i.begins.year == year
            and not i.clear_signs
            and i.work == "post-licensing-control"
            and i.begins >= D(2017, 5, 17)
        ]
        last = max(
            i.begins
            for i in items
            if subject in i.subjects and i.begins.year == year and not i.clear_signs and i.work != "other"
        )
        kinds = [[i for i in own if i.work == work] for work in ("joint-inspection", "joint-check")]
        counts = [len(own)] if last < D(2025, 5, 17) else [len(k) for k in kinds]
        expected = "finding" if max(counts) > 1 else "not-assessed" if max(counts) + len(maybe) > 1 else "satisfied"
        assert answer == expected


@given(st.dates(D(2026, 1, 1), D(2026, 11, 1)), st.integers(0, 30))
def test_one_item_after_the_other_shares_no_day(first, length):
    """Days are half-open inside: the day after the last day is free."""
    ends = first + timedelta(days=length)
    one, after, on_it = (
        item("1", "joint-check", first, ends),
        item("2", "joint-check", ends + timedelta(days=1)),
        item("2", "joint-check", ends),
    )
    assert [a for a, _, _ in days(one, after)] == ["satisfied"]
    assert [a for a, _, _ in days(one, on_it)] == ["finding"]
