"""A case says what it knows, denies what it says does not exist, and shows no names."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest

from thanhtra import casefile
from thanhtra.casefile import (
    GROUNDS_SHOWN_BY,
    KINDS,
    REFERENCES,
    Act,
    Case,
    Delegation,
    FinePaid,
    MinutesDrawnUp,
    Official,
    Subject,
    Token,
    event_token,
    fact_token,
    ground_token,
    parse_token,
)
from thanhtra.casefile.shape import shape

VIETNAM = timezone(timedelta(hours=7))


def minutes(**fields) -> MinutesDrawnUp:
    return MinutesDrawnUp(kind="minutes_drawn_up", **fields)


def case(**fields) -> Case:
    return Case(**{"id": "x", "events": (), **fields})


def test_the_day_of_an_event_is_the_one_written():
    assert date(2020, 10, 5) == minutes(on=date(2020, 10, 5)).day


def test_the_day_of_an_instant_is_the_one_in_vietnam():
    assert date(2020, 10, 6) == minutes(at=datetime(2020, 10, 5, 17, 0, 0, tzinfo=UTC)).day
    assert date(2020, 10, 5) == minutes(at=datetime(2020, 10, 5, 16, 59, 59, tzinfo=UTC)).day
    assert date(2020, 10, 5) == minutes(at=datetime(2020, 10, 5, 23, 59, 59, tzinfo=VIETNAM)).day


def test_an_event_without_day_or_instant_has_no_day():
    assert minutes().day is None


def test_an_event_is_named_by_its_id_else_by_its_number():
    assert minutes(id="M", number="01").named == "M"
    assert minutes(number="01").named == "01"
    assert minutes().named is None


def test_then_adds_an_event_and_leaves_the_case_as_it_was():
    before = case()
    after = before.then(minutes(number="01"))

    assert (len(before.events), len(after.events)) == (0, 1)
    assert attrs.evolve(after, events=()) == before


def test_facts_are_frozen_equal_by_value_and_can_be_pickled():
    event = FinePaid(kind="fine_paid", amount=1, on=date(2020, 10, 5))

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(event, "amount", 2)  # noqa: B010 - type checkers know better
    assert FinePaid(kind="fine_paid", amount=1, on=date(2020, 10, 5)) == event
    assert FinePaid(kind="fine_refunded", amount=1, on=date(2020, 10, 5)) != event
    assert event != minutes()
    assert {event} == {pickle.loads(pickle.dumps(event))}  # noqa: S301 - our own


def test_a_case_denies_nothing_unless_it_says_so():
    assert not case().denies("event:fine_paid")


def test_a_complete_case_denies_every_event_and_ground_and_no_field():
    complete = case(complete=True)

    assert complete.denies("event:fine_paid")
    assert complete.denies("event:decision_sent@12/QĐ-XPHC")
    assert complete.denies("ground:complex@01/BB")
    assert not complete.denies("fact:acts[a1].provision")
    assert not complete.denies("law:no-figure")


def test_a_general_denial_covers_the_particular_one_and_not_the_other_way():
    general, particular = case(absent=("event:fine_paid",)), case(absent=("event:fine_paid@D",))

    assert general.denies("event:fine_paid@D")
    assert particular.denies("event:fine_paid@D")
    assert not particular.denies("event:fine_paid")
    assert not particular.denies("event:fine_paid@E")


def test_a_ground_is_denied_with_every_event_that_shows_it():
    one = case(absent=("event:explanation_requested",))
    both = case(absent=("event:explanation_requested@M", "event:explanation_submitted"))

    assert not one.denies("ground:explanation-requested")
    assert not both.denies("ground:explanation-requested")
    assert both.denies("ground:explanation-requested@M")
    assert case(absent=("event:ground_recorded",)).denies("ground:complex")
    assert case(absent=("ground:complex",)).denies("ground:complex@M")


TOKENS = [
    "event:fine_paid",
    "event:fine_paid@a@b",
    "ground:complex@01/BB",
    "fact:events[2].at",
    "law:38/2021/NĐ-CP Đ38.2a",
    "law:calendar@2031-01-02",
]


@pytest.mark.parametrize("text", TOKENS)
def test_a_token_is_parsed_and_printed(text):
    assert text == str(parse_token(text))


@pytest.mark.parametrize(
    "text", ["", "event", "event:", "event:@M", "event:fine_paid@", "EVENT:fine_paid", "fact:", "note:x"]
)
def test_what_is_no_token_is_not_parsed(text):
    assert parse_token(text) is None


def test_tokens_are_built_as_they_are_parsed():
    assert Token("event", "fine_paid", "D") == parse_token(event_token("fine_paid", "D"))
    assert Token("ground", "complex") == parse_token(ground_token("complex"))
    assert Token("fact", "acts[a1].provision") == parse_token(fact_token("acts[a1].provision"))


SECRETS = ["Nguyễn Văn A", "001200000001", "1990", "phố Huế", "Trần Thị B", "lời khai"]


def test_repr_shows_no_name_and_no_number_of_a_person():
    subject = Subject(
        id="s1",
        kind="individual",
        name="Nguyễn Văn A",
        number="001200000001",
        born=date(1990, 1, 31),
        address="12 phố Huế",
        representative="Trần Thị B",
    )
    official = Official(id="o1", name="Trần Thị B", post="chief-inspector-of-department")
    event = minutes(note="lời khai của Nguyễn Văn A", number="01/BB-VPHC")
    whole = case(subjects=(subject,), officials=(official,), events=(event,), note="lời khai")

    for shown in (repr(subject), repr(official), repr(event), repr(whole), str(whole)):
        assert not [secret for secret in SECRETS if secret in shown]
    assert "name=…" in repr(subject)
    assert "chief-inspector-of-department" in repr(official)
    assert "01/BB-VPHC" in repr(event)


def test_repr_leaves_out_what_is_unknown():
    assert repr(Act(id="a1", subject="s1", times=2)) == "Act(id='a1', subject='s1', times=2)"


def test_words_of_python_have_another_name_inside():
    assert Delegation.JSON_NAMES == {"giver": "from", "receivers": "to"}
    assert [f.key for f in shape(KINDS["hearing_notified"])][-1] == "for"


def test_every_kind_has_a_class_and_every_class_is_exported():
    for kind in KINDS:
        assert getattr(casefile, KINDS[kind].__name__) is KINDS[kind]
        assert KINDS[kind].__name__ in casefile.__all__
        for field in KINDS[kind].REFERENCE_FIELDS:
            assert field in REFERENCES
    assert len(KINDS) == 84
    assert "fine_piad" not in KINDS


def test_reference_fields_are_the_marked_ones():
    for cls in set(KINDS.values()):
        assert set(cls.REFERENCE_FIELDS) == {f.name for f in shape(cls) if f.mark and f.mark.kind == "event"}


def test_grounds_are_shown_by_kinds_that_exist():
    assert {kind for kinds in GROUNDS_SHOWN_BY.values() for kind in kinds} <= set(KINDS)


def test_a_name_nobody_exports_is_an_attribute_error():
    with pytest.raises(AttributeError):
        getattr(casefile, "Nothing")  # noqa: B009 - type checkers know better
