"""The compiler: a track's class read once into plain rows ``(stage, kind) → stage``.

Rows hold strings only. Replay over them is a dictionary look-up; an exhaustive test proves them equal to the class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from thanhtra.classes import frozen
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.lifecycle.topology import Track


@frozen(eq=False, kw_only=True)
class Rows:
    """One track as tables. Read-only.

    ``land`` gives, for a stage and a kind the order allows there, the next stage (the same one for a kind that stays).
    ``landing`` gives the one stage a landing kind lands in from anywhere. ``total`` is the two together: with it every
    kind on file has an answer at every stage, a kind it does not list stays. ``beside`` are kinds other tracks own;
    ``basis`` is how the order is known.
    """

    name: str
    initial: str
    stages: tuple[str, ...]
    final: frozenset[str]
    kinds: frozenset[str]
    beside: frozenset[str]
    basis: Basis
    land: Mapping[str, Mapping[str, str]]
    landing: Mapping[str, str]
    total: Mapping[str, Mapping[str, str]]
    articles: Mapping[tuple[str, str], str]
    orders: dict[tuple[str, str], Any] = attrs.field(factory=dict, repr=False)
    """Answers about order found so far; at most one for each stage and kind of this track."""

    def article(self, stage: str, kind: str) -> str | None:
        """The provision that allows ``kind`` at ``stage``, as a compact citation; None where the order refuses it."""
        return self.articles.get((stage, kind))

    def articles_of(self, kind: str) -> tuple[str, ...]:
        """Every provision that gives ``kind`` a place, in the order of the stages; for a message that refuses one."""
        found = (self.articles.get((stage, kind)) for stage in self.stages)
        return tuple(dict.fromkeys(article for article in found if article))


def compile_rows(chart: type[Track]) -> Rows:
    """Read ``chart`` into rows. Raises TypeError for a class that is not one table: a kind with two landings, a guard."""
    land: dict[str, dict[str, str]] = {}
    landing: dict[str, str] = {}
    articles: dict[tuple[str, str], str] = {}
    for state in chart.states:
        stage = str(state.value)
        row = land.setdefault(stage, {})
        for transition in state.transitions:
            if transition.target is None or any(transition.cond) or any(transition.validators):
                raise TypeError(f"{chart.__name__}: {transition} is more than topology")
            target = str(transition.target.value)
            for event in transition.events:
                kind = str(event)
                if row.setdefault(kind, target) != target:
                    raise TypeError(f"{chart.__name__}: {kind} has two ways out of {stage}")
                if target != stage and landing.setdefault(kind, target) != target:
                    raise TypeError(f"{chart.__name__}: {kind} lands in {landing[kind]} and in {target}")
                article = getattr(transition, "article", None)
                if article is None:
                    raise TypeError(f"{chart.__name__}: {kind} at {stage} has no article")
                articles[stage, kind] = article
    if not chart.states or chart.initial_state is None:
        raise TypeError(f"{chart.__name__} has no initial stage")
    return Rows(
        name=chart.__name__.lower(),
        initial=str(chart.initial_state.value),
        stages=tuple(land),
        final=frozenset(str(state.value) for state in chart.final_states),
        kinds=frozenset(kind for row in land.values() for kind in row),
        beside=chart.BESIDE,
        basis=chart.BASIS,
        land=land,
        landing=landing,
        total={stage: {**landing, **row} for stage, row in land.items()},
        articles=articles,
    )
