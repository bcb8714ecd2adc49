"""Does the decision leave at least the term the law gives to execute it?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed, satisfied
from thanhtra.errors import LawError
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect, Unit

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, SpotDecisionIssued


@check(
    "DEC06",
    "decision.execution-term",
    about=("decision_issued", "spot_decision_issued"),
    defect=Defect.CONTENT,
    vi="Thời hạn thi hành ghi trong quyết định có đủ theo quy định không?",
    en="Does the decision leave at least the term the law gives to execute it?",
    wrong=(
        "thời hạn thi hành ghi trong quyết định là {given_vi}, ngắn hơn thời hạn {least_vi} theo quy định",
        "the decision leaves {given_en} to execute, less than the {least_en} of the law",
    ),
    right=(
        "thời hạn thi hành ghi trong quyết định là {given_vi}, không ngắn hơn thời hạn {least_vi} theo quy định",
        "the decision leaves {given_en} to execute, not less than {least_en}",
    ),
    law="15/2012/QH13 Đ68.2",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """Ten days or longer from receipt; a longer term may be stated in any unit: fewer working days than ten are compared by the days they reach from receipt."""
    given, day = ctx.event.execute_within, ctx.event.day
    if given is None:
        return not_assessed(ctx.field("execute_within"))
    if day is None:
        return not_assessed(ctx.field("on"))
    names = _no_shorter(ctx.book, ctx.book.law_period(day), given.amount, given.unit)
    if names is not None:
        return in_order(ctx.timeline.due_later("execution", ctx.at, len(ctx.ix.events)), names)
    return _compared(ctx, Unit(given.unit), given.amount)


@kept_by_book(maxsize=256)
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


def _compared(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], unit: Unit, amount: int) -> Verdict:
    no_shorter = ctx.timeline.stated_is_no_shorter("execution", ctx.at)
    least = ctx.timeline.due("execution", ctx.at, len(ctx.ix.events))
    if isinstance(no_shorter, tuple) or least is None or least.branch is None:
        return not_assessed(no_shorter if isinstance(no_shorter, tuple) else ctx.field("on"), least)
    names = _names(amount, least.branch.terms[0], unit)
    return satisfied(least, **names) if no_shorter else finding(least, **names)
