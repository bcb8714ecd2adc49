"""A day known only between two days: an answer holds of every day between them, or the day is what is missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from thanhtra import Rulebook, Unusable, read_case, review
from thanhtra.findings import Answer, Deadline
from thanhtra.terms import Unit

BOOK = Rulebook.built_in()
MINUTES = {"kind": "minutes_drawn_up", "on": "2022-10-03"}
DECISION = {"kind": "decision_issued", "sanctions": [{"act": "a1"}]}


def case(events: list[dict[str, Any]], act: dict[str, Any] | None = None) -> Any:
    acts = [{"id": "a1", "subject": "s1", "field": "information-technology", **(act or {})}]
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "c1",
        "complete": True,
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": acts,
        "events": events,
    }
    return read_case(json.dumps(document).encode(), slugs=BOOK)


def asked(
    code: str, events: list[dict[str, Any]], act: dict[str, Any] | None = None
) -> tuple[Answer, tuple[Deadline, ...]]:
    found = review(case(events, act), BOOK)
    (answer,) = (a for a in found.answers if a.check == code)
    return answer, found.deadlines


@pytest.mark.parametrize(
    ("between", "answer", "missing"),
    [
        (("2022-10-05", "2022-10-12"), "satisfied", ()),
        (("2022-10-05", "2022-10-13"), "not_assessed", ("fact:events[1].on",)),
        (("2022-10-13", "2022-10-20"), "finding", ()),
        ((None, "2022-10-12"), "satisfied", ()),
        (("2022-10-13", None), "finding", ()),
        (("2022-10-05", None), "not_assessed", ("fact:events[1].on",)),
    ],
)
def test_a_decision_known_between_two_days(
    between: tuple[str | None, str | None], answer: str, missing: tuple[str, ...]
) -> None:
    """15/2012/QH13 Đ66.1.a: seven working days from 3 October 2022 end on the 12th."""
    bounds = {name: day for name, day in zip(("not_before", "not_after"), between, strict=True) if day is not None}
    found, deadlines = asked("DEC01", [MINUTES, {**DECISION, **bounds}])
    assert (found.kind, found.missing) == (answer, missing)
    (limit,) = (d for d in deadlines if d.kind == "decision")
    assert limit.status.value == {"satisfied": "met", "finding": "missed", "not_assessed": "conditional"}[answer]


@pytest.mark.parametrize(
    ("after", "answer"), [("2022-10-03", "satisfied"), ("2022-10-01", "not_assessed"), ("2022-09-30", "not_assessed")]
)
def test_minutes_known_between_two_days_start_the_limit_between_them(after: str, answer: str) -> None:
    found, _ = asked(
        "DEC01",
        [
            {"kind": "minutes_drawn_up", "not_before": after, "not_after": "2022-10-05"},
            {**DECISION, "on": "2022-10-12"},
        ],
    )
    assert found.kind == answer


def test_minutes_too_long_ago_on_every_day_between_make_the_decision_late() -> None:
    found, _ = asked(
        "DEC01",
        [
            {"kind": "minutes_drawn_up", "not_before": "2022-09-05", "not_after": "2022-09-20"},
            {**DECISION, "on": "2022-10-12"},
        ],
    )
    assert found.kind == "finding"


def test_a_delivery_in_march_starts_the_term_between_its_bounds() -> None:
    """15/2012/QH13 Đ73.1: coerced on 2 April, a decision delivered from 1 to 15 March was due by 25 March; delivered to 31 March it may not have been."""
    decision = {**DECISION, "on": "2022-03-01"}
    coerced = {"kind": "enforcement_ordered", "on": "2022-04-02", "measures": ["account"]}
    assert (
        asked(
            "ENF01",
            [decision, {"kind": "decision_delivered", "not_before": "2022-03-01", "not_after": "2022-03-15"}, coerced],
        )[0].kind
        == "satisfied"
    )
    unsure, _ = asked(
        "ENF01",
        [decision, {"kind": "decision_delivered", "not_before": "2022-03-01", "not_after": "2022-03-31"}, coerced],
    )
    assert (unsure.kind, unsure.missing) == ("not_assessed", ("fact:events[1].on",))


def test_an_act_that_ended_between_two_days_is_time_barred_from_the_later() -> None:
    """15/2012/QH13 Đ6.1: one year from the end of the act."""
    late, _ = asked(
        "DEC04", [{**DECISION, "on": "2022-10-12"}], {"not_before": "2021-03-01", "not_after": "2021-03-31"}
    )
    open_, _ = asked(
        "DEC04", [{**DECISION, "on": "2022-03-15"}], {"not_before": "2021-03-01", "not_after": "2021-03-31"}
    )
    timely, _ = asked(
        "DEC04", [{**DECISION, "on": "2022-02-28"}], {"not_before": "2021-03-01", "not_after": "2021-03-31"}
    )
    assert (late.kind, open_.kind, timely.kind) == ("finding", "not_assessed", "satisfied")


@pytest.mark.parametrize(
    "given", [{"on": "2022-10-03", "not_before": "2022-10-01"}, {"not_before": "2022-10-05", "not_after": "2022-10-01"}]
)
def test_bounds_stand_in_place_of_the_day_and_in_order(given: dict[str, str]) -> None:
    with pytest.raises(Unusable, match="not_"):
        case([{"kind": "minutes_drawn_up", **given}])


def test_bounds_of_an_act_stand_in_place_of_its_end() -> None:
    with pytest.raises(Unusable, match="not_before"):
        case([MINUTES], {"ended": "2021-03-01", "not_before": "2021-02-01"})


def test_the_term_told_is_that_of_the_last_day_told() -> None:
    case = read_case((Path(__file__).parents[2] / "examples" / "published" / "oth-010.json").read_bytes())
    [found] = [d for d in review(case, Rulebook.built_in()).deadlines if d.kind == "sanction-limitation"]
    assert (found.due, found.bound, found.amount, found.unit) == (date(2020, 10, 2), "latest", 2, Unit.YEAR)
    assert found.steps[-1].en.startswith("2 years from 2018-10-03 to the end of 2020-10-02")


def test_a_limitation_whose_start_is_wholly_unknown_has_no_last_day() -> None:
    case = read_case((Path(__file__).parents[2] / "examples" / "published" / "net-042.json").read_bytes())
    [found] = [d for d in review(case, Rulebook.built_in()).deadlines if d.kind == "sanction-limitation"]
    assert (found.due, found.missing) == (None, ("fact:acts[a1].ended",))
