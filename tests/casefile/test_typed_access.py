"""Events fetched as what they are: by place and class, by class, by reference."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from thanhtra import events as ev
from thanhtra.casefile import KINDS, EventField, event_fact, index, listed_fact
from thanhtra.casefile.shape import shape

MINUTES = ev.MinutesDrawnUp(number="01/BB", on=date(2026, 3, 2))
DECISION = ev.DecisionIssued(number="09/QĐ", on=date(2026, 3, 9), minutes="01/BB")
PAID = ev.FinePaid(kind="fine_paid", amount=5, decision="09/QĐ")
BACK = ev.FinePaid(kind="fine_refunded", amount=2, decision="09/QĐ")
IX = index(ev.Case(id="x", events=(MINUTES, DECISION, BACK, PAID)))


def test_an_event_is_of_its_class() -> None:
    assert IX.event(3, ev.FinePaid).amount == 5
    with pytest.raises(TypeError, match="event 1 is decision_issued, no FinePaid"):
        IX.event(1, ev.FinePaid)


def test_events_of_a_class_come_in_file_order_whatever_their_kind() -> None:
    assert IX.of_kind(ev.FinePaid) == [(2, BACK), (3, PAID)]
    assert IX.of_kind(ev.GoodsSeized) == []


def test_the_event_referred_to_is_handed_over_itself() -> None:
    assert IX.referent_event(3, "decision") is DECISION
    assert IX.referent_event(1, "minutes") is MINUTES
    assert IX.referent_event(1, "replaces") is None
    assert IX.referent_event(0, "decision") is None


def test_a_token_of_a_field_is_spelled_as_a_document_spells_it() -> None:
    assert event_fact(2, "until") == "fact:events[2].until"
    assert listed_fact("acts", "a1", "provision") == "fact:acts[a1].provision"
    assert listed_fact("subjects", "s1") == "fact:subjects[s1]"


def test_the_fields_of_tokens_are_those_of_events() -> None:
    assert get_args(EventField) == tuple(sorted({f.key for cls in set(KINDS.values()) for f in shape(cls)}))
