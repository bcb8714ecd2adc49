"""Would a decision fall: grounds by day, evidence, what cannot be told, the cure and its last day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from thanhtra.auditing import AnnulmentAudit, Cure, GroundOutcome, audit_annulment
from thanhtra.exchange import audit_to_json, read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()
SUBJECTS = [{"id": "s1", "kind": "individual"}]
ACTS = [{"id": "a1", "subject": "s1", "field": "information-technology", "began": "2022-09-01", "ended": "2022-09-01"}]


def audited(events: list[dict[str, Any]], *, as_of: date | None = None, **case: Any) -> AnnulmentAudit:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "audit",
        "subjects": SUBJECTS,
        "acts": ACTS,
        **case,
        "events": events,
    }
    found = audit_annulment(review(read_case(json.dumps(document).encode(), slugs=BOOK), BOOK, as_of=as_of), BOOK)
    assert len(found) == 1
    return found[0]


def standing(audit: AnnulmentAudit) -> dict[str, str]:
    return {g.ground: g.standing.value for g in audit.grounds}


def overdue(year: int) -> list[dict[str, Any]]:
    """A decision on the ninth working day."""
    return [
        {"kind": "minutes_drawn_up", "on": f"{year}-10-03", "acts": ["a1"]},
        {"kind": "decision_issued", "on": f"{year}-10-14", "sanctions": [{"act": "a1", "fine": 7_500_000}]},
    ]


def test_a_decision_past_its_limit_falls_as_one_that_should_not_have_been_issued() -> None:
    audit = audited(overdue(2022), complete=True)
    barred = next(g for g in audit.grounds if g.ground == "barred")
    assert (barred.standing, str(barred.cite), barred.evidence) == (
        GroundOutcome.DEFECT,
        "118/2021/NĐ-CP Đ13.1.h",
        (1,),
    )
    assert [a.check for a in barred.answers] == ["DEC01"]
    assert (audit.standing, audit.cure) == (GroundOutcome.DEFECT, Cure.ANNUL)


def test_annulling_has_no_last_day_since_2022() -> None:
    audit = audited(overdue(2022), complete=True)
    assert audit.last_day is None
    assert audit.limit is not None
    assert str(audit.limit.cites[0]) == "118/2021/NĐ-CP Đ15.1.b"


def test_under_decree_97_it_had_a_year_known_at_second_hand() -> None:
    acts = [{**ACTS[0], "began": "2020-09-01", "ended": "2020-09-01"}]
    events = overdue(2020)
    events[1]["on"] = "2020-11-20"
    audit = audited(events, complete=True, acts=acts)
    assert audit.last_day == date(2021, 11, 22)  # the twentieth and the day after are a weekend
    assert {g.basis for g in audit.grounds if g.standing is GroundOutcome.DEFECT} <= {Basis.SECONDARY, Basis.INFERENCE}


def test_what_is_not_on_file_cannot_be_told_and_is_named() -> None:
    audit = audited(overdue(2022))
    barred = next(g for g in audit.grounds if g.ground == "barred")
    assert barred.standing is GroundOutcome.CANNOT_TELL
    assert set(barred.missing) >= {"ground:verification", "ground:explanation-requested", "ground:file-transferred"}
    assert barred.evidence == ()
    assert (audit.standing, audit.cure) == (GroundOutcome.CANNOT_TELL, None)


LATE_MINUTES: list[dict[str, Any]] = [
    {"kind": "act_detected", "on": "2025-05-05", "acts": ["a1"]},
    {"kind": "minutes_drawn_up", "on": "2025-05-15", "acts": ["a1"]},
    {"kind": "decision_issued", "on": "2025-05-19", "sanctions": [{"act": "a1", "warning": True}]},
]
ACTS_2025 = [{**ACTS[0], "began": "2025-05-01", "ended": "2025-05-01"}]


def test_from_may_2025_a_breach_of_procedure_voids_only_through_another_ground() -> None:
    found = standing(audited(LATE_MINUTES, complete=True, acts=ACTS_2025))
    assert found["procedure"] == "cannot-tell"  # who signed is not on file, so power cannot be told


def test_the_same_breach_voids_by_itself_before() -> None:
    events = [{**e, "on": e["on"].replace("2025", "2022")} for e in LATE_MINUTES]
    acts = [{**ACTS[0], "began": "2022-05-01", "ended": "2022-05-01"}]
    audit = audited(events, complete=True, acts=acts)
    assert standing(audit)["procedure"] == "defect"
    assert audit.cure is Cure.ANNUL


def test_whether_a_breach_of_procedure_led_to_the_ground_that_stands_no_file_shows() -> None:
    """118/2021 Đ13.1.đ as worded by 68/2025: a breach that *led to* another ground."""
    events = [*LATE_MINUTES[:2], {**LATE_MINUTES[2], "on": "2025-06-30"}]
    found = standing(audited(events, complete=True, acts=ACTS_2025))
    assert (found["barred"], found["procedure"]) == ("defect", "cannot-tell")


def test_grounds_no_question_reaches_are_said_not_to_be_asked() -> None:
    found = standing(audited(overdue(2022), complete=True))
    assert (found["crime-kept"], found["forged"]) == ("not-asked", "not-asked")


def test_a_slip_is_corrected_within_the_year_and_the_limitation_of_the_act() -> None:
    events = [
        {"kind": "minutes_drawn_up", "on": "2022-10-03", "acts": ["a1"]},
        {
            "kind": "decision_issued",
            "on": "2022-10-06",
            "total": 7_500_000,
            "total_in_words": "Bảy triệu đồng",
            "sanctions": [{"act": "a1", "fine": 7_500_000}],
        },
    ]
    audit = audited(events)
    assert audit.cure is Cure.CORRECT
    assert audit.limit is not None
    assert (audit.limit.due, audit.last_day) == (date(2023, 8, 31), date(2023, 8, 31))


def test_before_decree_97_the_list_is_our_inference() -> None:
    acts = [{**ACTS[0], "began": "2015-09-01", "ended": "2015-09-01"}]
    audit = audited(overdue(2015), acts=acts)
    assert {g.basis for g in audit.grounds} == {Basis.INFERENCE}


@pytest.mark.parametrize(
    ("as_of", "points"), [(date(2025, 5, 1), "118/2021/NĐ-CP Đ13.1.c"), (date(2025, 5, 2), "118/2021/NĐ-CP Đ13.1.đ")]
)
def test_the_list_is_that_of_the_day_of_the_audit(as_of: date, points: str) -> None:
    audit = audited(overdue(2022), as_of=as_of)
    assert next(str(g.cite) for g in audit.grounds if g.ground == "procedure") == points


def test_every_version_of_the_list_is_whole() -> None:
    assert [len(v.rule or ()) for v in BOOK.annulment.versions] == [7, 6, 8, 8, 8]


def test_as_json_every_ground_names_its_checks_and_its_place() -> None:
    told = audit_to_json(audited(overdue(2022), complete=True), lang="en")
    assert told["decision"] == 1
    assert (told["standing"], told["cure"]) == ("defect", "annul")
    barred = next(g for g in told["grounds"] if g["ground"] == "barred")
    assert barred == {
        "ground": "barred",
        "name": {"vi": "Trường hợp không ra quyết định xử phạt", "en": "a case in which no sanction may be decided"},
        "standing": "defect",
        "evidence": [1],
        "checks": ["DEC01"],
        "missing": [],
        "cite": "118/2021/NĐ-CP Đ13.1.h",
        "basis": "text",
    }
    json.dumps(told)


def test_a_file_without_any_day_cannot_be_audited() -> None:
    audit = audited([{"kind": "decision_issued", "sanctions": [{"act": "a1"}]}])
    assert (audit.law_on, audit.missing, audit.standing) == (None, ("fact:as_of",), GroundOutcome.CANNOT_TELL)
    assert {"cure", "last_day", "limit"}.isdisjoint(audit_to_json(audit))


def test_a_day_before_the_law_has_no_list_of_grounds() -> None:
    audit = audited([{"kind": "decision_issued", "on": "2013-06-28", "sanctions": [{"act": "a1"}]}])
    assert (audit.grounds, audit.missing) == ((), ("law:annulment-grounds@2013-06-28",))


def test_the_last_day_of_an_amendment_is_that_of_the_acts_limitation_where_it_comes_first() -> None:
    """A year with the day of the act counted in (91/2015/QH13 Đ151, the default reading): 2022-09-01 to 2023-08-31."""
    events = [
        {"kind": "minutes_drawn_up", "on": "2022-10-03", "acts": ["a1"], "copies": 1},
        {
            "kind": "decision_issued",
            "on": "2022-10-10",
            "sanctions": [{"act": "a1", "fine": 7_500_000}],
            "execute_within": {"amount": 9, "unit": "day"},
        },
    ]
    audit = audited(events)
    assert (audit.cure, audit.last_day) == (Cure.AMEND, date(2023, 8, 31))
    assert audit_to_json(audit)["last_day"] == "2023-08-31"
