"""Were minutes beyond their maker's power passed on in time?"""

from __future__ import annotations

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.deadlines import triggers
from thanhtra.terms import Defect

_OTHER_TRANSFERS = frozenset({"term-over", "body-abolished"})


def _ask(ctx: CheckContext) -> Verdict | None:
    """Only the passing on of minutes; a file handed over because a term or a body ended has no such limit, nor minutes made on board."""
    reason = getattr(ctx.event, "reason", None)
    rule = ctx.book.limit("file-transfer")
    minutes = triggers(ctx.ix, rule, ctx.at)
    if reason in _OTHER_TRANSFERS or not minutes:
        return None
    if any(getattr(ctx.ix.events[g], "ground", None) == "craft-arrival" for m in minutes for g in ctx.ix.dependents(m, "ground_recorded")):
        return None
    found = within(ctx, rule.slug)
    return not_assessed(ctx.field("reason"), found.rests_on) if found is not None and found.answer == FINDING and reason is None else found


CHECK = attrs.evolve(
    in_time(
        "MIN06",
        "minutes.passed-on-in-time",
        about="file_transferred",
        limit="file-transfer",
        defect=Defect.DUTY,
        vi="Biên bản vượt thẩm quyền của người lập có được chuyển đến người có thẩm quyền trong thời hạn không?",
        en="Were minutes beyond their maker's power passed on in time?",
        what=("việc chuyển biên bản", "the passing on of the minutes"),
        module=__name__,
    ),
    ask=_ask,
)
