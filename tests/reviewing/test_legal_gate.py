"""The law as the gate of a machine: what may refuses the machine refuses, and the file grows with each step taken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import anyio
import anyio.lowlevel
import attrs
import pytest

from thanhtra import Case, Citation, Rulebook, Unlawful, Unusable, legal_gate, may, read_case
from thanhtra.casefile import Act, Official, Subject
from thanhtra.casefile.entering import has_entered
from thanhtra.checks import check, finding
from thanhtra.events import ActDetected, DecisionIssued, DecisionSent, FinePaid, MinutesDrawnUp
from thanhtra.lifecycle import InternalStep, embed, embed_async, extended_track
from thanhtra.terms import Cure, Defect

BOOK = Rulebook.built_in()
CASE = read_case(Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json")
SENT = DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC")
MINUTES = MinutesDrawnUp(on=date(2020, 10, 22), acts=("a1",), number="02/BB-VPHC")
BEGUN = attrs.evolve(CASE, events=CASE.events[:1])
DECIDED = CASE.events[2]


def opened(stage, kind, fact):
    return ()


def machine(case=CASE, **more):
    gate = legal_gate(case, BOOK, **more)
    return gate, embed(gate.stage, gate)


def test_a_step_the_law_allows_is_taken_and_the_file_grows():
    gate, live = machine()
    assert (gate.stage, live.send("decision_sent", SENT)) == ("decided", "decided")
    assert gate.case == CASE.then(SENT)
    paid = FinePaid(kind="fine_paid", on=date(2020, 10, 26), decision="12/QĐ-XPHC", amount=1)
    assert live.send("fine_paid", paid) == live.stage
    assert gate.case.events[-2:] == (SENT, paid)
    assert gate.outcome is not None
    assert gate.outcome.allowed


def test_it_refuses_exactly_what_may_refuses():
    gate, live = machine()
    with pytest.raises(Unlawful) as refused:
        live.send("minutes_drawn_up", MINUTES)
    told = refused.value.outcome.refusals
    outcome = may(CASE, BOOK, MINUTES)
    assert {r.check for r in told} >= {a.check for a in outcome.refusals}
    assert [r.check for r in told].count("ORD01") == 1
    assert (gate.case, live.stage) == (CASE, "decided")


def test_a_refusal_has_citations_names_cures_and_what_would_open_the_step():
    _, live = machine(BEGUN)
    with pytest.raises(Unlawful) as refused:
        live.send("decision_issued", attrs.evolve(DECIDED, minutes=None))
    told = {r.check: r for r in refused.value.outcome.refusals}
    order = told["ORD01"]
    assert (order.stage, order.stage_name.vi, order.stage_name.en) == ("detected", "đã phát hiện", "detected")
    assert order.paths[0] == ("minutes_drawn_up",)
    assert [name.vi for name in order.path_names[0]] == ["lập biên bản vi phạm hành chính"]
    assert all(isinstance(c, Citation) for r in told.values() for c in r.cites)
    assert order.cites
    assert order.of_order
    unknown = [r for r in told.values() if r.kind == "not_assessed"]
    assert all(r.missing and len(r.wanted) == len(r.missing) and r.wanted[0].vi != r.missing[0] for r in unknown)
    grave = [r for r in told.values() if r.severity == "voids"]
    assert grave
    assert {(r.cure, r.cure_name.vi) for r in grave} == {(Cure.ANNUL, "hủy bỏ")}


def test_the_orders_own_refusal_is_cited_as_the_others_are():
    with pytest.raises(Unlawful) as refused:
        embed("closed", opened).send("fine_paid")
    (order,) = refused.value.outcome.refusals
    assert order.cites == (Citation.parse("15/2012/QH13 Đ78.1"),)


def test_an_unknown_is_answered_for_by_its_code():
    """Điều 66: whether a ground lengthens the term is not on file; whoever answers for it names the check."""
    case = attrs.evolve(CASE, events=CASE.events[:2])
    late = attrs.evolve(DECIDED, on=date(2020, 10, 20))
    gate, live = machine(case)
    with pytest.raises(Unlawful) as refused:
        live.send("decision_issued", late)
    codes = [r.check for r in refused.value.outcome.refusals]
    assert codes
    assert {r.kind for r in refused.value.outcome.refusals} == {"not_assessed"}
    gate, live = machine(case, accept=codes)
    assert live.send("decision_issued", late) == "decided"
    assert gate.case.events[-1] == late


def test_checks_of_ones_own_refuse_too():
    def never(ctx):
        return finding()

    own = check(
        "OWN01",
        "own.never",
        about="decision_sent",
        defect=Defect.BARRED,
        vi="Có được không?",
        en="May it?",
        wrong=("không", "no"),
        source="Quy chế 12",
    )(never)
    gate, live = machine(checks=[own])
    with pytest.raises(Unlawful) as refused:
        live.send("decision_sent", SENT)
    assert [r.check for r in refused.value.outcome.refusals] == ["OWN01"]
    assert gate.case == CASE


def test_what_is_sent_along_is_the_event_itself():
    _, live = machine()
    for fact in (None, {"on": "2020-10-21"}, MINUTES):
        with pytest.raises(TypeError, match="DecisionSent"):
            live.send("decision_sent", fact)
    with pytest.raises(Unusable):
        live.send("decision_sent", attrs.evolve(SENT, decision="99/QĐ-XPHC"))
    assert live.stage == "decided"


def test_a_step_a_listener_stopped_is_not_in_the_file():
    class Failing:
        def on_transition(self):
            raise LookupError

    gate = legal_gate(CASE, BOOK)
    live = embed(gate.stage, gate, listeners=[Failing()])
    with pytest.raises(LookupError):
        live.send("decision_sent", SENT)
    assert (gate.case, live.stage) == (CASE, "decided")


def test_steps_of_the_office_pass_and_are_no_events():
    track = extended_track(
        "proceeding", (InternalStep("draft_written", "minuted", "draft"),), held=(("decision_issued", "draft"),)
    )
    case = attrs.evolve(CASE, events=CASE.events[:2])
    issued = attrs.evolve(DECIDED, on=date(2020, 10, 9))
    gate = legal_gate(case, BOOK, accept=[a.check for a in may(case, BOOK, issued).unknown])
    live = embed(gate.stage, gate, track=track)
    assert live.send("draft_written") == "draft"
    assert gate.case == case
    live.send("decision_issued", issued)
    assert len(gate.case.events) == 3


def test_it_gates_a_machine_that_is_awaited():
    gate = legal_gate(CASE, BOOK)
    heard = []

    class Log:
        async def after_transition(self, event):
            await anyio.lowlevel.checkpoint()
            heard.append((event.id, len(gate.case.events)))

    async def steps():
        with anyio.fail_after(20):
            live = embed_async(gate.stage, gate, listeners=[Log()])
            await live.send("decision_sent", SENT)
            with pytest.raises(Unlawful):
                await live.send("minutes_drawn_up", MINUTES)

    anyio.run(steps)
    assert heard == [("decision_sent", 4)]
    assert gate.case == CASE.then(SENT)


def test_acts_that_part_ways_have_no_one_machine():
    case = Case(
        id="HS-2",
        subjects=(Subject(id="s1", kind="individual"),),
        officials=(Official(id="o1"),),
        acts=(Act(id="a1", subject="s1"), Act(id="a2", subject="s1")),
        events=(ActDetected(on=date(2020, 10, 5)), MinutesDrawnUp(on=date(2020, 10, 5), acts=("a1",), number="01")),
    )
    with pytest.raises(ValueError, match="detected, minuted"):
        _ = legal_gate(case, BOOK).stage


def test_a_file_without_events_stands_at_the_first_stage():
    gate = legal_gate(attrs.evolve(CASE, events=()), BOOK)
    assert gate.stage == "start"
    live = embed(gate.stage, gate)
    assert live.send("act_detected", CASE.events[0]) == "detected"


def test_a_kind_of_another_track_grows_the_file_too():
    from thanhtra.events import ComplaintLodged  # noqa: PLC0415 - asked here alone

    gate, live = machine()
    lodged = ComplaintLodged(kind="complaint_lodged", on=date(2020, 10, 22), against="12/QĐ-XPHC")
    assert live.send("complaint_lodged", lodged) == "decided"
    assert gate.case.events[-1] == lodged


def test_only_the_very_file_that_was_asked_about_is_marked_as_looked_at():
    """Told twice of one step, the file has one event id twice: that file nobody looked at, and it is refused like any other."""
    gate = legal_gate(CASE, BOOK)
    sent = attrs.evolve(SENT, id="e9")
    gate(gate.stage, "decision_sent", sent)
    gate.took("decision_sent", sent)
    assert has_entered(gate.case)
    gate.took("decision_sent", sent)
    assert not has_entered(gate.case)
    with pytest.raises(Unusable):
        may(gate.case, BOOK, MINUTES)


def test_a_file_put_in_after_the_question_is_not_marked():
    gate = legal_gate(CASE, BOOK)
    sent = attrs.evolve(SENT, id="e9")
    gate(gate.stage, "decision_sent", sent)
    gate.case = CASE.then(sent)
    gate.took("decision_sent", sent)
    assert not has_entered(gate.case)


def test_a_decision_made_by_the_machine_is_what_record_makes():
    from thanhtra import record  # noqa: PLC0415 - asked here alone

    gate, live = machine()
    live.send("decision_sent", SENT)
    assert gate.case == record(CASE, BOOK, SENT)
    assert isinstance(gate.case.events[2], DecisionIssued)
