"""Does the decision leave at least the term the law gives to execute it?"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Deferred, assess
from thanhtra.errors import LawError
from thanhtra.reckoning import TimeLimit, days_after
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect, Unit


@check(
    "DEC06",
    "decision.execution-term",
    about=("decision_issued", "spot_decision_issued"),
    defect=Defect.CONTENT,
    vi="Quyết định có dành đủ thời hạn thi hành theo luật không?",
    en="Does the decision leave at least the term the law gives to execute it?",
    wrong=(
        "quyết định cho {given_vi} để thi hành, ngắn hơn {least_vi} theo luật",
        "the decision leaves {given_en} to execute, less than the {least_en} of the law",
    ),
    right=("quyết định cho {given_vi} để thi hành, không dưới {least_vi}", "the decision leaves {given_en} to execute, not less than {least_en}"),
    law="15/2012/QH13 Đ68.2",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Ten days or longer from receipt; a longer term may be stated in any unit: fewer working days than ten are compared by the days they reach from receipt."""
    given, day = getattr(ctx.event, "execute_within", None), ctx.event.day
    if given is None:
        return not_assessed(ctx.field("execute_within"))
    if day is None:
        return not_assessed(ctx.field("on"))
    names = _no_shorter(ctx.book, ctx.book.law_period(day), given.amount, given.unit)
    if names is not None:
        return satisfied(Deferred(assess, ctx.book, ctx.book.limit("execution"), day, None, 0, 0), **names)
    return _compared(ctx, day, given.amount, Unit(given.unit))


@lru_cache(maxsize=256)
def _no_shorter(book: Rulebook, law: date, amount: int, unit: str) -> dict[str, str] | None:
    """The names of both terms where the one given is no shorter than the law's, in its own unit: it reaches no less far, whatever the calendar."""
    try:
        terms = book.limit("execution").versions.on(law).branches[0].terms
    except LawError:
        return None
    if len(terms) != 1 or terms[0].unit != unit or amount < (terms[0].amount or 0):
        return None
    return _names(amount, terms[0])


def _names(amount: int, least: TimeLimit, unit: Unit | None = None) -> dict[str, str]:
    stated = TimeLimit(amount, unit or least.unit)
    return {"given_vi": stated.vi, "given_en": stated.en, "least_vi": least.vi, "least_en": least.en}


def _compared(ctx: CheckContext, day: date, amount: int, unit: Unit) -> Verdict:
    """A term in another unit than the law's, by the days both reach from receipt."""
    book = ctx.book
    least = assess(book, book.limit("execution"), day, None, 0, 0)
    if least.due is None or least.branch is None:
        return not_assessed(least.missing, least)
    days = least.branch.terms[0].amount or 0
    names = _names(amount, least.branch.terms[0], unit)
    if unit is Unit.HOUR:
        return satisfied(least, **names) if amount >= 24 * days else finding(least, **names)
    if unit is not Unit.WORKING_DAY:
        return satisfied(least, **names) if unit in (Unit.MONTH, Unit.YEAR) or amount >= days else finding(least, **names)
    received = [ctx.ix.events[i].day for kind in ("decision_delivered", "decision_posted") for i in ctx.ix.dependents(ctx.at, kind)]
    starts = [received[0]] if len(received) == 1 and received[0] is not None else [days_after(day, n) for n in range(_AHEAD)]
    longer: set[bool] = set()
    for start in starts:
        reached, due = (book.due_date(start, (term,)) for term in (TimeLimit(amount, unit), least.branch.terms[0]))
        if reached.due_before_roll is None or due.due_before_roll is None:
            return not_assessed(reached.missing or due.missing, least)
        longer.add(reached.due_before_roll >= due.due_before_roll)
    if len(longer) > 1:
        untold = ctx.unknown("decision_delivered") or [f"fact:events[{ctx.at}].execute_within"]
        return not_assessed(untold, least, **names)
    return satisfied(least, **names) if True in longer else finding(least, **names)


_AHEAD: Final = 60
"""How many days after the decision it may be received on, where the file does not tell: long enough to meet every weekday and a feast."""
