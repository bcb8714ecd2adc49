"""Every kind of event in FORMAT 1, written out here so that the tracks are held against the contract, not a list of ours."""

from __future__ import annotations

import pytest

TABLE = """
signal_received
inspection_opened examination_opened inspection_announced inspection_ended inspection_reported inspection_drafted
examination_announced examination_ended inspection_extended inspection_paused inspection_resumed examination_extended
examination_paused examination_resumed inspection_concluded conclusion_published
act_detected act_stopped case_closed violator_identified expertise_requested results_received working_minutes_made
minutes_drawn_up minutes_served file_transferred file_received facts_verified ground_recorded
explanation_requested explanation_extended explanation_submitted explanation_waived hearing_held hearing_notified
goods_seized seizure_reported seizure_ordered owner_notified seizure_extended seizure_ended goods_valued
sent_to_criminal prosecution_started returned_from_criminal
decision_issued spot_decision_issued no_sanction_decided decision_corrected decision_amended decision_annulled
decision_sent delivery_failed decision_delivered decision_posted decision_published
fine_paid fine_refunded relief_requested execution_postponed execution_suspended execution_resumed fine_reduced
instalments_granted remedy_done execution_completed execution_lapsed partial_execution_decided record_supplied
licence_held licence_returned execution_transferred subject_ceased evasion_found
enforcement_ordered enforcement_sent enforcement_refused enforcement_carried_out
complaint_lodged lawsuit_filed complaint_accepted complaint_resolved judgment_given
"""

FORMAT_KINDS = tuple(TABLE.split())


@pytest.fixture(scope="session")
def format_kinds() -> tuple[str, ...]:
    assert len(set(FORMAT_KINDS)) == len(FORMAT_KINDS) == 84
    return FORMAT_KINDS
