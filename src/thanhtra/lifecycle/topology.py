"""What every track is made of: strict machines whose transitions carry their article.

The only module of the room that imports ``statemachine``. That import sets gettext's text domain for the whole
process; the host's domain is put back at once.
"""

from __future__ import annotations

import gettext
from typing import ClassVar

from thanhtra.terms import Basis

_host_domain = gettext.textdomain()
try:
    from statemachine import State, StateChart
    from statemachine.transition import Transition
    from statemachine.transition_list import TransitionList
finally:
    gettext.textdomain(_host_domain)

__all__ = ["CitedTransition", "Holder", "State", "StateChart", "Track", "TransitionList", "lands", "stays"]

LAW = "15/2012/QH13"
"""The Law on Handling Administrative Violations (Luật Xử lý vi phạm hành chính)."""


class Holder:
    """A bare place for the stage: never a domain object, whose attributes could veto a guard of the same name."""

    state: str | None = None


class Track(StateChart[Holder]):
    """Topology only, with every lenient default of the engine switched off.

    An unknown or impossible event raises ``TransitionNotAllowed``, an error in a callback propagates, a stage changes
    as one, and an event that stays enters nothing anew.

    ``BESIDE`` are kinds another track owns: they never move this one, and its order never refuses them. ``BASIS`` is
    how the order itself is known.

    A subclass shares its states with this class: to hang behaviour on a track use listeners, never a new transition
    from an inherited state, which would change the track for the whole process.
    """

    allow_event_without_transition = False
    catch_errors_as_events = False
    atomic_configuration_update = True
    enable_self_transition_entries = False

    BESIDE: ClassVar[frozenset[str]] = frozenset()
    BASIS: ClassVar[Basis] = Basis.TEXT


class CitedTransition(Transition):
    """A transition and the provision that orders it: ``article``, in the compact form of a citation."""

    def __init__(self, source: State, target: State, article: str) -> None:
        super().__init__(source, target, internal=source is target)
        self.article = article


def lands(target: State, *sources: State, article: str, of: str = LAW) -> TransitionList:
    """Transitions from each of ``sources`` into ``target``; a source that is the target itself stays."""
    return _cited([(source, target) for source in sources], f"{of} Đ{article}")


def stays(*states: State, article: str, of: str = LAW) -> TransitionList:
    """Transitions that leave each of ``states`` where it is."""
    return _cited([(state, state) for state in states], f"{of} Đ{article}")


def _cited(ends: list[tuple[State, State]], article: str) -> TransitionList:
    made = [CitedTransition(source, target, article) for source, target in ends]
    for transition in made:
        transition.source.transitions.add_transitions(transition)
    return TransitionList(made)
