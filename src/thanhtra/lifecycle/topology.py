"""What every track is made of: strict machines whose transitions carry their article.

The only module of the room that imports ``statemachine``. That import sets gettext's text domain for the whole
process; the host's domain is put back at once.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, NoReturn, Protocol

from thanhtra.terms import Basis

_host_domain = gettext.textdomain()
try:
    from statemachine import State, StateChart
    from statemachine.callbacks import CallbacksRegistry
    from statemachine.factory import StateMachineMetaclass
    from statemachine.transition import Transition
    from statemachine.transition_list import TransitionList
finally:
    gettext.textdomain(_host_domain)

__all__ = ["CitedTransition", "Holder", "State", "StateChart", "Track", "TransitionList", "lands", "stays"]

LAW = "15/2012/QH13"
"""The Law on Handling Administrative Violations (Luật Xử lý vi phạm hành chính)."""


class Holder:
    """A bare place for the stage, where the application gives no model of its own."""

    state: str | None = None


class Keeper(Protocol):
    """What keeps the gate of a machine."""

    def asked(self, stage: str, kind: str, fact: Any) -> Any:
        """May the step be taken? Raises to refuse it; what has to be awaited is awaited."""
        ...

    def took(self, kind: str, fact: Any) -> None:
        """The step was taken."""
        ...


class InTurn(CallbacksRegistry):
    """Callbacks awaited one after another, as they are called without ``await``: the engine alone starts all of a group at once.

    So a listener hears nothing the gate has not let pass, and no task is left behind where one fails. It needs no event loop of one kind.
    """

    async def async_call(
        self, key: str, *args: Any, on_error: Callable[[Exception], None] | None = None, **kwargs: Any
    ) -> list[Any]:
        """What each callback of the group answers, in order."""
        found: list[Any] = []
        for callback in self[key]:
            if callback.condition(*args, **kwargs):
                try:
                    found.append(await callback(*args, **kwargs))
                except Exception as error:
                    if on_error is None:
                        raise
                    on_error(error)
        return found


_SUBCLASSED = (
    "a track cannot be subclassed nor given a transition: a subclass shares the stages of its base, and a new way out of one would change "
    "the track for the whole process; take a copy with thanhtra.lifecycle.extended_track / "
    "không kế thừa hoặc thêm bước vào trình tự của thư viện: hãy dùng bản sao do extended_track tạo ra"
)


class Sealed(TransitionList):
    """The transitions of a stage whose track is made: read, copied, never added to."""

    def add_transitions(self, transition: Transition | TransitionList | Iterable[Any]) -> NoReturn:  # noqa: ARG002 - whatever it is
        """Raises TypeError."""
        raise TypeError(_SUBCLASSED)


class Sealing(StateMachineMetaclass):
    """Seals the stages of a track once it is made, and refuses a class that would share them."""

    def __init__(cls, name: str, bases: tuple[type], attrs: dict[str, Any]) -> None:  # noqa: N805 - a class of classes
        if any(getattr(base, "states", None) for base in bases):
            raise TypeError(_SUBCLASSED)
        super().__init__(name, bases, attrs)
        for state in cls.states:
            state.transitions = Sealed(state.transitions.transitions)


class Track(StateChart[Holder], metaclass=Sealing):
    """Topology only, with every lenient default of the engine switched off.

    An unknown or impossible event raises ``TransitionNotAllowed``, an error in a callback propagates, a stage changes
    as one, and an event that stays enters nothing anew.

    ``BESIDE`` are kinds another track owns: they never move this one, and its order never refuses them. ``BASIS`` is
    how the order itself is known.

    A subclass would share its states with this class, so making one raises TypeError: to hang behaviour on a track use listeners, to
    add stages of an office's own take a copy (:func:`~thanhtra.lifecycle.extended_track`). ``INTERNAL`` are such stages of a copy, each
    with the stage of the law it stands at; ``INTERNAL_NAMES`` what they are called (vi, en).
    """

    allow_event_without_transition = False
    catch_errors_as_events = False
    atomic_configuration_update = True
    enable_self_transition_entries = False

    BESIDE: ClassVar[frozenset[str]] = frozenset()
    BASIS: ClassVar[Basis] = Basis.TEXT
    INTERNAL: ClassVar[Mapping[str, str]] = {}
    INTERNAL_NAMES: ClassVar[Mapping[str, tuple[str, str]]] = {}

    keeper: Keeper | None = None
    """Asked ahead of every listener and of the model, and told ahead of them that a step was taken."""

    def before_transition(self, event: str, source: State, fact: Any = None) -> Any:
        """Called by the engine, the machine's own first of all."""
        return None if self.keeper is None else self.keeper.asked(str(source.value), str(event), fact)

    def after_transition(self, event: str, fact: Any = None) -> None:
        """Called by the engine once the stage has changed, or stayed."""
        if self.keeper is not None:
            self.keeper.took(str(event), fact)

    def _register_callbacks(self, listeners: list[object]) -> None:
        self._callbacks: CallbacksRegistry = InTurn()
        super()._register_callbacks(listeners)


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
