"""Bodies working together (phối hợp): who manages what, agreements, cases passed on, plans and what became of them.

Where things live: ``bodies`` (whose a field and an area are on a day), ``takeover`` (who now? of a post or body that is gone), ``agreements`` (what two bodies share), ``custody`` (one owner of
a case at a time), ``parties`` and ``programme`` (a plan as a document),
``standing`` (its items on a day), ``overlaps`` (the same subject twice), ``plan_check`` (all of it together); ``joint_case`` (one case
between bodies as a document), ``requests`` (who owes an answer), ``joint_check`` (its owner, its requests, its teams);
``difficulties`` (questions, causes, recommendations as a document) and ``difficulty_check``.
"""

from __future__ import annotations

from thanhtra.coordination.agreements import Agreement, shared
from thanhtra.coordination.bodies import Competent, competent, competent_bodies, successors
from thanhtra.coordination.custody import (
    Custody,
    Holding,
    Transfer,
    TransferRefused,
    custody,
    transfer_due,
    transfer_fits,
)
from thanhtra.coordination.difficulties import (
    Difficulty,
    DifficultyAnswer,
    DifficultyList,
    NotedCause,
    NotedRecommendation,
)
from thanhtra.coordination.difficulty_check import (
    CauseCount,
    DifficultyCheck,
    DifficultyStanding,
    RecommendationStanding,
    cause_counts,
    check_difficulties,
)
from thanhtra.coordination.joint_case import (
    BodyReply,
    BodyRequest,
    HandedBack,
    Handover,
    JointCase,
    JointControl,
    TeamMember,
)
from thanhtra.coordination.joint_check import JointAnswer, JointCaseCheck, MemberPower, check_joint_case, end_of
from thanhtra.coordination.overlaps import overlaps
from thanhtra.coordination.parties import Concerned, JointParty
from thanhtra.coordination.plan_check import GoneParty, PlanCheck, check_plan
from thanhtra.coordination.planned_controls import Overlap
from thanhtra.coordination.plans_together import PlansCheck, check_plans
from thanhtra.coordination.programme import JointPlan, PlanEntry, PlanItem
from thanhtra.coordination.requests import RequestStanding, request_standings
from thanhtra.coordination.standing import ItemStanding, ItemState, due_within, standings
from thanhtra.coordination.takeover import Successor, WhoNow, who_now

__all__ = [
    "Agreement",
    "BodyReply",
    "BodyRequest",
    "CauseCount",
    "Competent",
    "Concerned",
    "Custody",
    "Difficulty",
    "DifficultyAnswer",
    "DifficultyCheck",
    "DifficultyList",
    "DifficultyStanding",
    "GoneParty",
    "HandedBack",
    "Handover",
    "Holding",
    "ItemStanding",
    "ItemState",
    "JointAnswer",
    "JointCase",
    "JointCaseCheck",
    "JointControl",
    "JointParty",
    "JointPlan",
    "MemberPower",
    "NotedCause",
    "NotedRecommendation",
    "Overlap",
    "PlanCheck",
    "PlanEntry",
    "PlanItem",
    "PlansCheck",
    "RecommendationStanding",
    "RequestStanding",
    "Successor",
    "TeamMember",
    "Transfer",
    "TransferRefused",
    "WhoNow",
    "cause_counts",
    "check_difficulties",
    "check_joint_case",
    "check_plan",
    "check_plans",
    "competent",
    "competent_bodies",
    "custody",
    "due_within",
    "end_of",
    "overlaps",
    "request_standings",
    "shared",
    "standings",
    "successors",
    "transfer_due",
    "transfer_fits",
    "who_now",
]
