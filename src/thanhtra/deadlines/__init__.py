"""A limit applied to a file: due, in time only if, status, derivation (thời hạn của vụ việc)."""

from __future__ import annotations

from thanhtra.deadlines.applied import Applied, applied, in_force
from thanhtra.deadlines.clocks import grounds_at, limit_of_decision, minutes_around, moment, triggers
from thanhtra.deadlines.due import deadline, due, is_hours
from thanhtra.deadlines.judging import INSTANT, Judgement, Timing, judge, lateness
from thanhtra.deadlines.ledger import deadlines_of, known_absent
from thanhtra.deadlines.limitation import Limitation, limitation
from thanhtra.deadlines.timing import Timed, timed

__all__ = [
    "INSTANT",
    "Applied",
    "Judgement",
    "Limitation",
    "Timed",
    "Timing",
    "applied",
    "deadline",
    "deadlines_of",
    "due",
    "grounds_at",
    "in_force",
    "is_hours",
    "judge",
    "known_absent",
    "lateness",
    "limit_of_decision",
    "limitation",
    "minutes_around",
    "moment",
    "timed",
    "triggers",
]
