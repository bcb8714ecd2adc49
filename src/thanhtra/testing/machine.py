"""A desk at work, for Hypothesis to drive (máy trạng thái kiểm thử): subclass it and let it record into your application as well."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from thanhtra.casefile import (
    Act,
    ActDetected,
    Case,
    DecisionChanged,
    DecisionDelivered,
    DecisionIssued,
    DecisionSent,
    Event,
    ExecutionStep,
    FinePaid,
    Kind,
    MinutesDrawnUp,
    Official,
    Remedy,
    Sanction,
    Subject,
)
from thanhtra.checks import all_checks
from thanhtra.errors import Unlawful
from thanhtra.findings import Outcome
from thanhtra.law import Citation
from thanhtra.reviewing import may, record, review
from thanhtra.rulebook import Rulebook

_KINDS: dict[Kind, tuple[type[Event], dict[str, Any]]] = {
    "act_detected": (ActDetected, {"acts": ("a1",)}),
    "minutes_drawn_up": (MinutesDrawnUp, {"acts": ("a1",), "explanation": "waived"}),
    "decision_issued": (
        DecisionIssued,
        {
            "sanctions": (
                Sanction(act="a1", fine=7_500_000, additional=(), remedies=(Remedy(remedy="remove-information"),)),
            )
        },
    ),
    "decision_sent": (DecisionSent, {"to": "violator"}),
    "decision_delivered": (DecisionDelivered, {"means": "direct"}),
    "decision_annulled": (DecisionChanged, {}),
    "fine_paid": (FinePaid, {"amount": 7_500_000}),
    "execution_completed": (ExecutionStep, {}),
}


class CaseMachine(RuleBasedStateMachine):
    """Proposes steps in any order, a few days apart, and holds ``record`` to ``may``.

    ``book`` is the rulebook asked; ``accept`` the codes of voiding checks whose unknowns are accepted (None: of every check but that of the order). Override :meth:`opened`,
    :meth:`recorded` and :meth:`refused` to do the same in your application, and add rules and invariants of your own.
    """

    book: ClassVar[Rulebook | None] = None
    accept: ClassVar[tuple[str, ...] | None] = None

    def __init__(self) -> None:
        super().__init__()
        self.law: Rulebook = self.book or Rulebook.built_in()
        self.accepted: tuple[str, ...] = tuple(c.code for c in all_checks() if c.code != "ORD01") if self.accept is None else self.accept
        self.case: Case = Case(id="", events=())
        self.day: date = date(2020, 6, 1)

    def opened(self, case: Case) -> None:
        """``case`` was opened, without events."""

    def recorded(self, case: Case, event: Event) -> None:
        """``event`` was recorded; ``case`` has it last."""

    def refused(self, case: Case, event: Event, outcome: Outcome) -> None:
        """``event`` was refused; ``case`` is unchanged."""

    @initialize(start=st.dates(date(2020, 6, 1), date(2021, 12, 31)))
    def open(self, start: date) -> None:
        """A person, a chief inspector, one act."""
        act = Act(id="a1", subject="s1", provision=Citation.parse("15/2020/NĐ-CP Đ101.1.a"), ended=start)
        self.day = start
        self.case = Case(
            id="MT-1",
            subjects=(Subject(id="s1", kind="individual"),),
            officials=(Official(id="o1", post="chief-inspector-of-department"),),
            acts=(act,),
            events=(),
        )
        self.opened(self.case)

    @rule(kind=st.sampled_from(sorted(_KINDS)), later=st.integers(0, 4))
    def propose(self, kind: Kind, later: int) -> None:
        """Ask, then record: it is recorded exactly when nothing that was asked refuses, and only then does the case grow."""
        self.day += timedelta(later)
        cls, fields = _KINDS[kind]
        event = cls(kind=kind, on=self.day, by="o1", **fields)
        outcome = may(self.case, self.law, event)
        before = self.case
        try:
            self.case = record(before, self.law, event, accept=self.accepted)
        except Unlawful as unlawful:
            told = bool(unlawful.outcome.refusals or unlawful.outcome.unknown)
            self.refused(before, event, outcome)
        else:
            told = not outcome.refusals
            assert self.case == before.then(event)  # noqa: S101 - what the machine is for
            self.recorded(self.case, event)
        assert told  # noqa: S101 - a refusal has reasons, a step taken has none against it

    @invariant()
    def can_be_reviewed(self) -> None:
        """Whatever was recorded can be reviewed, and no step in it was impossible."""
        found = review(self.case, self.law)
        assert not [a for a in found.findings if a.check == "ORD01"]  # noqa: S101 - likewise
