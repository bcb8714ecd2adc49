"""Limits from the decision on: new decisions, reliefs, deemed delivery, evasion; what is left of a limit."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from thanhtra.casefile import index
from thanhtra.deadlines import latest_safe_date, overdue_by, received, remaining
from thanhtra.exchange import read_case
from thanhtra.findings import Deadline, Late, Review
from thanhtra.money import read_dong
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, Status, Unit

BOOK = Rulebook.built_in()
SANCTIONS = [{"act": "a1", "fine": 5_000_000}]


def document(*events: dict[str, Any], **case: Any) -> bytes:
    whole = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1"}],
    }
    return json.dumps({**whole, **case, "events": list(events)}).encode()


def reviewed(*events: dict[str, Any], as_of: date | None = None, book: Rulebook = BOOK, **case: Any) -> Review:
    return review(read_case(document(*events, **case), slugs=book), book, as_of=as_of)


def the(kind: str, found: Review) -> Deadline:
    (one,) = [d for d in found.deadlines if d.kind == kind]
    return one


def annulled(year: int, month: int, *, verified: str | None, issued: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = [
        {"kind": "minutes_drawn_up", "on": f"{year}-{month:02}-03", "id": "B1"},
        {"kind": "decision_issued", "on": f"{year}-{month:02}-05", "id": "Q1", "minutes": "B1", "sanctions": SANCTIONS},
        {"kind": "decision_annulled", "on": f"{year}-{month:02}-12", "decision": "Q1"},
    ]
    if verified:
        events.append({"kind": "facts_verified", "on": verified, "minutes": "B1"})
    return [*events, {"kind": "decision_issued", "on": issued, "id": "Q2", "minutes": "B1", "sanctions": SANCTIONS}]


@pytest.mark.parametrize(
    ("year", "month", "verified", "issued", "expected"),
    [
        (2022, 10, "2022-11-07", "2022-11-16", ("satisfied", ())),  # seven working days
        (2022, 10, "2022-11-07", "2022-11-17", ("not_assessed", ("law:reading:new-decision-term",))),
        (2022, 10, "2022-11-07", "2022-12-07", ("not_assessed", ("law:reading:new-decision-term",))),  # a month
        (2022, 10, "2022-11-07", "2022-12-08", ("finding", ())),
        (2025, 5, "2025-05-21", "2025-05-30", ("satisfied", ())),
        (2025, 5, "2025-05-21", "2025-06-02", ("finding", ())),
        (2020, 5, None, "2020-05-29", ("not_assessed", ("law:decision-after-annulment@2020-05-29",))),
    ],
)
def test_a_new_decision_counts_from_its_minutes_of_verification(
    year: int, month: int, verified: str | None, issued: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    """118/2021/NĐ-CP Đ15.3; from 2025-05-02 Đ13.6; before 2022 no text read says."""
    events = annulled(year, month, verified=verified, issued=issued)
    (answer,) = [
        a for a in reviewed(*events, complete=True).answers if a.check == "DEC01" and a.event == len(events) - 1
    ]
    assert (answer.kind, answer.missing) == expected


@pytest.mark.parametrize(("choice", "kind"), [("plain", "finding"), ("verified", "satisfied")])
def test_the_reading_of_the_new_decisions_term_can_be_chosen(choice: str, kind: str) -> None:
    book = Rulebook.built_in(readings={"new-decision-term": choice})
    events = annulled(2022, 10, verified="2022-11-07", issued="2022-11-17")
    (answer,) = [a for a in reviewed(*events, book=book, complete=True).answers if a.check == "DEC01" and a.event == 4]
    assert answer.kind == kind


def test_evasion_starts_the_limitation_of_execution_anew_as_a_cited_step() -> None:
    """15/2012/QH13 Đ74.2."""
    found = the(
        "enforcement-limitation",
        reviewed(
            {"kind": "decision_issued", "on": "2020-05-12", "sanctions": SANCTIONS},
            {"kind": "evasion_found", "on": "2020-08-01", "until": "2020-09-15"},
        ),
    )
    assert (found.counted_from, found.due) == (date(2020, 9, 15), date(2021, 9, 14))
    assert [str(c) for c in found.steps[0].cites] == ["15/2012/QH13 Đ74.2"]
    assert (found.steps[0].before, found.steps[0].after) == (date(2020, 5, 12), date(2020, 9, 15))


def test_an_evasion_without_an_end_gives_no_day() -> None:
    found = the(
        "enforcement-limitation",
        reviewed(
            {"kind": "decision_issued", "on": "2020-05-12", "sanctions": SANCTIONS},
            {"kind": "evasion_found", "on": "2020-08-01"},
        ),
    )
    assert (found.due, found.missing) == (None, ("fact:events[1].until",))


def test_a_limit_has_its_last_day_left_and_then_is_overdue() -> None:
    found = the("decision", reviewed({"kind": "minutes_drawn_up", "on": "2022-10-03", "id": "B1"}))
    assert found.due == date(2022, 10, 12)
    assert remaining(found, BOOK, date(2022, 10, 7)) == Late(amount=3, unit=Unit.WORKING_DAY)
    assert remaining(found, BOOK, date(2022, 10, 12)) == Late(amount=0, unit=Unit.WORKING_DAY)
    assert remaining(found, BOOK, date(2022, 10, 13)) is None
    assert overdue_by(found, BOOK, date(2022, 10, 12)) is None
    assert overdue_by(found, BOOK, date(2022, 10, 17)) == Late(amount=3, unit=Unit.WORKING_DAY)


def test_a_limit_without_a_figure_has_nothing_left_and_is_never_overdue() -> None:
    found = the("minutes", reviewed({"kind": "act_detected", "on": "2020-10-05"}))
    assert found.status is Status.NO_FIGURE
    assert remaining(found, BOOK, date(2020, 10, 6)) is None
    assert overdue_by(found, BOOK, date(2020, 10, 6)) is None


def test_the_latest_safe_day_is_the_first_limit_to_end() -> None:
    acts = [{"id": "a1", "subject": "s1", "field": "press", "began": "2020-10-08", "ended": "2020-10-08"}]
    found = reviewed(
        {"kind": "act_detected", "on": "2022-09-28"},
        {"kind": "minutes_drawn_up", "on": "2022-09-30", "id": "B1"},
        acts=acts,
    )
    safe = latest_safe_date(found.deadlines, BOOK, "decision_issued")
    assert safe is not None
    assert (safe[0], safe[1].kind) == (date(2022, 10, 7), "sanction-limitation")
    assert latest_safe_date(found.deadlines, BOOK, "decision_sent") is None


@pytest.mark.parametrize(
    ("field", "runs"), [("food-safety", True), ("information-technology", False), ("press", False)]
)
def test_publication_runs_in_listed_fields_only(field: str, runs: bool) -> None:  # noqa: FBT001
    found = reviewed({"kind": "decision_issued", "on": "2022-10-12", "sanctions": SANCTIONS}, field=field)
    assert any(d.kind == "publication" for d in found.deadlines) is runs


def test_a_warned_person_is_clean_after_six_months_a_fined_one_after_a_year() -> None:
    executed = {"kind": "execution_completed", "on": "2022-10-20"}
    warned = reviewed(
        {"kind": "decision_issued", "on": "2022-10-12", "sanctions": [{"act": "a1", "warning": True}]}, executed
    )
    fined = reviewed({"kind": "decision_issued", "on": "2022-10-12", "sanctions": SANCTIONS}, executed)
    assert the("deemed-clean-after-warning", warned).due_before_roll == date(2023, 4, 20)
    assert the("deemed-clean", fined).due_before_roll == date(2023, 10, 20)
    assert not [d for d in warned.deadlines if d.kind == "deemed-clean"]


def test_a_right_nobody_used_is_not_missed() -> None:
    found = reviewed(
        {"kind": "decision_issued", "on": "2022-10-12", "sanctions": SANCTIONS}, as_of=date(2024, 1, 2), complete=True
    )
    assert the("correction", found).status is Status.UNUSED


@pytest.mark.parametrize(
    ("events", "day", "basis"),
    [
        (
            [{"kind": "delivery_failed", "on": "2020-10-14", "reason": "refused", "confirmed": True}],
            date(2020, 10, 14),
            Basis.TEXT,
        ),
        (
            [{"kind": "decision_sent", "on": d} for d in ("2020-10-13", "2020-10-23", "2020-11-02")]
            + [{"kind": "delivery_failed", "on": "2020-11-09", "reason": "returned", "round": 3}],
            date(2020, 11, 12),
            Basis.TEXT,
        ),
        (
            [{"kind": "delivery_failed", "on": "2025-08-04", "reason": "returned", "round": 3}],
            date(2025, 8, 7),
            Basis.SECONDARY,
        ),
        ([{"kind": "decision_posted", "on": "2025-07-01", "until": "2025-07-09"}], date(2025, 7, 9), Basis.SECONDARY),
        ([{"kind": "decision_posted", "on": "2025-06-30"}], date(2025, 6, 30), Basis.TEXT),
    ],
)
def test_a_decision_counts_as_received(events: list[dict[str, Any]], day: date, basis: Basis) -> None:
    """15/2012/QH13 Đ70: ten days from the third sending; 190/2025/NĐ-CP: three working days from the third return."""
    ix = index(read_case(document({"kind": "decision_issued", "on": "2020-10-12", "sanctions": SANCTIONS}, *events)))
    found = received(ix, 0, len(ix.events), BOOK)
    assert (found.day, found.basis) == (day, basis)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Bảy triệu năm trăm nghìn đồng", 7_500_000),
        ("Hai mươi mốt triệu đồng", 21_000_000),
        ("Một trăm linh năm triệu đồng chẵn", 105_000_000),
        ("(Bằng chữ: Mười lăm triệu đồng)", 15_000_000),
        ("Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng", 1_234_567_890),
        ("Hai trăm năm mươi ngàn đồng", 250_000),
        ("Bảy triệu rưỡi", None),
        ("năm bảy triệu", None),
        ("đồng", None),
        ("", None),
    ],
)
def test_amounts_in_words_are_read(words: str, amount: int | None) -> None:
    assert read_dong(words) == amount


@pytest.mark.parametrize(
    ("year", "ordered", "kind"),
    [
        (2025, "2026-05-04", "satisfied"),  # the year of the decision annulled
        (2025, "2026-05-06", "finding"),
        (2022, "2023-05-26", "satisfied"),  # a year of the new decision's own
    ],
)
def test_a_new_decision_is_enforced_as_long_as_the_one_it_follows(year: int, ordered: str, kind: str) -> None:
    """118/2021/NĐ-CP Đ16.3, before and after 68/2025/NĐ-CP."""
    verified, issued = (f"{year}-05-20", f"{year}-05-28") if year == 2025 else (f"{year}-05-20", f"{year}-05-27")
    events = annulled(year, 5, verified=verified, issued=issued)
    order = {"kind": "enforcement_ordered", "on": ordered, "decision": "Q2", "measures": ["account"]}
    found = reviewed(*events, order)
    (answer,) = [a for a in found.answers if a.check == "ENF02"]
    assert answer.kind == kind
    if year == 2025:
        assert [d.due for d in found.deadlines if d.kind == "enforcement-limitation" and d.event == 4] == [
            date(2026, 5, 4)
        ]


def clean_days(
    ended: str,
    sanction: dict[str, Any],
    born: str | None,
    kind: str = "execution_completed",
    act: str | None = "2022-09-05",
) -> dict[str, date | None]:
    """The deemed-clean limits a file shows, with their last day before a day off moves it."""
    subject = {"id": "s1", "kind": "individual", **({"born": born} if born else {})}
    acts = [{"id": "a1", "subject": "s1", **({"ended": act} if act else {})}]
    events = [
        {"kind": "decision_issued", "on": "2022-10-03", "id": "Q1", "sanctions": [{"act": "a1", **sanction}]},
        {"kind": kind, "on": ended, "decision": "Q1"},
    ]
    found = reviewed(*events, subjects=[subject], acts=acts).deadlines
    return {d.kind: d.due_before_roll for d in found if d.kind.startswith("deemed-clean")}  # type: ignore[misc]  # days, not instants


FINED, WARNED = {"fine": 3_000_000}, {"warning": True}


@pytest.mark.parametrize(
    ("sanction", "born", "kind", "act", "expected"),
    [
        (FINED, "2006-01-02", "execution_completed", "2022-09-05", {"deemed-clean-of-minor": date(2023, 4, 20)}),
        (FINED, "2006-05-02", "execution_lapsed", "2022-09-05", {"deemed-clean-of-minor": date(2024, 4, 2)}),
        (
            FINED,
            "2004-09-05",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean": date(2023, 10, 20)},
        ),  # eighteen that day
        (
            FINED,
            "2004-09-06",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean-of-minor": date(2023, 4, 20), "deemed-clean": date(2023, 10, 20)},
        ),
        (
            FINED,
            "2004-09-06",
            "execution_completed",
            None,
            {"deemed-clean-of-minor": date(2023, 4, 20), "deemed-clean": date(2023, 10, 20)},
        ),
        (
            FINED,
            "2002-09-06",
            "execution_completed",
            None,
            {"deemed-clean": date(2023, 10, 20)},
        ),  # twenty when decided: of age two years before
        (
            FINED,
            "1995-01-02",
            "execution_completed",
            "2013-06-30",
            {"deemed-clean": date(2023, 10, 20)},
        ),  # before the Law
        (
            FINED,
            "2003",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean": date(2023, 10, 20)},
        ),  # eighteen whatever the day
        (
            FINED,
            "2004",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean-of-minor": date(2023, 4, 20), "deemed-clean": date(2023, 10, 20)},
        ),  # seventeen or eighteen
        (
            FINED,
            "2006",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean-of-minor": date(2023, 4, 20)},
        ),  # seventeen at most, to the end
        (FINED, None, "execution_completed", "2022-09-05", {"deemed-clean": date(2023, 10, 20)}),
        (
            WARNED,
            None,
            "execution_lapsed",
            "2022-09-05",
            {"deemed-clean-after-warning": date(2024, 4, 2), "deemed-clean": date(2024, 10, 2)},
        ),
        (
            WARNED,
            "2004-09-06",
            "execution_completed",
            "2022-09-05",
            {"deemed-clean-of-minor": date(2023, 4, 20), "deemed-clean-after-warning": date(2023, 4, 20)},
        ),
    ],
)
def test_a_minor_is_clean_after_six_months_and_what_the_law_leaves_open_is_shown_twice(
    sanction: dict[str, Any], born: str | None, kind: str, act: str | None, expected: dict[str, date]
) -> None:
    """15/2012/QH13 Đ7.1, Đ74.1, Đ137.1: nothing lapses within the year, and the months run from its last day."""
    ended = "2023-10-20" if kind == "execution_lapsed" else "2022-10-20"
    assert clean_days(ended, sanction, born, kind, act) == expected


def test_an_execution_whose_day_is_not_told_leaves_both_terms_of_a_young_person() -> None:
    """15/2012/QH13 Đ7.1, Đ137.1."""
    events = [
        {"kind": "decision_issued", "on": "2022-10-03", "id": "Q1", "sanctions": SANCTIONS},
        {"kind": "execution_completed", "decision": "Q1"},
    ]
    found = reviewed(*events, subjects=[{"id": "s1", "kind": "individual", "born": "2006-01-02"}]).deadlines
    assert {d.kind: d.missing for d in found if d.kind.startswith("deemed-clean")} == dict.fromkeys(
        ("deemed-clean-of-minor", "deemed-clean"), ("fact:events[1].on",)
    )


def test_an_execution_of_no_decision_on_file_leaves_the_year() -> None:
    assert the("deemed-clean", reviewed({"kind": "execution_completed", "on": "2022-10-20"})).due_before_roll == date(
        2023, 10, 20
    )


@pytest.mark.parametrize(
    ("ordered", "as_of", "complete", "status", "missing"),
    [
        ("2021-05-11", None, False, Status.MET, ()),
        ("2021-05-12", None, False, Status.CONDITIONAL, ("law:reading:limitation-first-day",)),
        ("2021-05-13", None, False, Status.MISSED, ()),
        (None, date(2021, 5, 11), False, Status.OPEN, ()),
        (None, date(2021, 5, 12), False, Status.CONDITIONAL, ("law:reading:limitation-first-day",)),
        (None, date(2021, 5, 13), False, Status.CONDITIONAL, ()),  # a step in time may not be on file
        (None, date(2021, 5, 13), True, Status.MISSED, ()),
    ],
)
def test_the_year_to_execute_stands_in_the_ledger_by_its_readings(
    ordered: str | None,
    as_of: date | None,
    complete: bool,  # noqa: FBT001 - a row of the table
    status: Status,
    missing: tuple[str, ...],
) -> None:
    """15/2012/QH13 Đ74.1: a decision of 12 May 2020, its day counted or not."""
    orders = (
        [
            {"kind": "enforcement_ordered", "on": "2021-04-01", "measures": ["account"]},
            {"kind": "enforcement_carried_out", "on": ordered},
        ]
        if ordered
        else []
    )
    found = the(
        "enforcement-limitation",
        reviewed(
            {"kind": "decision_issued", "on": "2020-05-12", "sanctions": SANCTIONS},
            *orders,
            as_of=as_of,
            complete=complete,
        ),
    )
    assert (found.due, found.status, found.missing) == (date(2021, 5, 11), status, missing)
    assert "the first day counts" in found.steps[-1].en


def test_a_reading_chosen_moves_the_last_day_of_the_year_to_execute() -> None:
    book = Rulebook.built_in(readings={"limitation-first-day": "not-counted", "limitation-roll": "roll"})
    found = the(
        "enforcement-limitation",
        reviewed({"kind": "decision_issued", "on": "2020-05-15", "sanctions": SANCTIONS}, book=book),
    )
    assert found.due == date(2021, 5, 17)  # the 15th is a Saturday


def complained(*events: dict[str, Any], **case: Any) -> Review:
    lodged = [
        {"id": "D1", "kind": "decision_issued", "on": "2026-07-20"},
        {"id": "K1", "kind": "complaint_lodged", "on": "2026-08-03", "against": "D1"},
    ]
    return reviewed(*lodged, *events, as_of=date(2026, 12, 1), **case)


ACCEPTED = {"kind": "complaint_accepted", "on": "2026-08-10", "complaint": "K1"}
RESOLVED = {"kind": "complaint_resolved", "on": "2026-09-20", "complaint": "K1", "outcome": "upheld", "instance": 1}
COMPLEX = {"kind": "ground_recorded", "ground": "complex"}


@pytest.mark.parametrize(
    ("events", "complete", "status", "due"),
    [
        ([ACCEPTED], False, Status.CONDITIONAL, date(2026, 9, 9)),
        ([ACCEPTED], True, Status.MISSED, date(2026, 9, 9)),
        ([ACCEPTED, RESOLVED], True, Status.MISSED, date(2026, 9, 9)),
        ([ACCEPTED, {**COMPLEX, "on": "2026-08-12"}, RESOLVED], True, Status.MET, date(2026, 9, 24)),
        ([{**COMPLEX, "on": "2026-08-05"}, ACCEPTED, RESOLVED], True, Status.MISSED, date(2026, 9, 9)),
        (
            [{**COMPLEX, "ground": "remote-area", "on": "2026-08-05"}, ACCEPTED, RESOLVED],
            True,
            Status.MET,
            date(2026, 9, 24),
        ),
    ],
    ids=["open", "late", "resolved late", "complex", "complex before the complaint", "remote area"],
)
def test_a_complaint_is_to_be_resolved_in_its_term(
    events: list[dict[str, Any]], complete: object, status: Status, due: date
) -> None:
    found = the("complaint-resolution", complained(*events, complete=complete))
    assert (found.status, found.due) == (status, due)


def test_a_complaint_is_accepted_in_ten_days_and_a_second_one_has_terms_of_its_own() -> None:
    assert (
        the("complaint-acceptance", complained()).due,
        the("complaint-acceptance", complained(ACCEPTED)).status,
    ) == (date(2026, 8, 13), Status.MET)
    second = [
        {"id": "K2", "kind": "complaint_lodged", "on": "2026-10-01", "against": "D1"},
        {**ACCEPTED, "complaint": "K2", "on": "2026-10-05"},
    ]
    found = complained(ACCEPTED, RESOLVED, *second, complete=True)
    assert the("second-complaint-resolution", found).due == date(2026, 11, 19)
    assert the("complaint-resolution", found).met_on == date(2026, 9, 20)
