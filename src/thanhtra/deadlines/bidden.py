"""Whether the outcome of a complaint or a suit asked for a change of a decision (118/2021/NĐ-CP Đ15.2.b, Đ15.2.d)."""

from __future__ import annotations

from typing import Any, Final

from thanhtra.casefile import CHANGING, DECISIONS, Index, event_fact
from thanhtra.deadlines.applied import applied
from thanhtra.deadlines.relations import decision_of
from thanhtra.deadlines.violators import named_by, sharers
from thanhtra.errors import LawError
from thanhtra.rulebook import Rulebook

_OUTCOMES: Final = ("complaint_resolved", "judgment_given")
CHANGES: Final = (*CHANGING, "decision_annulled")
_TO_CHANGE: Final = ("amended", "part-annulled")
_ON_APPEAL: Final = 2


def bidden(ix: Index, change: int, book: Rulebook) -> bool | tuple[str, ...]:
    """Whether a complaint or suit ahead of ``change`` ended with that decision to be amended or annulled in part; else what would tell.

    Upheld, withdrawn, about another step or other acts it asks for nothing. A judgment of first instance may have no effect (93/2015/QH13 Đ215.2).
    """
    decision = decision_of(ix, change)
    ended = [
        i for kind in _OUTCOMES for i in ix.by_kind.get(kind, ()) if i < change and _about(ix, i, decision, change)
    ]
    events: dict[int, Any] = {i: ix.events[i] for i in ended}
    appealed = any(e.kind == "judgment_given" and (e.instance or 0) >= _ON_APPEAL for e in events.values())
    untold: list[str] = []
    for i, event in events.items():
        judgment = event.kind == "judgment_given"
        if judgment and appealed and event.instance == 1:
            continue
        if event.outcome is None or decision_of(ix, i) is None:
            untold.append(event_fact(i, "outcome" if event.outcome is None else "complaint"))
        elif event.outcome not in _TO_CHANGE:
            continue
        elif _of_another(ix, i, decision, change):
            untold.append(event_fact(i, "acts"))
        elif not judgment or (event.instance or 0) >= _ON_APPEAL:
            return True
        else:
            untold.append(event_fact(i, "instance") if event.instance is None else _without_effect(ix, i, book))
    return tuple(untold) or False


def _about(ix: Index, ended: int, decision: int | None, change: int) -> bool:
    """Whether what ended with event ``ended`` may be about that decision, or a change of it, and an act ``change`` is about."""
    named = getattr(ix.events[ended], "acts", None)
    if set(ix.acts[change]).isdisjoint(ix.acts[ended] if named is None else named):
        return False
    complaint = ix.referent(ended, "complaint")
    target = None if complaint is None else ix.referent(complaint, "against")
    if target is None:
        return True
    return decision_of(ix, target) == decision and ix.kinds[target] in (*DECISIONS, *CHANGES)


def _of_another(ix: Index, ended: int, decision: int | None, change: int) -> bool:
    """Whether the outcome names no act and was of the complaint of one violator, and the change is about another alone."""
    complaint = ix.referent(ended, "complaint")
    if decision is None or complaint is None or getattr(ix.events[ended], "acts", None) is not None:
        return False
    shared = sharers(ix, decision)
    theirs = named_by(ix, shared, complaint) if shared else None
    return theirs is not None and all(shared[who].isdisjoint(ix.acts[change]) for who in theirs)


def _without_effect(ix: Index, judgment: int, book: Rulebook) -> str:
    day = ix.events[judgment].day
    if day is None:
        return event_fact(judgment, "on")
    try:
        return f"law:{applied(book, 'first-judgment', day).cites[0]}"
    except LawError as unread:
        return unread.token
