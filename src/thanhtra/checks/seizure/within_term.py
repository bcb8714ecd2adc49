"""Did the seizure end within its term, and within the term of the decision?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.explaining import untold_rights_of_seizure
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureEnded


def _ask(ctx: CheckContext[SeizureEnded]) -> Verdict | None:
    """Held to secure execution, or waiting for an owner who was called, goods have no such term; nor those held to be valued."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    if ctx.ix.dependents(seizure, "owner_notified"):
        return None
    found = (
        answer_of(ctx.timeline.against("seizure", seizure, ctx.at)) if _rest(ctx, seizure) else within(ctx, "seizure")
    )
    if found is not None and found.answer == FINDING and ctx.ix.event(seizure, ev.GoodsSeized).basis is None:
        return not_assessed(event_fact(seizure, "basis"), found.rests_on)
    if found is not None and found.answer == SATISFIED and isinstance(found.rests_on, Assessment):
        untold = untold_rights_of_seizure(ctx, seizure, ctx.timeline.against("seizure", seizure, ctx.at).judged)
        return not_assessed(untold, found.rests_on) if untold else found
    return found


def _rest(ctx: CheckContext[SeizureEnded], seizure: int) -> bool:
    """Whether the first step that met the term let other things go than this one does."""
    first = ctx.timeline.met(ctx.book.limit("seizure"))[0].get(seizure)
    if first is None or first >= ctx.at or ctx.ix.kinds[first] != "seizure_ended":
        return False
    gone, own = ctx.ix.event(first, ev.SeizureEnded).goods, ctx.event.goods
    return gone is not None and (own is None or not set(own) <= set(gone))


CHECK = attrs.evolve(
    in_time(
        "SEI03",
        "seizure.within-its-term",
        about="seizure_ended",
        limit="seizure",
        defect=Defect.DUTY,
        vi="Việc tạm giữ có chấm dứt trong thời hạn tạm giữ và thời hạn ra quyết định xử phạt không?",
        en="Did the seizure end within its term, and within the term of the decision?",
        what=("Chấm dứt việc tạm giữ", "the end of the seizure"),
        module=__name__,
    ),
    ask=_ask,
)
