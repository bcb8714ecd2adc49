"""What the law says, as dated data, and the book that answers (bộ quy tắc theo thời gian)."""

from __future__ import annotations

from thanhtra.rulebook.annulling import AnnulmentGround
from thanhtra.rulebook.bodies import Body
from thanhtra.rulebook.book import Rulebook
from thanhtra.rulebook.form_fields import FormField, Paper
from thanhtra.rulebook.periods import Period, Periods
from thanhtra.rulebook.rules import (
    Branch,
    Field,
    Ground,
    LeftOut,
    Limit,
    LimitRule,
    Post,
    Reading,
    Remedy,
    Threshold,
    ThresholdRule,
)
from thanhtra.rulebook.sanctioning import (
    ONE_OF,
    Confiscation,
    Crossing,
    Decree,
    DecreePower,
    Form,
    LimitationRule,
    MidpointRule,
    MinorRule,
    OfferedMeasure,
    OfferedRemedy,
    OwnField,
    Power,
    Reach,
    Repeal,
    Setting,
    TransitionClause,
    Violation,
)
from thanhtra.rulebook.table import RuleProblem

__all__ = [
    "ONE_OF",
    "AnnulmentGround",
    "Body",
    "Branch",
    "Confiscation",
    "Crossing",
    "Decree",
    "DecreePower",
    "Field",
    "Form",
    "FormField",
    "Ground",
    "LeftOut",
    "Limit",
    "LimitRule",
    "LimitationRule",
    "MidpointRule",
    "MinorRule",
    "OfferedMeasure",
    "OfferedRemedy",
    "OwnField",
    "Paper",
    "Period",
    "Periods",
    "Post",
    "Power",
    "Reach",
    "Reading",
    "Remedy",
    "Repeal",
    "RuleProblem",
    "Rulebook",
    "Setting",
    "Threshold",
    "ThresholdRule",
    "TransitionClause",
    "Violation",
]
