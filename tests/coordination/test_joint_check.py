"""A case between bodies: one owner at every moment, no request lost, whatever is sent, passed on, declined or left lying."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from thanhtra.coordination import (
    BodyReply,
    BodyRequest,
    HandedBack,
    Handover,
    JointCase,
    JointControl,
    JointParty,
    TeamMember,
    check_joint_case,
    end_of,
    request_standings,
)
from thanhtra.exchange.joint_files import joint_case_to_json, joint_check_to_json, read_joint_case
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
CLOCK = timezone(timedelta(hours=7))
START = datetime(2026, 3, 2, 8, tzinfo=CLOCK)
D = date
GONE = "department-of-information-and-communications-hanoi"
CULTURE, SCIENCE = "department-of-culture-and-sports-hanoi", "department-of-science-and-technology-hanoi"
HEIRS = (SCIENCE, CULTURE)


def joint(**more):
    parties = (JointParty(id="a", body=CULTURE), JointParty(id="b", body=SCIENCE), JointParty(id="c"))
    return attrs.evolve(JointCase(id="k", case="v", parties=parties, owner="a", since=START), **more)


def asked(**more):
    return BodyRequest(
        **{
            "id": "r",
            "sender": "a",
            "receiver": "b",
            "kind": "opinion",
            "sent": D(2026, 3, 3),
            "due": D(2026, 3, 10),
            **more,
        }
    )


def answers(of, on, question):
    return [(a.answer, a.days) for a in check_joint_case(of, BOOK, on=on).answers if a.question == question]


@pytest.mark.parametrize(
    ("replies", "on", "expected"),
    [
        ((), D(2026, 3, 10), []),  # still running
        ((), D(2026, 3, 11), [("finding", 1)]),
        ((BodyReply(request="r", on=D(2026, 3, 10), what="answered"),), D(2026, 3, 30), [("satisfied", 0)]),
        ((BodyReply(request="r", on=D(2026, 3, 11), what="refused"),), D(2026, 3, 30), [("finding", 1)]),
        ((BodyReply(request="r", on=D(2026, 3, 9), what="in-part"),), D(2026, 3, 12), [("finding", 2)]),
        ((BodyReply(request="r", on=D(2026, 3, 9), what="passed-on", receiver="c"),), D(2026, 3, 12), [("finding", 2)]),
        ((BodyReply(request="r", on=D(2026, 3, 11), what="answered"),), D(2026, 3, 10), []),  # not known yet
    ],
)
def test_a_request_is_late_from_the_day_after_the_day_it_asks_for(replies, on, expected):
    assert answers(joint(requests=(asked(),), replies=replies), on, "request-in-time") == expected


def test_an_open_request_without_a_day_is_not_assessed():
    assert answers(joint(requests=(asked(due=None),)), D(2026, 12, 1), "request-in-time") == [("not-assessed", 0)]
    done = (BodyReply(request="r", on=D(2026, 3, 11), what="answered"),)
    assert answers(joint(requests=(asked(due=None),), replies=done), D(2026, 12, 1), "request-in-time") == []


def test_a_request_that_was_passed_on_is_answered_by_who_has_it():
    passed = BodyReply(request="r", on=D(2026, 3, 4), what="passed-on", by="b", receiver="c")
    of = joint(requests=(asked(),), replies=(passed, BodyReply(request="r", on=D(2026, 3, 5), what="answered", by="b")))
    assert answers(of, D(2026, 3, 5), "request-answered-by-who-has-it") == [("finding", 0)]
    (one,) = request_standings(of, D(2026, 3, 4))
    assert (one.holder, one.open) == ("c", True)


def sent(name, sender, receiver, at, **more):
    return Handover(id=name, sender=sender, receiver=receiver, reason=more.pop("reason", "no-power"), sent=at, **more)


def test_the_sender_owns_the_case_until_the_day_the_receiver_accepts_it():
    of = joint(transfers=(sent("t", "a", "b", START, accepted=START + timedelta(days=3)),))
    owners = [check_joint_case(of, BOOK, on=START.date() + timedelta(days=n)).owner for n in range(-1, 5)]
    assert owners == [None, "a", "a", "a", "b", "b"]
    found = joint_check_to_json(check_joint_case(of, BOOK, on=D(2026, 3, 3)))
    assert (found["pending"], found["owner"]) == ("t", "a")


def test_a_transfer_that_breaks_the_line_is_told_and_changes_nothing():
    of = joint(transfers=(sent("t", "b", "c", START, accepted=START), sent("u", "b", "c", START, accepted=START)))
    found = check_joint_case(of, BOOK, on=D(2026, 3, 3))
    assert [(a.about, a.why) for a in found.answers if a.answer == "finding"] == [
        (name, ("cơ quan chuyển không phải cơ quan đang thụ lý", "the sender does not own the case")) for name in "tu"
    ]
    assert found.owner == "a"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"accepted": START + timedelta(hours=2)}, ("satisfied", (), None)),
        ({"received": START + timedelta(hours=1)}, ("not-assessed", ("fact:transfers[t].accepted",), None)),
        ({}, ("not-assessed", ("fact:transfers[t].accepted",), None)),
        (
            {"declined": START + timedelta(hours=2)},
            ("finding", (), ("cơ quan nhận từ chối tiếp nhận", "the receiver declined it")),
        ),
        (
            {"declined": START + timedelta(days=2)},
            ("not-assessed", ("fact:transfers[t].accepted",), None),
        ),  # not known yet that day
        ({"accepted": START + timedelta(days=2)}, ("not-assessed", ("fact:transfers[t].accepted",), None)),
    ],
)
def test_only_acceptance_carries_a_transfer_out(more, expected):
    found = check_joint_case(joint(transfers=(sent("t", "a", "b", START, **more),)), BOOK, on=START.date())
    assert [(a.answer, a.missing, a.why) for a in found.answers if a.question == "transfer-carried-out"] == [expected]


def test_a_transfer_declined_is_told_though_the_next_one_is_accepted():
    of = joint(transfers=(sent("t", "a", "b", START, declined=START), sent("u", "a", "c", START, accepted=START)))
    found = check_joint_case(of, BOOK, on=START.date())
    assert [(a.about, a.answer) for a in found.answers if a.question == "transfer-carried-out"] == [
        ("t", "finding"),
        ("u", "satisfied"),
    ]
    assert found.owner == "c"


@pytest.mark.parametrize(
    ("minutes", "hours", "expected"),
    [
        (datetime(2024, 3, 4, 9, tzinfo=CLOCK), 24, [("satisfied", ("15/2012/QH13 Đ58.5",))]),
        (datetime(2024, 3, 4, 9, tzinfo=CLOCK), 25, [("finding", ("15/2012/QH13 Đ58.5",))]),
        (datetime(2026, 3, 4, 9, tzinfo=CLOCK), 25, []),  # promptly: no figure
    ],
)
def test_a_file_is_passed_on_within_the_hours_of_its_day(minutes, hours, expected):
    of = joint(since=minutes, transfers=(sent("t", "a", "b", minutes + timedelta(hours=hours), minutes=minutes),))
    found = check_joint_case(of, BOOK, on=minutes.date() + timedelta(days=9))
    assert [
        (a.answer, tuple(str(c).split(" (")[0] for c in a.cites)[:1])
        for a in found.answers
        if a.question == "transfer-in-time"
    ] == expected


def test_without_the_minutes_the_hours_are_not_assessed():
    at = datetime(2024, 3, 4, 9, tzinfo=CLOCK)
    found = check_joint_case(joint(since=at, transfers=(sent("t", "a", "b", at),)), BOOK, on=D(2024, 4, 1))
    assert [(a.answer, a.missing) for a in found.answers if a.question == "transfer-in-time"] == [
        ("not-assessed", ("fact:transfers[t].minutes",))
    ]


@pytest.mark.parametrize(
    ("field", "area", "receiver", "expected"),
    [
        ("telecommunications", "01", "b", ("satisfied", ())),
        ("press", "01", "b", ("finding", ())),
        ("press", None, "b", ("not-assessed", ("fact:area",))),
        (None, "01", "c", ("not-assessed", ("fact:field", "fact:parties[c].body"))),
        ("press", "07", "b", ("not-assessed", ("law:bodies:07@2026-03-02",))),
    ],
)
def test_a_file_goes_to_a_body_whose_matter_it_is(field, area, receiver, expected):
    of = joint(field=field, area=area, transfers=(sent("t", "a", receiver, START, reason="other-field"),))
    found = check_joint_case(of, BOOK, on=D(2026, 3, 3))
    assert [(a.answer, a.missing) for a in found.answers if a.question == "transfer-to-whom-it-belongs"] == [expected]


@pytest.mark.parametrize(
    ("sender", "receiver", "on", "expected"),
    [
        (GONE, SCIENCE, D(2025, 3, 1), ("satisfied", ())),
        (GONE, SCIENCE, D(2025, 2, 28), ("finding", ())),  # not gone yet
        (GONE, "department-of-culture-hue", D(2025, 3, 1), ("finding", ())),
        (None, SCIENCE, D(2025, 3, 1), ("not-assessed", ("fact:parties[a].body",))),
    ],
)
def test_the_case_of_a_body_that_ended_goes_to_one_that_took_over(sender, receiver, on, expected):
    """No field or area is needed for it."""
    at = datetime(on.year, on.month, on.day, 9, tzinfo=CLOCK)
    of = joint(
        parties=(JointParty(id="a", body=sender), JointParty(id="b", body=receiver)),
        since=at,
        transfers=(sent("t", "a", "b", at, reason="body-abolished"),),
    )
    assert [
        (a.answer, a.missing)
        for a in check_joint_case(of, BOOK, on=on).answers
        if a.question == "transfer-to-whom-it-belongs"
    ] == [expected]


def test_a_reason_that_leads_nowhere_is_asked_nothing_more():
    found = check_joint_case(
        joint(transfers=(sent("t", "a", "b", START, reason="crime-signs"),)), BOOK, on=D(2026, 3, 3)
    )
    assert {a.question for a in found.answers if a.about == "t"} == {"transfer-carried-out"}


def test_a_transfer_without_power_is_asked_its_time_alone():
    at = datetime(2024, 3, 4, 9, tzinfo=CLOCK)
    found = check_joint_case(joint(since=at, transfers=(sent("t", "a", "b", at, minutes=at),)), BOOK, on=D(2024, 4, 1))
    assert {a.question for a in found.answers if a.about == "t"} == {"transfer-carried-out", "transfer-in-time"}


def test_nothing_is_lost_when_a_body_ends():
    """Its case and the request it has are told with the bodies that took over, from the day it is gone."""
    parties = (JointParty(id="a", body=GONE), JointParty(id="b", body=SCIENCE))
    of = joint(
        parties=parties,
        since=datetime(2025, 2, 3, 8, tzinfo=CLOCK),
        requests=(asked(sender="b", receiver="a", sent=D(2025, 2, 4), due=None),),
    )
    assert [a.answer for a in check_joint_case(of, BOOK, on=D(2025, 2, 28)).answers if a.question == "body-exists"] == [
        "satisfied"
    ]
    (told,) = [a for a in check_joint_case(of, BOOK, on=D(2025, 3, 1)).answers if a.question == "body-exists"]
    assert (told.answer, told.about, told.heirs) == ("finding", "a", HEIRS)


def team(kind, on, *members, **more):
    return joint(
        since=datetime(2011, 1, 1, tzinfo=CLOCK),
        controls=(JointControl(id="t", kind=kind, decided_by="a", on=on, members=members, **more),),
    )


LEADER = TeamMember(party="a", role="leader", inspector=True)
PLAIN = TeamMember(party="b", role="member", inspector=False)


@pytest.mark.parametrize(
    ("kind", "on", "members", "leader", "inspector"),
    [
        ("inspection", D(2023, 7, 1), (LEADER, PLAIN), ["satisfied"], ["satisfied"]),
        ("inspection", D(2025, 6, 30), (attrs.evolve(LEADER, inspector=False),), ["satisfied"], ["finding"]),
        ("inspection", D(2025, 6, 30), (attrs.evolve(LEADER, inspector=None),), ["satisfied"], ["not-assessed"]),
        ("inspection", D(2025, 7, 1), (attrs.evolve(LEADER, inspector=False),), ["satisfied"], []),
        ("inspection", D(2025, 7, 1), (PLAIN,), ["finding"], []),
        ("inspection", D(2025, 7, 1), (LEADER, LEADER), ["finding"], []),
        ("inspection", D(2023, 6, 30), (PLAIN,), ["finding"], []),
        ("inspection", D(2011, 7, 1), (attrs.evolve(LEADER, inspector=False), PLAIN), ["satisfied"], []),
        ("inspection", D(2011, 6, 30), (PLAIN,), [], []),
        ("examination", D(2025, 8, 4), (PLAIN,), [], []),
        ("examination", D(2025, 8, 5), (PLAIN,), ["finding"], []),
        ("examination", D(2025, 8, 5), (LEADER, PLAIN), ["satisfied"], []),
    ],
)
def test_a_team_has_one_leader_by_the_law_of_its_day(kind, on, members, leader, inspector):
    of = team(kind, on, *members)
    assert [a for a, _ in answers(of, on, "one-leader")] == leader
    assert [a for a, _ in answers(of, on, "leader-is-inspector")] == inspector


def test_a_member_who_is_no_inspector_may_not_sanction_from_2025():
    members = (LEADER, PLAIN, attrs.evolve(PLAIN, inspector=None), attrs.evolve(PLAIN, inspector=True))
    found = check_joint_case(team("inspection", D(2025, 7, 1), *members), BOOK, on=D(2025, 7, 1))
    assert [(p.at, p.may_sanction, str(p.cites[-1])) for p in found.powers] == [
        (1, False, "84/2025/QH15 Đ40.2"),
        (2, None, "84/2025/QH15 Đ40.2"),
        (3, True, "84/2025/QH15 Đ40.2"),
    ]
    assert check_joint_case(team("inspection", D(2025, 6, 30), *members), BOOK, on=D(2025, 7, 1)).powers == ()


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (HandedBack(receiver="b", due=D(2026, 3, 10), on=D(2026, 3, 10)), [("satisfied", 0)]),
        (HandedBack(receiver="b", due=D(2026, 3, 10), on=D(2026, 3, 12)), [("finding", 2)]),
        (HandedBack(receiver="b", due=D(2026, 3, 10)), [("finding", 10)]),
        (HandedBack(receiver="b", due=D(2026, 3, 20)), []),
        (HandedBack(receiver="b"), [("not-assessed", 0)]),
        (HandedBack(receiver="b", on=D(2026, 3, 10)), []),
        (HandedBack(receiver="b", due=D(2026, 3, 25), on=D(2026, 3, 24)), []),  # of a later day
    ],
)
def test_results_are_handed_back_by_their_day(result, expected):
    assert (
        answers(team("examination", D(2026, 3, 3), LEADER, results=(result,)), D(2026, 3, 20), "result-handed-back")
        == expected
    )


PARTIES = st.sampled_from("abc")


class BetweenBodies(RuleBasedStateMachine):
    """Bodies ask, answer, pass on, hand over, accept, decline, in any order; days go by. The file only grows."""

    def __init__(self):
        super().__init__()
        self.of, self.now, self.names = joint(), START, 0

    def _name(self):
        self.names += 1
        return f"n{self.names}"

    @rule(hours=st.integers(0, 50))
    def time_goes_by(self, hours):
        self.now += timedelta(hours=hours)

    @rule(sender=PARTIES, receiver=PARTIES, days=st.none() | st.integers(0, 20))
    def ask(self, sender, receiver, days):
        if sender != receiver:
            due = None if days is None else self.now.date() + timedelta(days=days)
            one = BodyRequest(
                id=self._name(), sender=sender, receiver=receiver, kind="opinion", sent=self.now.date(), due=due
            )
            self.of = attrs.evolve(self.of, requests=(*(self.of.requests or ()), one))

    @precondition(lambda self: self.of.requests)
    @rule(data=st.data(), what=st.sampled_from(["answered", "in-part", "refused", "passed-on"]), to=PARTIES)
    def answer(self, data, what, to):
        one = data.draw(st.sampled_from(self.of.requests))
        reply = BodyReply(request=one.id, on=self.now.date(), what=what, receiver=to if what == "passed-on" else None)
        self.of = attrs.evolve(self.of, replies=(*(self.of.replies or ()), reply))

    @rule(sender=PARTIES, receiver=PARTIES)
    def hand_over(self, sender, receiver):
        one = Handover(id=self._name(), sender=sender, receiver=receiver, reason="no-power", sent=self.now)
        self.of = attrs.evolve(self.of, transfers=(*(self.of.transfers or ()), one))

    @precondition(lambda self: self.of.transfers)
    @rule(data=st.data(), accepts=st.booleans())
    def take_or_decline(self, data, accepts):
        transfers = list(self.of.transfers)
        at = data.draw(st.integers(0, len(transfers) - 1))
        if transfers[at].accepted is None and transfers[at].declined is None:
            transfers[at] = attrs.evolve(transfers[at], **{"accepted" if accepts else "declined": self.now})
            self.of = attrs.evolve(self.of, transfers=tuple(transfers))

    @invariant()
    def one_owner_at_every_day_and_the_past_does_not_change(self):
        whole = check_joint_case(self.of, BOOK, on=self.now.date()).custody
        day = START.date()
        while day <= self.now.date():
            seen = check_joint_case(self.of, BOOK, on=day)
            assert seen.owner in {"a", "b", "c"}
            assert seen.owner == whole.owner_at(end_of(day))
            day += timedelta(days=3)

    @invariant()
    def no_request_is_lost(self):
        found = check_joint_case(self.of, BOOK, on=self.now.date())
        assert [r.request for r in found.requests] == list(self.of.requests or ())
        assert all(r.holder in {"a", "b", "c"} and r.open == (r.state in ("open", "in-part")) for r in found.requests)
        held = {a.about for a in found.answers if a.question == "body-exists"}
        assert {r.holder for r in found.requests if r.open} <= held

    @invariant()
    def the_file_is_written_and_read_the_same(self):
        assert read_joint_case(json.dumps(joint_case_to_json(self.of)).encode()) == self.of


TestBetweenBodies = BetweenBodies.TestCase
