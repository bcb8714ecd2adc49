"""Was the hearing asked for in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.explaining import if_of_right
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ExplanationRequested


def _ask(ctx: CheckContext[ExplanationRequested]) -> Verdict | None:
    """Only an oral explanation has to be asked for; a request that does not say which is not judged."""
    how = ctx.event.written_or_oral
    if how == "written":
        return None
    if how is None:
        return not_assessed(ctx.field("written_or_oral"))
    return if_of_right(ctx, within(ctx, "hearing-request"))


CHECK = in_time(
    "EXP06",
    "explanation.hearing-requested-in-time",
    about="explanation_requested",
    limit="hearing-request",
    defect=Defect.DUTY,
    vi="Yêu cầu giải trình trực tiếp có được gửi trong thời hạn không?",
    en="Was the hearing asked for in time?",
    what=("Gửi yêu cầu giải trình trực tiếp", "the request for a hearing"),
    module=__name__,
    ask=_ask,
)
