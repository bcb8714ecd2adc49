"""Was the decision sent in time?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Timing, named_by, sharers
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionSent


def _first(
    ctx: CheckContext[DecisionSent], decision: int | None, shared: Mapping[str | None, frozenset[str]]
) -> bool | tuple[str, ...]:
    """Whether it is the first to go there; else what would tell. A licensing body has a limit of its own; a decision that came back and is sent again, or was handed over in time, was sent in time once.

    Of several violators the first to one of them, nothing that names none of them, and one that names nobody where none went before.
    """
    to = ctx.event.to
    if to == "licensing-body":
        return False
    own = named_by(ctx.ix, shared, ctx.at) if shared else None
    if decision is None or own == ():
        return own is None
    sent = ctx.ix.before(decision, "decision_sent", ctx.at)
    handed = ctx.ix.before(decision, "decision_delivered", ctx.at)
    if not sent and not handed:
        return True
    return _first_of_several(ctx, decision, shared, own, (sent, handed))


def _first_of_several(
    ctx: CheckContext[DecisionSent],
    decision: int,
    shared: Mapping[str | None, frozenset[str]],
    own: tuple[str | None, ...] | None,
    ahead: tuple[Sequence[int], Sequence[int]],
) -> bool | tuple[str, ...]:
    """The same where it was sent, or handed over, before: ``own`` are the violators this one names. A handing over of which a day is wrong, or not told, may have been in time."""
    to, (sent, handed) = ctx.event.to, ahead
    before, unsure = [i for i in sent if ctx.ix.event(i, ev.DecisionSent).to == to], dict[int, tuple[str, ...]]()
    if to in _TO_VIOLATOR and (own is not None or not shared):
        stands = {i: ctx.timeline.against("sending", decision, i) for i in handed}
        before += [i for i, found in stands.items() if found.timing is Timing.IN_TIME]
        unsure = {i: found.missing for i, found in stands.items() if found.timing in _NOT_TOLD}
    if own is None:
        return not before and (tuple(chain.from_iterable(unsure.values())) or True)
    whose = {i: named_by(ctx.ix, shared, i) for i in before}
    left = set(own) - {who for named in whose.values() for who in named or ()}
    if not left:
        return False
    perhaps = [(named_by(ctx.ix, shared, i), missing) for i, missing in unsure.items()]
    untold = [event_fact(i, "subjects") for i, named in whose.items() if named is None]
    untold += [token for named, missing in perhaps if named is None or left.intersection(named) for token in missing]
    return tuple(untold) or True


def _ask(ctx: CheckContext[DecisionSent]) -> Verdict | None:
    """Of several violators the paper says to whom it went (Đ70), else nobody's sending is told. What is sent to the collector or another body keeps the same limit, and does not stand for the sending to the violator (Đ70)."""
    decision = ctx.ix.referent(ctx.at, "decision")
    to_violator = ctx.event.to in _TO_VIOLATOR
    shared = sharers(ctx.ix, decision) if decision is not None and to_violator else {}
    first = _first(ctx, decision, shared)
    if not first:
        return None
    found = answer_of(ctx.timeline.beside("sending", ctx.at))
    if to_violator:
        if isinstance(first, tuple):  # one that went before may have been to them
            if found is None or found.answer == SATISFIED:
                return None if shared else found
            return not_assessed(first, found.rests_on)
        if not shared or found is None or found.answer != SATISFIED:
            return found
        silent = named_by(ctx.ix, shared, ctx.at) is None
        return not_assessed(ctx.field("subjects"), found.rests_on) if silent else found
    if found is None or found.answer != SATISFIED or decision is None or _sent_to_violator(ctx, decision):
        return found
    missing = ctx.unknown("decision_sent")
    return not_assessed(missing, found.rests_on) if missing else None


def _sent_to_violator(ctx: CheckContext[DecisionSent], decision: int) -> bool:
    """Whether it was sent or handed to the violator: of several, to each of them."""
    sent = [
        i for i in ctx.ix.dependents(decision, "decision_sent") if ctx.ix.event(i, ev.DecisionSent).to in _TO_VIOLATOR
    ]
    steps, shared = [*sent, *ctx.ix.dependents(decision, "decision_delivered")], sharers(ctx.ix, decision)
    return set(shared) <= {who for i in steps for who in named_by(ctx.ix, shared, i) or ()} if shared else bool(steps)


_TO_VIOLATOR: Final = ("violator", None)
_NOT_TOLD: Final = (Timing.REFUSED, Timing.ONLY_IF)


CHECK = in_time(
    "SEND01",
    "decision.sent-in-time",
    about="decision_sent",
    limit="sending",
    defect=Defect.DUTY,
    vi="Quyết định xử phạt có được gửi trong thời hạn không?",
    en="Was the decision sent in time?",
    what=("Gửi quyết định xử phạt", "the sending of the decision"),
    module=__name__,
    ask=_ask,
)
