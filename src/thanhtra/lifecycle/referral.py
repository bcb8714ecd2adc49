"""The referral (chuyển hồ sơ có dấu hiệu tội phạm): one file with the criminal bodies. Topology only.

Articles 62 and 63 of Law 15/2012/QH13. What the criminal bodies do between receiving a file and returning it follows
the Criminal Procedure Code, which is not encoded: the track refuses nothing there.
"""

from __future__ import annotations

from thanhtra.lifecycle.topology import State, Track, TransitionList, lands


class Referral(Track):
    """One file. It may start with the criminal bodies themselves (Đ63.1), and may be sent or reopened again."""

    start: State = State(initial=True)
    sent: State = State()
    prosecuted: State = State()
    returned: State = State()

    sent_to_criminal: TransitionList = lands(sent, start, returned, article="62.1")
    prosecution_started: TransitionList = lands(prosecuted, start, article="63.1") | lands(
        prosecuted, sent, returned, article="62.3"
    )
    returned_from_criminal: TransitionList = lands(returned, start, prosecuted, article="63.1") | lands(
        returned, sent, article="62.3"
    )
