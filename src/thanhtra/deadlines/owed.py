"""The charge for paying a fine late (tiền chậm nộp)."""

from __future__ import annotations

from datetime import date

from thanhtra.deadlines.applied import RuleOn


def late_charge(rule: RuleOn, unpaid: int, last: date, paid: date) -> int:
    """The charge in đồng for paying ``unpaid`` on ``paid`` when ``last`` was the last day: each day between them, days off included."""
    days = max(0, (paid - last).days - 1)
    return unpaid * days * rule.number("per_ten_thousand_a_day") // 10_000
