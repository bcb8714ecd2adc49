"""Who took a step and who issued the decision it is about: the two officials, and how the one stands to the other."""

from __future__ import annotations

from typing import NamedTuple

from thanhtra.casefile import Official, event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import signed
from thanhtra.competence import Relation, relation


class Office(NamedTuple):
    """``found`` is None when an official is not on file; ``missing`` then names what would tell. ``issuer`` took the decision at ``decision``."""

    found: Relation | None
    missing: tuple[str, ...]
    decision: int | None = None
    actor: Official | None = None
    issuer: Official | None = None


def office(ctx: CheckContext) -> Office:
    """How whoever took the step asked about stands to whoever issued the decision it is about."""
    decision, untold = ctx.decided()
    who = ctx.signed or signed(ctx)
    if decision is None:
        return Office(None, (*who.missing, *untold))
    by = ctx.ix.events[decision].by
    issuer = ctx.ix.listed_officials.get(by) if by is not None else None
    missing = list(who.missing)
    if issuer is None:
        missing.append(event_fact(decision, "by") if by is None else listed_fact("officials", by))
    if missing or who.official is None or issuer is None:
        return Office(None, tuple(missing), decision, who.official, issuer)
    found = relation(who.official, issuer, ctx.book, then=ctx.ix.events[decision].day, now=ctx.event.day)
    return Office(found, found.missing, decision, who.official, issuer)
