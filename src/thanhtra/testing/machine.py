"""A desk at work, for Hypothesis to drive (máy trạng thái kiểm thử): subclass it and let it record into your application as well."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Final

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from thanhtra.casefile import Case, DecisionChanged, DecisionIssued, Event, Kind
from thanhtra.checks import all_checks
from thanhtra.errors import Unlawful
from thanhtra.findings import Outcome
from thanhtra.reviewing import may, record, review
from thanhtra.rulebook import Rulebook
from thanhtra.testing.defects import CATALOGUE, InjectedDefect
from thanhtra.testing.lawful import Plan, lawful_case
from thanhtra.testing.regimes import Regime, RegimeName, regime_named

_KINDS: Final[tuple[Kind, ...]] = (
    "act_detected",
    "minutes_drawn_up",
    "decision_issued",
    "decision_sent",
    "decision_delivered",
    "decision_annulled",
    "fine_paid",
    "execution_completed",
)
_NAMES: Final = {"number": None, "minutes": None, "decision": None}


class CaseMachine(RuleBasedStateMachine):
    """Proposes steps in any order, a few days apart, and holds ``record`` to ``may``.

    ``book`` is the rulebook asked; ``regime`` the law of the day (``class Desk(CaseMachine, regime="2026-09-26")``); ``accept`` the codes of voiding checks whose unknowns are accepted (None: of every check but that of the order). Override :meth:`opened`,
    :meth:`recorded`, :meth:`refused` and :meth:`spoiled` to do the same in your application, and add rules and invariants of your own.
    """

    book: ClassVar[Rulebook | None] = None
    accept: ClassVar[tuple[str, ...] | None] = None
    regime: ClassVar[RegimeName] = "2020"

    def __init_subclass__(cls, *, regime: RegimeName | None = None, **more: Any) -> None:
        """``class Desk(CaseMachine, regime="2026-09-26")`` drives the desk under the law of that regime, the act and the post of its kit."""
        super().__init_subclass__(**more)
        if regime is not None:
            cls.regime = regime_named(regime).name

    def __init__(self) -> None:
        super().__init__()
        self.law: Rulebook = self.book or Rulebook.built_in()
        self.accepted: tuple[str, ...] = (
            tuple(c.code for c in all_checks() if c.code != "ORD01") if self.accept is None else self.accept
        )
        self.case: Case = Case(id="", events=())
        self.of_law: Regime = regime_named(self.regime)
        self.day: date = self.of_law.first
        self.pattern: dict[str, Event] = {}

    def opened(self, case: Case) -> None:
        """``case`` was opened, without events."""

    def recorded(self, case: Case, event: Event) -> None:
        """``event`` was recorded; ``case`` has it last."""

    def refused(self, case: Case, event: Event, outcome: Outcome) -> None:
        """``event`` was refused; ``case`` is unchanged."""

    def spoiled(self, case: Case, defect: InjectedDefect) -> None:
        """``case`` has ``defect``, and the review found it by ``defect.check``."""

    @initialize(data=st.data())
    def open(self, data: st.DataObject) -> None:
        """A subject, who decides, one act of the regime; the steps to come are those of a lawful history."""
        self.day = data.draw(st.dates(self.of_law.first, self.of_law.last))
        plan = Plan(regime=self.of_law, provision=self.of_law.offered[0], post=self.of_law.posts[0], with_=("payment",))
        lawful = lawful_case(plan, self.law, detected=self.day)
        self.pattern = {event.kind: event for event in lawful.events}
        self.case = attrs.evolve(lawful, id="MT-1", complete=False, events=())
        self.opened(self.case)

    @rule(name=st.sampled_from(sorted(CATALOGUE)))
    def spoil(self, name: str) -> None:
        """A whole file with one defect of the catalogue, beside the one at hand: its check is never satisfied with it."""
        defect = CATALOGUE[name]
        if self.regime not in (defect.regimes or (self.regime,)):
            return
        act = (self.of_law.heard if defect.heard else self.of_law.offered)[0]
        post = next((p for p in self.of_law.posts if p in defect.posts), self.of_law.posts[0])
        plan = Plan(
            regime=self.of_law,
            provision=act,
            post=post,
            subject=(defect.subjects or ("individual",))[0],
            with_=defect.with_,
        )
        case = defect.spoil(lawful_case(plan, self.law, detected=self.of_law.first))
        found = review(case, self.law)
        assert defect.check in {a.check for a in found.findings}  # noqa: S101 - what the catalogue is for
        self.spoiled(case, defect)

    @rule(kind=st.sampled_from(_KINDS), later=st.integers(0, 4))
    def propose(self, kind: Kind, later: int) -> None:
        """Ask, then record: it is recorded exactly when nothing that was asked refuses, and only then does the case grow."""
        self.day += timedelta(later)
        event = self._next(kind)
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

    def _next(self, kind: Kind) -> Event:
        """The step of the lawful history, today, naming no other paper: the file then has one of each, or does not say which."""
        model = self.pattern.get(kind)
        if model is None:
            return DecisionChanged(kind="decision_annulled", on=self.day, by="o1")
        fields = {f.name for f in attrs.fields(type(model))}
        named: dict[str, Any] = {name: value for name, value in _NAMES.items() if name in fields}
        if isinstance(model, DecisionIssued):
            named["effective"] = self.day
        return attrs.evolve(model, on=self.day, **named)

    @invariant()
    def can_be_reviewed(self) -> None:
        """Whatever was recorded can be reviewed, and no step in it was impossible."""
        found = review(self.case, self.law)
        assert not [a for a in found.findings if a.check == "ORD01"]  # noqa: S101 - likewise
