"""Was execution suspended before the file of a decided case went to the criminal bodies?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.running import running_at
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "CRI06",
    "criminal.suspended-before-sending",
    about="sent_to_criminal",
    defect=Defect.DUTY,
    vi="Việc thi hành quyết định có được tạm đình chỉ trước khi chuyển hồ sơ cho cơ quan tiến hành tố tụng không?",
    en="Was execution suspended before the file of a decided case went to the criminal bodies?",
    wrong=(
        "hồ sơ chuyển ngày {actual} khi quyết định đang thi hành mà không tạm đình chỉ thi hành",
        "the file went on {actual} while the decision was being executed, without suspending it",
    ),
    right=(
        "việc thi hành đã được tạm đình chỉ trước khi chuyển hồ sơ",
        "execution had been suspended before the file went",
    ),
    law="15/2012/QH13 Đ62.2",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Only while a decision is being executed; one executed in full is not suspended. Of several decisions and violators each, and a suspension that was over is none."""
    ix = ctx.ix
    running = running_at(ix, ctx.at)
    left = list(dict.fromkeys(one.decision for one in running.decisions if one.suspended is None))
    if not running.decisions:
        return None
    unsaid = [token for token in running.untold if token.endswith(".acts")]
    if not left and not unsaid:
        return satisfied()
    if running.untold:
        return not_assessed(running.untold)
    several = len(ix.all_alike("decision_issued", ctx.at)) + len(ix.all_alike("spot_decision_issued", ctx.at)) > 1
    tokens = [event_token("execution_suspended", ix.events[i].named if several else None) for i in left]
    missing = [token for token in tokens if not ix.denies(token)]
    return not_assessed(missing) if len(missing) == len(tokens) else finding()
