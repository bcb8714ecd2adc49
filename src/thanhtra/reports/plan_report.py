"""A plan counted at a day: by kind of work, by body, by state (báo cáo thực hiện kế hoạch phối hợp)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, get_args

from thanhtra.classes import frozen
from thanhtra.coordination import ItemState, PlanCheck
from thanhtra.coordination.planned_controls import Overlap
from thanhtra.coordination.standing import ItemStanding

ITEM_STATES: Final[tuple[str, ...]] = get_args(ItemState)


@frozen(kw_only=True)
class PlanCount:
    """How many items are in each state, how many are late now, how many were done late, and how many cases, controls and transfers they name."""

    states: Mapping[str, int]
    late: int
    done_late: int
    cases: int
    controls: int
    transfers: int

    @property
    def items(self) -> int:
        """Every item is in one state."""
        return sum(self.states.values())


@frozen(kw_only=True)
class PlanReport:
    """What a plan came to at the end of a day: the whole, by kind of work, and by body that leads (an item led by two counts for both)."""

    check: PlanCheck
    whole: PlanCount
    by_work: Mapping[str, PlanCount]
    by_lead: Mapping[str, PlanCount]


def plan_report(check: PlanCheck) -> PlanReport:
    """The counts of a plan that was looked at on a day. Items and entries are only read: what was late then stays told."""
    works = list(dict.fromkeys(one.item.work for one in check.standings))
    leads = [party.id for party in check.plan.parties if any(party.id in one.item.leads for one in check.standings)]
    return PlanReport(
        check=check,
        whole=count_of(check.standings),
        by_work={work: count_of(tuple(s for s in check.standings if s.item.work == work)) for work in works},
        by_lead={lead: count_of(tuple(s for s in check.standings if lead in s.item.leads)) for lead in leads},
    )


def count_of(found: tuple[ItemStanding, ...]) -> PlanCount:
    """Items counted by their state."""
    states: Counter[str] = Counter(one.state for one in found)
    return PlanCount(
        states={state: states[state] for state in ITEM_STATES},
        late=sum(1 for one in found if one.open and one.late),
        done_late=sum(1 for one in found if one.state == "done" and one.late),
        cases=len(linked(found, "cases")),
        controls=len(linked(found, "controls")),
        transfers=len(linked(found, "transfers")),
    )


def linked(found: tuple[ItemStanding, ...], name: str) -> tuple[str, ...]:
    """The cases, controls or transfers that entries name, each once."""
    return tuple(dict.fromkeys(one for s in found for entry in s.entries for one in getattr(entry, name) or ()))


def plan_check_to_json(check: PlanCheck) -> dict[str, Any]:
    """``late``, ``due`` and ``undated`` items, ``overlaps``, ``after_end`` and ``gone``, by ids of the plan."""
    return {
        "plan": check.plan.id,
        "on": check.on.isoformat(),
        "findings": check.has_findings,
        "late": [_standing(one) for one in check.late],
        "due": [_standing(one) for one in check.due],
        "undated": [one.item.id for one in check.undated],
        "overlaps": [overlap_to_json(one) for one in check.overlaps],
        "after_end": [
            {"item": one.entry.item, "on": one.entry.on.isoformat(), "closed": one.closed.on.isoformat()}
            for one in check.after_end
        ],
        "gone": [
            {"party": one.party.id, "body": one.party.body, "heirs": list(one.heirs), "items": list(one.items)}
            for one in check.gone
        ],
    }


def plan_report_to_json(report: PlanReport) -> dict[str, Any]:
    """The check, every item with its state, and the counts."""
    return {
        **plan_check_to_json(report.check),
        "items": [_standing(one) for one in report.check.standings],
        "count": count_to_json(report.whole),
        "by_work": {work: count_to_json(one) for work, one in report.by_work.items()},
        "by_lead": {lead: count_to_json(one) for lead, one in report.by_lead.items()},
    }


def count_to_json(one: PlanCount) -> dict[str, Any]:
    """The counts of some items."""
    return {
        "items": one.items,
        "states": dict(one.states),
        "late": one.late,
        "done_late": one.done_late,
        "cases": one.cases,
        "controls": one.controls,
        "transfers": one.transfers,
    }


def _standing(one: ItemStanding) -> dict[str, Any]:
    out: dict[str, Any] = {"item": one.item.id, "work": one.item.work, "state": one.state, "late": one.late}
    if one.last_day is not None:
        out |= {"last_day": one.last_day.isoformat(), "last_day_from": one.end_from}
    if one.days_late:
        out["days_late"] = one.days_late
    if one.closed is not None:
        out["closed"] = one.closed.isoformat()
    out |= {name: list(found) for name in ("cases", "controls", "transfers") if (found := linked((one,), name))}
    return out | {"entries": len(one.entries), "later": one.later}


def overlap_to_json(one: Overlap) -> dict[str, Any]:
    """An answer about a subject."""
    out: dict[str, Any] = {
        "question": one.question,
        "answer": one.answer,
        "subject": one.subject,
        "items": list(one.items),
    }
    if one.year is not None:
        out["year"] = one.year
    if one.missing:
        out["missing"] = list(one.missing)
    if one.prevails is not None:
        out["prevails"] = one.prevails
    return out | ({"cites": [str(c) for c in one.cites], "known": one.known.value} if one.cites else {})
