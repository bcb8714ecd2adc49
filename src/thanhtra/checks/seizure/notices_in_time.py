"""Was the owner of goods past their seizure called in time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureStep


def _ask(ctx: CheckContext[SeizureStep]) -> Verdict | None:
    """From 2022: the first notice within its term from the end of the seizure's; the second has a question of its own."""
    seizure, day = ctx.ix.referent(ctx.at, "seizure"), ctx.event.day
    if seizure is None or day is None or not ctx.book.limit("unclaimed-first-notice").begun_by(day):
        return None
    if ctx.event.round is None:
        return not_assessed(ctx.field("round"))
    return within(ctx, "unclaimed-first-notice")


CHECK = in_time(
    "SEI09",
    "seizure.owner-called-in-time",
    about="owner_notified",
    limit="unclaimed-first-notice",
    defect=Defect.DUTY,
    vi="Chủ sở hữu tang vật, phương tiện quá thời hạn tạm giữ có được thông báo trong thời hạn không?",
    en="Was the owner of goods past their seizure called in time?",
    what=("Thông báo cho chủ sở hữu", "the notice"),
    module=__name__,
    ask=_ask,
)
