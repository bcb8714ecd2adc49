"""Five thousand cases reported for three periods: every figure as a recount by hand finds it, with nothing taken from ``reports``."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from thanhtra.exchange import read_case
from thanhtra.reports import count
from thanhtra.rulebook import Rulebook

_spec = importlib.util.spec_from_file_location("province", Path(__file__).parent / "province.py")
assert _spec is not None
assert _spec.loader is not None
province = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(province)

DOCUMENTS: list[dict[str, Any]] = province.province_year(5_000)
CASES = [read_case(json.dumps(d).encode()) for d in DOCUMENTS]
PERIODS = {
    "2020-9M": (date(2019, 12, 16), date(2020, 9, 15)),
    "2020-Y": (date(2019, 12, 16), date(2020, 12, 15)),
    "2021-Y": (date(2020, 12, 16), date(2021, 12, 14)),
}
"""The days of each period as the circulars of 2013 and 2021 give them; 15 December 2020 stays with 2020."""
BOOK = Rulebook.built_in()
PLAIN = {
    "signal_received": "signals",
    "examination_opened": "examinations",
    "examination_ended": "examinations-ended",
    "minutes_drawn_up": "minuted",
    "no_sanction_decided": "no-sanction",
    "execution_postponed": "postponed",
    "enforcement_ordered": "coerced",
    "execution_completed": "executed",
    "complaint_lodged": "complaints",
    "lawsuit_filed": "lawsuits",
    "sent_to_criminal": "criminal-out",
    "returned_from_criminal": "criminal-in",
    "decision_annulled": "annulled",
    "fine_paid": "fines-collected",
}


def day_of(event: dict[str, Any]) -> date | None:
    return date.fromisoformat(event["on"]) if "on" in event else None


class Recount:
    """The same figures the slow way: every case, every event, every key by itself."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.figures: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.keys: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.undated: dict[str, int] = defaultdict(int)
        self.legs: dict[str, list[int]] = defaultdict(list)
        self.overdue = [0, 0]
        self.causes: dict[str, int] = defaultdict(int)
        for document in DOCUMENTS:
            self.case(document)

    def add(self, figure: str, day: date | None, amount: int = 0, **keys: str | None) -> None:
        if day is None:
            self.undated[figure] += 1
        elif self.first <= day <= self.last:
            for cell in (self.figures[figure], *(self.keys[figure, d, k or "unresolved"] for d, k in keys.items())):
                cell[0] += 1
                cell[1] += amount

    def case(self, document: dict[str, Any]) -> None:
        fields = {a["id"]: a.get("field") or document.get("field") for a in document["acts"]}
        post = document["officials"][0].get("post")
        for event in document["events"]:
            kind, day = event["kind"], day_of(event)
            if kind == "act_detected":
                for field in fields.values():
                    self.add("detected", day, field=field)
            elif kind == "decision_issued":
                self.add("decisions", day, authority=post)
                self.sanctions(event, day, fields, post)
            else:
                keys = {"signal_received": "source", "examination_opened": "mode", "no_sanction_decided": "reason", "decision_annulled": "scope"}
                form = {"form": event.get(keys[kind])} if kind in keys else {}
                if kind in PLAIN:
                    self.add(PLAIN[kind], day, event.get("amount", 0), **form)
        self.pairs(document["events"])
        self.unpaid(document["events"])
        self.weighed(document)

    def sanctions(self, event: dict[str, Any], day: date | None, fields: dict[str, str | None], post: str | None) -> None:
        for sanction in event["sanctions"]:
            field = fields[sanction["act"]]
            form = "warning" if "warning" in sanction else "fine" if "fine" in sanction else None
            self.add("sanctioned-acts", day, field=field, form=form, authority=post)
            if "fine" in sanction:
                self.add("fines-imposed", day, sanction["fine"], field=field, authority=post)
            for measure in sanction.get("additional", ()):
                self.add("measures", day, form=measure["measure"])
            for remedy in sanction.get("remedies", ()):
                self.add("remedies", day, remedy.get("amount", 0), form=remedy["remedy"])

    def pairs(self, events: list[dict[str, Any]]) -> None:
        last: dict[str, date | None] = {}
        before = {
            "minutes_drawn_up": "act_detected",
            "decision_issued": "minutes_drawn_up",
            "decision_delivered": "decision_issued",
            "execution_completed": "decision_delivered",
        }
        for event in events:
            kind, day = event["kind"], day_of(event)
            earlier = last.get(before.get(kind, ""))
            if day and earlier and self.first <= day <= self.last:
                self.legs[kind].append((day - earlier).days)
            last[kind] = day

    def unpaid(self, events: list[dict[str, Any]]) -> None:
        kept = [e for e in events if (day := day_of(e)) and day <= self.last]
        decided = [e for e in kept if e["kind"] == "decision_issued"]
        gone = any(e["kind"] in ("decision_annulled", "execution_postponed") for e in kept)
        if not decided or gone or any("fine" not in s and "warning" not in s for s in decided[0]["sanctions"]):
            return
        if any("on" not in e for e in events if e["kind"] in ("fine_paid", "decision_annulled")):
            return
        left = sum(s.get("fine", 0) for s in decided[0]["sanctions"]) - sum(e["amount"] for e in kept if e["kind"] == "fine_paid")
        received = [day_of(e) for e in kept if e["kind"] == "decision_delivered"]
        if left <= 0 or sum(s.get("fine", 0) for s in decided[0]["sanctions"]) == 0 or not received or received[0] is None:
            return
        term = received[0] + timedelta(10)
        while not BOOK.calendar.is_working(term):
            term += timedelta(1)
        if term <= self.last:
            self.overdue[0] += 1
            self.overdue[1] += left

    def weighed(self, document: dict[str, Any]) -> None:
        weighing = ("decision_issued", "no_sanction_decided", "examination_ended")
        day = next((d for e in document["events"] if e["kind"] in weighing and (d := day_of(e))), None)
        for cause in document.get("causes", ()):
            if day and self.first <= day <= self.last:
                for kind in cause["kinds"]:
                    self.causes[kind] += 1


