from __future__ import annotations

import pytest

from thanhtra.errors import Unlawful
from thanhtra.law import Citation
from thanhtra.lifecycle import TRACKS, After, Impossible, Proceeding, StepRefused, embed


def opened(stage, kind, fact):
    return ()


def two_reasons(stage, kind, fact):
    return ("no power", "too late")


class Log:
    def __init__(self):
        self.seen = []

    def before_decision_issued(self, fact):
        self.seen.append(("before", fact))

    def after_transition(self, event, source, target):
        self.seen.append((str(event), source.value, target.value))


def test_an_open_gate_lets_the_order_through():
    live = embed("minuted", opened)
    assert live.send("decision_issued") == "decided"
    assert live.send("decision_sent") == "decided"
    assert live.stage == "decided"


def test_the_gate_refuses_with_every_reason_and_the_stage_stands():
    live = embed("minuted", two_reasons)
    with pytest.raises(Unlawful) as caught:
        live.send("decision_issued")
    assert caught.value.outcome == StepRefused("minuted", "decision_issued", ("no power", "too late"))
    assert "2 reasons" in str(caught.value)
    assert live.stage == "minuted"


def test_a_step_that_stays_is_gated_too():
    with pytest.raises(Unlawful):
        embed("minuted", two_reasons).send("facts_verified")


def test_the_order_refuses_together_with_the_gate():
    with pytest.raises(Unlawful) as caught:
        embed("decided", two_reasons).send("decision_issued")
    order, *rest = caught.value.outcome.refusals
    assert isinstance(order, After)
    assert order.paths == (("decision_annulled",),)
    assert order.cites
    assert rest == ["no power", "too late"]


def test_the_order_alone_refuses():
    with pytest.raises(Unlawful) as caught:
        embed("closed", opened).send("fine_paid")
    (order,) = caught.value.outcome.refusals
    assert order == Impossible((Citation.parse("15/2012/QH13 Đ78.1"),))


def test_the_machine_itself_is_gated():
    """Whoever takes the machine and speaks to the engine meets the same gate."""
    live = embed("minuted", two_reasons)
    with pytest.raises(Unlawful):
        live.machine.send("decision_issued")
    with pytest.raises(Unlawful):
        live.machine.decision_issued()
    assert live.stage == "minuted"


def test_a_gate_that_fails_lets_nothing_through():
    def broken(stage, kind, fact):
        raise ZeroDivisionError

    live = embed("minuted", broken)
    with pytest.raises(ZeroDivisionError):
        live.send("decision_issued")
    assert live.stage == "minuted"


def test_the_gate_is_asked_once_with_stage_kind_and_fact():
    asked = []

    def gate(stage, kind, fact):
        asked.append((stage, kind, fact))
        return []

    embed("minuted", gate).send("decision_issued", {"number": "12"})
    assert asked == [("minuted", "decision_issued", {"number": "12"})]


def test_listeners_hear_what_passed_and_nothing_that_was_refused():
    log = Log()
    embed("minuted", opened, listeners=[log]).send("decision_issued", "paper")
    assert log.seen == [("before", "paper"), ("decision_issued", "minuted", "decided")]

    deaf = Log()
    with pytest.raises(Unlawful):
        embed("minuted", two_reasons, listeners=[deaf]).send("decision_issued")
    assert deaf.seen == []


def test_a_kind_of_another_track_passes_the_gate_and_moves_nothing():
    assert embed("closed", opened).send("complaint_lodged") == "closed"
    with pytest.raises(Unlawful):
        embed("closed", two_reasons).send("complaint_lodged")


def test_another_track_can_be_embedded():
    live = embed("start", opened, track="seizure")
    assert live.send("goods_seized") == "held"


@pytest.mark.parametrize(("stage", "track"), [("nowhere", "proceeding"), ("start", "appeal")])
def test_no_stage_and_no_track_are_errors_at_once(stage, track):
    with pytest.raises(KeyError):
        embed(stage, opened, track=track)


def test_embedding_changes_neither_class_nor_rows():
    before = {state.value: len(state.transitions) for state in Proceeding.states}
    live = embed("minuted", opened, listeners=[Log()])
    live.send("decision_issued")
    assert type(live.machine) is Proceeding
    assert before == {state.value: len(state.transitions) for state in Proceeding.states}
    assert live.rows is TRACKS["proceeding"]
    assert embed("minuted", opened).stage == "minuted"
