"""Bodies working together (phối hợp): who manages what, agreements, cases passed on, plans and what became of them.

Where things live: ``bodies`` (whose a field and an area are on a day), ``takeover`` (who now? of a post or body that is gone), ``agreements`` (what two bodies share), ``custody`` (one owner of
a case at a time), ``parties`` and ``programme`` (a plan as a document),
``standing`` (its items on a day), ``overlaps`` (the same subject twice), ``plan_check`` (all of it together).
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
from thanhtra.coordination.overlaps import Overlap, overlaps
from thanhtra.coordination.parties import Concerned, JointParty
from thanhtra.coordination.plan_check import GoneParty, PlanCheck, check_plan
from thanhtra.coordination.programme import JointPlan, PlanEntry, PlanItem
from thanhtra.coordination.standing import ItemStanding, ItemState, due_within, standings
from thanhtra.coordination.takeover import Successor, WhoNow, who_now

__all__ = [
    "Agreement",
    "Competent",
    "Concerned",
    "Custody",
    "GoneParty",
    "Holding",
    "ItemStanding",
    "ItemState",
    "JointParty",
    "JointPlan",
    "Overlap",
    "PlanCheck",
    "PlanEntry",
    "PlanItem",
    "Successor",
    "Transfer",
    "TransferRefused",
    "WhoNow",
    "check_plan",
    "competent",
    "competent_bodies",
    "custody",
    "due_within",
    "overlaps",
    "shared",
    "standings",
    "successors",
    "transfer_due",
    "transfer_fits",
    "who_now",
]
