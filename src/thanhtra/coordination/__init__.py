"""Bodies working together (phối hợp): who manages what, agreements, cases passed on, plans that overlap.

Where things live: ``bodies`` (whose a field and an area are on a day), ``takeover`` (who now? of a post or body that is gone), ``agreements`` (what two bodies share), ``custody`` (one owner of
a case at a time), ``plans`` (planned controls, and what is wrong with a set of them).
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
from thanhtra.coordination.plans import Clash, PlannedControl, clashes
from thanhtra.coordination.takeover import Successor, WhoNow, who_now

__all__ = [
    "Agreement",
    "Clash",
    "Competent",
    "Custody",
    "Holding",
    "PlannedControl",
    "Successor",
    "Transfer",
    "TransferRefused",
    "WhoNow",
    "clashes",
    "competent",
    "competent_bodies",
    "custody",
    "shared",
    "successors",
    "transfer_due",
    "transfer_fits",
    "who_now",
]
