"""The order of a proceeding as the peers write it: every guard answers True, nothing is checked, only the stage moves.

Each function builds what can be built once, and answers a function from the kinds of events to the stage they end in. A peer that
cannot be imported is left out by :func:`machines` and named by the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

Replay = Callable[[Sequence[str]], str]
STATES = ("start", "detected", "minuted", "returned", "decided", "delivered", "executed", "closed")
MOVES: dict[str, list[tuple[str, str]]] = {
    "act_detected": [("start", "detected"), ("detected", "detected")],
    "minutes_drawn_up": [("start", "minuted"), ("detected", "minuted")],
    "minutes_served": [("minuted", "minuted")],
    "explanation_requested": [("minuted", "minuted")],
    "explanation_submitted": [("minuted", "minuted")],
    "facts_verified": [("minuted", "minuted")],
    "sent_to_criminal": [("minuted", "minuted")],
    "returned_from_criminal": [("start", "returned"), ("detected", "returned"), ("minuted", "minuted")],
    "decision_issued": [("minuted", "decided"), ("returned", "decided")],
    "decision_sent": [("decided", "decided")],
    "decision_delivered": [("decided", "delivered")],
    "fine_paid": [("delivered", "delivered")],
    "execution_completed": [("decided", "executed"), ("delivered", "executed")],
    "case_closed": [("executed", "closed")],
}


def _ready(*_: object, **__: object) -> bool:
    return True


def python_statemachine() -> Replay:
    """A machine an instance, as its documentation shows."""
    sm = import_module("statemachine")

    def ready() -> bool:
        return True

    states = {name: sm.State(initial=name == "start", final=name == "closed") for name in STATES}
    body: dict[str, Any] = dict(states)
    for kind, moves in MOVES.items():
        made = None
        for a, b in moves:
            one = states[a].to.itself(cond=ready) if a == b else states[a].to(states[b], cond=ready)
            made = one if made is None else made | one
        body[kind] = made
    replay = type("Replay", (sm.StateMachine,), body)

    def run(kinds: Sequence[str]) -> str:
        machine = replay()
        for kind in kinds:
            machine.send(kind)
        (state,) = machine.configuration
        return str(state.id)

    return run


class Model:
    """What transitions hangs its state on."""

    state = "start"


def _transitions(model: Any) -> Any:
    rows = [
        {"trigger": kind, "source": a, "dest": b, "conditions": _ready}
        for kind, moves in MOVES.items()
        for a, b in moves
    ]
    return import_module("transitions").Machine(
        model=model, states=list(STATES), transitions=rows, initial="start", auto_transitions=False
    )


def transitions_shared() -> Replay:
    """One machine, a model a file put in and taken out."""
    shared = _transitions(None)

    def run(kinds: Sequence[str]) -> str:
        model: Any = Model()
        shared.add_model(model)
        for kind in kinds:
            model.trigger(kind)
        shared.remove_model(model)
        return str(model.state)

    return run


def transitions_per_model() -> Replay:
    """A machine a file."""

    def run(kinds: Sequence[str]) -> str:
        model: Any = Model()
        _transitions(model)
        for kind in kinds:
            model.trigger(kind)
        return str(model.state)

    return run


def sismic() -> Replay:
    """One statechart, an interpreter a file."""
    model, interpreter = import_module("sismic.model"), import_module("sismic.interpreter")
    chart = model.Statechart("proceeding")
    chart.add_state(model.CompoundState("root", initial="start"), None)
    for name in STATES:
        chart.add_state(model.BasicState(name), "root")
    for kind, moves in MOVES.items():
        for a, b in moves:
            chart.add_transition(model.Transition(a, None if a == b else b, event=kind, guard="True"))

    def run(kinds: Sequence[str]) -> str:
        running = interpreter.Interpreter(chart)
        for kind in kinds:
            running.queue(kind)
        running.execute()
        return str(running.configuration[-1])

    return run


def xstate_statemachine() -> Replay:
    """One machine, a synchronous interpreter a file."""
    xs = import_module("xstate_statemachine")
    states: dict[str, Any] = {name: {"on": {}} for name in STATES}
    states["closed"] = {"type": "final"}
    for kind, moves in MOVES.items():
        for a, b in moves:
            states[a]["on"][kind] = {"target": b, "guard": "ready"}
    logic = xs.MachineLogic(guards={"ready": lambda _context, _event: True})
    machine = xs.create_machine({"id": "proceeding", "initial": "start", "states": states}, logic=logic)

    def run(kinds: Sequence[str]) -> str:
        running = xs.SyncInterpreter(machine).start()
        for kind in kinds:
            running.send(kind)
        (state,) = running.current_state_ids
        return str(state).rpartition(".")[2]

    return run


def spiff_workflow() -> Replay:
    """A workflow whose tasks are the steps one after the other, each writing the stage; run task by task. Specified once."""
    workflow, specs = import_module("SpiffWorkflow"), import_module("SpiffWorkflow.specs")
    operators, ready = (
        import_module("SpiffWorkflow.operators"),
        import_module("SpiffWorkflow.util.task").TaskState.READY,
    )
    known: dict[tuple[str, ...], Any] = {}

    def specified(kinds: tuple[str, ...]) -> Any:
        spec = specs.WorkflowSpec(name="proceeding", addstart=True)
        stage, last = "start", spec.start
        for number, kind in enumerate(kinds):
            stage = dict(MOVES[kind])[stage]
            step = specs.Simple(spec, f"{number}-{kind}", post_assign=[operators.Assign("stage", right=stage)])
            last.connect(step)
            last = step
        return spec

    def run(kinds: Sequence[str]) -> str:
        named = tuple(kinds)
        if named not in known:
            known[named] = specified(named)
        running = workflow.Workflow(known[named])
        running.run_next()
        for _ in named:
            (task,) = running.get_tasks(state=ready)
            running.run_task_from_id(task.id)
        return str(running.data.get("stage") or running.last_task.data["stage"])

    return run


def eventsourcing() -> Replay:
    """Stored events applied to an aggregate again: neither read from a database nor decoded here."""
    domain = import_module("eventsourcing.domain")
    landing = {(kind, a): b for kind, moves in MOVES.items() for a, b in moves}

    class Proceeding(domain.Aggregate):  # type: ignore[misc, name-defined]  # imported at run time
        @domain.event("Started")  # type: ignore[untyped-decorator]  # likewise
        def __init__(self) -> None:
            self.stage = "start"

        @domain.event("Moved")  # type: ignore[untyped-decorator]  # likewise
        def move(self, kind: str) -> None:
            self.stage = landing[kind, self.stage]

    stored: dict[tuple[str, ...], list[Any]] = {}

    def run(kinds: Sequence[str]) -> str:
        named = tuple(kinds)
        if named not in stored:
            made = Proceeding()
            for kind in named:
                made.move(kind)
            stored[named] = list(made.pending_events)
        again: Any = None
        for one in stored[named]:
            again = one.mutate(again)
        return str(again.stage)

    return run


KNOWN: dict[str, tuple[str, Callable[[], Replay]]] = {
    "python-statemachine": ("statemachine", python_statemachine),
    "transitions, one machine shared": ("transitions", transitions_shared),
    "transitions, a machine a model": ("transitions", transitions_per_model),
    "sismic": ("sismic", sismic),
    "xstate-statemachine": ("xstate_statemachine", xstate_statemachine),
    "SpiffWorkflow": ("SpiffWorkflow", spiff_workflow),
    "eventsourcing, events applied again": ("eventsourcing", eventsourcing),
}


def machines() -> tuple[dict[str, Replay], list[str]]:
    """The peers that are here, ready to replay; and those that are not."""
    absent = [name for name, (module, _) in KNOWN.items() if find_spec(module) is None]
    return {name: make() for name, (_, make) in KNOWN.items() if name not in absent}, absent
