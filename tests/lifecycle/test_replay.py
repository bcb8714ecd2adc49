from __future__ import annotations

import pytest

from thanhtra.lifecycle import TRACKS, replay, step

ROWS = TRACKS["proceeding"]

EVERYWHERE_BUT_CLOSED = {
    *("start", "detected", "minuted", "returned", "decided", "delivered", "executed", "lapsed", "annulled"),
    "not-sanctioned",
}

LANDINGS = {
    # kind: (stage it lands in, stages it moves from, stages it stays in)
    "act_detected": ("detected", {"start"}, {"detected"}),
    "minutes_drawn_up": ("minuted", {"start", "detected"}, set()),
    "returned_from_criminal": ("returned", {"start", "detected"}, EVERYWHERE_BUT_CLOSED - {"start", "detected"}),
    "decision_issued": ("decided", {"minuted", "returned", "annulled"}, set()),
    "spot_decision_issued": ("decided", {"start", "detected"}, set()),
    "no_sanction_decided": ("not-sanctioned", {"detected", "minuted", "returned", "annulled"}, set()),
    "decision_delivered": ("delivered", {"decided"}, {"delivered", "executed", "lapsed", "not-sanctioned"}),
    "decision_annulled": ("annulled", {"decided", "delivered", "executed", "lapsed", "not-sanctioned"}, set()),
    "execution_completed": ("executed", {"decided", "delivered"}, {"lapsed", "not-sanctioned"}),
    "execution_lapsed": ("lapsed", {"decided", "delivered"}, set()),
    "case_closed": ("closed", EVERYWHERE_BUT_CLOSED - {"decided", "delivered"}, set()),
}


def test_these_kinds_land_and_no_other():
    assert ROWS.landing == {kind: stage for kind, (stage, _, _) in LANDINGS.items()}


@pytest.mark.parametrize("kind", LANDINGS)
def test_a_landing_kind_moves_and_stays_exactly_where_the_law_lets_it(kind):
    landing, moves, stays = LANDINGS[kind]
    allowed = {stage: ROWS.land[stage][kind] for stage in ROWS.stages if kind in ROWS.land[stage]}
    assert allowed == dict.fromkeys(moves, landing) | {stage: stage for stage in stays}


@pytest.mark.parametrize("name", list(TRACKS))
def test_replay_is_total(name, format_kinds):
    """Every kind has an answer at every stage: the row, else the kind's landing, else the same stage."""
    rows = TRACKS[name]
    for stage in rows.stages:
        for kind in [*format_kinds, "no_such_kind"]:
            expected = rows.land[stage].get(kind) or rows.landing.get(kind, stage)
            assert step(rows, stage, kind) == expected
            assert step(rows, stage, kind) in rows.stages


def test_a_step_from_no_stage_is_an_error():
    with pytest.raises(KeyError):
        step(ROWS, "nowhere", "act_detected")


def test_no_event_leaves_the_act_at_the_start():
    assert replay(ROWS, []) == "start"


def test_a_whole_proceeding_ends_closed():
    kinds = [
        *("act_detected", "minutes_drawn_up", "minutes_served", "explanation_requested", "hearing_notified"),
        *("hearing_held", "decision_issued", "decision_sent", "decision_delivered", "fine_paid"),
        *("execution_completed", "case_closed"),
    ]
    assert replay(ROWS, kinds) == "closed"


def test_an_event_out_of_order_still_lands():
    """Minutes after the decision (58.1): unlawful, and the act is then as minuted as the file says."""
    assert replay(ROWS, ["spot_decision_issued", "minutes_drawn_up"]) == "minuted"


def test_a_file_returned_after_the_minutes_leaves_them_standing():
    assert replay(ROWS, ["minutes_drawn_up", "sent_to_criminal", "returned_from_criminal"]) == "minuted"


def test_a_confiscation_completed_after_the_limitation_stays_lapsed():
    assert replay(ROWS, ["spot_decision_issued", "execution_lapsed", "execution_completed"]) == "lapsed"


def test_delivery_and_completion_of_a_decision_not_to_sanction_stay_there():
    kinds = ["minutes_drawn_up", "no_sanction_decided", "decision_delivered", "remedy_done", "execution_completed"]
    assert replay(ROWS, kinds) == "not-sanctioned"


def test_the_spot_fine_is_paid_and_completed_before_any_delivery():
    assert replay(ROWS, ["spot_decision_issued", "fine_paid", "execution_completed"]) == "executed"
