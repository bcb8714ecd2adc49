"""Was every step the file sets a limit for taken at all?"""

from __future__ import annotations

from collections.abc import Sequence

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import of_history
from thanhtra.checks.explaining import if_of_right
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Duties, duties_of
from thanhtra.findings import Deadline
from thanhtra.terms import Defect, Status


@of_history(
    "DUE01",
    "duty.not-missed",
    defect=Defect.DUTY,
    vi="Các bước phải làm trong thời hạn có được thực hiện không?",
    en="Was every step the file sets a limit for taken at all?",
    right=("các bước phải làm đã được thực hiện", "the steps due were taken"),
    wrong=(
        "không thực hiện khi đã hết thời hạn ngày {last_day}: {limits_vi}",
        "not done when the time was over on {last_day}: {limits_en}",
    ),
    law=(),
)
def answers(ctx: CheckContext, events: range) -> list[tuple[range, Verdict]]:
    """Only a file that is complete, or that denies the step, shows what was never done; what is done late is another question's."""
    if not ctx.case.complete and not ctx.case.absent:
        return []
    return _missed(ctx, events)


def _missed(ctx: CheckContext, events: range) -> list[tuple[range, Verdict]]:
    said = (
        (at, _of_right(ctx, at, _verdict(duties)))
        for at, duties in duties_of(ctx.ix, ctx.book, ctx.as_of).items()
        if at in events
    )
    return [(range(at, at + 1), verdict) for at, verdict in said if verdict is not None]


def _of_right(ctx: CheckContext, at: int, found: Verdict | None) -> Verdict | None:
    """A hearing nobody had a right to need not be announced; the notice is the only duty a request sets running."""
    if found is None or ctx.ix.kinds[at] != "explanation_requested":
        return found
    ctx.about(at)
    return if_of_right(ctx, found)


def _verdict(duties: Duties) -> Verdict | None:
    """Never done: a finding. Over by one reading of the law only: not assessed. All done: in order. Else it is still open."""
    missed = [d for d in duties.unmet if d.status is Status.MISSED and d.met_on is None]
    if missed:
        first = min(missed, key=lambda d: str(d.due))
        return finding(
            Duties(tuple(missed), None),
            last_day=first.due,
            limits=[d.kind for d in missed],
            limits_vi=_each(missed, 0),
            limits_en=_each(missed, 1),
        )
    unsettled = [
        t
        for d in duties.unmet
        if d.status is Status.CONDITIONAL and d.met_on is None and d.cites
        for t in d.missing
        if t.startswith("law:")
    ]
    if unsettled:
        return not_assessed(unsettled, duties)
    return (
        satisfied(duties)
        if all(d.met_on is not None and d.cites for d in duties.unmet) and (duties.done is not None or duties.unmet)
        else None
    )


def _each(missed: Sequence[Deadline], lang: int) -> str:
    """The limits by name, each once, with whom of several it runs for."""
    whose: dict[str, list[str]] = {}
    for one in missed:
        name = (one.vi, one.en)[lang]
        whose.setdefault(name[:1].lower() + name[1:], []).extend(() if one.subject is None else (one.subject,))
    return "; ".join(f"{name} ({', '.join(those)})" if those else name for name, those in whose.items())
