"""Who to look at, and why now: nobody with a reason is lost, nobody without one is listed, nobody gets a score."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.casefile import LicenceStep
from thanhtra.licensing import (
    LicenceHolder,
    PastDecision,
    PostCheck,
    ProgrammeWish,
    RegisterAsked,
    RegisteredLicence,
    check_licence,
    post_licensing,
)
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
ON = date(2026, 11, 30)
ASKED = RegisterAsked(book=BOOK, on=ON)
GRANTED = date(2025, 3, 3)


def licence(name: str, **fields) -> RegisteredLicence:
    given_ = {
        "kind": "post",
        "holder": LicenceHolder(id=f"h-{name}"),
        "begins": GRANTED,
        "ends": date(2030, 3, 2),
        "history": (LicenceStep(what="granted", on=GRANTED),),
        "checks": (),
        "decisions": (),
    }
    return RegisteredLicence(id=name, **{**given_, **fields})


def test_a_licensee_never_looked_at_comes_before_one_looked_at_long_ago():
    old = licence("a", checks=(PostCheck(on=date(2024, 11, 30), way="examination"),))
    never = licence("b")
    fresh = licence("c", checks=(PostCheck(on=date(2024, 12, 1), way="examination"),))

    items = post_licensing([old, never, fresh], ASKED, ProgrammeWish(every=24))

    assert [(item.licence, item.last, [r.why for r in item.reasons]) for item in items] == [
        ("b", None, ["never-checked"]),
        ("a", date(2024, 11, 30), ["long-ago"]),
    ]
    assert post_licensing([old, fresh], ASKED) == ()


def test_the_end_of_a_licence_is_a_reason_only_when_asked_for():
    ends = licence("a", ends=date(2027, 5, 30), checks=(PostCheck(on=date(2026, 1, 5), way="monitoring"),))
    assert post_licensing([ends], ASKED) == ()
    assert [r.why for r in post_licensing([ends], ASKED, ProgrammeWish(soon=6))[0].reasons] == ["ends-soon"]
    assert post_licensing([ends], ASKED, ProgrammeWish(soon=5)) == ()


@pytest.mark.parametrize(
    ("on", "checks", "room"),
    [
        (ON, (), "open"),
        (ON, (PostCheck(on=date(2026, 2, 2), way="inspection"),), "open"),
        (
            ON,
            (PostCheck(on=date(2026, 2, 2), way="inspection"), PostCheck(on=date(2026, 3, 2), way="examination")),
            "used",
        ),
        (
            ON,
            (PostCheck(on=date(2025, 12, 31), way="inspection"), PostCheck(on=date(2026, 3, 2), way="examination")),
            "open",
        ),
        (
            ON,
            (
                PostCheck(on=date(2026, 2, 2), way="inspection", clear_signs=True),
                PostCheck(on=date(2026, 3, 2), way="examination"),
            ),
            "open",
        ),
        (
            ON,
            (PostCheck(on=date(2026, 2, 2), way="monitoring"), PostCheck(on=date(2026, 3, 2), way="monitoring")),
            "open",
        ),
        (ON, None, "not-said"),
        (date(2025, 5, 16), (PostCheck(on=date(2025, 4, 2), way="examination"),), "used"),
        (date(2025, 5, 17), (PostCheck(on=date(2025, 4, 2), way="examination"),), "open"),
    ],
)
def test_whether_the_law_leaves_a_control_this_year(on, checks, room):
    """Directive 20/CT-TTg counts both together, Resolution 198/2025/QH15 each apart; before 2017 no rule is held."""
    decided = (PastDecision(number="1", on=date(2025, 3, 4)), PastDecision(number="2", on=date(2025, 3, 5)))
    (item,) = post_licensing([licence("a", checks=checks, decisions=decided)], RegisterAsked(book=BOOK, on=on))
    assert room == item.room


def test_before_the_rule_on_controls_nothing_is_said():
    early = licence("a", begins=date(2016, 1, 1), history=(LicenceStep(what="granted", on=date(2016, 1, 1)),))
    (item,) = post_licensing([early], RegisterAsked(book=BOOK, on=date(2017, 5, 16)))
    assert (item.room, item.cites, item.basis) == ("not-said", (), None)


def test_at_most_so_many():
    assert [item.licence for item in post_licensing([licence(n) for n in "cab"], ASKED, ProgrammeWish(most=2))] == [
        "a",
        "b",
    ]


CHECKS = st.lists(
    st.builds(
        PostCheck,
        on=st.dates(GRANTED, ON + timedelta(30)),
        way=st.sampled_from(["inspection", "examination", "monitoring"]),
    ),
    max_size=3,
).map(tuple)
LICENCES = st.lists(
    st.builds(
        licence,
        st.integers(0, 999).map(str),
        checks=CHECKS | st.none(),
        last_active=st.dates(GRANTED, ON) | st.none(),
        ends=st.dates(date(2026, 1, 1), date(2035, 1, 1)),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(LICENCES, st.integers(0, 99))
def test_nobody_with_a_reason_is_lost_whatever_the_order(licences, seed):
    items = post_licensing(licences, ASKED)
    shuffled = list(licences)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - not for secrets

    told = {one.id for one in licences if any(note.answer != "not_assessed" for note in check_licence(one, ASKED))}
    assert told == {item.licence for item in items}
    assert len(items) == len({item.licence for item in items})
    assert all(item.reasons for item in items)
    assert items == post_licensing(shuffled, ASKED)
