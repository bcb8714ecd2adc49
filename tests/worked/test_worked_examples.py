"""Forty worked examples from public guidance, as corrected against the statutes, and statements met that are wrong.

Each example says what it shows and where the law says it; numbers are those of the fact sheet they were collected in.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from thanhtra.casefile.events import KINDS
from thanhtra.competence import who_may_sanction
from thanhtra.deadlines import applied, due, late_charge
from thanhtra.exchange import read_case
from thanhtra.findings import Answer
from thanhtra.fines import assess_fine
from thanhtra.law import Citation
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind, Unit

BOOK = Rulebook.built_in()
A1 = {"id": "a1", "subject": "s1"}
S1 = {"id": "s1", "kind": "individual"}


def event(kind: str, on: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, **({"on": on} if on else {}), **fields}


def answers(code: str, *events: dict[str, Any], **case: Any) -> list[Answer]:
    """The answers of one check to a small file about one act of one individual."""
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "worked",
        "subjects": [S1],
        "acts": [A1],
        **case,
        "events": list(events),
    }
    return [a for a in review(read_case(json.dumps(document).encode(), slugs=BOOK), BOOK).answers if a.check == code]


def one(code: str, *events: dict[str, Any], **case: Any) -> Answer:
    (found,) = answers(code, *events, **case)
    return found


def last_day(kind: str, start: date, *grounds: str) -> Any:
    return due(BOOK, kind, start, grounds=grounds).due


def sanction(**fields: Any) -> list[dict[str, Any]]:
    return [{"act": "a1", **fields}]


# 1–4: paying late


def test_1_two_million_thirty_days_late_cost_thirty_thousand() -> None:
    """Đ78.1: 0.05 % a day of what is unpaid."""
    rule = applied(BOOK, "late-charge", date(2026, 2, 25))
    assert late_charge(rule, 2_000_000, date(2026, 1, 10), date(2026, 2, 10)) == 30_000


def test_2_weekends_count_and_the_day_of_payment_does_not() -> None:
    rule = applied(BOOK, "late-charge", date(2023, 5, 15))
    assert late_charge(rule, 1_000_000, date(2023, 5, 5), date(2023, 5, 8)) == 1_000
    assert late_charge(rule, 1_000_000, date(2023, 5, 5), date(2023, 5, 6)) == 0


def test_3_nothing_is_charged_while_the_fine_is_postponed() -> None:
    found = one(
        "EXE18",
        event("decision_issued", "2022-10-12", sanctions=sanction(fine=5_000_000)),
        event("decision_delivered", "2022-10-13"),
        event("execution_postponed", "2022-10-20", until="2023-01-10"),
        event("fine_paid", "2023-01-10", amount=5_000_000, surcharge=1),
    )
    assert found.kind == "finding"


def test_4_without_proof_of_receipt_the_term_is_not_known() -> None:
    """The circular's twelve days are its own presumption; the Law counts from receipt."""
    found = one(
        "EXE01",
        event("decision_issued", "2022-10-12", sanctions=sanction(fine=5_000_000)),
        event("fine_paid", "2022-12-01", amount=5_000_000),
    )
    assert (found.kind, found.missing) == ("not_assessed", ("event:decision_delivered",))


# 5–10: the minutes


@pytest.mark.parametrize(
    ("detected", "grounds", "last"),
    [
        (date(2023, 3, 6), (), date(2023, 3, 8)),  # 5: two working days, not three
        (date(2023, 3, 6), ("technical-device",), date(2023, 3, 9)),  # 6: three from identifying the violator
        (date(2023, 3, 6), ("complex",), date(2023, 3, 13)),  # 7
        (date(2025, 4, 28), (), date(2025, 5, 5)),  # 5: the day before Decree 68/2025's third working day
        (date(2025, 5, 5), (), date(2025, 5, 8)),  # from 2025-05-02 three
        (date(2025, 5, 5), ("technical-device",), date(2025, 5, 12)),  # and five
    ],
)
def test_5_6_7_minutes_by_version(detected: date, grounds: tuple[str, ...], last: date) -> None:
    """118/2021/NĐ-CP Đ12.2; from 2025-05-02 Đ12.4."""
    assert last_day("minutes", detected, *grounds) == last


