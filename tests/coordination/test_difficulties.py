"""Questions, causes and recommendations on a day: what waits, what is late, what became of it, how often a cause was noted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.coordination import (
    Difficulty,
    DifficultyAnswer,
    DifficultyList,
    JointParty,
    NotedCause,
    NotedRecommendation,
    cause_counts,
    check_difficulties,
)
from thanhtra.coordination.difficulties import BecameOf, FollowedUp
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
RAISED, DUE = D(2026, 10, 8), D(2026, 10, 31)


def listed(**more):
    return DifficultyList(id="l", parties=(JointParty(id="a"), JointParty(id="b")), **more)


def question(**more):
    return Difficulty(**{"id": "1", "by": "a", "on": RAISED, "question": "?", "due": DUE, **more})


def stands(one, on):
    (found,) = check_difficulties(listed(difficulties=(one,)), BOOK, on=on).difficulties
    return found.state, found.late, found.days_late


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [
        ({}, DUE, ("open", False, 0)),
        ({}, D(2026, 11, 1), ("open", True, 1)),
        ({"due": None}, D(2026, 11, 1), ("open", None, 0)),
        ({"answers": (DifficultyAnswer(on=DUE),)}, D(2026, 12, 1), ("answered", False, 0)),
        ({"answers": (DifficultyAnswer(on=D(2026, 11, 2)),)}, D(2026, 12, 1), ("answered", True, 2)),
        ({"answers": (DifficultyAnswer(on=D(2026, 11, 2)),)}, D(2026, 11, 1), ("open", True, 1)),  # not known yet
        ({"became": BecameOf(kind="nothing", on=DUE)}, D(2026, 12, 1), ("settled", False, 0)),
        ({"became": BecameOf(kind="nothing", on=D(2026, 11, 30))}, D(2026, 11, 29), ("open", True, 29)),
    ],
)
def test_a_question_is_late_from_the_day_after_the_day_it_asks_for(more, on, expected):
    assert stands(question(**more), on) == expected


def test_a_question_is_not_there_before_it_was_raised():
    assert check_difficulties(listed(difficulties=(question(),)), BOOK, on=D(2026, 10, 7)).difficulties == ()


@pytest.mark.parametrize(
    ("kind", "what", "unknown"),
    [
        ("reading", "government-remedies", False),
        ("reading", "no-such-reading", True),
        ("rule", "one-minutes", False),
        ("rule", "minutes", False),
        ("rule", "no-minutes-ceiling", False),
        ("rule", "no-such-rule", True),
        ("document", "312/CV", False),
        ("nothing", None, False),
    ],
)
def test_what_a_question_became_is_looked_up_in_the_rulebook(kind, what, unknown):
    check = check_difficulties(
        listed(difficulties=(question(became=BecameOf(kind=kind, what=what)),)), BOOK, on=D(2026, 10, 9)
    )
    assert (check.difficulties[0].unknown, check.has_findings) == (unknown, unknown)


@pytest.mark.parametrize(
    ("answers", "on", "expected"),
    [
        ((), D(2026, 10, 31), ("open", False, 0)),
        ((FollowedUp(on=D(2026, 10, 20), what="accepted"),), D(2026, 11, 2), ("accepted", True, 2)),
        (
            (FollowedUp(on=D(2026, 10, 20), what="accepted"), FollowedUp(on=D(2026, 10, 31), what="done")),
            D(2026, 12, 1),
            ("done", False, 0),
        ),
        ((FollowedUp(on=D(2026, 11, 3), what="refused"),), D(2026, 12, 1), ("refused", True, 3)),
        (
            (FollowedUp(on=D(2026, 10, 20), what="done"), FollowedUp(on=D(2026, 10, 25), what="under-way")),
            D(2026, 11, 1),
            ("under-way", True, 1),
        ),
    ],
)
def test_a_recommendation_is_open_until_it_is_done_or_refused(answers, on, expected):
    one = NotedRecommendation(id="k", by="a", on=RAISED, due=DUE, answers=answers)
    (found,) = check_difficulties(listed(recommendations=(one,)), BOOK, on=on).recommendations
    assert (found.state, found.late, found.days_late) == expected


def test_late_ones_are_told_longest_first():
    check = check_difficulties(
        listed(
            difficulties=(question(),), recommendations=(NotedRecommendation(id="k", by="a", on=RAISED, due=RAISED),)
        ),
        BOOK,
        on=D(2026, 11, 2),
    )
    assert [one.days_late for one in check.late] == [25, 2]
    assert check.has_findings


CAUSES = st.lists(
    st.builds(
        NotedCause,
        id=st.uuids().map(str),
        kinds=st.lists(st.sampled_from(["subjective", "objective", "mechanism-policy"]), min_size=1, max_size=3).map(
            tuple
        ),
        body=st.sampled_from("ab"),
        on=st.integers(0, 800).map(lambda n: D(2025, 1, 1) + timedelta(days=n)),
        field=st.none() | st.sampled_from(["press", "telecommunications"]),
        check=st.none() | st.sampled_from(["DEC01", "MIN01"]),
    ),
    max_size=20,
)


@given(CAUSES, st.integers(0, 800))
def test_causes_counted_equal_a_recount_by_hand(causes, day):
    on = D(2025, 1, 1) + timedelta(days=day)
    counted = {
        (c.kind, c.field, c.check, c.body, c.year): len(c.ids) for c in cause_counts(listed(causes=tuple(causes)), on)
    }
    assert counted == Counter(
        (kind, c.field, c.check, c.body, c.on.year) for c in causes if c.on <= on for kind in set(c.kinds)
    )


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.none() | st.integers(0, 40),
            st.lists(
                st.tuples(st.integers(0, 40), st.sampled_from(["accepted", "refused", "under-way", "done"])), max_size=4
            ),
        ),
        max_size=8,
    ),
    st.integers(0, 80),
)
def test_no_recommendation_is_lost_and_late_is_open_past_its_day(drawn, day):
    first = D(2026, 1, 1)
    made = tuple(
        NotedRecommendation(
            id=str(n),
            by="a",
            on=first + timedelta(days=on),
            due=None if due is None else first + timedelta(days=on + due),
            answers=tuple(FollowedUp(on=first + timedelta(days=on + after), what=what) for after, what in answers),
        )
        for n, (on, due, answers) in enumerate(drawn)
    )
    on = first + timedelta(days=day)
    check = check_difficulties(listed(recommendations=made), BOOK, on=on)
    assert [r.recommendation for r in check.recommendations] == [m for m in made if m.on <= on]
    late = {
        m.id
        for m in made
        if m.on <= on
        and m.due is not None
        and on > m.due
        and ([a.what for a in sorted(m.answers, key=lambda a: a.on) if a.on <= on] or ["open"])[-1]
        not in ("done", "refused")
    }
    assert {r.recommendation.id for r in check.late} == late
