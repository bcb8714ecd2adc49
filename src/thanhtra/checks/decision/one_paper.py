"""Are one subject's acts sanctioned at once in one decision?"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Final

from thanhtra import events as ev
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "DEC17",
    "decision.one-paper",
    about="decision_issued",
    defect=Defect.PROCEDURE,
    vi="Nhiều hành vi của một người bị xử phạt trong cùng một lần có được ghi trong một quyết định không?",
    en="Are one subject's acts sanctioned at once in one decision?",
    wrong=(
        "quyết định ngày {actual} tách hành vi {acts} khỏi quyết định cùng ngày, cùng biên bản, về cùng người vi phạm",
        "the decision of {actual} parts act {acts} from a decision of the same day, on the same minutes, against the same subject",
    ),
    right=("các hành vi bị xử phạt cùng lần được ghi trong một quyết định", "what is sanctioned at once stands in one decision"),
    law="15/2012/QH13 Đ67.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of several acts of one subject: in this decision, or in another of the same day on the same minutes by the same signer."""
    mine = _by_subject(ctx, ctx.at)
    beside, unlike = _at_once(ctx)
    for at, theirs in unlike.items():
        if at >= ctx.at:
            break
        for subject, acts in theirs.items():
            own = mine.get(subject, set())
            if own and own.isdisjoint(acts):
                by = (ctx.ix.events[at].by, ctx.event.by)
                if None in by:
                    return not_assessed([f"fact:events[{i}].by" for i, who in zip((at, ctx.at), by, strict=True) if who is None])
                if by[0] == by[1]:
                    return finding(acts=", ".join(sorted(own)))
    if not any(len(acts) > 1 for acts in mine.values()):
        return None
    if not beside or beside[0] >= ctx.at:
        return satisfied()
    untold = [f"fact:events[{at}].sanctions" for at in (*beside[: bisect_left(beside, ctx.at)], ctx.at) if ctx.ix.event(at, ev.DecisionIssued).sanctions is None]
    return not_assessed(untold) if untold else satisfied()


_Unlike = dict[int, dict[str, set[str]]]
"""Of decisions alike in signer, subjects and acts the first, with what it sanctions."""


def _at_once(ctx: CheckContext) -> tuple[list[int], _Unlike]:
    """The decisions of the same day on the same minutes, this one among them; none where the day or the minutes are not told."""
    together: dict[tuple[date | None, tuple[int, ...]], tuple[list[int], _Unlike]] | None = ctx.ix.cache.get("decided at once")
    if together is None:
        together = ctx.ix.cache["decided at once"] = {}
        known: set[object] = set()
        for at in ctx.ix.by_kind["decision_issued"]:
            key = (ctx.ix.events[at].day, ctx.ix.minutes_of(at))
            beside, unlike = together.setdefault(key, ([], {}))
            beside.append(at)
            theirs = _by_subject(ctx, at)
            likeness = (key, ctx.ix.events[at].by, frozenset((subject, frozenset(acts)) for subject, acts in theirs.items()))
            if likeness not in known:
                known.add(likeness)
                unlike[at] = theirs
    day, minutes = ctx.event.day, ctx.ix.minutes_of(ctx.at)
    return together.get((day, minutes), _ALONE) if day is not None and minutes else _ALONE


_ALONE: Final[tuple[list[int], _Unlike]] = ([], {})


def _by_subject(ctx: CheckContext, at: int) -> dict[str, set[str]]:
    named = {s.act: s.subject for s in ctx.ix.event(at, ev.DecisionIssued).sanctions or ()}
    found: dict[str, set[str]] = {}
    for act in ctx.ix.described(at):
        found.setdefault(named.get(act.id) or act.subject, set()).add(act.id)
    return found
