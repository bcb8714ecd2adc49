"""Was the decision sent in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time
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
    return not any(i < ctx.at and getattr(ctx.ix.events[i], "to", None) == to for i in sent)


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
    when=_first,
)
