"""Did the seizure end within its term, and within the term of the decision?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.explaining import untold_rights_of_seizure
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment, stands_for
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureEnded


def _ask(ctx: CheckContext[SeizureEnded]) -> Verdict | None:
    """Held to secure execution, or waiting for an owner who was called, goods have no such term; those held to be valued have the term of that, until they are."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    if ctx.ix.dependents(seizure, "owner_notified"):
        return None
    if ctx.ix.event(seizure, ev.GoodsSeized).basis == "value":
        return within(ctx, "valuation") if _unvalued(ctx, seizure) else None
    met = stands_for(ctx.timeline, ctx.book.limit("seizure"), seizure, ctx.at)
    found = within(ctx, "seizure") if met is None else answer_of(ctx.timeline.against("seizure", seizure, met))
    if found is not None and found.answer == FINDING and ctx.ix.event(seizure, ev.GoodsSeized).basis is None:
        return not_assessed(event_fact(seizure, "basis"), found.rests_on)
    if found is not None and found.answer == SATISFIED and isinstance(found.rests_on, Assessment):
        untold = untold_rights_of_seizure(ctx, seizure, ctx.timeline.against("seizure", seizure, ctx.at).judged)
        return not_assessed(untold, found.rests_on) if untold else found
    return found


def _unvalued(ctx: CheckContext[SeizureEnded], seizure: int) -> bool:
    """Whether something let go had not been valued."""
    first = stands_for(ctx.timeline, ctx.book.limit("valuation"), seizure, ctx.at)
    return first == ctx.at if first is not None else not ctx.ix.before(seizure, "goods_valued", ctx.at)


CHECK = in_time(
    "SEI03",
    "seizure.within-its-term",
    about="seizure_ended",
    limit="seizure",
    defect=Defect.DUTY,
    vi="Việc tạm giữ có chấm dứt trong thời hạn tạm giữ và thời hạn ra quyết định xử phạt không?",
    en="Did the seizure end within its term, and within the term of the decision?",
    what=("Chấm dứt việc tạm giữ", "the end of the seizure"),
    module=__name__,
    ask=_ask,
)