def test_8_working_minutes_are_passed_on_by_who_may_not_draw_up_minutes() -> None:
    """118/2021/NĐ-CP Đ12.1.a: they are a step before the minutes, and shut nothing out."""
    found = [
        a
        for a in answers(
            "ORD01",
            event("act_detected", "2023-03-06"),
            event("working_minutes_made", "2023-03-06", reason="no-power"),
            event("minutes_drawn_up", "2023-03-08"),
        )
        if a.kind == "finding"
    ]
    assert found == []


@pytest.mark.parametrize(
    ("on", "signatures", "kind"),
    [
        ("2020-10-05", {"violator": "refused", "reason": True, "witnesses": 0, "commune": False}, "satisfied"),
        ("2023-10-05", {"violator": "refused", "witnesses": 1, "commune": False, "reason": False}, "satisfied"),
        ("2023-10-05", {"violator": "refused", "witnesses": 0, "commune": False, "reason": True}, "satisfied"),
        ("2023-10-05", {"violator": "refused", "witnesses": 0, "commune": False, "reason": False}, "finding"),
    ],
)
def test_9_a_refusal_to_sign(on: str, signatures: dict[str, Any], kind: str) -> None:
    """To 2021 a refusal needs only its reason (Đ58.3); from 2022 the commune or one witness, else the reason (Đ58.4)."""
    full = {"maker": True, "every_page": True, **signatures}
    assert one("MIN03", event("minutes_drawn_up", on, signatures=full)).kind == kind


def test_10_a_fine_above_the_ceiling_needs_minutes() -> None:
    found = one("DEC08", event("spot_decision_issued", "2023-06-01", sanctions=sanction(fine=5_000_000)))
    assert found.kind == "finding"


# 11–14: explaining, deciding, counting


def test_11_a_fine_of_twenty_million_proves_the_right_to_explain() -> None:
    found = one(
        "EXP01",
        event("minutes_drawn_up", "2023-03-06", acts=["a1"]),
        event("decision_issued", "2023-03-10", sanctions=sanction(fine=20_000_000)),
        complete=True,
    )
    assert found.kind == "finding"


def test_12_to_2021_five_days_two_working_days_five_days() -> None:
    assert last_day("explanation-written", date(2020, 10, 5)) == date(2020, 10, 12)  # the tenth is a Saturday
    assert last_day("hearing-request", date(2020, 10, 5)) == date(2020, 10, 7)
    assert last_day("hearing-notice", date(2020, 10, 5)) == date(2020, 10, 12)


def test_13_minutes_of_new_year_2019_end_on_the_eighth() -> None:
    assert last_day("decision", date(2019, 1, 1)) == date(2019, 1, 8)


def test_14_fifteen_days_from_new_year_2017_start_the_day_after() -> None:
    """91/2015/QH13 Đ147.2: the first day is not counted."""
    found = BOOK.due_date(date(2017, 1, 1), (_days(15),))
    assert found.due == date(2017, 1, 16)


def _days(amount: int) -> Any:
    from thanhtra.reckoning import TimeLimit  # noqa: PLC0415

    return TimeLimit(amount, Unit.DAY)


# 15–16, 23–26: fines

FAKE_NEWS = Citation.parse("15/2020/NĐ-CP Đ101.1.a")


