"""From words to the law (tìm kiếm): acts, posts, fields, remedies, limits, bodies and checks, for people who do not know slugs.

``folding`` (words as compared) · ``lexicon`` (other names of the same thing) · ``documents`` (what can be found) · ``ranking`` · ``acts``
and ``holders`` (what the law says of an act, who may sanction it) · ``finding`` (the question itself).
"""

from __future__ import annotations

from thanhtra.search.acts import act_found, graded_beside, limitation_of
from thanhtra.search.closest import closest
from thanhtra.search.documents import KINDS, Kind
from thanhtra.search.finding import find
from thanhtra.search.found import ActFound, DutyFound, Found, PowerHolder, Undecided
from thanhtra.search.listing import LISTS, Listed, list_acts

__all__ = ["KINDS", "LISTS", "ActFound", "DutyFound", "Found", "Kind", "Listed", "PowerHolder", "Undecided", "act_found", "closest", "find", "graded_beside", "limitation_of", "list_acts"]
