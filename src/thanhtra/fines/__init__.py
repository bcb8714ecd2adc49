"""A frame applied to an act and a subject: the frame, the fine it gives, the terms of licence sanctions (khung và mức phạt).

``frames`` turns a decree's figures into this subject's frame · ``amounts`` sets the fine by circumstances · ``terms`` likewise for
withdrawal and suspension · ``governing`` says which text judges an act · ``explanation`` whether the party may explain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door
from thanhtra.reckoning import age_on

if TYPE_CHECKING:
    from thanhtra.fines.amounts import Amount, CircumstanceCount, set_amount, weigh
    from thanhtra.fines.assessing import FineAssessment, assess_frame
    from thanhtra.fines.explanation import ExplanationRight, explanation_right
    from thanhtra.fines.frames import AppliedFrame, Party, frame_for, party_of
    from thanhtra.fines.governing import (
        ApplicableText,
        GoverningDays,
        ProvisionStanding,
        TemporalStatus,
        act_law,
        law_days,
        settled_text,
        standing_of,
        text_of,
    )
    from thanhtra.fines.laddering import Fit, Laddered, assess_fine, laddered, laddered_term
    from thanhtra.fines.step import FineStep
    from thanhtra.fines.terms import MeasureTerm, set_term
else:
    __getattr__ = door(
        __name__,
        {
            "amounts": "Amount CircumstanceCount set_amount weigh",
            "assessing": "FineAssessment assess_frame",
            "explanation": "ExplanationRight explanation_right",
            "frames": "AppliedFrame Party frame_for party_of",
            "governing": "ApplicableText GoverningDays ProvisionStanding TemporalStatus act_law law_days settled_text standing_of text_of",
            "laddering": "Fit Laddered assess_fine laddered laddered_term",
            "step": "FineStep",
            "terms": "MeasureTerm set_term",
        },
    )


__all__ = [
    "Amount",
    "ApplicableText",
    "AppliedFrame",
    "CircumstanceCount",
    "ExplanationRight",
    "FineAssessment",
    "FineStep",
    "Fit",
    "GoverningDays",
    "Laddered",
    "MeasureTerm",
    "Party",
    "ProvisionStanding",
    "TemporalStatus",
    "act_law",
    "age_on",
    "assess_fine",
    "assess_frame",
    "explanation_right",
    "frame_for",
    "laddered",
    "laddered_term",
    "law_days",
    "party_of",
    "set_amount",
    "set_term",
    "settled_text",
    "standing_of",
    "text_of",
    "weigh",
]
