"""Was the decision sent in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from thanhtra import events as ev
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionSent


def _first(ctx: CheckContext[DecisionSent]) -> bool:
    """A licensing body has a limit of its own; a decision that came back and is sent again was sent in time once."""
    to, decision = ctx.event.to, ctx.ix.referent(ctx.at, "decision")
    if to == "licensing-body":
        return False
    sent = ctx.ix.dependents(decision, "decision_sent") if decision is not None else ()
    if not sent or sent[0] >= ctx.at:
        return True
    return not any(i < ctx.at and ctx.ix.event(i, ev.DecisionSent).to == to for i in sent)


def _ask(ctx: CheckContext[DecisionSent]) -> Verdict | None:
    """What is sent to the collector or another body keeps the same limit, and does not stand for the sending to the violator (Đ70)."""
    if not _first(ctx):
        return None
    if ctx.event.to in _TO_VIOLATOR:
        return within(ctx, "sending")
    found, decision = answer_of(ctx.timeline.beside("sending", ctx.at)), ctx.ix.referent(ctx.at, "decision")
    if found is None or found.answer != SATISFIED or decision is None or _sent_to_violator(ctx, decision):
        return found
    missing = ctx.unknown("decision_sent")
    return not_assessed(missing, found.rests_on) if missing else None


def _sent_to_violator(ctx: CheckContext[DecisionSent], decision: int) -> bool:
    sent = [ctx.ix.event(i, ev.DecisionSent).to for i in ctx.ix.dependents(decision, "decision_sent")]
    return any(to in _TO_VIOLATOR for to in sent) or bool(ctx.ix.dependents(decision, "decision_delivered"))


_TO_VIOLATOR: Final = ("violator", None)


CHECK = attrs.evolve(
    in_time(
        "SEND01",
        "decision.sent-in-time",
        about="decision_sent",
        limit="sending",
        defect=Defect.DUTY,
        vi="Quyết định xử phạt có được gửi trong thời hạn không?",
        en="Was the decision sent in time?",
        what=("Gửi quyết định xử phạt", "the sending of the decision"),
        module=__name__,
    ),
    ask=_ask,
)
