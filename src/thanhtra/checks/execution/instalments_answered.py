"""Was the request to pay in instalments answered in time?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

_LIMIT: Final = "instalments-decision"


def _had_a_term(ctx: CheckContext) -> bool:
    """Decree 81/2013 alone gave the answer a term: a request made, or where none is on file a permission given, after it is not asked about."""
    decision = ctx.ix.referent(ctx.at, "decision")
    asked_for = [i for i in (ctx.ix.dependents(decision, "relief_requested") if decision is not None else ()) if i < ctx.at and getattr(ctx.ix.events[i], "relief", None) == "instalments"]
    days = [ctx.ix.events[i].day for i in asked_for] or [ctx.event.day]
    versions = ctx.book.limit(_LIMIT).versions.versions
    return any(day is None or not any(v.ended and v.start <= day for v in versions) for day in days)


CHECK = in_time(
    "EXE15",
    "execution.instalments-answered-in-time",
    about="instalments_granted",
    limit=_LIMIT,
    defect=Defect.DUTY,
    vi="Đơn đề nghị nộp phạt nhiều lần có được trả lời trong thời hạn không?",
    en="Was the request to pay in instalments answered in time?",
    what=("việc cho nộp phạt nhiều lần", "the permission to pay in instalments"),
    module=__name__,
    when=_had_a_term,
)
