"""What is left out never makes a finding; in time and late are never both; the answer does not depend on the offset."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import attrs
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.law import Citation
from thanhtra.platforms import OnlineParty, OnlineRequest, OnlineRequests, check_requests
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
HANOI = timezone(timedelta(hours=7))
NOON = datetime(2026, 8, 3, 12, tzinfo=HANOI)
ON = date(2026, 8, 31)
BASES = [("147/2024/NĐ-CP Đ23.5.b", "culture-ministry"), ("116/2025/QH15 Đ25.2.b", "security-force")]
after = st.integers(0, 100 * 3600).map(lambda s: NOON + timedelta(seconds=s))


def clock(party: OnlineParty, request: OnlineRequest):
    return next(iter(check_requests(OnlineRequests(id="f", parties=(party,), requests=(request,)), BOOK, ON)))


@st.composite
def asked(draw):
    basis, by = draw(st.sampled_from(BASES))
    kind = draw(st.sampled_from(["foreign-provider", "domestic-network", "access-provider"]))
    request = OnlineRequest(
        id="r", what="take-down", to="p", by=by, means="electronic", basis=(Citation.parse(basis),), sent=NOON,
        urgent=draw(st.sampled_from([None, "life", "national-security"])), received=draw(st.none() | after),
        done=draw(st.none() | after), undone=None, refused=None,
    )  # fmt: skip
    return OnlineParty(id="p", kind=kind, subject="organization"), request


@given(asked())
def test_in_time_and_late_are_what_the_hours_say(drawn):
    party, request = drawn
    told = clock(party, request)
    urgent = request.basis[0].instrument == "116/2025/QH15" and request.urgent == "national-security"
    hours = timedelta(hours=6 if urgent else 24)
    if request.done is None:
        assert told.answer in ("open", "not_assessed")
    elif request.done <= NOON + hours:
        assert told.answer == "kept"
    elif request.received is not None and request.done > request.received + hours:
        assert told.answer == "finding"
    else:
        assert told.answer == "not_assessed"


@given(asked(), st.sampled_from(["by", "means", "basis", "received", "done", "urgent"]))
def test_what_is_left_out_makes_no_finding(drawn, field):
    party, request = drawn
    with_it, without = clock(party, request), clock(party, attrs.evolve(request, **{field: None}))
    assert without.answer != "finding" or with_it.answer == "finding"
    assert without.answer != "kept" or with_it.answer == "kept" or field == "urgent"


@given(asked(), st.integers(-12, 14))
def test_the_offset_of_an_instant_changes_nothing(drawn, offset):
    party, request = drawn
    there = timezone(timedelta(hours=offset))
    moved = attrs.evolve(
        request, sent=request.sent.astimezone(there), done=request.done and request.done.astimezone(there)
    )
    one, other = clock(party, request), clock(party, moved)
    assert (one.answer, one.words, one.until) == (other.answer, other.words, other.until)


@given(
    asked(),
    st.none() | after,
    st.dates(date(2026, 8, 1), date(2026, 8, 9)) | st.dates(date(2017, 1, 1), date(2027, 12, 31)),
)
def test_every_day_has_an_answer(drawn, undone, on):
    party, request = drawn
    file = OnlineRequests(id="f", parties=(party,), requests=(attrs.evolve(request, undone=undone),))
    assert all(
        note.words[0] and (note.missing or note.answer != "not_assessed") for note in check_requests(file, BOOK, on)
    )
