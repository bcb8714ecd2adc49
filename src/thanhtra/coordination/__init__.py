"""Bodies working together (phối hợp): who manages what, agreements, cases passed on, plans that overlap.

Where things live: ``bodies`` (whose a field and an area are on a day), ``agreements`` (what two bodies share), ``custody`` (one owner of
a case at a time), ``plans`` (planned controls, and what is wrong with a set of them).
"""

from __future__ import annotations

from thanhtra.coordination.agreements import Agreement, shared
from thanhtra.coordination.bodies import competent_bodies, successors
from thanhtra.coordination.custody import Custody, Holding, Transfer, TransferRefused, custody, transfer_due
from thanhtra.coordination.plans import Clash, PlannedControl, clashes

__all__ = [
    "Agreement",
    "Clash",
    "Custody",
    "Holding",
    "PlannedControl",
    "Transfer",
    "TransferRefused",
    "clashes",
    "competent_bodies",
    "custody",
    "shared",
    "successors",
    "transfer_due",
]
