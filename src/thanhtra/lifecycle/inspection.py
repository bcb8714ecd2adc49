"""The inspection or examination (cuộc thanh tra, cuộc kiểm tra): one of them, decision to publication. Topology only.

The steps are those of article 21 of the Inspection Law 84/2025/QH15; pauses and extensions of its articles 20 and 30;
examinations (kiểm tra chuyên ngành) of Decree 217/2025/NĐ-CP. For a control decided before 2025-07-01 the order is
taken from secondary sources; the track says so of itself.
"""

from __future__ import annotations

from typing import ClassVar

from thanhtra.lifecycle.topology import State, Track, TransitionList, lands, stays
from thanhtra.terms import Basis

INSPECTION_LAW = "84/2025/QH15"
EXAMINATION_DECREE = "217/2025/NĐ-CP"


class Inspection(Track):
    """One control. Only an examination may end without an announcement: a flagrant act is dealt with at once."""

    BASIS: ClassVar[Basis] = Basis.SECONDARY

    start: State = State(initial=True)
    opened: State = State()
    running: State = State()
    paused: State = State()
    examination_ordered: State = State(value="examination-ordered")
    examination_running: State = State(value="examination-running")
    examination_suspended: State = State(value="examination-suspended")
    ended: State = State()
    reported: State = State()
    drafted: State = State()
    concluded: State = State()
    published: State = State()

    # Inspection: Đ21.1.b and Đ26 decided, Đ21.2.a announced (to each of several subjects), Đ21.2.d ended. A pause
    # before the announcement leaves it to be announced.
    inspection_opened: TransitionList = lands(opened, start, article="26", of=INSPECTION_LAW)
    inspection_announced: TransitionList = lands(running, opened, running, article="21.2.a", of=INSPECTION_LAW)
    inspection_extended: TransitionList = stays(opened, running, paused, article="20.1", of=INSPECTION_LAW)
    inspection_paused: TransitionList = lands(paused, running, article="30.1", of=INSPECTION_LAW) | stays(
        opened, article="30.1", of=INSPECTION_LAW
    )
    inspection_resumed: TransitionList = lands(running, paused, article="30.3", of=INSPECTION_LAW) | stays(
        opened, article="30.3", of=INSPECTION_LAW
    )
    inspection_ended: TransitionList = lands(ended, running, paused, article="21.2.d", of=INSPECTION_LAW)

    # Examination: Đ11 decided, Đ15.1 announced, Đ13.2 extended, Đ7.2.đ paused, Đ15.3 ended with its minutes.
    _examining = (examination_ordered, examination_running, examination_suspended)
    examination_opened: TransitionList = lands(examination_ordered, start, article="11", of=EXAMINATION_DECREE)
    examination_announced: TransitionList = lands(
        examination_running, examination_ordered, examination_running, article="15.1", of=EXAMINATION_DECREE
    )
    examination_extended: TransitionList = stays(*_examining, article="13.2", of=EXAMINATION_DECREE)
    examination_paused: TransitionList = lands(
        examination_suspended, examination_running, article="7.2.đ", of=EXAMINATION_DECREE
    ) | stays(examination_ordered, article="7.2.đ", of=EXAMINATION_DECREE)
    examination_resumed: TransitionList = lands(
        examination_running, examination_suspended, article="7.2.đ", of=EXAMINATION_DECREE
    ) | stays(examination_ordered, article="7.2.đ", of=EXAMINATION_DECREE)
    examination_ended: TransitionList = lands(ended, *_examining, article="15.3", of=EXAMINATION_DECREE)

    # Đ21.3: report, draft, conclusion, publication by each of its means.
    inspection_reported: TransitionList = lands(reported, ended, article="21.3.a", of=INSPECTION_LAW)
    inspection_drafted: TransitionList = lands(drafted, ended, reported, article="21.3.b", of=INSPECTION_LAW)
    inspection_concluded: TransitionList = lands(concluded, reported, drafted, article="21.3.d", of=INSPECTION_LAW)
    conclusion_published: TransitionList = lands(published, concluded, published, article="21.3.đ", of=INSPECTION_LAW)
