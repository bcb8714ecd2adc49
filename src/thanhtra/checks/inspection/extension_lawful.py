"""Was the term extended as often, on such grounds and as far as the law of the control's decision allows?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    Assessment,
    Control,
    StepAssessment,
    Timing,
    applied,
    control_missing,
    control_of,
    of_other_type,
)
from thanhtra.rulebook import Limit
from thanhtra.terms import Basis, Defect

if TYPE_CHECKING:
    from thanhtra.events import ControlTerm


@check(
    "INS03",
    "control.extension-lawful",
    about=("inspection_extended", "examination_extended"),
    defect=Defect.DUTY,
    vi="Việc gia hạn có đúng số lần, căn cứ và thời gian theo luật áp dụng cho cuộc thanh tra, kiểm tra không?",
    en="Was the term extended as often, on such grounds and as far as the law of the control's decision allows?",
    right=(
        "gia hạn lần {times} ngày {actual}: trong phạm vi luật cho phép",
        "extension {times} of {actual}: within what the law allows",
    ),
    wrong=("gia hạn lần {times} ngày {actual} {why_vi}", "extension {times} of {actual} {why_en}"),
    law=("84/2025/QH15 Đ20.1", "217/2025/NĐ-CP Đ13.2"),
)
def answer(ctx: CheckContext[ControlTerm]) -> Verdict | None:
    """The number of times first, then whether a term was left to extend, the ground, the day it reaches; what the law of that day does not say is refused.

    That only a running term is extended is read from the word (gia hạn): ``inference``.
    """
    control = control_of(ctx.ix, ctx.at)
    if control is None:
        missing = control_missing(ctx.ix, ctx.at, ctx.event.kind.partition("_")[0])
        return not_assessed(missing) if missing else None
    if control.day is None:
        return not_assessed(event_fact(control.opened, "on"))
    if control.level is None:
        return not_assessed(event_fact(control.opened, "level"))
    rule = ctx.book.limit(f"{control.track}-duration")
    limit = rule.versions.on(control.day)
    own = limit.at_level(control.level)
    if own is None:
        return not_assessed(f"law:{rule.slug}:{control.level}@{control.day.isoformat()}")
    other_type = of_other_type(control, rule)
    if other_type:
        return not_assessed(other_type)
    step = ctx.timeline.of_control(rule.slug, ctx.at)
    found = step.judged if step is not None else None
    times = len(control.steps("extended", ctx.at)) + 1
    most = _most(own)
    if most is not None and times > most:
        return finding(
            found,
            times=times,
            why_vi=f"vượt {most} lần luật cho phép",
            why_en=f"is more than the {most} the law allows",
        )
    if step is not None and found is None and step.missing:
        return not_assessed(step.missing, times=times)
    if step is not None and found is not None and found.timing in (Timing.LATE, Timing.ONLY_IF):
        return _too_late(step, found, times, last_one=found.timing is Timing.LATE or times == most)
    return _on_its_ground(ctx, control, times, found)


def _too_late(step: StepAssessment, found: Assessment, times: int, *, last_one: bool) -> Verdict:
    """The term was over when it was extended, save where an earlier extension not on file had lengthened it: two would be more than the law allows."""
    over = found.due.due if found.due else None
    if not last_one:
        return not_assessed(step.missing, found, times=times)
    return finding(
        attrs.evolve(found, basis=Basis.INFERENCE),
        times=times,
        why_vi=f"khi thời hạn đã hết ngày {over}",
        why_en=f"came when the term was over, on {over}",
    )


def _most(limit: Limit) -> int | None:
    """How often the law extends; None where it gives the whole of the longer term and no number of times (56/2010 Đ45.1)."""
    if any("extended" in b.grounds and len(b.terms) == 1 for b in limit.branches):
        return None
    return max(len(b.terms) - 1 for b in limit.branches)


def _on_its_ground(ctx: CheckContext[ControlTerm], control: Control, times: int, found: Assessment | None) -> Verdict:
    reason: str | None = ctx.event.reason
    until: date | None = ctx.event.until
    reached = ctx.timeline.control_reaching(f"{control.track}-duration", ctx.at, "until")
    if reached is not None and reached.timing is Timing.LATE:
        last = reached.due.due if reached.due else None
        return finding(
            reached,
            times=times,
            why_vi=f"kéo dài đến {until}, quá ngày cuối {last}",
            why_en=f"reaches {until}, past the last day {last}",
        )
    if reason is not None:
        says = applied(ctx.book, f"{control.track}-extension", _day(control))
        if reason in says.text(f"{control.level}_open").split():
            return not_assessed(
                f"law:{control.track}-extension:{control.level}@{_day(control).isoformat()}", says, times=times
            )
        if reason not in (says.text(control.level or "") or says.text("grounds")).split():
            return finding(
                says,
                times=times,
                why_vi="dựa vào căn cứ luật không quy định",
                why_en="rests on a ground the law does not give",
            )
    missing = [ctx.field(name) for name, value in (("reason", reason), ("until", until)) if value is None]
    missing += reached.missing if reached is not None and reached.timing is Timing.REFUSED else ()
    return not_assessed(missing, reached or found, times=times) if missing else satisfied(reached or found, times=times)


def _day(control: Control) -> date:
    assert control.day is not None  # noqa: S101 - the caller has looked
    return control.day
