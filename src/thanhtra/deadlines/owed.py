"""What a decision makes its subject pay, and until when (số tiền phạt phải nộp và thời hạn nộp)."""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.casefile import Index
from thanhtra.deadlines.applied import Applied
from thanhtra.deadlines.delivery import Effect, received
from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.deadlines.judging import Judgement, judge
from thanhtra.reckoning import DueDate, TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind, Unit, weakest


@attrs.frozen(kw_only=True, eq=False)
class Term:
    """The term to execute one decision: ``last`` by the Civil Code, ``plain`` without moving a day off; or what is ``missing``."""

    receipt: Effect
    due: DueDate | None
    judged: Judgement | None
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
    for at in (*ix.hanging(decision, "decision_corrected"), *ix.hanging(decision, "decision_amended")):
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


def term_of(ix: Index, decision: int, before: int, book: Rulebook) -> Term:
    """The term to execute: 10 days from receipt, or the longer term the decision states. Raises LawError."""
    receipt = received(ix, decision, before, book)
    if receipt.day is None:
        return Term(receipt=receipt, due=None, judged=None, missing=receipt.missing)
    judged = judge(book, book.limit("execution"), receipt.day, None, 0, 0)
    due = judged.due
    stated = getattr(ix.events[decision], "execute_within", None)
    if stated is not None and stated.unit != "hour":
        longer = book.due_date(receipt.day, (TimeLimit(stated.amount, Unit(stated.unit)),))
        if longer.due_before_roll is not None and due is not None and due.due_before_roll is not None:
            due = longer if longer.due_before_roll > due.due_before_roll else due
    missing = judged.missing if due is None else due.missing
    return Term(receipt=receipt, due=due, judged=judged, missing=missing)


def resting_on(rule: Applied, receipt: Effect) -> Applied:
    """The rule with where the receipt it is reckoned from stands, and the weaker way of the two of knowing it."""
    version = attrs.evolve(rule.version, known=weakest(rule.basis, receipt.basis), cites=tuple(dict.fromkeys((*rule.cites, *receipt.cites))))
    return attrs.evolve(rule, version=version)


def late_charge(rule: Applied, unpaid: int, last: date, paid: date) -> int:
    """The charge in đồng for paying ``unpaid`` on ``paid`` when ``last`` was the last day: each day between them, days off included."""
    days = max(0, (paid - last).days - 1)
    return unpaid * days * rule.number("per_ten_thousand_a_day") // 10_000
