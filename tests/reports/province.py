"""A made-up province's cases, as plain documents: drawn from one seed, so that two ways of counting see the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

FIELDS = ["telecommunications", "information-technology", "press", "advertising", None]
POSTS = ["chief-inspector-of-department", "chairman-of-province", None]
AGENCIES = ["Sở Thông tin và Truyền thông", "Ủy ban nhân dân tỉnh", None]
AREAS = ["06", "06/058/01837", "48", None]
HOW = ["on-duty", "inspection", "examination", "signal", None, None]
PROVISIONS = ["15/2020/NĐ-CP Đ101.1.a", "15/2020/NĐ-CP Đ95.2", None]
OUTCOMES = ["upheld", "annulled", "part-annulled", "amended", "withdrawn", None]
REMEDIES = ["remove-information", "disgorge"]
FIRST, DAYS = date(2019, 6, 1), 950


def province_year(number: int, seed: int = 2020) -> list[dict[str, Any]]:
    """``number`` case documents, their events between 2019-06-01 and the end of 2021, some days and facts left out."""
    draw = random.Random(seed)  # noqa: S311 - a fixed sample, not a secret
    return [_case(draw, n) for n in range(number)]


def _some(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _case(draw: random.Random, number: int) -> dict[str, Any]:
    day = FIRST + timedelta(draw.randrange(DAYS))
    acts = [
        {
            "id": f"a{n}",
            "subject": "s1",
            **_some(field=draw.choice(FIELDS), area=draw.choice(AREAS), provision=draw.choice(PROVISIONS)),
        }
        for n in range(draw.choice([1, 1, 1, 2, 3]))
    ]
    official: dict[str, Any] = {"id": "o1", **_some(post=draw.choice(POSTS), agency=draw.choice(AGENCIES))}
    events: list[dict[str, Any]] = []

    def happens(kind: str, after: int, **fields: Any) -> None:
        nonlocal day
        day += timedelta(draw.randrange(after + 1))
        on = {} if draw.random() < 0.01 else {"on": day.isoformat()}
        events.append({"kind": kind, **on, **fields})

    if draw.random() < 0.3:
        happens("signal_received", 0, source=draw.choice(["monitoring", "post-check", "public"]))
    if draw.random() < 0.3:
        happens(
            "examination_opened",
            3,
            level="department",
            id="qd-kt",
            **({"mode": "ad-hoc"} if draw.random() < 0.8 else {}),
        )
        happens("examination_ended", 8, control="qd-kt")
    happens("act_detected", 5, **_some(how=draw.choice(HOW)))
    if draw.random() < 0.9:
        happens("minutes_drawn_up", 4, number="01/BB-VPHC", by="o1", acts=[a["id"] for a in acts])
        if draw.random() < 0.1:
            happens("goods_seized", 1, basis="verify")
        _after_minutes(draw, acts, happens)
    case: dict[str, Any] = {
        "format": "thanhtra.case",
        "version": 1,
        "id": f"T-{number:05}",
        "acts": acts,
        "officials": [official],
    }
    if draw.random() < 0.5:
        case["field"] = "post"
    if draw.random() < 0.1:
        case["causes"] = [{"kinds": draw.sample(["subjective", "objective", "mechanism-policy"], draw.randint(1, 3))}]
    return {**case, "subjects": [{"id": "s1", "kind": draw.choice(["individual", "organization"])}], "events": events}


def _after_minutes(draw: random.Random, acts: list[dict[str, Any]], happens: Any) -> None:
    if draw.random() < 0.05:
        happens("sent_to_criminal", 5)
        if draw.random() < 0.5:
            happens("returned_from_criminal", 30)
    if draw.random() < 0.05:
        happens("no_sanction_decided", 20, reason="violator-unknown")
        return
    if draw.random() < 0.9:
        happens("decision_issued", 12, id="qd", by="o1", sanctions=[_sanction(draw, act["id"]) for act in acts])
        _after_decision(draw, happens)


def _sanction(draw: random.Random, act: str) -> dict[str, Any]:
    made: dict[str, Any] = {"act": act}
    form = draw.random()
    if form < 0.15:
        made["warning"] = True
    elif form < 0.95:
        made["fine"] = draw.randrange(1, 200) * 500_000
    made["additional"] = (
        [{"measure": draw.choice(["withdraw-licence", "confiscate", "suspend-activity"])}]
        if draw.random() < 0.2
        else []
    )
    made["remedies"] = (
        [{"remedy": draw.choice(REMEDIES), **({"amount": 3_000_000} if draw.random() < 0.5 else {})}]
        if draw.random() < 0.2
        else []
    )
    return made


def _after_decision(draw: random.Random, happens: Any) -> None:
    if draw.random() < 0.85:
        happens("decision_delivered", 6, decision="qd", means="direct")
    if draw.random() < 0.06:
        happens("complaint_lodged", 20, against="qd", id="kn")
        if draw.random() < 0.7:
            happens(
                "complaint_resolved", 20, complaint="kn", **_some(outcome=draw.choice(OUTCOMES[:1] * 3 + OUTCOMES[1:]))
            )
    if draw.random() < 0.03:
        happens("lawsuit_filed", 20, against="qd", id="kk")
        if draw.random() < 0.7:
            happens(
                "judgment_given",
                60,
                complaint="kk",
                instance=draw.choice([1, 2]),
                **_some(outcome=draw.choice(OUTCOMES[:1] * 3 + OUTCOMES[1:])),
            )
    if draw.random() < 0.05:
        happens("decision_amended", 10, decision="qd", scope="part")
    if draw.random() < 0.03:
        happens("decision_corrected", 10, decision="qd", scope="part")
    if draw.random() < 0.05:
        happens("execution_postponed", 5, decision="qd")
    if draw.random() < 0.04:
        happens("decision_annulled", 15, decision="qd", scope="whole")
        return
    for _ in range(draw.choice([0, 1, 1, 1, 2])):
        happens("fine_paid", 15, decision="qd", amount=draw.randrange(1, 100) * 500_000)
    if draw.random() < 0.05:
        happens("enforcement_ordered", 30, decision="qd", measures=["account"])
    if draw.random() < 0.6:
        happens("execution_completed", 10, decision="qd")
    if draw.random() < 0.1:
        happens("case_closed", 5)
