"""Are one subject's acts sanctioned at once in one decision?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import takewhile
from operator import itemgetter
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
    right=(
        "các hành vi bị xử phạt cùng lần được ghi trong một quyết định",
        "what is sanctioned at once stands in one decision",
    ),
    law="15/2012/QH13 Đ67.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of several acts of one subject: in this decision, or in another of the same day on the same minutes by the same signer."""
    if len(ctx.ix.acts[ctx.at]) == 1 and len(ctx.ix.by_kind["decision_issued"]) == 1:
        return None
    mine = _by_subject(ctx, ctx.at)
    beside, unlike = _at_once(ctx)
    for at, subject, acts in _may_part(unlike, mine, ctx):
        own = mine[subject]
        if own.isdisjoint(acts):
            by = (ctx.ix.events[at].by, ctx.event.by)
            if None in by:
                return not_assessed(
                    [f"fact:events[{i}].by" for i, who in zip((at, ctx.at), by, strict=True) if who is None]
                )
            return finding(acts=", ".join(sorted(own)))
    if not any(len(acts) > 1 for acts in mine.values()):
        return None
    if not beside or beside[0] >= ctx.at:
        return satisfied()
    untold = [
        f"fact:events[{at}].sanctions"
        for at in (*beside[: bisect_left(beside, ctx.at)], ctx.at)
        if ctx.ix.event(at, ev.DecisionIssued).sanctions is None
    ]
    return not_assessed(untold) if untold else satisfied()


_Sanctioned = dict[str, set[str]]
"""Subject → the acts sanctioned."""
_Paper = tuple[int, str, frozenset[str]]
"""A decision, and of one subject the acts it sanctions."""
_Unlike = dict[tuple[str | None, str], dict[frozenset[str], _Paper]]
"""Signer and subject → of decisions alike in the acts the first, in file order; under ``_WHOEVER`` those of every signer."""
_WHOEVER: Final = ""


def _may_part(unlike: _Unlike, subjects: Iterable[str], ctx: CheckContext) -> Iterator[_Paper]:
    """Those of the subjects ahead of this decision that its signer signed, or may have signed; first ones first, no further than they are read."""
    signers = (_WHOEVER,) if ctx.event.by is None else (ctx.event.by, None)
    listed = [found.values() for subject in subjects for by in signers if (found := unlike.get((by, subject)))]
    return takewhile(lambda paper: paper[0] < ctx.at, merge(*listed, key=itemgetter(0)))


def _at_once(ctx: CheckContext) -> tuple[list[int], _Unlike]:
    """The decisions of the same day on the same minutes, this one among them; none where the day or the minutes are not told."""
    together: dict[tuple[date | None, tuple[int, ...]], tuple[list[int], _Unlike]] | None = ctx.ix.cache.get(
        "decided at once"
    )
    if together is None:
        together = ctx.ix.cache["decided at once"] = {}
        for at in ctx.ix.by_kind["decision_issued"]:
            beside, unlike = together.setdefault((ctx.ix.events[at].day, ctx.ix.minutes_of(at)), ([], {}))
            beside.append(at)
            for subject, acts in _by_subject(ctx, at).items():
                paper = at, subject, frozenset(acts)
                for by in (ctx.ix.events[at].by, _WHOEVER):
                    unlike.setdefault((by, subject), {}).setdefault(paper[2], paper)
    day, minutes = ctx.event.day, ctx.ix.minutes_of(ctx.at)
    return together.get((day, minutes), _ALONE) if day is not None and minutes else _ALONE


_ALONE: Final[tuple[list[int], _Unlike]] = ([], {})


def _by_subject(ctx: CheckContext, at: int) -> _Sanctioned:
    named = {s.act: s.subject for s in ctx.ix.event(at, ev.DecisionIssued).sanctions or ()}
    found: _Sanctioned = {}
    for act in ctx.ix.described(at):
        found.setdefault(named.get(act.id) or act.subject, set()).add(act.id)
    return found
