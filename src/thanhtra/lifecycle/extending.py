"""A copy of a track with stages of an office's own in it: draft, checked, approved (trình tự có bước nội bộ).

The law knows nothing of an internal stage. A file that stands at one stands, for the law, at the stage the internal steps set out from:
every step the order allows there stays allowed, except those the office holds back until its own steps are done.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import new_class
from typing import Any

from thanhtra.classes import frozen
from thanhtra.lifecycle.topology import CitedTransition, State, Track, TransitionList
from thanhtra.lifecycle.tracks import TRACKS, chart_of


@frozen
class InternalStep:
    """One step of an office's own: ``event`` leads from ``source``, a stage of the law or an internal one, to the internal ``target``.

    ``vi`` and ``en`` are what the target is called; of several steps there the first that says so.
    """

    event: str
    source: str
    target: str
    vi: str = ""
    en: str = ""


@lru_cache(maxsize=32)
def extended_track(
    track: str, steps: tuple[InternalStep, ...], *, held: tuple[tuple[str, str], ...] = ()
) -> type[Track]:
    """A class of its own with the stages of ``track`` and the internal ones; the library's class is not touched.

    ``held`` pairs a kind of event with the internal stage it waits for: ``(("decision_issued", "approved"),)``. From the stage of the law
    that one stands at, and from the other internal stages there, the kind is out of order; from elsewhere it goes as the law lets it.
    The same arguments give the same class. Raises KeyError for a track there is not, and ValueError for steps that do not fit: an event
    or a stage of the law's own name, an internal stage reached from two stages of the law, a stage or a kind that is not there.
    """
    rows = TRACKS[track]
    at = _stands_at(rows.stages, rows.kinds | rows.beside, steps)
    waits = dict(held)
    for kind, stage in held:
        if stage not in at or kind not in rows.land[at[stage]]:
            raise ValueError(f"{kind} cannot wait for {stage}: no internal stage from which it goes")
    states = {
        stage: State(value=stage, initial=stage == rows.initial, final=stage in rows.final)
        for stage in (*rows.stages, *at)
    }
    events: dict[str, list[CitedTransition]] = {}
    for stage, state in states.items():
        law = at.get(stage, stage)
        for kind, target in rows.land[law].items():
            if kind in waits and at[waits[kind]] == law and stage != waits[kind]:
                continue
            to = state if target == law else states[target]
            events.setdefault(kind, []).append(CitedTransition(state, to, rows.articles[law, kind]))
    for step in steps:
        events.setdefault(step.event, []).append(CitedTransition(states[step.source], states[step.target], ""))
    base = chart_of(track)
    body: dict[str, Any] = {
        "BESIDE": base.BESIDE,
        "BASIS": base.BASIS,
        "INTERNAL": at,
        "INTERNAL_NAMES": _names(steps),
        "__doc__": f"{base.__name__} with stages of an office's own.",
        "__module__": __name__,
    }
    body |= {f"at_{stage.replace('-', '_')}": state for stage, state in states.items()}
    for kind, transitions in events.items():
        for transition in transitions:
            transition.source.transitions.add_transitions(transition)
        body[kind] = TransitionList(transitions)
    made: type[Track] = new_class(base.__name__, (Track,), exec_body=lambda namespace: namespace.update(body))
    return made


def _names(steps: tuple[InternalStep, ...]) -> Mapping[str, tuple[str, str]]:
    """Each internal stage → what it is called; by its own word where no step names it."""
    named = {step.target: (step.vi or step.en, step.en or step.vi) for step in reversed(steps) if step.vi or step.en}
    return {step.target: named.get(step.target, (step.target, step.target)) for step in steps}


def _stands_at(stages: tuple[str, ...], kinds: frozenset[str], steps: tuple[InternalStep, ...]) -> Mapping[str, str]:
    """Each internal stage → the stage of the law it stands at. Raises ValueError."""
    at: dict[str, str] = {}
    left = list(steps)
    while left:
        ready = [step for step in left if step.source in stages or step.source in at]
        if not ready:
            raise ValueError(f"{left[0].source} is no stage")
        for step in ready:
            if step.event in kinds or step.target in stages:
                raise ValueError(f"{step.event} to {step.target}: that name is the law's own")
            law = at.get(step.source, step.source)
            if at.setdefault(step.target, law) != law:
                raise ValueError(f"{step.target} is reached from two stages of the law, {at[step.target]} and {law}")
        left = [step for step in left if step not in ready]
    return at
