from __future__ import annotations

import pytest
from statemachine import StateChart

from thanhtra.lifecycle import TRACKS, Proceeding
from thanhtra.lifecycle.topology import Track
from thanhtra.lifecycle.tracks import chart_of


@pytest.mark.parametrize("name", list(TRACKS))
def test_every_track_is_strict(name):
    chart = chart_of(name)
    assert issubclass(chart, Track)
    assert chart.allow_event_without_transition is False
    assert chart.catch_errors_as_events is False
    assert chart.atomic_configuration_update is True
    assert chart.enable_self_transition_entries is False


def test_the_engine_and_our_own_parent_are_left_as_they_were():
    """Strictness and states belong to the tracks; the engine's class keeps its defaults, the parent has no state."""
    assert StateChart.allow_event_without_transition is True
    assert StateChart.catch_errors_as_events is True
    assert list(Track.states) == []
    assert not Track.BESIDE


def test_tracks_share_no_state():
    charts = [chart_of(name) for name in TRACKS]
    states = [id(state) for chart in charts for state in chart.states]
    assert len(set(states)) == len(states)


def test_an_unknown_event_is_refused_aloud():
    machine = Proceeding()
    with pytest.raises(machine.TransitionNotAllowed):
        machine.send("no_such_kind")
    assert machine.model.state == "start"


def test_only_closed_is_final():
    assert [state.value for state in Proceeding.final_states] == ["closed"]
    assert [name for name in TRACKS if TRACKS[name].final] == ["proceeding"]


def test_an_event_that_stays_enters_nothing_anew():
    class Door:
        entered = 0

        def on_enter_minuted(self):
            self.entered += 1

    door = Door()
    machine = Proceeding(start_value="detected", listeners=[door])
    machine.send("minutes_drawn_up")
    machine.send("minutes_served")
    assert door.entered == 1


def test_topology_has_no_condition_and_no_action():
    for name in TRACKS:
        for state in chart_of(name).states:
            for transition in state.transitions:
                assert not list(transition.cond)
                assert not list(transition.validators)
