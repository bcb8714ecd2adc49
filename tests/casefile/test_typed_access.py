"""Events fetched as what they are: by place and class, by class, by reference."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra import events as ev
from thanhtra.casefile import index

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