@pytest.mark.parametrize(
    ("mitigating", "aggravating", "fine"), [(2, 0, 5_000_000), (0, 2, 10_000_000), (1, 1, 7_500_000), (0, 0, 7_500_000)]
)
def test_15_circumstances_set_the_fine_inside_an_individuals_frame(
    mitigating: int, aggravating: int, fine: int
) -> None:
    """118/2021/NĐ-CP Đ9.1."""
    circumstances = ["remedied-harm", "confessed-or-helped"][:mitigating] + ["organised", "multiple"][:aggravating]
    found = assess_fine(FAKE_NEWS, SubjectKind.INDIVIDUAL, BOOK, on=date(2023, 6, 1), circumstances=circumstances)
    assert found.amount is not None
    assert found.amount.exact == fine


def test_16_one_circumstance_leaves_a_stretch_and_no_amount_to_demand() -> None:
    found = assess_fine(FAKE_NEWS, SubjectKind.INDIVIDUAL, BOOK, on=date(2023, 6, 1), circumstances=["remedied-harm"])
    assert found.amount is not None
    assert found.amount.exact is None


@pytest.mark.parametrize(
    ("provision", "kind", "least", "most"),
    [
        ("15/2020/NĐ-CP Đ101.1.a", SubjectKind.INDIVIDUAL, 5_000_000, 10_000_000),  # 23
        ("15/2020/NĐ-CP Đ101.1.a", SubjectKind.ORGANIZATION, 10_000_000, 20_000_000),
        ("119/2020/NĐ-CP Đ11.1", SubjectKind.INDIVIDUAL, 500_000, 1_500_000),  # 24
        ("119/2020/NĐ-CP Đ5.1.a", SubjectKind.ORGANIZATION, 3_000_000, 5_000_000),  # 25
        ("119/2020/NĐ-CP Đ20.1.g", SubjectKind.ORGANIZATION, 10_000_000, 20_000_000),  # 26
    ],
)
def test_23_to_26_decrees_that_state_amounts_for_organisations(
    provision: str, kind: SubjectKind, least: int, most: int
) -> None:
    frame = assess_fine(Citation.parse(provision), kind, BOOK, on=date(2021, 6, 1)).applied.frame
    assert frame is not None
    assert (frame.least, frame.most) == (least, most)


def test_26_the_aggregator_also_removes_the_item() -> None:
    act = BOOK.violation(Citation.parse("119/2020/NĐ-CP Đ20.1.g"), on=date(2021, 6, 1))
    assert [r.remedy for r in act.remedies] == ["remove-information"]


# 17–20, 27, 40: who may


@pytest.mark.parametrize(
    ("provision", "kind", "post", "ceiling"),
    [
        ("15/2020/NĐ-CP Đ29.1", SubjectKind.ORGANIZATION, "district-chair", 100_000_000),  # 17
        ("15/2020/NĐ-CP Đ39.2.c", SubjectKind.ORGANIZATION, "district-chair", 100_000_000),  # 18
        ("15/2020/NĐ-CP Đ32.3.d", SubjectKind.ORGANIZATION, "province-police-director", 100_000_000),  # 19
        ("15/2020/NĐ-CP Đ101.1.a", SubjectKind.INDIVIDUAL, "province-chair", 100_000_000),  # 20
    ],
)
def test_17_to_20_who_may_sanction(provision: str, kind: SubjectKind, post: str, ceiling: int) -> None:
    found = who_may_sanction(Citation.parse(provision), kind, BOOK, on=date(2023, 6, 1))
    assert {c.post: c.ceiling for c in found.candidates}.get(post) == ceiling


@pytest.mark.parametrize(
    ("post", "ceiling"),
    [
        ("chief-inspector-of-department", 100_000_000),
        ("head-of-department-inspection-team", 100_000_000),
        ("head-of-ministry-inspection-team", 140_000_000),
    ],
)
def test_27_ceilings_of_decree_174_2013_are_for_organisations(post: str, ceiling: int) -> None:
    (row,) = BOOK.decree_powers_of(post, "174/2013/NĐ-CP", date(2018, 1, 1))
    assert row.amounts["information-technology"] == ceiling
    assert row.stated_for is SubjectKind.ORGANIZATION


