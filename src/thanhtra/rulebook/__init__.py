"""What the law says, as dated data, and the book that answers (bộ quy tắc theo thời gian)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.rulebook.annulling import AnnulmentGround
    from thanhtra.rulebook.areas import AreaRead, became, made_of, read_area
    from thanhtra.rulebook.bodies import Body
    from thanhtra.rulebook.book import Rulebook
    from thanhtra.rulebook.clock import Branch, Clock, Extent, Filter, LeftOut, Limit, Start
    from thanhtra.rulebook.form_fields import FormField, PaperFields
    from thanhtra.rulebook.open_points import OpenPoint
    from thanhtra.rulebook.period import Period, month_name, month_of, spanning
    from thanhtra.rulebook.periods import Periods
    from thanhtra.rulebook.rules import (
        Field,
        Ground,
        Post,
        Reading,
        RemedyKind,
        Threshold,
        ThresholdRule,
    )
    from thanhtra.rulebook.sanctioning import (
        ONE_OF,
        Confiscation,
        ConfiscationReach,
        Crossing,
        Decree,
        DecreePower,
        Form,
        FormGap,
        LimitationRule,
        MidpointRule,
        MinorRule,
        OfferedMeasure,
        OfferedRemedy,
        OwnField,
        Power,
        Repeal,
        Setting,
        TransitionClause,
        Violation,
    )
    from thanhtra.rulebook.seat import Seat
    from thanhtra.rulebook.state_report import StateCount, StateLine
    from thanhtra.rulebook.table import RuleProblem
    from thanhtra.rulebook.takeovers import MATTERS, TakeoverRule, Takeovers
    from thanhtra.rulebook.unit_names import UnitNames
    from thanhtra.rulebook.units import UnitMap
else:
    __getattr__ = door(
        __name__,
        {
            "annulling": "AnnulmentGround",
            "areas": "AreaRead became made_of read_area",
            "bodies": "Body",
            "book": "Rulebook",
            "clock": "Branch Clock Extent Filter LeftOut Limit Start",
            "form_fields": "FormField PaperFields",
            "open_points": "OpenPoint",
            "period": "Period month_name month_of spanning",
            "periods": "Periods",
            "rules": "Field Ground Post Reading RemedyKind Threshold ThresholdRule",
            "sanctioning": "ONE_OF Confiscation ConfiscationReach Crossing Decree DecreePower Form FormGap LimitationRule MidpointRule MinorRule OfferedMeasure OfferedRemedy OwnField Power Repeal Setting TransitionClause Violation",
            "seat": "Seat",
            "state_report": "StateCount StateLine",
            "table": "RuleProblem",
            "takeovers": "MATTERS TakeoverRule Takeovers",
            "unit_names": "UnitNames",
            "units": "UnitMap",
        },
    )


__all__ = [
    "MATTERS",
    "ONE_OF",
    "AnnulmentGround",
    "AreaRead",
    "Body",
    "Branch",
    "Clock",
    "Confiscation",
    "ConfiscationReach",
    "Crossing",
    "Decree",
    "DecreePower",
    "Extent",
    "Field",
    "Filter",
    "Form",
    "FormField",
    "FormGap",
    "Ground",
    "LeftOut",
    "Limit",
    "LimitationRule",
    "MidpointRule",
    "MinorRule",
    "OfferedMeasure",
    "OfferedRemedy",
    "OpenPoint",
    "OwnField",
    "PaperFields",
    "Period",
    "Periods",
    "Post",
    "Power",
    "Reading",
    "RemedyKind",
    "Repeal",
    "RuleProblem",
    "Rulebook",
    "Seat",
    "Setting",
    "Start",
    "StateCount",
    "StateLine",
    "TakeoverRule",
    "Takeovers",
    "Threshold",
    "ThresholdRule",
    "TransitionClause",
    "UnitMap",
    "UnitNames",
    "Violation",
    "became",
    "made_of",
    "month_name",
    "month_of",
    "read_area",
    "spanning",
]
