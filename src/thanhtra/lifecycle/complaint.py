"""The complaint or suit (khiếu nại, khởi kiện): one of them, from lodging to the last ruling. Topology only.

Article 15.1 of Law 15/2012/QH13 gives the right and refers to the laws on complaints and on administrative procedure.
Those are not encoded: the order below is our reading of what the names of the steps imply, and no more.
"""

from __future__ import annotations

from typing import ClassVar

from thanhtra.lifecycle.topology import State, Track, TransitionList, lands, stays
from thanhtra.terms import Basis


class Complaint(Track):
    """One complaint or suit. A ruling may be followed by one of another instance, a complaint by a suit."""

    BASIS: ClassVar[Basis] = Basis.INFERENCE

    start: State = State(initial=True)
    lodged: State = State()
    accepted: State = State()
    resolved: State = State()
    sued: State = State()
    judged: State = State()

    complaint_lodged: TransitionList = lands(lodged, start, article="15.1")
    lawsuit_filed: TransitionList = lands(sued, start, lodged, accepted, resolved, article="15.1")
    complaint_accepted: TransitionList = lands(accepted, lodged, resolved, article="15.1") | stays(
        sued, judged, article="15.1"
    )
    complaint_resolved: TransitionList = lands(resolved, lodged, accepted, resolved, article="15.1")
    judgment_given: TransitionList = lands(judged, sued, judged, article="15.1")