def test_40_from_july_2025_a_commune_chair_fines_up_to_half() -> None:
    assert [
        (p.percent if (p := BOOK.powers_of("commune-chair", d).rule) else None)
        for d in (date(2025, 6, 30), date(2025, 7, 1))
    ] == [10, 50]


# 20–22, 28–31: limitation


@pytest.mark.parametrize(
    ("field", "years"),
    [
        ("information-technology", 1),  # 20
        ("network-information-security", 1),  # 21
        ("cyber-security", 1),  # 22
        ("health", 1),  # 28
        ("road-traffic", 1),
        ("land", 2),
        ("press", 2),
    ],
)
def test_20_21_22_28_limitation_by_field(field: str, years: int) -> None:
    limitation = BOOK.fields[field].limitation
    assert limitation is not None
    assert (limitation.on(date(2023, 6, 1)).amount, limitation.on(date(2023, 6, 1)).unit) == (years, Unit.YEAR)


def test_29_an_old_unpaid_decision_does_not_make_anyone_clean() -> None:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "w",
        "subjects": [S1],
        "acts": [A1],
        "events": [event("decision_issued", "2015-03-02", sanctions=sanction(fine=1))],
    }
    kinds = {d.kind for d in review(read_case(json.dumps(document).encode()), BOOK, as_of=date(2024, 1, 2)).deadlines}
    assert "deemed-clean" not in kinds


@pytest.mark.parametrize(
    ("ordered", "kind"), [("2018-02-28", "satisfied"), ("2018-03-01", "not_assessed"), ("2018-03-02", "finding")]
)
def test_30_a_decision_of_march_2017_is_enforced_to_march_2018(ordered: str, kind: str) -> None:
    """Đ74.1: one year from the day of the decision, absent evasion; whether that day itself counts is a reading."""
    found = one(
        "ENF02",
        event("decision_issued", "2017-03-01", sanctions=sanction(fine=5_000_000)),
        event("enforcement_ordered", ordered, measures=["account"]),
    )
    assert found.kind == kind


def test_30_evasion_starts_the_year_anew() -> None:
    found = one(
        "ENF02",
        event("decision_issued", "2017-03-01", sanctions=sanction(fine=5_000_000)),
        event("evasion_found", "2017-08-01", until="2017-09-01"),
        event("enforcement_ordered", "2018-08-31", measures=["account"]),
    )
    assert found.kind == "satisfied"


def test_31_an_unknown_violator_leaves_the_remedy() -> None:
    measures = [{"act": "a1", "remedies": [{"remedy": "restore-original-state"}]}]
    decided = event("no_sanction_decided", "2023-06-12", reason="violator-unknown", sanctions=measures)
    drawn = event("minutes_drawn_up", "2023-06-01", signatures={"violator": "unknown-violator"})
    assert one("DEC09", drawn, decided).kind == "satisfied"
    assert one("DEC13", drawn, decided).kind == "satisfied"


# 32–39


def test_32_a_deputy_without_a_delegation_paper_may_not() -> None:
    officials = [{"id": "o1", "post": "province-chair", "rank": "deputy"}]
    decided = event("decision_issued", "2023-06-12", by="o1", sanctions=sanction(fine=5_000_000))
    assert one("AUT03", decided, officials=officials).kind in ("not_assessed", "finding")


@pytest.mark.parametrize(("fine", "kind"), [(15_000_000, "satisfied"), (14_999_999, "finding")])
def test_33_instalments_from_fifteen_million(fine: int, kind: str) -> None:
    parts = [{"due": "2023-07-01", "amount": fine}]
    found = one(
        "EXE04",
        event("decision_issued", "2023-06-12", sanctions=sanction(fine=fine)),
        event("instalments_granted", "2023-06-20", parts=parts),
    )
    assert found.kind == kind


