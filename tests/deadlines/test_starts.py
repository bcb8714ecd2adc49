"""What a limit is counted from: one test for each way a start is told, and for each way it is not."""

from __future__ import annotations

import json
from datetime import date, datetime

from thanhtra.casefile import index
from thanhtra.deadlines import timeline_of
from thanhtra.deadlines.starts import waiting_of
from thanhtra.exchange import read_case
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()
D = date


def file(*events, **more):
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "S-1",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": list(events),
        **more,
    }
    return index(read_case(json.dumps(document).encode(), slugs=BOOK))


def start(slug, ix, of=0, before=None):
    return timeline_of(ix, BOOK).start(slug, of, len(ix.events) if before is None else before)


def seized(on="2023-03-07", **more):
    return {"kind": "goods_seized", "id": "S", "on": on, "basis": "verify", **more}


def extended(until=None, **more):
    return {"kind": "seizure_extended", "on": "2023-03-10", **({"until": until} if until else {}), **more}


CALLED = {"kind": "owner_notified", "on": "2023-04-12"}
DECIDED = {"kind": "decision_issued", "id": "Q", "on": "2023-03-15", "sanctions": [{"act": "a1", "fine": 7_500_000}]}


def test_the_last_day_of_an_extension_is_the_latest_one_on_file():
    ix = file(
        seized(), extended("2023-04-04"), extended("2023-04-07", id="X2"), extended("2023-04-05", id="X3"), CALLED
    )
    found = start("unclaimed-first-notice", ix)

    assert (found.low, found.high, found.event, found.exact) == (D(2023, 4, 7), D(2023, 4, 7), 0, True)


def test_an_extension_behind_the_step_does_not_move_its_start():
    ix = file(seized(), extended("2023-04-04"), CALLED, extended("2023-05-04", id="X2", on="2023-04-20"))

    assert start("unclaimed-first-notice", ix, before=2).low == D(2023, 4, 4)
    assert start("unclaimed-first-notice", ix).low == D(2023, 5, 4)


def test_an_extension_whose_day_is_told_counts_beside_one_whose_is_not():
    ix = file(seized(), extended("2023-04-04"), extended(id="X2"), CALLED)

    assert start("unclaimed-first-notice", ix).low == D(2023, 4, 4)


def test_an_extension_to_no_told_day_leaves_the_start_open_and_names_the_day():
    ix = file(seized(), extended(), CALLED, extended(id="X2"))
    found = start("unclaimed-first-notice", ix, before=2)

    assert (found.low, found.high, found.missing) == (None, None, ("fact:events[1].until",))


def test_without_an_extension_the_end_of_the_term_is_the_start_and_how_it_is_known_comes_with_it():
    found = start("unclaimed-first-notice", file(seized(), CALLED, complete=True))

    assert (found.low, found.high, found.event, found.basis) == (D(2023, 3, 16), D(2023, 3, 16), 0, Basis.TEXT)


def test_the_end_of_a_term_that_began_on_no_told_day_is_not_told():
    undated = {k: v for k, v in seized().items() if k != "on"}
    found = start("unclaimed-first-notice", file(undated, CALLED))

    assert (found.low, found.missing) == (None, ("fact:events[0].on",))


def test_hours_run_from_the_instant_and_from_the_day_where_there_is_none():
    instant = datetime.fromisoformat("2023-03-07T09:00:00+07:00")

    assert start("seizure-report", file(seized(at="2023-03-07T09:00:00+07:00"))).low == instant
    assert start("seizure-report", file(seized())).low == D(2023, 3, 7)


def test_days_run_from_the_day_though_the_instant_is_told():
    ix = file({"kind": "minutes_drawn_up", "at": "2023-03-07T09:00:00+07:00"})
    low = start("decision", ix).low

    assert (type(low), low) == (date, D(2023, 3, 7))


def test_between_two_days_the_start_is_open_and_asks_for_the_day():
    ix = file({"kind": "minutes_drawn_up", "not_before": "2023-03-06", "not_after": "2023-03-08"})
    found = start("decision", ix)

    assert (found.low, found.high, found.exact) == (D(2023, 3, 6), D(2023, 3, 8), False)
    assert (found.missing, found.event) == (("fact:events[0].on",), 0)


def test_two_bounds_that_meet_are_the_day():
    ix = file({"kind": "minutes_drawn_up", "not_before": "2023-03-07", "not_after": "2023-03-07"})
    found = start("decision", ix)

    assert (found.high, found.missing) == (D(2023, 3, 7), ())


def test_no_day_at_all_asks_for_it():
    found = start("decision", file({"kind": "minutes_drawn_up"}))

    assert (found.low, found.high, found.missing) == (None, None, ("fact:events[0].on",))


