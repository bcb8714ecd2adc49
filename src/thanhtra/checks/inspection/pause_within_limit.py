"""Did a pause at the subject's request last no longer, and come no oftener, than the law allows?"""

from __future__ import annotations

from bisect import bisect_left

from thanhtra.casefile import Untold, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, check
from thanhtra.checks.verdict import Verdict, finding, not_assessed
from thanhtra.deadlines import Assessment, Control, StepAssessment, Timing, applied, control_missing, control_of
from thanhtra.terms import Defect


@check(
    "INS08",
    "inspection.pause-within-limit",
    about="inspection_resumed",
    defect=Defect.DUTY,
    vi="Thời gian tạm dừng theo đề nghị của đối tượng thanh tra có trong giới hạn không?",
    en="Did a pause at the subject's request last no longer, and come no oftener, than the law allows?",
    right=(
        "tiếp tục thanh tra ngày {actual}: thời gian tạm dừng trong giới hạn",
        "the work was resumed on {actual}: the pause kept within its limit",
    ),
    wrong=("tiếp tục thanh tra ngày {actual}: {why_vi}", "the work was resumed on {actual}: {why_en}"),
    law="84/2025/QH15 Đ30.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Not asked of pauses for force majeure or an urgent task: the law gives them no figure."""
    control = control_of(ctx.ix, ctx.at)
    if control is None:
        missing = control_missing(ctx.ix, ctx.at)
        return not_assessed(missing) if missing else None
    paused = control.steps("paused", ctx.at)
    if not paused:
        return None
    reason: str | None = ctx.ix.events[paused[-1]].reason  # type: ignore[attr-defined]  # this kind has a reason
    if reason in ("force-majeure", "urgent-task"):
        return None
    found = ctx.timeline.step("inspection-pause", ctx.at)
    if reason is None or not isinstance(found, StepAssessment) or found.judged is None:
        return not_assessed(event_fact(paused[-1], "reason")) if reason is None else answer_of(found)
    judged = found.judged
    if judged.timing is Timing.LATE:
        last = judged.due.due if judged.due else None
        return finding(
            judged, why_vi=f"tạm dừng quá ngày cuối {last}", why_en=f"the pause outlasted its last day {last}"
        )
    return _oftener(control, judged, ctx) or answer_of(found)


def _oftener(control: Control, judged: Assessment, ctx: CheckContext) -> Verdict | None:
    """From 2025 a pause on request comes once; earlier pauses whose reason is not told may have been on request."""
    if judged.timing is not Timing.IN_TIME or control.day is None:
        return None
    most = applied(ctx.book, "inspection-pauses", control.day).number("times")
    on_request, untold = _reasons(control)
    if most and bisect_left(on_request, ctx.at) > most:
        return finding(
            judged, why_vi="đã tạm dừng theo đề nghị quá một lần", why_en="it was paused on request more than once"
        )
    tokens = untold.ahead(ctx.at)
    return not_assessed(tokens, judged) if most and tokens else None


def _reasons(control: Control) -> tuple[list[int], Untold]:
    """The pauses of the control on request, and those whose reason the file does not tell; found once for the file."""
    key = ("reasons of pauses", control.opened)
    found: tuple[list[int], Untold] | None = control.ix.cache.get(key)
    if found is None:
        reasons: list[tuple[int, str | None]] = [(i, control.ix.events[i].reason) for i in control.steps("paused")]  # type: ignore[attr-defined]  # this kind has a reason
        found = control.ix.cache[key] = (
            [i for i, one in reasons if one == "party-request"],
            Untold([i for i, one in reasons if one is None], "reason"),
        )
    return found