@pytest.mark.parametrize(("lodged", "kind"), [("2021-01-11", "satisfied"), ("2021-01-12", "finding")])
def test_34_ninety_days_run_from_receipt(lodged: str, kind: str) -> None:
    found = one(
        "COM01",
        event("decision_issued", "2020-09-01", id="Q"),
        event("decision_delivered", "2020-10-12", decision="Q"),
        event("complaint_lodged", lodged, against="Q"),
    )
    assert found.kind == kind


def test_35_a_complaint_alone_stops_nothing() -> None:
    events = (
        event("decision_issued", "2023-06-12", id="Q", sanctions=sanction(fine=5_000_000)),
        event("complaint_lodged", "2023-06-20", against="Q"),
        event("enforcement_ordered", "2023-08-01", decision="Q", measures=["account"]),
    )
    assert answers("ENF06", *events) == []


def test_36_unclaimed_goods_of_an_unknown_owner_wait_a_year() -> None:
    assert last_day("unclaimed-unknown", date(2022, 3, 22)) == date(2023, 3, 22)


def test_37_seven_days_of_seizure_are_a_ceiling() -> None:
    assert last_day("seizure", date(2018, 10, 1)) == date(2018, 10, 8)


@pytest.mark.parametrize(
    ("code", "kind", "on", "expected"),
    [
        ("COR02", "decision_amended", "2023-10-13", "not_assessed"),
        ("ANN01", "decision_annulled", "2030-01-02", "satisfied"),
        ("ANN01", "decision_annulled", "2021-12-31", "finding"),
    ],
)
def test_38_a_year_to_amend_and_no_limit_to_annul(code: str, kind: str, on: str, expected: str) -> None:
    issued = "2020-06-12" if on == "2021-12-31" else "2022-10-12"
    assert one(code, event("decision_issued", issued, sanctions=sanction(fine=1)), event(kind, on)).kind == expected


def test_39_a_reminder_is_no_event_of_a_case() -> None:
    """Đ139: on the spot, by word of mouth, no minutes."""
    assert not any("remind" in kind for kind in KINDS)


# Statements met that are wrong


def test_wrong_two_working_days_to_pass_minutes_on() -> None:
    """Đ58.5 of the Law as amended in 2020: 24 hours."""
    found = due(BOOK, "file-transfer", date(2023, 6, 1))
    assert found.amount != 2
    branch = BOOK.limit("file-transfer").versions.on(date(2023, 6, 1)).branches[0]
    assert (branch.terms[0].amount, branch.terms[0].unit) == (24, Unit.HOUR)


def test_wrong_seven_thirty_sixty_days_are_not_the_law_since_2022() -> None:
    branches = BOOK.limit("decision").versions.on(date(2023, 6, 1)).branches
    assert {(t.amount, t.unit) for b in branches for t in b.terms} == {
        (7, Unit.WORKING_DAY),
        (10, Unit.WORKING_DAY),
        (1, Unit.MONTH),
        (2, Unit.MONTH),
    }


def test_wrong_five_days_to_decide() -> None:
    for day in (date(2018, 1, 2), date(2023, 6, 1), date(2026, 1, 5)):
        assert all(t.amount != 5 for b in BOOK.limit("decision").versions.on(day).branches for t in b.terms)


def test_wrong_two_years_to_enforce_in_land() -> None:
    """Đ74.1 knows one year, whatever the field; two years is the limitation of sanctioning."""
    for version in BOOK.limit("enforcement-limitation").versions.versions:
        assert version.rule is not None
        assert version.rule.branches[0].terms[0].amount == 1


def test_wrong_a_charge_of_millions_on_a_fine_of_190_000() -> None:
    rule = applied(BOOK, "late-charge", date(2018, 12, 31))
    assert late_charge(rule, 190_000, date(2018, 1, 1), date(2018, 12, 12)) == 32_680
