"""The term to execute of a decision that was corrected or amended while its first term ran (118/2021/NĐ-CP Đ16.2); a part annulled gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.casefile import CHANGING
from thanhtra.deadlines.assessment import Timing
from thanhtra.deadlines.changing import changed
from thanhtra.deadlines.step_assessment import StepAssessment

if TYPE_CHECKING:
    from datetime import date, datetime

    from thanhtra.deadlines.assessment import Assessment
    from thanhtra.deadlines.timeline import Timeline

_TERM: Final = "changed-execution"
_RECEIVED: Final = "law:118/2021/NĐ-CP Đ16.2"
_MOST: Final = 16
"""So many changes made one within the term of the other are gone through."""


def by_change(
    line: Timeline,
    of: int,
    before: int,
    asked: tuple[int | None, date | datetime | None],
    of_one: frozenset[str] | None,
    first: Assessment,
) -> StepAssessment | None:
    """How step, or day, ``asked`` stands to the term the last change of decision ``of`` gives, each made while the one before it ran; None where none was.

    One made once the term was over does not undo that the fine was late: the text does not say what it does. One that was never received
    began no term (Đ16.2), and is in force all the same (Đ16.1): what becomes of the term it fell in is not said.
    """
    if first.rule.slug != "execution":
        return None
    ix, (at, actual), found, term = line.ix, asked, None, first
    for change in sorted(i for kind in CHANGING for i in ix.before(of, kind, before))[:_MOST]:
        day, last = ix.events[change].latest, term.last_day
        if day is None or last is None or day > last or (of_one is not None and of_one.isdisjoint(ix.acts[change])):
            continue
        one = line.run(line.book.limit(_TERM), change, at, None if at is not None else actual, of_one)
        if one.never and (at is None or ix.kinds[at] != "enforcement_ordered"):  # of coercion ENF01 asks each change
            found = StepAssessment(of, changed(term, timing=Timing.ONLY_IF, needs=()), (_RECEIVED,), change)
            continue
        if one.never or one.judged is None or one.judged.timing in (Timing.REFUSED, Timing.NO_FIGURE):
            continue
        found, term = one, one.judged
    return found
