"""The seizure (tạm giữ tang vật, phương tiện, giấy phép): one seizure, from the taking to the last release. Topology only.

Article 125 of Law 15/2012/QH13, article 60.3 for valuation and 126 for the end. Goods may be released in parts, so
what is due while some are held stays possible after the first release.
"""

from __future__ import annotations

from thanhtra.lifecycle.topology import State, Track, lands, stays


class Seizure(Track):
    """One seizure. The written decision may come before the taking (Đ125.5) or after a report of it (Đ125.4)."""

    start = State(initial=True)
    held = State()
    ended = State()

    goods_seized = lands(held, start, article="125.9")
    seizure_ended = lands(ended, held, ended, article="126.1")

    seizure_ordered = stays(start, held, ended, article="125.5")
    goods_valued = stays(start, held, ended, article="60.3")
    seizure_reported = stays(held, ended, article="125.4")
    owner_notified = stays(held, ended, article="126.4")
    seizure_extended = stays(held, ended, article="125.8")
