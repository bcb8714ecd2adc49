"""The limits before the decision stand in the ledger when, and only when, a file sets them running."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from thanhtra.exchange import read_case
from thanhtra.findings import Deadline
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
CLOCK = timezone(timedelta(hours=7))


def ledger(*events: dict[str, Any]) -> dict[str, Deadline]:
    """The deadlines of a small file, by kind."""
    body = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": list(events),
    }
    return {d.kind: d for d in review(read_case(json.dumps(body).encode(), slugs=BOOK), BOOK).deadlines}


def seized(on: str, basis: str = "verify") -> dict[str, Any]:
    return {"kind": "goods_seized", "at" if "T" in on else "on": on, "basis": basis}


@pytest.mark.parametrize(
    ("on", "due"),
    [("2020-03-02", date(2020, 3, 9)), ("2022-03-01", date(2022, 3, 10)), ("2025-07-01", date(2025, 7, 10))],
)
def test_a_seizure_has_its_plain_term(on: str, due: date) -> None:
    """Seven days to 2021, seven working days from 2022 (Đ125.8)."""
    assert ledger(seized(on))["seizure"].due == due


def test_goods_held_to_secure_execution_have_no_term_of_days() -> None:
    assert "seizure" not in ledger(seized("2022-03-01", "secure-execution"))


def test_a_seizure_that_was_ordered_need_not_be_reported() -> None:
    assert "seizure-report" not in ledger(seized("2022-03-01"), {"kind": "seizure_ordered", "on": "2022-03-01"})
    assert "seizure-report" in ledger(seized("2022-03-01"))


def test_a_valuation_runs_in_hours_and_longer_when_extended() -> None:
    """48 hours, 96 when extended (Đ60.3 from 2022)."""
    taken = seized("2022-03-01T09:00:00+07:00", "value")
    longer = ledger(taken, {"kind": "seizure_extended", "on": "2022-03-03"})
    assert ledger(taken)["valuation"].due == datetime(2022, 3, 3, 9, tzinfo=CLOCK)
    assert "valuation-extended" not in longer
    assert longer["valuation"].due == datetime(2022, 3, 5, 9, tzinfo=CLOCK)


def test_from_july_2025_a_valuation_cannot_be_extended() -> None:
    found = ledger(seized("2025-07-01", "value"), {"kind": "seizure_extended", "on": "2025-07-03"})
    assert found["valuation"].due == date(2025, 7, 8)
    assert "valuation-extended" not in found


@pytest.mark.parametrize(
    ("sent", "decided", "effective", "kind", "due"),
    [
        (True, "2020-05-04", None, "criminal-return", date(2020, 5, 7)),
        (False, "2020-05-04", None, "criminal-handover", date(2020, 5, 7)),
        (True, "2022-05-05", "2022-05-20", "criminal-return", date(2022, 5, 9)),
        (False, "2022-05-05", "2022-05-20", "criminal-handover", date(2022, 5, 25)),
        (True, "2025-07-01", "2025-07-16", "criminal-return", date(2025, 7, 23)),
        (False, "2025-07-01", "2025-07-16", "criminal-handover", date(2025, 7, 23)),
    ],
)
def test_the_criminal_bodies_have_a_term_of_their_own(
    *, sent: bool, decided: str, effective: str | None, kind: str, due: date
) -> None:
    """3 days; handing over 3 working days from effect from 2022; both 5 working days from effect from July 2025 (Đ62.3, Đ63.1)."""
    back = {"kind": "returned_from_criminal", "on": "2025-12-01", "decided": decided} | (
        {"effective": effective} if effective else {}
    )
    found = ledger(*([{"kind": "sent_to_criminal", "on": "2020-04-01"}] if sent else []), back)
    assert found[kind].due == due


def test_a_file_received_in_time_was_sent_in_time() -> None:
    sent = {"kind": "sent_to_criminal", "on": "2020-04-01"}
    assert (
        ledger(sent, {"kind": "returned_from_criminal", "on": "2020-05-07", "decided": "2020-05-04"})[
            "criminal-return"
        ].status
        is Status.MET
    )


def test_a_file_received_late_says_nothing_certain_of_its_sending() -> None:
    sent = {"kind": "sent_to_criminal", "on": "2020-04-01"}
    assert (
        ledger(sent, {"kind": "returned_from_criminal", "on": "2020-05-08", "decided": "2020-05-04"})[
            "criminal-return"
        ].status
        is Status.CONDITIONAL
    )


def test_the_first_notice_calls_for_the_second() -> None:
    """Seven working days (Đ126.4 from 2022); before 2022 there was one notice."""
    first = {"kind": "owner_notified", "on": "2022-03-14", "round": 1}
    assert ledger(seized("2022-03-01"), first)["unclaimed-second-notice"].due == date(2022, 3, 23)
    assert "unclaimed-second-notice" not in ledger(seized("2020-03-02"), first | {"on": "2020-03-16"})


def test_what_no_event_can_show_is_listed_with_its_reason() -> None:
    """Search and detention have no kinds in format 1."""
    rows = {row.what: row for row in BOOK.procedure.unmodelled}
    assert {"search of a person", "detention of persons"} <= set(rows)
    assert all(row.why and row.cites for row in rows.values())
