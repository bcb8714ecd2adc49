"""Was the written explanation sent in time?"""

from __future__ import annotations

import attrs

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import FINDING, Verdict, lacks
from thanhtra.terms import Defect


def _ask(asked: Asked) -> Verdict | None:
    """Late for the plain term: the extension on file counts, and one not on file is asked for."""
    minutes = asked.ix.of(asked.at, "minutes")
    extended = minutes is not None and any(i < asked.at for i in asked.ix.hanging(minutes, "explanation_extended"))
    if extended:
        return within(asked, "explanation-extension")
    found = within(asked, "explanation-written")
    if found is None or found.answer != FINDING:
        return found
    longest = within(asked, "explanation-extension")
    missing = asked.unknown("explanation_extended")
    return lacks(missing, found.of) if missing and longest is not None and longest.answer != FINDING else found


CHECK = attrs.evolve(
    in_time(
        "EXP07",
        "explanation.submitted-in-time",
        about="explanation_submitted",
        limit="explanation-written",
        defect=Defect.DUTY,
        vi="Văn bản giải trình có được gửi trong thời hạn không?",
        en="Was the written explanation sent in time?",
        what=("văn bản giải trình", "the written explanation"),
        module=__name__,
    ),
    ask=_ask,
)
