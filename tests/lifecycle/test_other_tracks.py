from __future__ import annotations

from thanhtra.lifecycle import TRACKS, After, Impossible, Possible, order_of, replay

REFERRAL, SEIZURE = TRACKS["referral"], TRACKS["seizure"]
COMPLAINT, INSPECTION = TRACKS["complaint"], TRACKS["inspection"]


def test_a_file_goes_to_the_criminal_bodies_and_comes_back():
    """62.1, 62.3."""
    assert replay(REFERRAL, ["sent_to_criminal"]) == "sent"
    assert replay(REFERRAL, ["sent_to_criminal", "prosecution_started"]) == "prosecuted"
    assert replay(REFERRAL, ["sent_to_criminal", "prosecution_started", "returned_from_criminal"]) == "returned"


def test_a_file_that_started_with_the_criminal_bodies_needs_no_sending():
    """63.1."""
    assert order_of(REFERRAL, "start", "returned_from_criminal") == Possible()


def test_a_file_is_not_sent_twice_without_coming_back():
    order = order_of(REFERRAL, "sent", "sent_to_criminal")
    assert isinstance(order, After)
    assert ("returned_from_criminal",) in order.paths


def test_a_seizure_is_extended_and_ended_only_after_the_taking():
    """125.8, 126.1."""
    for kind in ("seizure_extended", "seizure_ended", "seizure_reported"):
        order = order_of(SEIZURE, "start", kind)
        assert isinstance(order, After)
        assert order.paths == (("goods_seized",),)


def test_the_decision_to_seize_comes_before_or_after_the_taking():
    """125.5, 125.4."""
    assert replay(SEIZURE, ["seizure_ordered", "goods_seized"]) == "held"
    assert replay(SEIZURE, ["goods_seized", "seizure_reported", "seizure_ordered"]) == "held"


def test_goods_released_in_parts_leave_the_rest_extendable():
    assert replay(SEIZURE, ["goods_seized", "seizure_ended", "seizure_extended", "seizure_ended"]) == "ended"
    assert order_of(SEIZURE, "ended", "seizure_extended") == Possible()


def test_one_seizure_is_taken_once():
    assert isinstance(order_of(SEIZURE, "held", "goods_seized"), Impossible)


def test_a_complaint_is_resolved_after_it_was_lodged():
    assert replay(COMPLAINT, ["complaint_lodged", "complaint_accepted", "complaint_resolved"]) == "resolved"
    assert order_of(COMPLAINT, "start", "complaint_resolved").paths == (("complaint_lodged",),)


def test_a_judgment_needs_a_suit():
    assert order_of(COMPLAINT, "resolved", "judgment_given").paths == (("lawsuit_filed",),)
    assert replay(COMPLAINT, ["lawsuit_filed", "complaint_accepted", "judgment_given", "judgment_given"]) == "judged"


def test_an_inspection_runs_from_decision_to_publication():
    """84/2025/QH15, article 21."""
    kinds = ["opened", "announced", "paused", "resumed", "extended", "ended", "reported", "drafted", "concluded"]
    assert replay(INSPECTION, [*(f"inspection_{k}" for k in kinds), "conclusion_published"]) == "published"


def test_an_inspection_is_announced_before_it_ends_an_examination_may_not_be():
    """84/2025/QH15 21.2.a; 217/2025/NĐ-CP 15.1: a flagrant act is dealt with at once."""
    assert order_of(INSPECTION, "opened", "inspection_ended").paths == (("inspection_announced",),)
    assert order_of(INSPECTION, "examination-ordered", "examination_ended") == Possible()


def test_a_pause_before_the_announcement_leaves_it_to_be_announced():
    assert replay(INSPECTION, ["inspection_opened", "inspection_paused", "inspection_resumed"]) == "opened"


def test_an_inspection_and_an_examination_do_not_stand_in_for_each_other():
    assert order_of(INSPECTION, "start", "inspection_announced").paths == (("inspection_opened",),)
    assert order_of(INSPECTION, "start", "examination_announced").paths == (("examination_opened",),)
    assert isinstance(order_of(INSPECTION, "running", "examination_ended"), Impossible)


def test_a_conclusion_needs_a_report_or_a_draft():
    order = order_of(INSPECTION, "ended", "inspection_concluded")
    assert order.paths == (("inspection_drafted",), ("inspection_reported",))


def test_a_track_says_how_its_order_is_known():
    known = {name: TRACKS[name].basis.value for name in TRACKS}
    assert known == {
        "proceeding": "text",
        "referral": "text",
        "seizure": "text",
        "complaint": "inference",
        "inspection": "secondary",
    }
