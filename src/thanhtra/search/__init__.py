"""From words to the law (tìm kiếm): acts, posts, fields, remedies, limits, bodies and checks, for people who do not know slugs.

``folding`` (words as compared) · ``lexicon`` (other names of the same thing) · ``act_words`` and ``named_words`` (what is looked for) · ``shelf`` and ``word_index`` (with the index of its
words, ready made in a wheel) · ``documents`` (what can be found on a day) · ``ranking`` · ``acts`` and ``holders`` (what the law says of an act, who may sanction it) · ``naming`` (posts and bodies as printed) · ``finding`` (the question itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.search.acts import act_found, graded_beside, law_of_act
    from thanhtra.search.closest import closest
    from thanhtra.search.documents import KINDS, Kind
    from thanhtra.search.finding import find
    from thanhtra.search.found import ActFound, DutyFound, Found, PowerHolder, Undecided
    from thanhtra.search.listing import LISTS, Listed, list_acts
else:
    __getattr__ = door(
        __name__,
        {
            "acts": "act_found graded_beside law_of_act",
            "closest": "closest",
            "documents": "KINDS Kind",
            "finding": "find",
            "found": "ActFound DutyFound Found PowerHolder Undecided",
            "listing": "LISTS Listed list_acts",
        },
    )


__all__ = [
    "KINDS",
    "LISTS",
    "ActFound",
    "DutyFound",
    "Found",
    "Kind",
    "Listed",
    "PowerHolder",
    "Undecided",
    "act_found",
    "closest",
    "find",
    "graded_beside",
    "law_of_act",
    "list_acts",
]