def ranked(days: list[int], percent: int) -> int:
    """The least value that at least so many per cent of the days do not exceed."""
    return next(d for d in sorted(days) if 100 * sum(1 for other in days if other <= d) >= percent * len(days))


@pytest.fixture(scope="module", params=PERIODS)
def both(request):
    name = request.param
    return count(CASES, name, BOOK, compare=False, quality=False), Recount(*PERIODS[name])


def test_every_figure_equals_the_recount(both):
    report, recount = both
    counted = {slug: [cell.count, cell.amount] for slug, cell in report.figures.items() if cell.count}

    assert recount.figures == counted
    assert len(counted) > 15


def test_every_key_of_every_figure_equals_the_recount(both):
    report, recount = both
    counted = {(f, d, key): [cell.count, cell.amount] for (f, d), cells in report.by.items() for key, cell in cells.items()}

    assert recount.keys == counted


def test_what_bears_no_day_stands_by_itself(both):
    report, recount = both
    counted = {slug: cell.count for slug, cell in report.undated.items() if slug != "causes"}

    assert recount.undated == counted


def test_overdue_fines_equal_the_recount(both):
    report, recount = both

    assert recount.overdue == [report.overdue.count, report.overdue.amount]


def test_handling_times_equal_the_recount(both):
    report, recount = both
    names = {
        "detection-minutes": "minutes_drawn_up",
        "minutes-decision": "decision_issued",
        "decision-delivery": "decision_delivered",
        "delivery-execution": "execution_completed",
    }
    for leg, kind in names.items():
        days, found = recount.legs[kind], report.handling[leg]
        assert (len(days), ranked(days, 50), ranked(days, 90)) == (found.pairs, found.median, found.p90)


def test_causes_equal_the_recount(both):
    report, recount = both

    assert recount.causes == {kind: cell.count for kind, cell in report.causes.items()}


def test_every_figure_leads_back_to_its_papers(both):
    report, _ = both
    for cell in report.figures.values():
        assert cell.count == len(cell.refs)
    places = {case.id: case for case in CASES}
    for ref in report.figures["decisions"].refs:
        case, at = ref.split("#")
        assert places[case].events[int(at)].kind == "decision_issued"
