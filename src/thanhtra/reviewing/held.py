"""What holds a duty that waits: execution that was suspended is owed by nobody meanwhile (tạm đình chỉ thi hành)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import Index, event_fact
from thanhtra.deadlines import EXECUTING, decision_of, sharers, suspensions, whose_acts
from thanhtra.findings import Deadline, Message
from thanhtra.law import Citation
from thanhtra.reckoning import written


class Hold(NamedTuple):
    """What holds a duty: why, the law that says so, and what would tell whether it does."""

    why: Message
    cites: tuple[Citation, ...]
    missing: tuple[str, ...]


def held_duties(ix: Index, deadlines: Iterable[Deadline], day: date) -> dict[int, Hold]:
    """Of the duties to execute a decision those its suspension holds on ``day``, by identity; nothing where none was suspended."""
    if "execution_suspended" not in ix.by_kind:
        return {}
    found: dict[int, Hold] = {}
    for one in deadlines:
        decision = None if one.kind not in EXECUTING or one.event is None else decision_of(ix, one.event)
        if decision is None:
            continue
        acts = frozenset(ix.acts[decision])
        if one.subject is not None:
            acts = sharers(ix, decision).get(one.subject, acts)
        holding = [at for at in suspensions(ix, decision, acts) if _still(ix, at, day)]
        if holding:
            unsaid = all(whose_acts(ix, decision, at) is None for at in holding)
            found[id(one)] = _hold(ix, holding[-1], unsaid=unsaid)
    return found


def _still(ix: Index, at: int, day: date) -> bool:
    """Whether suspension ``at`` may still hold on ``day``: not past its own last day, nor the end of the complaint it was for (02/2011/QH13 Đ35)."""
    until, on = ix.event(at, ev.ExecutionHeld).until, ix.events[at].day
    if (until is not None and until < day) or (on is not None and on > day):
        return False
    others = ("lawsuit_filed", "sent_to_criminal")
    if ix.first_alike(others, at) is not None or ix.last_alike(("complaint_lodged",), at, at) is None:
        return True
    return ix.first_alike(("complaint_resolved",), at, at) is None


def _hold(ix: Index, at: int, *, unsaid: bool) -> Hold:
    since, until = ix.events[at].day, ix.event(at, ev.ExecutionHeld).until
    why = Message(
        vi="việc thi hành đang bị tạm đình chỉ"
        + (f" từ ngày {written(since, 'vi')}" if since else "")
        + (f" đến hết ngày {written(until, 'vi')}" if until else "")
        + ": chưa phải thi hành",
        en="execution is suspended"
        + (f" since {since}" if since else "")
        + (f", to {until}" if until else "")
        + ": nothing has to be executed yet",
    )
    crime = ix.first_alike(("sent_to_criminal",), at) is not None
    cites = (Citation.parse("15/2012/QH13 Đ62.2" if crime else "15/2012/QH13 Đ15.3"),)
    return Hold(why, cites, (event_fact(at, "acts"),) if unsaid else ())
