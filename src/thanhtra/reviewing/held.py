"""What holds a duty that waits: execution suspended, time-barred or of somebody who is gone is owed by nobody (không phải thi hành)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import Index, event_fact
from thanhtra.deadlines import EXECUTING, borne_by, decision_of, imposed_before, sharers, suspensions, whose_acts
from thanhtra.findings import Deadline, Message
from thanhtra.law import Citation
from thanhtra.reckoning import law_day, written
from thanhtra.terms import Status


class Hold(NamedTuple):
    """What holds a duty: why, the law that says so, and what would tell whether it does."""

    why: Message
    cites: tuple[Citation, ...]
    missing: tuple[str, ...]


def held_duties(ix: Index, deadlines: Sequence[Deadline], day: date) -> dict[int, Hold]:
    """Of the duties to execute a decision those that nobody has on ``day``, by identity: suspended, time-barred, or of somebody who is no more."""
    found: dict[int, Hold] = {}
    limitation = {(one.event, one.subject): one for one in deadlines if one.kind == "enforcement-limitation"}
    for one in deadlines:
        decision = None if one.kind not in EXECUTING or one.event is None else decision_of(ix, one.event)
        if decision is None:
            continue
        acts = frozenset(ix.acts[decision])
        if one.subject is not None:
            acts = sharers(ix, decision).get(one.subject, acts)
        hold = _suspended(ix, decision, acts, day)
        if hold is None and one.kind == "execution":
            hold = _not_any_more(ix, decision, acts, day, limitation.get((decision, one.subject)))
        if hold is not None:
            found[id(one)] = hold
    return found


def surely_held(ix: Index, deadlines: Sequence[Deadline], day: date) -> frozenset[int]:
    """Those of them, by identity, of which nothing is left to be told: they wait for nobody on ``day``."""
    return frozenset(one for one, hold in held_duties(ix, deadlines, day).items() if not hold.missing)


def _suspended(ix: Index, decision: int, acts: frozenset[str], day: date) -> Hold | None:
    holding = [at for at in suspensions(ix, decision, acts) if _still(ix, at, day)]
    if not holding:
        return None
    return _hold(ix, holding[-1], unsaid=all(whose_acts(ix, decision, at) is None for at in holding))


def _not_any_more(
    ix: Index, decision: int, acts: frozenset[str], day: date, limitation: Deadline | None
) -> Hold | None:
    """Why the fine of those acts is executed no more: whoever was fined is gone (Đ75), or the limitation is over (Đ74.1); confiscation and remedies outlive both."""
    gone = _gone(ix, decision, acts, day)
    over = None if limitation is None or limitation.due is None else law_day(limitation.due)
    barred = limitation is not None and limitation.met_on is None and over is not None and over < day
    if gone is None and not barred:
        return None
    imposed = [one for act, one in imposed_before(ix, decision, len(ix.events)).items() if act in acts]
    if any(s.remedies or any(a.measure == "confiscate" for a in s.additional or ()) for s in imposed):
        return None
    missing = [
        f"fact:events[{decision}].sanctions[{s.act}].{name}"
        for s in imposed
        for name in ("additional", "remedies")
        if getattr(s, name) is None
    ] or ([] if imposed else [event_fact(decision, "sanctions")])
    if gone is not None:
        why = Message(
            vi=f"người bị xử phạt đã chết, mất tích, giải thể hoặc phá sản từ ngày {written(gone, 'vi')}: không thi hành phạt tiền",
            en=f"the person sanctioned is no more since {gone}: the fine is not executed",
        )
        return Hold(why, (Citation.parse("15/2012/QH13 Đ75"),), tuple(missing))
    assert limitation is not None  # noqa: S101 - it is over: the caller's was looked at
    assert over is not None  # noqa: S101 - likewise
    if limitation.status is not Status.MISSED:
        missing += limitation.missing or ("event:evasion_found",)
    why = Message(
        vi=f"thời hiệu thi hành đã hết ngày {written(over, 'vi')}: không thi hành quyết định nữa",
        en=f"the limitation of execution ran out on {over}: the decision is executed no more",
    )
    return Hold(why, limitation.cites, tuple(missing))


def _gone(ix: Index, decision: int, acts: frozenset[str], day: date) -> date | None:
    """The day by which all who answer for those acts had died or been dissolved; None where somebody did not."""
    if "subject_ceased" not in ix.by_kind:
        return None
    ceased = {
        ix.event(at, ev.SubjectCeased).subject: on
        for at in ix.by_kind["subject_ceased"]
        if (on := ix.events[at].day) is not None and on <= day
    }
    days = [ceased.get(who) if who is not None else None for act, who in borne_by(ix, decision).items() if act in acts]
    known = [on for on in days if on is not None]
    return max(known) if known and len(known) == len(days) else None


def _still(ix: Index, at: int, day: date) -> bool:
    """Whether suspension ``at`` may still hold on ``day``: not past its own last day, nor the end of the complaint it was for (02/2011/QH13 Đ35)."""
    until, on = ix.event(at, ev.ExecutionHeld).until, ix.events[at].day
    if (until is not None and until < day) or (on is not None and on > day):
        return False
    others = ("lawsuit_filed", "sent_to_criminal")
    decision = decision_of(ix, at)
    pending = [
        i
        for i in ix.all_alike("complaint_lodged", at)
        if i < at and ix.referent(i, "against") in (None, decision) and not ix.before(i, "complaint_resolved", at)
    ]
    if ix.first_alike(others, at) is not None or not pending:
        return True
    ended = {ix.referent(i, "complaint") for i in ix.all_alike("complaint_resolved", at) if i > at}
    return None not in ended and not ended.issuperset(pending)


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
