"""Five thousand cases reported for three periods: every figure as a recount by hand finds it, with nothing taken from ``reports``."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from thanhtra.casefile import Case
from thanhtra.exchange import read_case
from thanhtra.reports import count
from thanhtra.rulebook import Rulebook

_spec = importlib.util.spec_from_file_location("province", Path(__file__).parent / "province.py")
assert _spec is not None
assert _spec.loader is not None
province = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(province)

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
    "decision_amended": "amended",
    "decision_corrected": "corrected",
    "goods_seized": "seizures",
    "fine_paid": "fines-collected",
}


@cache
def documents() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = province.province_year(5_000)
    return made


@cache
def cases() -> list[Case]:
    return [read_case(json.dumps(one).encode()) for one in documents()]


def day_of(event: dict[str, Any]) -> date | None:
    return date.fromisoformat(event["on"]) if "on" in event else None


def annuls(event: dict[str, Any]) -> bool:
    """An annulment, a resolution that annuls, a judgment of the second instance that does (Law 15/2012/QH13 Đ18.3)."""
    if event.get("outcome") == "annulled":
        return event["kind"] == "complaint_resolved" or event.get("instance") == 2
    return event["kind"] == "decision_annulled"


def province_of(act: dict[str, Any]) -> str | None:
    return act["area"].split("/")[0] if "area" in act else None


def stage_of(events: list[dict[str, Any]]) -> str | None:
    """Where a file of these events stands; None when it is done or has not begun."""
    kinds = [e["kind"] for e in events]
    if "sent_to_criminal" in kinds and not {
        "returned_from_criminal",
        "decision_issued",
        "no_sanction_decided",
        "case_closed",
    } & set(kinds[kinds.index("sent_to_criminal") :]):
        return "with-criminal-bodies"
    if {"case_closed", "no_sanction_decided", "execution_completed"} & set(kinds) or any(annuls(e) for e in events):
        return None
    if "decision_issued" in kinds:
        sanctions = events[kinds.index("decision_issued")]["sanctions"]
        alone = not any(s["additional"] or s["remedies"] for s in sanctions) and all(
            "fine" in s or "warning" in s for s in sanctions
        )
        paid = [e["amount"] for e in events if e["kind"] == "fine_paid"]
        if alone and paid and sum(paid) >= sum(s.get("fine", 0) for s in sanctions):
            return None
        return "delivered" if "decision_delivered" in kinds else "decided"
    if "decision_delivered" in kinds:  # the decision itself has not happened, or bears no day
        return "delivered"
    if "minutes_drawn_up" in kinds:
        return "minuted"
    if "act_detected" in kinds:
        return "detected"
    if "signal_received" in kinds:
        return "signal"
    return "control" if kinds.count("examination_opened") > kinds.count("examination_ended") else None


class Recount:
    """The same figures the slow way: every case, every event, every key by itself."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.figures: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.keys: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.undated: dict[str, int] = defaultdict(int)
        self.legs: dict[str, list[int]] = defaultdict(list)
        self.overdue = [0, 0]
        self.months: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.aftermath: dict[str, int] = defaultdict(int)
        self.per_body: dict[tuple[str, str], int] = defaultdict(int)
        self.stages: dict[str, int] = defaultdict(int)
        self.ages: dict[str, int] = defaultdict(int)
        self.unsettled: list[str] = []
        self.causes: dict[str, int] = defaultdict(int)
        for document in documents():
            self.case(document)

    def add(self, figure: str, day: date | None, amount: int = 0, **keys: str | None) -> None:
        if day is None:
            self.undated[figure] += 1
        elif self.first <= day <= self.last:
            for cell in (self.figures[figure], *(self.keys[figure, d, k or "unresolved"] for d, k in keys.items())):
                cell[0] += 1
                cell[1] += amount
            if figure in ("detected", "decisions", "sanctioned-acts", "fines-imposed", "fines-collected"):
                month = self.months[figure, day.isoformat()[:7]]
                month[0] += 1
                month[1] += amount

    def case(self, document: dict[str, Any]) -> None:
        acts = {a["id"]: a for a in document["acts"]}
        official = document["officials"][0]
        post, agency = official.get("post"), official.get("agency")
        self.once(document["events"], self.origin(document["events"]))
        for event in document["events"]:
            kind, day = event["kind"], day_of(event)
            if kind == "act_detected":
                for act in acts.values():
                    self.add("detected", day, field=act.get("field") or document.get("field"), area=province_of(act))
            elif kind == "decision_issued":
                self.add("decisions", day, authority=post, agency=agency)
                self.add("subjects-sanctioned", day, form=document["subjects"][0]["kind"])
                self.sanctions(event, day, document, acts)
            else:
                keys = {
                    "signal_received": "source",
                    "examination_opened": "mode",
                    "no_sanction_decided": "reason",
                    "decision_annulled": "scope",
                }
                form = {"form": event.get(keys[kind])} if kind in keys else {}
                if kind in ("minutes_drawn_up", "fine_paid"):
                    form["agency"] = agency
                if kind in ("complaint_lodged", "lawsuit_filed"):
                    form["form"] = "decision"
                if kind == "no_sanction_decided":
                    form["agency"] = None
                if kind in PLAIN:
                    self.add(PLAIN[kind], day, event.get("amount", 0), **form)
        self.pairs(document["events"])
        self.unpaid(document["events"])
        self.weighed(document)
        self.fate(document["events"], agency or "unresolved")
        self.standing(document["id"], document["events"])

    def origin(self, events: list[dict[str, Any]]) -> dict[str, str | None]:
        how = next((e["how"] for e in events if e["kind"] == "act_detected" and "how" in e), None)
        source = next((e["source"] for e in events if e["kind"] == "signal_received"), None)
        if source is None and how not in (None, "signal"):
            source = "none"
        control = (
            "examination"
            if any(e["kind"] == "examination_opened" for e in events)
            else how
            if how in ("inspection", "examination")
            else "none"
            if how
            else None
        )
        return {"source": source, "control": control}

    def once(self, events: list[dict[str, Any]], origin: dict[str, str | None]) -> None:
        for figure, kinds in {
            "cases-found": ("act_detected", "minutes_drawn_up", "decision_issued"),
            "cases-sanctioned": ("decision_issued",),
            "cases-unsanctioned": ("no_sanction_decided",),
        }.items():
            first = next((e for e in events if e["kind"] in kinds), None)
            if first:
                self.add(figure, day_of(first), **origin)

    def fate(self, events: list[dict[str, Any]], agency: str) -> None:
        """What became of the decision by the last day, and under which body."""
        decided = next((e for e in events if e["kind"] == "decision_issued"), None)
        day = day_of(decided) if decided else None
        if day is None or not self.first <= day <= self.last:
            return
        kept = [e for e in events if (on := day_of(e)) and on <= self.last]
        names = ["issued"]
        if any(annuls(e) for e in kept):
            names.append("annulled_whole")
        for kind, name in (("decision_amended", "amended"), ("decision_corrected", "corrected")):
            names += [name] * any(e["kind"] == kind for e in kept)
        for lodged, resolved, name in (
            ("complaint_lodged", "complaint_resolved", "complaints"),
            ("lawsuit_filed", "judgment_given", "lawsuits"),
        ):
            if any(e["kind"] == lodged for e in kept):
                outcome = next((e.get("outcome", "open") for e in kept if e["kind"] == resolved), "open")
                names += [
                    f"{name}.brought",
                    f"{name}.{'changed' if outcome in ('annulled', 'part-annulled', 'amended') else outcome}",
                ]
        for name in names:
            self.aftermath[name] += 1
            self.per_body[agency, name] += 1

    def standing(self, name: str, events: list[dict[str, Any]]) -> None:
        """Where the file stood at the end of the last day."""
        happened, kept = False, []
        for event in reversed(events):
            day = day_of(event)
            now = happened if day is None else day <= self.last
            happened = happened or now
            if now:
                kept.insert(0, event)
        days = [day for e in events if (day := day_of(e)) and day <= self.last]
        if not days:
            return
        stage = stage_of(kept)
        if stage_of([e for e in events if e in kept or day_of(e) is None]) != stage:
            self.unsettled.append(name)
            return
        if stage:
            self.stages[stage] += 1
            age = (self.last - min(days)).days
            self.ages[
                "0-30"
                if age <= 30
                else "31-90"
                if age <= 90
                else "91-180"
                if age <= 180
                else "181-365"
                if age <= 365
                else "366-"
            ] += 1

    def sanctions(
        self, event: dict[str, Any], day: date | None, document: dict[str, Any], acts: dict[str, Any]
    ) -> None:
        official = document["officials"][0]
        who = {"authority": official.get("post"), "agency": official.get("agency")}
        for sanction in event["sanctions"]:
            act = acts[sanction["act"]]
            place = {"field": act.get("field") or document.get("field"), "area": province_of(act)}
            form = "warning" if "warning" in sanction else "fine" if "fine" in sanction else None
            self.add("sanctioned-acts", day, form=form, provision=act.get("provision"), **place, **who)
            if "fine" in sanction:
                self.add("fines-imposed", day, sanction["fine"], **place, **who)
            for measure in sanction["additional"]:
                self.add("measures", day, form=measure["measure"])
            for remedy in sanction["remedies"]:
                self.add("remedies", day, remedy.get("amount", 0), form=remedy["remedy"])

    def pairs(self, events: list[dict[str, Any]]) -> None:
        last: dict[str, date | None] = {}
        signal = next((e for e in events if e["kind"] == "signal_received"), None)
        minutes = next((e for e in events if e["kind"] == "minutes_drawn_up"), None)
        begun, written = day_of(signal) if signal else None, day_of(minutes) if minutes else None
        if begun and written and self.first <= written <= self.last:
            self.legs["signal"].append((written - begun).days)
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
        gone = any(e["kind"] == "execution_postponed" or annuls(e) for e in kept)
        if not decided or gone or any("fine" not in s and "warning" not in s for s in decided[0]["sanctions"]):
            return
        if any("on" not in e for e in events if e["kind"] == "fine_paid" or annuls(e)):
            return
        if any(e["kind"] == "execution_completed" for e in kept):
            return  # none of these files says it is complete, so the word that all was executed stands
        left = sum(s.get("fine", 0) for s in decided[0]["sanctions"]) - sum(
            e["amount"] for e in kept if e["kind"] == "fine_paid"
        )
        received = [day_of(e) for e in kept if e["kind"] == "decision_delivered"]
        if (
            left <= 0
            or sum(s.get("fine", 0) for s in decided[0]["sanctions"]) == 0
            or not received
            or received[0] is None
        ):
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
    return count(cases(), name, BOOK, compare=False, quality=False), Recount(*PERIODS[name])