def valued(*more, **file_more):
    return file(seized(basis="value"), {"kind": "seizure_ordered", "on": "2023-03-08"}, *more, **file_more)


def test_a_limit_from_the_first_step_of_a_kind_runs_from_that_step():
    ix = valued({"kind": "seizure_ordered", "id": "O2", "on": "2023-03-10"})
    found = start("valuation", ix)

    assert (found.low, found.event) == (D(2023, 3, 8), 1)


def test_a_first_step_behind_the_step_asked_about_is_none():
    found = start("valuation", valued(), before=1)

    assert (found.low, found.high, found.missing) == (D(2023, 3, 7), None, ("event:seizure_ordered",))


def test_a_first_step_the_file_denies_leaves_the_event_itself():
    found = start("valuation", file(seized(basis="value"), complete=True))

    assert (found.low, found.high, found.missing) == (D(2023, 3, 7), D(2023, 3, 7), ())


def test_a_field_is_the_start_or_is_asked_for():
    sent = {"kind": "sent_to_criminal", "on": "2022-03-01"}
    back = {"kind": "returned_from_criminal", "on": "2022-05-10"}

    assert start("criminal-return", file(sent, {**back, "decided": "2022-05-04"}), 1).low == D(2022, 5, 4)
    found = start("criminal-return", file(sent, back), 1)
    assert (found.low, found.missing) == (None, ("fact:events[1].decided",))


PLAN = {"kind": "instalments_granted", "on": "2023-03-20", "parts": [{"due": "2023-04-20", "amount": 7_500_000}]}


def test_a_limit_from_effect_runs_from_the_stated_day_else_from_the_decision():
    assert start("instalments", file({**DECIDED, "effective": "2023-03-20"}, PLAN)).low == D(2023, 3, 20)
    assert start("instalments", file(DECIDED, PLAN)).low == D(2023, 3, 15)


def test_a_limit_that_begins_no_earlier_than_its_event_may_not_have_begun():
    resolved = {"kind": "complaint_resolved", "on": "2023-05-10", "outcome": "upheld"}
    found = start("second-complaint", file(DECIDED, resolved), 1)

    assert (found.low, found.high) == (D(2023, 5, 10), None)


def test_receipt_is_the_start_with_the_event_that_gives_it_and_where_the_law_says_so():
    delivered = {"kind": "decision_delivered", "on": "2023-03-17"}
    found = start("execution", file(DECIDED, delivered))
    refused = {"kind": "delivery_failed", "on": "2023-03-17", "means": "direct", "reason": "refused", "confirmed": True}

    assert (found.low, found.high, found.event) == (D(2023, 3, 17), D(2023, 3, 17), 1)
    assert start("execution", file(DECIDED, refused)).cites != ()
    assert start("execution", file(DECIDED, delivered), before=1).high is None


def test_receipt_between_two_days_begins_no_earlier_than_the_decision():
    between = {"kind": "decision_delivered", "not_before": "2023-03-10", "not_after": "2023-03-20"}
    found = start("execution", file(DECIDED, between))

    assert (found.low, found.high, found.event) == (D(2023, 3, 15), D(2023, 3, 20), 1)
    assert found.missing == ("fact:events[1].on",)
    assert start("execution", file(DECIDED, between), before=1).high is None


def test_of_two_receipts_between_days_the_first_counts():
    first = {"kind": "decision_delivered", "id": "B1", "not_before": "2023-03-16", "not_after": "2023-03-20"}
    second = {"kind": "decision_delivered", "id": "B2", "not_before": "2023-04-16", "not_after": "2023-04-20"}

    found = start("execution", file(DECIDED, first, second))
    assert (found.low, found.high, found.event) == (D(2023, 3, 16), D(2023, 3, 20), 1)


def test_a_receipt_with_a_first_day_alone_has_no_end():
    found = start("execution", file(DECIDED, {"kind": "decision_delivered", "not_before": "2023-03-18"}))

    assert (found.low, found.high) == (D(2023, 3, 15), None)


def test_no_receipt_on_file_may_have_been_or_surely_was_not():
    open_, closed = start("execution", file(DECIDED)), start("execution", file(DECIDED, complete=True))

    assert (open_.low, open_.high, open_.never, bool(open_.missing)) == (D(2023, 3, 15), None, False, True)
    assert (closed.low, closed.high, closed.never, closed.missing) == (D(2023, 3, 15), None, True, ())


def test_the_receipt_of_a_decision_between_two_days_begins_on_the_first_of_them():
    decided = {**{k: v for k, v in DECIDED.items() if k != "on"}, "not_before": "2023-03-13", "not_after": "2023-03-17"}

    assert start("execution", file(decided)).low == D(2023, 3, 13)


