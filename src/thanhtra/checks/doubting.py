"""Deadlines that stand by a request to explain alone, asked what their answers are asked: was it one of right (quyền giải trình)?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from thanhtra.casefile import GROUNDS_SHOWN_BY
from thanhtra.checks.explaining import untold_right, untold_rights_of_seizure
from thanhtra.deadlines import met_whole
from thanhtra.errors import LawError
from thanhtra.terms import Status

if TYPE_CHECKING:
    from thanhtra.casefile import Index
    from thanhtra.checks.context import CheckContext
    from thanhtra.findings import Deadline


def may_be_doubted(ix: Index) -> bool:
    """Whether the file holds a step that lengthens a limit only for who had the right to ask for it."""
    return not ix.by_kind.keys().isdisjoint(GROUNDS_SHOWN_BY["explanation-requested"])


def with_doubts(ctx: CheckContext[Any], found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines, those met or open only by a request nobody may have had a right to being conditional, as DEC01 and SEI03 do not assess them."""
    return tuple([_doubted(ctx, one) if one.kind in _LENGTHENED else one for one in found])


def _doubted(ctx: CheckContext[Any], one: Deadline) -> Deadline:
    if one.status not in (Status.MET, Status.OPEN) or one.event is None:
        return one
    try:
        untold = _untold(ctx, one.kind, one.event)
    except LawError as unread:
        untold = (unread.token,)
    return attrs.evolve(one, status=Status.CONDITIONAL, missing=(*one.missing, *untold)) if untold else one


def _untold(ctx: CheckContext[Any], slug: str, of: int) -> tuple[str, ...]:
    line, clock, day = ctx.timeline, ctx.book.limit(slug), ctx.ix.days[of]
    at = met_whole(line, clock, of)
    ctx.about(len(ctx.ix.events) - 1 if at is None else at)
    if at is None and (ctx.as_of is None or day is None):
        return ()
    actual = None if at is not None or ctx.as_of is None or day is None else max(ctx.as_of, day)
    judged = line.run(clock, of, at, actual).judged
    return untold_rights_of_seizure(ctx, of, judged) if slug == "seizure" else untold_right(ctx, slug, of, judged)


_LENGTHENED: Final = ("decision", "decision-after-annulment", "seizure")
"""The limits a request to explain lengthens."""
