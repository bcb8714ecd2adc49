"""What the law says, as dated data, and the book that answers (bộ quy tắc theo thời gian)."""

from __future__ import annotations

from thanhtra.rulebook.book import Rulebook
from thanhtra.rulebook.rules import (
    Branch,
    Field,
    Ground,
    Limit,
    LimitRule,
    Post,
    Reading,
    Remedy,
    Threshold,
    ThresholdRule,
)
from thanhtra.rulebook.table import RuleProblem

__all__ = [
    "Branch",
    "Field",
    "Ground",
    "Limit",
    "LimitRule",
    "Post",
    "Reading",
    "Remedy",
    "RuleProblem",
    "Rulebook",
    "Threshold",
    "ThresholdRule",
]