def test_every_figure_equals_the_recount(both):
    report, recount = both
    counted = {slug: [cell.count, cell.amount] for slug, cell in report.figures.items() if cell.count}

    assert recount.figures == counted
    assert len(counted) > 15


def test_every_key_of_every_figure_equals_the_recount(both):
    report, recount = both
    counted = {
        (f, d, key): [cell.count, cell.amount] for (f, d), cells in report.by.items() for key, cell in cells.items()
    }

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
        "signal-minutes": "signal",
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
    places = {case.id: case for case in cases()}
    for ref in report.figures["decisions"].refs:
        case, at = ref.split("#")
        assert places[case].events[int(at)].kind == "decision_issued"


def test_the_months_equal_the_recount_and_sum_to_their_figure(both):
    report, recount = both
    counted = {
        (slug, month): [cell.count, cell.amount]
        for slug, found in report.months.items()
        for month, cell in found.items()
    }

    assert recount.months == counted
    for slug, found in report.months.items():
        whole = report.figures[slug]
        assert (whole.count, whole.amount) == (
            sum(c.count for c in found.values()),
            sum(c.amount for c in found.values()),
        )


def flat(found):
    numbers = {
        name: getattr(found, name) for name in ("issued", "corrected", "amended", "annulled_part", "annulled_whole")
    }
    disputes = {
        f"{name}.{part}": getattr(getattr(found, name), part)
        for name in ("complaints", "lawsuits")
        for part in ("brought", "upheld", "changed", "withdrawn", "open")
    }
    return {name: n for name, n in {**numbers, **disputes}.items() if n}


