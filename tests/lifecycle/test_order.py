from __future__ import annotations

import pytest

from thanhtra.law import Citation
from thanhtra.lifecycle import TRACKS, After, Impossible, Possible, order_of

ROWS = TRACKS["proceeding"]
TAKEN = ["decided", "delivered", "executed", "lapsed"]


def paths(stage: str, kind: str, track: str = "proceeding") -> set[tuple[str, ...]]:
    order = order_of(TRACKS[track], stage, kind)
    assert isinstance(order, After)
    return set(order.paths)


@pytest.mark.parametrize("stage", ["minuted", "returned", "annulled"])
def test_a_decision_follows_minutes_a_criminal_file_or_an_annulment(stage):
    """66.1, 63.3, 18.3."""
    assert order_of(ROWS, stage, "decision_issued") == Possible()


def test_a_lone_printed_decision_lacks_its_minutes_or_a_criminal_file():
    first = [path for path in order_of(ROWS, "start", "decision_issued").paths if len(path) == 1]
    assert first == [("minutes_drawn_up",), ("returned_from_criminal",)]


@pytest.mark.parametrize("stage", TAKEN)
def test_an_act_is_sanctioned_once_unless_the_first_decision_was_annulled(stage):
    """3.1.d."""
    assert paths(stage, "decision_issued") == {("decision_annulled",)}


@pytest.mark.parametrize("stage", ["minuted", "returned", *TAKEN, "annulled", "not-sanctioned", "closed"])
def test_minutes_after_the_decision_are_impossible(stage):
    """58.1, 66.1: no step leads back before the minutes."""
    assert order_of(ROWS, stage, "minutes_drawn_up") == Impossible((Citation.parse("15/2012/QH13 Đ58.1"),))


def test_a_decision_on_the_spot_after_minutes_is_impossible():
    """56.1: it is the procedure without minutes."""
    assert isinstance(order_of(ROWS, "minuted", "spot_decision_issued"), Impossible)


def test_a_hearing_needs_minutes_first():
    """61.3: asked for within days of the minutes."""
    assert ("minutes_drawn_up",) in paths("detected", "hearing_held")


@pytest.mark.parametrize("stage", TAKEN)
def test_a_hearing_after_the_decision_is_only_possible_for_a_new_one(stage):
    """61.1: heard before deciding."""
    assert paths(stage, "hearing_held") == {("decision_annulled",)}


def test_delivery_needs_a_decision():
    assert ("minutes_drawn_up", "decision_issued") in paths("start", "decision_delivered")
    assert ("spot_decision_issued",) in paths("start", "decision_delivered")
    assert paths("minuted", "decision_delivered") == {("decision_issued",), ("no_sanction_decided",)}


def test_a_fine_is_paid_on_a_decision():
    """A decision not to sanction leads there only through its annulment and a decision: the longer way is not told."""
    assert paths("minuted", "fine_paid") == {("decision_issued",)}


def test_nothing_is_owed_once_the_limitation_of_execution_has_run_save_measures():
    """74.1."""
    assert order_of(ROWS, "lapsed", "remedy_done") == Possible()
    assert order_of(ROWS, "lapsed", "execution_completed") == Possible()
    assert order_of(ROWS, "lapsed", "enforcement_ordered") == Possible()
    assert paths("lapsed", "fine_paid") == {("decision_annulled", "decision_issued")}


@pytest.mark.parametrize("stage", ["detected", "minuted", "returned", *TAKEN, "annulled", "not-sanctioned"])
def test_signs_of_a_crime_send_the_file_away_at_any_time(stage):
    """62.1 and 62.2, executed decisions included."""
    assert order_of(ROWS, stage, "sent_to_criminal") == Possible()


def test_no_decision_is_due_in_the_cases_of_article_65():
    """65.2 lets a decision be taken there and does not order one: minutes may be closed without it."""
    assert order_of(ROWS, "minuted", "case_closed") == Possible()


@pytest.mark.parametrize("stage", ["decided", "delivered"])
def test_a_decision_is_executed_lapsed_or_annulled_before_the_file_is_closed(stage):
    assert paths(stage, "case_closed") == {("decision_annulled",), ("execution_completed",), ("execution_lapsed",)}


def test_a_closed_act_admits_nothing_more_of_its_own():
    for kind in ROWS.kinds - ROWS.beside:
        assert isinstance(order_of(ROWS, "closed", kind), Impossible)


def test_no_stage_refuses_a_kind_of_another_track_or_one_it_does_not_know():
    for stage in ROWS.stages:
        for kind in [*ROWS.beside, "licence_seen_by_a_future_format"]:
            assert order_of(ROWS, stage, kind) == Possible()
    assert order_of(TRACKS["seizure"], "held", "decision_issued") == Possible()


@pytest.mark.parametrize("name", list(TRACKS))
def test_the_three_answers_say_what_they_mean(name):
    """Possible iff in the rows; every path walks to a stage that allows the kind; none holds another."""
    rows = TRACKS[name]
    for stage in rows.stages:
        for kind in rows.kinds - rows.beside:
            order = order_of(rows, stage, kind)
            assert isinstance(order, Possible) == (kind in rows.land[stage])
            if isinstance(order, After):
                assert order.paths
                assert order.cites
                for path in order.paths:
                    at = stage
                    for move in path:
                        assert rows.land[at][move] != at
                        at = rows.land[at][move]
                    assert kind in rows.land[at]
                sets = [set(path) for path in order.paths]
                assert not any(a <= b for a in sets for b in sets if a is not b)


def test_an_answer_is_found_once():
    assert order_of(ROWS, "start", "fine_paid") is order_of(ROWS, "start", "fine_paid")


def test_asking_about_unknown_kinds_keeps_nothing():
    before = len(ROWS.orders)
    for n in range(50):
        order_of(ROWS, "start", f"kind_{n}")
    assert len(ROWS.orders) == before


def test_order_of_no_stage_is_an_error():
    with pytest.raises(KeyError):
        order_of(ROWS, "nowhere", "act_detected")
