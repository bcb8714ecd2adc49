"""The seizure (tạm giữ tang vật, phương tiện, giấy phép): one seizure, from the taking to the last release. Topology only.

Article 125 of Law 15/2012/QH13, article 60.3 for valuation and 126 for the end. Goods may be released in parts, so
what is due while some are held stays possible after the first release.
"""

from __future__ import annotations

from thanhtra.lifecycle.topology import State, Track, TransitionList, lands, stays


class Seizure(Track):
    """One seizure. The written decision may come before the taking (Đ125.5) or after a report of it (Đ125.4)."""

    start: State = State(initial=True)
    held: State = State()
    ended: State = State()

    goods_seized: TransitionList = lands(held, start, article="125.9")
    seizure_ended: TransitionList = lands(ended, held, ended, article="126.1")

    seizure_ordered: TransitionList = stays(start, held, ended, article="125.5")
    goods_valued: TransitionList = stays(start, held, ended, article="60.3")
    seizure_reported: TransitionList = stays(held, ended, article="125.4")
    owner_notified: TransitionList = stays(held, ended, article="126.4")
    seizure_extended: TransitionList = stays(held, ended, article="125.8")