def test_what_became_of_the_decisions_equals_the_recount(both):
    report, recount = both

    assert recount.aftermath == flat(report.aftermath)
    assert {"complaints.upheld", "complaints.changed", "lawsuits.brought"} <= recount.aftermath.keys()


def test_every_body_has_its_decisions_fines_payments_and_what_became_of_them(both):
    report, recount = both
    for name, body in report.bodies.items():
        for figure, cell in (
            ("decisions", body.decisions),
            ("fines-imposed", body.fines),
            ("fines-collected", body.collected),
        ):
            assert recount.keys[figure, "agency", name] == [cell.count, cell.amount]
        assert {part: n for (agency, part), n in recount.per_body.items() if agency == name} == flat(body.aftermath)
    assert sum(body.decisions.count for body in report.bodies.values()) == report.figures["decisions"].count


def test_what_was_open_on_the_last_day_equals_the_recount(both):
    report, recount = both
    backlog = report.backlog

    assert recount.stages == {stage: cell.count for stage, cell in backlog.stages.items() if cell.count}
    assert recount.ages == {band: n for band, n in backlog.ages.items() if n}
    assert sorted(recount.unsettled) == sorted(backlog.unresolved.refs)
    assert backlog.count == sum(recount.stages.values())
    assert [one.days for one in backlog.oldest] == sorted((one.days for one in backlog.oldest), reverse=True)
