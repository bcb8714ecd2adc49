"""The complaint or suit (khiếu nại, khởi kiện): one of them, from lodging to the last ruling. Topology only.

Article 15.1 of Law 15/2012/QH13 gives the right and refers to the laws on complaints and on administrative procedure.
Those are not encoded: the order below is our reading of what the names of the steps imply, and no more.
"""

from __future__ import annotations

from typing import ClassVar

from thanhtra.lifecycle.topology import State, Track, lands, stays
from thanhtra.terms import Basis


class Complaint(Track):
    """One complaint or suit. A ruling may be followed by one of another instance, a complaint by a suit."""

    BASIS: ClassVar[Basis] = Basis.INFERENCE

    start = State(initial=True)
    lodged = State()
    accepted = State()
    resolved = State()
    sued = State()
    judged = State()

    complaint_lodged = lands(lodged, start, article="15.1")
    lawsuit_filed = lands(sued, start, lodged, accepted, resolved, article="15.1")
    complaint_accepted = lands(accepted, lodged, resolved, article="15.1") | stays(sued, judged, article="15.1")
    complaint_resolved = lands(resolved, lodged, accepted, resolved, article="15.1")
    judgment_given = lands(judged, sued, judged, article="15.1")
