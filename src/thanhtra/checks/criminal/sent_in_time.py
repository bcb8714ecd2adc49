"""Was the file of a decided case sent to the criminal bodies in time after suspending execution?"""

from __future__ import annotations

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import Verdict
from thanhtra.terms import Defect

_DECISIONS = ("decision_issued", "spot_decision_issued")


def _ask(ctx: CheckContext) -> Verdict | None:
    """Only during execution: before a decision the file goes at once, and after full execution without suspension or term."""

    def earlier(*kinds: str) -> bool:
        first = ctx.ix.first_alike(kinds, ctx.at)
        return first is not None and first < ctx.at

    if (
        not earlier(*_DECISIONS)
        or not earlier("execution_suspended")
        or earlier("execution_completed", "decision_annulled")
    ):
        return None
    return within(ctx, "criminal-transfer")


CHECK = attrs.evolve(
    in_time(
        "CRI05",
        "criminal.sent-in-time-after-suspension",
        about="sent_to_criminal",
        limit="criminal-transfer",
        defect=Defect.DUTY,
        vi="Hồ sơ vụ việc đang thi hành có được chuyển cơ quan tiến hành tố tụng trong thời hạn sau khi tạm đình chỉ không?",
        en="Was the file of a decided case sent to the criminal bodies in time after suspending execution?",
        what=("Chuyển hồ sơ", "the sending of the file"),
        module=__name__,
    ),
    ask=_ask,
)
