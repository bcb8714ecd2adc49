"""A case passed between bodies has exactly one owner at every moment, whatever is claimed of its transfers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.coordination import Transfer, custody, transfer_due, transfer_fits
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

CLOCK = timezone(timedelta(hours=7))
START = datetime(2026, 3, 2, 8, 0, tzinfo=CLOCK)
BOOK = Rulebook.built_in()


def at(hours):
    return START + timedelta(hours=hours)


def passed(sender, receiver, sent, accepted=None, **more):
    return Transfer(
        case="c",
        sender=sender,
        receiver=receiver,
        reason="other-field",
        sent=at(sent),
        accepted=None if accepted is None else at(accepted),
        **more,
    )


def test_the_sender_owns_the_case_until_the_receiver_accepts_it():
    kept = custody("c", "dep", START, [passed("dep", "min", 5, 9)])

    assert [kept.owner_at(at(h)) for h in (-1, 0, 8, 9, 90)] == [None, "dep", "dep", "min", "min"]


def test_a_case_on_its_way_is_still_the_senders_and_cannot_be_sent_again():
    kept = custody("c", "dep", START, [passed("dep", "min", 5), passed("dep", "police", 6, 7)])

    assert kept.owner_at(at(99)) == "dep"
    assert kept.pending is not None
    assert [r.en for r in kept.refused] == ["another transfer is on its way"]


def test_a_declined_case_stays():
    kept = custody("c", "dep", START, [passed("dep", "min", 5, declined=at(8)), passed("dep", "police", 9, 10)])

    assert kept.owner_at(at(8)) == "dep"
    assert kept.owner_at(at(10)) == "police"


def test_only_the_owner_passes_a_case_on_and_never_backwards_in_time():
    kept = custody(
        "c",
        "dep",
        START,
        [
            passed("min", "dep", 1, 2),
            passed("dep", "dep", 1, 2),
            passed("dep", "min", 5, 4),
            passed("dep", "min", 5, 6),
            passed("min", "dep", 3, 9),
        ],
    )

    assert [h.owner for h in kept.holdings] == ["dep", "min"]
    assert len(kept.refused) == 4


bodies = st.sampled_from(["dep", "min", "police"])
hours = st.integers(-5, 60)
transfers = st.builds(
    Transfer,
    case=st.sampled_from(["c", "c", "c", "other"]),
    sender=bodies,
    receiver=bodies,
    reason=st.just("no-power"),
    sent=hours.map(at),
    received=st.none() | hours.map(at),
    accepted=st.none() | hours.map(at),
    declined=st.none() | st.none() | hours.map(at),
)


@given(st.lists(transfers, max_size=12))
def test_every_moment_has_one_owner_and_nothing_is_lost(listed):
    kept = custody("c", "dep", START, listed)
    since = [h.since for h in kept.holdings]
    done = [t for t in listed if not any(t is r.transfer for r in kept.refused)]

    assert since == sorted(since)
    assert all(kept.owner_at(at(h)) in {"dep", "min", "police"} for h in range(70))
    assert all(one.owner != other.owner for one, other in zip(kept.holdings, kept.holdings[1:], strict=False))
    assert len(listed) == len(kept.refused) + len(done)
    assert kept.pending is None or kept.pending.sender == kept.holdings[-1].owner


def test_the_limit_for_passing_a_file_is_that_of_the_day_of_the_minutes():
    minutes = datetime(2024, 3, 4, 9, 0, tzinfo=CLOCK)
    late = Transfer(
        case="c", sender="a", receiver="b", reason="no-power", sent=minutes + timedelta(hours=24, minutes=1)
    )
    timely = Transfer(case="c", sender="a", receiver="b", reason="no-power", sent=minutes + timedelta(hours=24))

    assert transfer_due(late, minutes, BOOK).status is Status.MISSED
    assert transfer_due(timely, minutes, BOOK).status is Status.MET
    assert (
        transfer_due(Transfer(case="c", sender="a", receiver="b", reason="no-power", sent=at(48)), START, BOOK).status
        is Status.NO_FIGURE
    )
    assert START.date() == date(2026, 3, 2)


SCIENCE, CULTURE, INFORMATION = (
    "department-of-science-and-technology",
    "department-of-culture",
    "department-of-information-and-communications",
)
TELECOM, POLICE = "telecommunications", "provincial-police-da-nang-2025"


@pytest.mark.parametrize(
    ("reason", "sender", "receiver", "field", "area", "day", "fits"),
    [
        ("other-area", f"{SCIENCE}-hanoi", f"{SCIENCE}-da-nang-2025", TELECOM, "48", (2025, 7, 1), True),
        (
            "other-area",
            f"{SCIENCE}-hanoi",
            f"{SCIENCE}-da-nang-2025",
            TELECOM,
            "49/20341",
            (2025, 7, 1),
            True,
        ),  # Quảng Nam's code of before
        (
            "other-area",
            f"{SCIENCE}-hanoi",
            f"{SCIENCE}-da-nang",
            TELECOM,
            "49",
            (2025, 6, 30),
            False,
        ),  # another province to the last day
        ("other-area", f"{SCIENCE}-hanoi", f"{SCIENCE}-quang-nam", TELECOM, "49", (2025, 6, 30), True),
        ("other-field", f"{SCIENCE}-da-nang-2025", f"{CULTURE}-da-nang-2025", "press", "48", (2026, 1, 1), True),
        ("other-field", f"{SCIENCE}-da-nang-2025", POLICE, "press", "48", (2026, 1, 1), False),
        (
            "other-field",
            f"{INFORMATION}-da-nang",
            f"{SCIENCE}-da-nang",
            "advertising",
            "48",
            (2020, 1, 1),
            None,
        ),  # whose it was is not held
        ("body-abolished", f"{INFORMATION}-da-nang", f"{SCIENCE}-da-nang", TELECOM, "48", (2025, 3, 1), True),
        (
            "body-abolished",
            f"{INFORMATION}-da-nang",
            f"{SCIENCE}-da-nang",
            TELECOM,
            "48",
            (2025, 2, 28),
            False,
        ),  # not yet
        ("body-abolished", f"{INFORMATION}-da-nang", f"{SCIENCE}-hanoi", TELECOM, "48", (2025, 3, 1), False),
        ("body-abolished", "someone", f"{SCIENCE}-hanoi", TELECOM, "48", (2025, 3, 1), None),
        ("other-area", f"{SCIENCE}-hanoi", "someone", TELECOM, "48", (2025, 7, 1), None),
        ("crime-signs", f"{SCIENCE}-hanoi", POLICE, TELECOM, "48", (2025, 7, 1), None),
    ],
)
def test_a_transfer_goes_where_its_reason_leads(reason, sender, receiver, field, area, day, fits):
    one = Transfer(case="c", sender=sender, receiver=receiver, reason=reason, sent=datetime(*day, 9, 0, tzinfo=CLOCK))
    assert transfer_fits(one, BOOK, field=field, area=area) is fits
