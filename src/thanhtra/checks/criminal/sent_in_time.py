"""Was the file of a decided case sent to the criminal bodies in time after suspending execution?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.running import running_at
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """Only during execution: before a decision the file goes at once, and after full execution without suspension or term. Of several decisions and violators by each suspension."""
    running = running_at(ctx.ix, ctx.at)
    begun = [one.suspended for one in running.decisions if one.suspended is not None]
    found = [answer_of(ctx.timeline.against("criminal-transfer", of, ctx.at)) for of in begun]
    verdicts = [one for one in found if one is not None]
    if not verdicts:
        return not_assessed(running.untold) if running.untold and running.decisions else None
    unsaid = [token for token in running.untold if token.endswith(".acts")]
    if unsaid:
        return not_assessed(unsaid)
    return max(verdicts, key=lambda one: (0, 2, 1)[one.answer])


CHECK = in_time(
    "CRI05",
    "criminal.sent-in-time-after-suspension",
    about="sent_to_criminal",
    limit="criminal-transfer",
    defect=Defect.DUTY,
    vi="Hồ sơ vụ việc đang thi hành có được chuyển cơ quan tiến hành tố tụng trong thời hạn sau khi tạm đình chỉ không?",
    en="Was the file of a decided case sent to the criminal bodies in time after suspending execution?",
    what=("Chuyển hồ sơ", "the sending of the file"),
    module=__name__,
    ask=_ask,
)
