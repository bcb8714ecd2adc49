"""A decision on two people is held against the same file cut to one of them: what belongs to the other turns no sure answer round."""

from __future__ import annotations

import copy
import json
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from tests.examination.reading import document

from thanhtra.exchange import answer_to_json, deadline_to_json, read_case
from thanhtra.reviewing import next_steps, review
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
AS_OF = date(2022, 7, 1)
BEARERS = {"a1": "s1", "a2": "s2", "a3": "s1"}
FINE = 12_500_000
PROVISION = "15/2020/NĐ-CP Đ101.2"
TIMES = 40
"""Files drawn of each sort."""

NEXT_TIMES = 12
"""Files drawn of each sort, of which every step that can come next is tried."""
NEXT_ON = date(2022, 7, 15)
"""Behind everything in them."""

OPPOSITE = {
    frozenset(p) for p in (("satisfied", "finding"), ("met", "missed"), ("met", "unused"), ("missed", "unused"))
}
"""Sure words that cannot both be true."""

Document = dict[str, Any]


def _event(kind: str, on: str, **fields: Any) -> Document:
    return {"kind": kind, "on": on, **fields}


def _day(r: random.Random, first: date, low: int, high: int) -> str:
    return (first + timedelta(r.randint(low, high))).isoformat()


def _file(
    r: random.Random,
    events: list[Document],
    acts: list[str],
    remedies: Callable[[], list[Document]],
    on: str = "2022-03-16",
) -> Document:
    """The file on two people with those events, shuffled within their days, and a decision of that day."""
    r.shuffle(events)
    listed = [
        {
            "id": act,
            "subject": BEARERS[act],
            "provision": PROVISION,
            "began": "2022-02-20",
            "ended": "2022-02-20",
            "circumstances": [],
            "fault": "intentional",
        }
        for act in acts
    ]
    sanctions = [
        {
            "act": act,
            "provision": PROVISION,
            "fine": FINE,
            "circumstances": [],
            "additional": [],
            "remedies": remedies(),
        }
        for act in acts
    ]
    return document(
        {
            "file": "pair",
            "with": {"acts": listed, "complete": r.random() < 0.6},
            "change": {
                "detected": {"acts": acts},
                "minutes": {"acts": acts},
                "decision": {"on": on, "sanctions": sanctions, "total": FINE * len(acts)},
            },
            "add": events,
        }
    )


