"""Was the hearing asked for in time?"""

from __future__ import annotations

import attrs

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import Verdict, lacks
from thanhtra.terms import Defect


def _ask(asked: Asked) -> Verdict | None:
    """Only an oral explanation has to be asked for; a request that does not say which is not judged."""
    how = getattr(asked.event, "written_or_oral", None)
    if how == "written":
        return None
    if how is None:
        return lacks(asked.field("written_or_oral"))
    return within(asked, "hearing-request")


CHECK = attrs.evolve(
    in_time(
        "EXP06",
        "explanation.hearing-requested-in-time",
        about="explanation_requested",
        limit="hearing-request",
        defect=Defect.DUTY,
        vi="Yêu cầu giải trình trực tiếp có được gửi trong thời hạn không?",
        en="Was the hearing asked for in time?",
        what=("yêu cầu giải trình trực tiếp", "the request for a hearing"),
        module=__name__,
    ),
    ask=_ask,
)
