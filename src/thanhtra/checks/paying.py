"""What questions about paying share: the parts of a plan still owed, and the day of a part (nộp tiền phạt nhiều lần)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Unit

if TYPE_CHECKING:
    from thanhtra.casefile import Instalment
    from thanhtra.events import FinePaid


def parts_still_owed(plan: tuple[Instalment, ...], paid: int) -> list[tuple[date, int]]:
    """The parts of ``plan`` that ``paid`` đồng do not cover, by their day: the day stated, and what is owed of the part."""
    owed, still = paid, []
    for part in sorted(plan, key=lambda p: p.due):
        owed -= part.amount
        if owed < 0:
            still.append((part.due, min(part.amount, -owed)))
    return still


def day_of_part(ctx: CheckContext[FinePaid], due: date) -> date:
    """The day of a part, moved past days off."""
    return ctx.book.due_date(due - timedelta(1), (TimeLimit(1, Unit.DAY),)).due_day or due
