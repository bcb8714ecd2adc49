"""Was execution suspended only while the complaint or suit was pending?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ExecutionHeld

_LODGED = ("complaint_lodged", "lawsuit_filed")
_ENDED = ("complaint_resolved", "judgment_given")
_TERMS: Final = ("second-complaint-resolution", "complaint-resolution")


@check(
    "COM02",
    "complaint.suspension-while-pending",
    about="execution_suspended",
    defect=Defect.DUTY,
    vi="Việc tạm đình chỉ thi hành có diễn ra trong khi khiếu nại, khởi kiện đang được giải quyết không?",
    en="Was execution suspended only while the complaint or suit was pending?",
    wrong=(
        "tạm đình chỉ thi hành ngày {actual} {why_vi}",
        "execution was suspended on {actual} {why_en}",
    ),
    right=(
        "tạm đình chỉ thi hành ngày {actual} khi khiếu nại, khởi kiện đang được giải quyết",
        "execution was suspended on {actual} while the complaint or suit was pending",
    ),
    law="15/2012/QH13 Đ15.3",
)
def answer(ctx: CheckContext[ExecutionHeld]) -> Verdict | None:
    """Asked where a complaint or suit is on file and no file went to the criminal bodies; a new complaint or suit opens the power again. For a complaint it ends no later than the time left to resolve it."""
    day, ix = ctx.event.day, ctx.ix
    lodged, ended = ix.last_alike(_LODGED, ctx.at, ctx.at), ix.last_alike(_ENDED, ctx.at, ctx.at)
    if lodged is None or ix.by_kind.get("sent_to_criminal"):
        return None
    if ended is None or ended < lodged:
        return _reaches_too_far(ctx, lodged) or satisfied(actual=day)
    missing = ctx.unknown(*_LODGED, "sent_to_criminal")
    over = ix.events[ended].day
    facts: dict[str, object] = {"actual": day, "ended": over}
    return (
        not_assessed(missing, None, **facts)
        if missing
        else finding(
            None,
            **facts,
            why_vi=f"sau khi khiếu nại, khởi kiện đã được giải quyết{f' ngày {over}' if over else ''}",
            why_en=f"after the complaint or suit was settled{f' on {over}' if over else ''}",
        )
    )


def _reaches_too_far(ctx: CheckContext[ExecutionHeld], lodged: int) -> Verdict | None:
    """A suspension for a complaint that states its end reaches no further than what was left to resolve the complaint (02/2011/QH13 Đ35); where a suit is on file too it may be for that."""
    ix, until = ctx.ix, ctx.event.until
    if ix.last_alike(("lawsuit_filed",), ctx.at, ctx.at) is not None:
        return None
    accepted = max(ix.before(lodged, "complaint_accepted", ctx.at), default=None)
    if until is None or accepted is None:
        return None
    slug = next((s for s in _TERMS if ctx.timeline.runs(s, accepted)), None)
    found = None if slug is None else ctx.timeline.run(ctx.book.limit(slug), accepted, None, until)
    if found is None or found.timing is Timing.IN_TIME:
        return None
    judged = found.judged
    facts: dict[str, object] = {"actual": ctx.event.day, "until": until}
    if judged is None or judged.timing is not Timing.LATE:
        return not_assessed(found.missing, judged, **facts)
    return finding(
        judged,
        **facts,
        why_vi=f"đến ngày {until}, quá thời hạn giải quyết khiếu nại (đến hết ngày {judged.last_day})",
        why_en=f"until {until}, past the term to resolve the complaint, {judged.last_day}",
    )
