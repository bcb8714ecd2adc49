"""Whether a licence is there to withdraw, and one that ends sooner (thời hạn còn lại của giấy phép): from 2022 to 2025-05-01 it is withdrawn for what is left (118/2021 Đ9.2.c)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from thanhtra.casefile import Additional, Licence, LicenceStanding, licence_named, listed_fact, standing_on
from thanhtra.casefile.register import untold_of
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import of_sanction
from thanhtra.checks.verdict import Verdict, finding
from thanhtra.deadlines import RuleOn, decision_of
from thanhtra.errors import BadTerm
from thanhtra.reckoning import months_after

_HALF: Final = timedelta(days=15)
"""A term is stated in months and halves of months: what is left of a licence is met to the nearest of them."""


def standing_to_withdraw(ctx: CheckContext[Any], licence: Licence, day: date) -> tuple[bool, str] | str:
    """Whether the licence can be withdrawn that day from whoever is sanctioned for the act, with where it stands; else the fact that would tell (15/2012/QH13 Đ25.1)."""
    act, sanction = ctx.act, ctx.sanction
    subject = (sanction.subject if sanction else None) or (act.subject if act else None)
    if licence.holder is not None and subject is not None and licence.holder != subject:
        return False, "held by another"
    standing = standing_on(licence, day)
    return untold_of(licence, standing) or (standing in _TO_WITHDRAW, standing.value)


_TO_WITHDRAW: Final = (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED)


def nothing_to_withdraw(ctx: CheckContext[Any], one: Additional) -> bool:
    """Whether the register shows that on the day of the decision there was no such licence to withdraw: its term is then no term of anything."""
    licence, decision = _licence(ctx, one), decision_of(ctx.ix, ctx.at)
    day = None if decision is None else ctx.ix.events[decision].day
    if one.measure != "withdraw-licence" or licence is None or day is None:
        return False
    found = standing_to_withdraw(ctx, licence, day)
    return not isinstance(found, str) and not found[0]


def past_its_end(ctx: CheckContext[Any], one: Additional, rule: RuleOn, day: date) -> Verdict | None:
    """The finding that the term reaches past the end of the licence; None where it does not, or the register does not tell."""
    licence, over = _licence(ctx, one), _over(one, day)
    if not _asked(one, rule) or licence is None or licence.ends is None or over is None or one.term is None:
        return None
    if licence.ends < day or over - licence.ends <= _HALF:
        return None
    return finding(
        rule,
        given=one.term.amount,
        left=(licence.ends - day).days,
        why_vi=f"thời hạn còn lại của giấy phép (đến hết ngày {licence.ends})",
        why_en=f"what is left of the licence, which ends on {licence.ends},",
    )


def what_is_left(ctx: CheckContext[Any], one: Additional, rule: RuleOn, day: date, wanted: float) -> bool | str:
    """Whether a term shorter than the ``wanted`` months is what is left of the licence, else what would tell."""
    if not _asked(one, rule) or one.term is None or one.term.amount >= wanted or ctx.case.licences == ():
        return False
    untold = end_untold(ctx, one, rule)
    if untold is not None:
        return untold
    licence, over = _licence(ctx, one), _over(one, day)
    return licence is not None and licence.ends is not None and over is not None and abs(over - licence.ends) <= _HALF


def end_untold(ctx: CheckContext[Any], one: Additional, rule: RuleOn) -> str | None:
    """What would tell when the withdrawn licence ends, which its term may not run past; None where that is on file, or not asked."""
    if not _asked(one, rule):
        return None
    licence = _licence(ctx, one)
    if licence is not None:
        return None if licence.ends is not None else listed_fact("licences", licence.id, "ends")
    unnamed = one.licence is None and (ctx.act is None or ctx.act.licence is None)
    return of_sanction(ctx, "additional.licence") if ctx.case.licences and unnamed else "fact:licences"


def _asked(one: Additional, rule: RuleOn) -> bool:
    return rule.flag("remaining") and one.measure == "withdraw-licence"


def _licence(ctx: CheckContext[Any], one: Additional) -> Licence | None:
    named = one.licence or (ctx.act.licence if ctx.act else None)
    return None if named is None else licence_named(ctx.case, named)


def _over(one: Additional, day: date) -> date | None:
    """The day on which the stated term is over, counted from the decision; the last date there is where it reaches past that."""
    if one.term is None or one.term.unit != "month":
        return None
    whole = int(one.term.amount)
    try:
        over = months_after(day, whole)
    except BadTerm:
        return date.max
    half = _HALF if one.term.amount > whole else timedelta()
    return over + half if date.max - over > half else date.max