def executed(r: random.Random) -> Document:
    """Deliveries, payments, reliefs, remedies, orders and complaints of each, after the decision of 16 March."""
    acts, start = ["a1", "a2", *(["a3"] if r.random() < 0.4 else [])], date(2022, 3, 17)
    waived = _event("explanation_waived", "2022-03-08", minutes="M1")
    events = [{**waived, "subject": who} for who in ("s1", "s2")]
    for who in ("s1", "s2"):
        own = [act for act in acts if BEARERS[act] == who]
        owed = FINE * len(own)
        theirs: Document = {"decision": "D1", "acts": own}
        if r.random() < 0.7:
            events.append(_event("decision_sent", _day(r, start, -1, 5), decision="D1", to="violator", subjects=[who]))
        if r.random() < 0.9:
            events.append(
                _event("decision_delivered", _day(r, start, 0, 15), decision="D1", means="direct", subjects=[who])
            )
        for _ in range(r.randint(0, 2)):
            paid = {"amount": r.choice([owed, owed, owed // 2]), "surcharge": r.choice([0, 100_000])}
            events.append(_event("fine_paid", _day(r, start, 0, 70), **theirs, **paid))
        events += _relieved(r, who, theirs, owed)
        if r.random() < 0.15:
            events.append(_event("execution_suspended", _day(r, start, 0, 30), by="o1", **theirs))
        if r.random() < 0.2:
            changed = _day(r, start, 3, 30)
            lower = [{"act": act, "provision": PROVISION, "fine": FINE - 500_000} for act in own]
            events.append(
                _event("decision_amended", changed, by="o1", number=f"S{who}", decision="D1", sanctions=lower)
            )
            if r.random() < 0.7:
                events.append(_event("decision_delivered", changed, decision="D1", means="direct", subjects=[who]))
        if r.random() < 0.3:
            events.append(_event("remedy_done", _day(r, start, 0, 70), remedy="remove-information", **theirs))
        if r.random() < 0.3:
            events.append(_event("execution_completed", _day(r, start, 3, 70), **theirs))
        if r.random() < 0.2:
            order = {"number": f"E{who}", "measures": [r.choice(["account", "remedies"])]}
            events.append(_event("enforcement_ordered", _day(r, start, 10, 70), by="o1", **theirs, **order))
        if r.random() < 0.2:
            events.append(_event("complaint_lodged", _day(r, start, 0, 110), id=f"C{who}", against="D1", subject=who))
    terms: list[list[Document]] = [
        [],
        [{"remedy": "remove-information"}],
        [{"remedy": "remove-information", "within": {"amount": 10, "unit": "day"}}],
    ]
    return _file(r, events, acts, lambda: r.choice(terms))


def _relieved(r: random.Random, who: str, theirs: Document, owed: int) -> list[Document]:
    kind, start = r.choice(["postponement", "instalments", "reduction", "", ""]), date(2022, 3, 17)
    if not kind:
        return []
    asked = _event("relief_requested", _day(r, start, 0, 20), decision="D1", relief=kind, subject=who)
    if kind == "postponement":
        answer = {"kind": "execution_postponed", "until": _day(r, date(2022, 6, 1), 0, 29)}
    elif kind == "instalments":
        parts = [{"due": f"2022-0{month}-15", "amount": owed // 2} for month in (4, 6)]
        answer = {"kind": "instalments_granted", "parts": parts}
    else:
        answer = {"kind": "fine_reduced", "to": owed // 2}
    return [asked, {**answer, "on": _day(r, start, 0, 30), "by": "o1", **theirs}]


def explained(r: random.Random) -> Document:
    """Requests, explanations, waivers, extensions, notices and hearings of each, before the decision."""
    acts, start = ["a1", "a2", *(["a3"] if r.random() < 0.3 else [])], date(2022, 3, 8)
    events: list[Document] = []
    for who in ("s1", "s2"):
        theirs = {"minutes": "M1", "acts": [act for act in acts if BEARERS[act] == who]}
        said = {"minutes": "M1", "subject": who}
        if r.random() < 0.4:
            how = r.choice(["written", "oral", "oral"])
            events.append(_event("explanation_requested", _day(r, start, 0, 8), written_or_oral=how, **said))
        if r.random() < 0.3:
            events.append(_event("explanation_submitted", _day(r, start, 1, 14), **said))
        if r.random() < 0.25:
            events.append(_event("explanation_waived", _day(r, start, 0, 10), **said))
        if r.random() < 0.2:
            until = {"until": _day(r, start, 8, 20), "in_writing": True, "by": "o1"}
            events.append(_event("explanation_extended", _day(r, start, 3, 8), **theirs, **until))
        if r.random() < 0.3:
            events.append(_event("hearing_notified", _day(r, start, 3, 12), **theirs))
        if r.random() < 0.3:
            events.append(_event("hearing_held", _day(r, start, 5, 20), **said))
    return _file(r, events, acts, list, on=_day(r, start, 5, 40))


def cut(whole: Document, who: str) -> tuple[Document, dict[int, int]]:
    """The file of one of the two alone; and its events → where they stand in the whole."""
    one = copy.deepcopy(whole)
    one["subjects"] = [s for s in one["subjects"] if s["id"] == who]
    one["acts"] = [act for act in one["acts"] if act["subject"] == who]
    own, events, places = {act["id"] for act in one["acts"]}, list[Document](), dict[int, int]()
    for at, event in enumerate(one["events"]):
        if event.get("subject", who) != who or who not in event.pop("subjects", [who]):
            continue
        if "acts" in event:
            event["acts"] = [act for act in event["acts"] if act in own]
        if event.get("acts") == []:
            continue
        if "sanctions" in event:
            event["sanctions"] = [s for s in event["sanctions"] if s["act"] in own]
            if not event["sanctions"]:
                continue
            if "total" in event:
                event["total"] = FINE * len(event["sanctions"])
        places[len(events)] = at
        events.append(event)
    return {**one, "events": events}, places


def _said(file: Document, places: Mapping[int, int], who: str) -> dict[tuple[Any, ...], list[str]]:
    """What a review says, by check or limit, event and act: of the limits of a paper what is this person's."""
    said = review(read_case(json.dumps(file).encode()), BOOK, as_of=AS_OF)
    found: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for answer in map(answer_to_json, said.answers):
        if answer["event"] is not None:
            found[answer["check"], places[answer["event"]], answer.get("act")].append(answer["answer"])
    for deadline in map(deadline_to_json, said.deadlines):
        if deadline["event"] is not None and deadline.get("subject") in (None, who):
            found[deadline["kind"], places[deadline["event"]], None].append(deadline["status"])
    return found


def turned(whole: Document, who: str) -> set[tuple[Any, ...]]:
    """The checks and limits of which the two files say the opposite, and what, of steps that are this person's own."""
    one, places = cut(whole, who)
    alone, together = _said(one, places, who), _said(whole, {i: i for i in range(len(whole["events"]))}, who)
    papers = {i for i, event in enumerate(whole["events"]) if event["kind"] in SHARED}
    own_acts = {act["id"] for act in one["acts"]}
    return {
        (key[0], *words, *together[key])
        for key, words in alone.items()
        if len(words) == len(together.get(key, ())) == 1
        and (key[1] not in papers or key[2] in own_acts or key[0] in EACH)
        and frozenset((*words, *together[key])) in OPPOSITE
    }


SHARED = ("act_detected", "minutes_drawn_up", "minutes_served", "decision_issued")
EACH = {slug for slug in BOOK.procedure.limits if BOOK.limit(slug).each in ("violators", "remedies")}


def _all(draw: Callable[[random.Random], Document]) -> dict[tuple[Any, ...], tuple[int, str]]:
    found: dict[tuple[Any, ...], tuple[int, str]] = {}
    for seed in range(TIMES):
        whole = draw(random.Random(seed))  # noqa: S311 - files are drawn alike each time
        for who in ("s1", "s2"):
            found |= dict.fromkeys(turned(whole, who) - found.keys(), (seed, who))
    return found


def test_what_is_another_persons_turns_nothing_round_before_the_decision() -> None:
    """Drawn files, the same each time; the first that disagrees is told with its number."""
    assert _all(explained) == {}


def test_what_is_another_persons_turns_nothing_round_after_it() -> None:
    """Likewise."""
    assert _all(executed) == {}


def test_the_order_of_the_steps_is_asked_of_both_files() -> None:
    """Of steps that come when another has executed too: without those nothing would be compared."""
    asked = set[str]()
    for seed in range(TIMES):
        whole = executed(random.Random(seed))  # noqa: S311 - files are drawn alike each time
        done = next((i for i, e in enumerate(whole["events"]) if e["kind"] == "execution_completed"), None)
        said = _said(whole, {i: i for i in range(len(whole["events"]))}, "s1")
        asked |= {
            whole["events"][at]["kind"] for code, at, _ in said if code == "ORD01" and done is not None and at > done
        }
    assert {"fine_paid", "relief_requested", "enforcement_ordered"} <= asked


@pytest.mark.parametrize("draw", [explained, executed])
def test_what_may_come_next_for_one_may_come_in_the_file_of_both(draw: Callable[[random.Random], Document]) -> None:
    """A step is barred where it is for each of them, and must come where it must for one."""
    wrong: dict[tuple[str, ...], int] = {}
    for seed in range(NEXT_TIMES):
        whole = draw(random.Random(seed))  # noqa: S311 - files are drawn alike each time
        ones = [_next(cut(whole, who)[0]) for who in ("s1", "s2")]
        together = _next(whole)
        together.pop("case_closed", None)  # it is of all
        for kind, standing in together.items():
            alone = {one.get(kind, "none") for one in ones}
            allowed = alone & {"may", "must"}
            if (standing == "barred" and allowed) or (standing in ("may", "must") and alone == {"barred"}):
                wrong.setdefault((kind, standing, *sorted(alone)), seed)
            if "must" in alone and standing != "must":
                wrong.setdefault((kind, standing, *sorted(alone)), seed)
    assert wrong == {}


def _next(file: Document) -> dict[str, str]:
    """Kind → how it stands on the day of the review."""
    found = next_steps(read_case(json.dumps(file).encode()), BOOK, on=NEXT_ON)
    return {step.kind: step.standing.value for step in found.steps}


def test_the_file_cut_to_one_keeps_what_is_theirs() -> None:
    """No act of the other, and every event where it was in the whole."""
    whole = executed(random.Random(0))  # noqa: S311 - any file will do
    one, places = cut(whole, "s1")
    assert {act["subject"] for act in one["acts"]} == {"s1"}
    assert not any("a2" in event.get("acts", ()) for event in one["events"])
    assert [whole["events"][places[at]]["kind"] for at in range(len(one["events"]))] == [
        e["kind"] for e in one["events"]
    ]
