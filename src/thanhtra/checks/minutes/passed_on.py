"""Were minutes beyond their maker's power passed on in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.deadlines import StepAssessment
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import FileMoved


def _ask(ctx: CheckContext[FileMoved]) -> Verdict | None:
    """Only the passing on of minutes; a file handed over because a term or a body ended has no such limit, nor minutes made on board."""
    found = ctx.timeline.step("file-transfer", ctx.at)
    if isinstance(found, StepAssessment) and found.trigger is None:
        return None
    verdict = answer_of(found)
    late = verdict is not None and verdict.answer == FINDING
    return (
        not_assessed(ctx.field("reason"), verdict.rests_on)
        if late and verdict and ctx.event.reason is None
        else verdict
    )


CHECK = in_time(
    "MIN06",
    "minutes.passed-on-in-time",
    about="file_transferred",
    limit="file-transfer",
    defect=Defect.DUTY,
    vi="Biên bản vượt thẩm quyền của người lập có được chuyển đến người có thẩm quyền trong thời hạn không?",
    en="Were minutes beyond their maker's power passed on in time?",
    what=("Chuyển biên bản", "the passing on of the minutes"),
    module=__name__,
    ask=_ask,
)