def test_the_receipt_of_an_undated_decision_asks_for_both():
    undated = {k: v for k, v in DECIDED.items() if k != "on"}
    found = start("execution", file(undated))

    assert found.low is None
    assert found.missing[-1] == "fact:events[0].on"
    assert len(found.missing) > 1


def changed(**more):
    return {"kind": "decision_amended", "decision": "Q", "on": "2023-05-10", **more}


def test_a_change_is_received_by_its_own_delivery():
    ix = file(
        DECIDED,
        {"kind": "decision_delivered", "on": "2023-03-17"},
        changed(),
        {"kind": "decision_delivered", "id": "D2", "on": "2023-05-12"},
    )

    assert (start("changed-execution", ix, 2).low, start("changed-execution", ix, 2).event) == (D(2023, 5, 12), 3)
    assert start("changed-execution", ix, 2, before=3).high is None
    refused = {"kind": "delivery_failed", "on": "2023-05-15", "means": "direct", "reason": "refused", "confirmed": True}
    deemed = start("changed-execution", file(DECIDED, changed(), refused), 1)
    assert (deemed.low, deemed.cites != ()) == (D(2023, 5, 15), True)


def test_a_change_nobody_delivered_begins_no_earlier_than_itself():
    delivered = {"kind": "decision_delivered", "on": "2023-03-17"}
    open_ = start("changed-execution", file(DECIDED, delivered, changed()), 2)
    closed = start("changed-execution", file(DECIDED, delivered, changed(), complete=True), 2)

    assert (open_.low, open_.high, open_.never) == (D(2023, 5, 10), None, False)
    assert (closed.low, closed.high, closed.never, closed.missing) == (D(2023, 5, 10), None, True, ())


def test_a_change_between_two_days_begins_on_the_first():
    between = {k: v for k, v in changed().items() if k != "on"} | {
        "not_before": "2023-05-08",
        "not_after": "2023-05-12",
    }

    assert start("changed-execution", file(DECIDED, between), 1).low == D(2023, 5, 8)


def test_a_change_asks_for_its_day_and_for_its_decision():
    undated = {k: v for k, v in changed().items() if k != "on"}
    other = {**DECIDED, "id": "Q2"}
    unnamed = {k: v for k, v in changed().items() if k != "decision"}

    assert start("changed-execution", file(DECIDED, undated), 1).missing == ("fact:events[1].on",)
    assert start("changed-execution", file(DECIDED, other, unnamed), 2).missing == ("fact:events[2].decision",)


def waiting(*more, **file_more):
    return file(seized(), CALLED, {**CALLED, "id": "N2", "on": "2023-04-20"}, *more, **file_more)


def test_the_waiting_runs_from_the_last_call_ahead():
    ix = waiting({**CALLED, "id": "N3", "on": "2023-06-01"})

    assert start("unclaimed-confiscation", ix, before=3).low == D(2023, 5, 22)
    assert start("unclaimed-confiscation", ix).low == D(2023, 7, 3)


def test_nobody_called_yet_asks_for_the_call():
    found = start("unclaimed-confiscation", waiting(), before=1)

    assert (found.low, found.missing) == (None, ("event:owner_notified",))


def test_a_call_of_no_told_day_asks_for_it():
    undated = {"kind": "owner_notified", "id": "N3"}

    assert start("unclaimed-confiscation", waiting(undated)).missing == ("fact:events[3].on",)


def test_an_owner_who_is_known_has_a_month_one_who_is_not_a_year_and_a_file_that_does_not_say_both():
    unknown = {"kind": "minutes_drawn_up", "on": "2023-03-07", "signatures": {"violator": "unknown-violator"}}
    plain = {"format": "thanhtra.case", "version": 1, "id": "S-1"}
    events = [seized(), CALLED, {**CALLED, "id": "N2", "on": "2023-04-20"}]
    unsaid = index(read_case(json.dumps({**plain, "events": events}).encode(), slugs=BOOK))
    both = start("unclaimed-confiscation", unsaid)

    assert waiting_of(waiting(), 0) == ("unclaimed-known",)
    assert waiting_of(waiting(unknown), 0) == ("unclaimed-unknown",)
    assert waiting_of(index(read_case(json.dumps({**plain, "subjects": [], "events": events}).encode())), 0) == (
        "unclaimed-unknown",
    )
    assert waiting_of(unsaid, 0) == ("unclaimed-known", "unclaimed-unknown")
    assert (both.low, both.high, both.missing) == (D(2023, 5, 22), D(2024, 4, 22), ("fact:subjects",))
    assert start("unclaimed-confiscation", waiting()).missing == ()
