"""A limit applied to a file: due, in time only if, status, derivation (thời hạn của vụ việc)."""

from __future__ import annotations

from thanhtra.deadlines.after_decision import annulment_before, limited_by, published_field
from thanhtra.deadlines.applied import RuleOn, applied, in_force
from thanhtra.deadlines.clean import OF_MINOR, clean_limits
from thanhtra.deadlines.clocks import grounds_at, limit_of_decision, minutes_around, moment, triggers
from thanhtra.deadlines.controls import Control, control_missing, control_of, of_other_type, pauses, started
from thanhtra.deadlines.controls import judged as judged_control
from thanhtra.deadlines.deferred import Deferred
from thanhtra.deadlines.delivery import Effect, effect_of, received
from thanhtra.deadlines.due import deadline, due, is_hours
from thanhtra.deadlines.executing import execution_limitation
from thanhtra.deadlines.grounds import mask
from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.deadlines.judging import INSTANT, Assessment, Timing, assess, lateness, reach
from thanhtra.deadlines.ledger import deadlines_of, known_absent
from thanhtra.deadlines.limitation import Limitation, limitation, reading_step, surely_within
from thanhtra.deadlines.margins import latest_safe_date, overdue_by, remaining
from thanhtra.deadlines.owed import ExecutionTerm, fine_of, kinds_of, late_charge, term_of
from thanhtra.deadlines.thresholds import ThresholdOn, threshold_on
from thanhtra.deadlines.timing import StepAssessment, in_plain_time, missing_of, timed

__all__ = [
    "INSTANT",
    "OF_MINOR",
    "Assessment",
    "Control",
    "Deferred",
    "Effect",
    "ExecutionTerm",
    "Limitation",
    "RuleOn",
    "StepAssessment",
    "ThresholdOn",
    "Timing",
    "annulment_before",
    "applied",
    "assess",
    "clean_limits",
    "control_missing",
    "control_of",
    "deadline",
    "deadlines_of",
    "due",
    "effect_of",
    "execution_limitation",
    "fine_of",
    "grounds_at",
    "in_force",
    "in_plain_time",
    "is_hours",
    "judged_control",
    "kinds_of",
    "known_absent",
    "late_charge",
    "lateness",
    "latest_safe_date",
    "limit_of_decision",
    "limitation",
    "limited_by",
    "mask",
    "minutes_around",
    "missing_of",
    "moment",
    "of_other_type",
    "overdue_by",
    "pauses",
    "published_field",
    "reach",
    "reading_step",
    "received",
    "remaining",
    "sanctions_of",
    "started",
    "surely_within",
    "term_of",
    "threshold_on",
    "timed",
    "triggers",
]
