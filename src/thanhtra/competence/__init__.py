"""Who may, for this act, this subject, this day (thẩm quyền).

``titles`` says what a title may do about one act, from the Law's percentages and the sector decree's own list · ``judging`` compares
that with the maximum of the act's frame, the measures and the remedies · ``asking`` answers who may for several acts together ·
``delegations`` · ``teams`` · ``areas`` judge the paper, the term and the place of one official · ``relation`` says how one official
stands to another, ``over_case`` whether a post may sanction every act of a decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.competence.areas import same_district, within_area
    from thanhtra.competence.asking import Candidate, HandOver, PostRefused, WhoMay, among, who_may_sanction
    from thanhtra.competence.delegations import Delegated, delegated
    from thanhtra.competence.judging import (
        Judged,
        judge_confiscation,
        judge_fine,
        judge_measure,
        judge_remedy,
        judge_whole,
        judged_fines,
    )
    from thanhtra.competence.of_file import WhoMayHandle, who_may, who_may_handle
    from thanhtra.competence.over_case import Excess, PowerOverCase, excess_of, power_over_case
    from thanhtra.competence.powers_over_act import PowerOverAct, powers_over_act
    from thanhtra.competence.reason import RefusalReason
    from thanhtra.competence.relation import Relation, Standing, relation
    from thanhtra.competence.teams import TeamTerm, leads_team, team_term
    from thanhtra.competence.whole_field import allotted_whole_field
else:
    __getattr__ = door(
        __name__,
        {
            "areas": "same_district within_area",
            "asking": "Candidate HandOver PostRefused WhoMay among who_may_sanction",
            "delegations": "Delegated delegated",
            "judging": "Judged judge_confiscation judge_fine judge_measure judge_remedy judge_whole judged_fines",
            "of_file": "WhoMayHandle who_may who_may_handle",
            "over_case": "Excess PowerOverCase excess_of power_over_case",
            "powers_over_act": "PowerOverAct powers_over_act",
            "reason": "RefusalReason",
            "relation": "Relation Standing relation",
            "teams": "TeamTerm leads_team team_term",
            "whole_field": "allotted_whole_field",
        },
    )


__all__ = [
    "Candidate",
    "Delegated",
    "Excess",
    "HandOver",
    "Judged",
    "PostRefused",
    "PowerOverAct",
    "PowerOverCase",
    "RefusalReason",
    "Relation",
    "Standing",
    "TeamTerm",
    "WhoMay",
    "WhoMayHandle",
    "allotted_whole_field",
    "among",
    "delegated",
    "excess_of",
    "judge_confiscation",
    "judge_fine",
    "judge_measure",
    "judge_remedy",
    "judge_whole",
    "judged_fines",
    "leads_team",
    "power_over_case",
    "powers_over_act",
    "relation",
    "same_district",
    "team_term",
    "who_may",
    "who_may_handle",
    "who_may_sanction",
    "within_area",
]
