"""What a decision makes its subject pay, and until when (số tiền phạt phải nộp và thời hạn nộp)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import attrs

from thanhtra.casefile import Index
from thanhtra.deadlines.applied import RuleOn
from thanhtra.deadlines.delivery import Effect, received
from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.deadlines.judging import assess, reach
from thanhtra.reckoning import DueDate, TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind, Unit


@attrs.frozen(kw_only=True, eq=False)
class ExecutionTerm:
    """The term to execute one decision: ``last`` by the Civil Code, ``plain`` without moving a day off; or what is ``missing``."""

    receipt: Effect
    due: DueDate | None
    missing: tuple[str, ...]

    @property
    def last(self) -> date | None:
        """The last day of the term."""
        return self.due.due_day if self.due else None

    @property
    def plain(self) -> date | None:
        """The last day before a day off moves it."""
        found = self.due.due_before_roll if self.due else None
        return found if isinstance(found, date) else None


def fine_of(ix: Index, decision: int, before: int | None = None) -> int | None:
    """The fine the decision imposes, in đồng, as last amended ahead of ``before``; None when the file does not say. Warnings count 0."""
    found = sanctions_of(ix, decision)
    for at in (*ix.dependents(decision, "decision_corrected"), *ix.dependents(decision, "decision_amended")):
        if before is None or at < before:
            found = sanctions_of(ix, at) or found
    amounts = [0 if s.warning else s.fine for s in found]
    if found and None not in amounts:
        return sum(a for a in amounts if a is not None)
    total: int | None = getattr(ix.events[decision], "total", None)
    return total


def kinds_of(ix: Index, decision: int) -> set[SubjectKind | None]:
    """The kinds of the decision's subjects; None among them for one the file does not describe."""
    own = {a.id: a.subject for a in ix.case.acts or ()}
    named = {s.act: s.subject for s in sanctions_of(ix, decision)}
    kinds = {s.id: SubjectKind(s.kind) for s in ix.case.subjects or ()}
    return {kinds.get(named.get(act) or own.get(act) or "") for act in ix.acts[decision]}


def term_of(ix: Index, decision: int, before: int, book: Rulebook) -> ExecutionTerm:
    """The term to execute: 10 days from receipt, or the longer term the decision states. Raises LawError."""
    receipt = received(ix, decision, before, book)
    if receipt.day is None:
        return ExecutionTerm(receipt=receipt, due=None, missing=receipt.missing)
    rule = book.limit("execution")
    found = reach(book, rule, receipt.day, receipt.day)
    if found is None:
        judged = assess(book, rule, receipt.day, None, 0, 0)
        due, untold = judged.due, judged.missing
    else:
        due, untold = found.due, ()
    stated = getattr(ix.events[decision], "execute_within", None)
    if stated is not None and stated.unit != "hour":
        longer = book.due_date(receipt.day, _terms(stated.amount, stated.unit))
        if longer.due_before_roll is not None and due is not None and due.due_before_roll is not None:
            due = longer if longer.due_before_roll > due.due_before_roll else due
    return ExecutionTerm(receipt=receipt, due=due, missing=untold if due is None else due.missing)


@lru_cache(maxsize=1024)
def _terms(amount: int, unit: str) -> tuple[TimeLimit, ...]:
    return (TimeLimit(amount, Unit(unit)),)


def late_charge(rule: RuleOn, unpaid: int, last: date, paid: date) -> int:
    """The charge in đồng for paying ``unpaid`` on ``paid`` when ``last`` was the last day: each day between them, days off included."""
    days = max(0, (paid - last).days - 1)
    return unpaid * days * rule.number("per_ten_thousand_a_day") // 10_000
