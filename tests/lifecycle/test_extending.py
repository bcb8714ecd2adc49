"""A track taken into an application: a copy with the office's own stages, the library's own class untouched."""

from __future__ import annotations

import pytest

from thanhtra.errors import Unlawful
from thanhtra.lifecycle import TRACKS, After, InternalStep, Proceeding, compile_rows, embed, extended_track
from thanhtra.lifecycle.topology import State, Track, lands

APPROVAL = (
    InternalStep("draft_written", "minuted", "draft"),
    InternalStep("draft_checked", "draft", "checked"),
    InternalStep("draft_approved", "checked", "approved"),
    InternalStep("draft_returned", "checked", "draft"),
)
HELD = (("decision_issued", "approved"),)


def opened(stage: str, kind: str, fact: object) -> tuple[()]:
    return ()


@pytest.fixture(autouse=True)
def whole() -> object:
    """Whatever a test does, the library's own class compiles to the same rows afterwards."""
    before = compile_rows(Proceeding)
    yield
    after = compile_rows(Proceeding)
    assert (after.land, after.stages) == (before.land, before.stages)


def test_a_subclass_with_a_transition_of_its_own_is_refused_at_its_making() -> None:
    with pytest.raises(TypeError, match="extended_track"):

        class Mine(Proceeding):
            draft = State()
            decision_drafted = Proceeding.minuted.to(draft)


def test_a_way_into_a_stage_of_the_library_is_refused_too() -> None:
    with pytest.raises(TypeError, match="extended_track"):

        class Mine(Track):
            draft = State(initial=True)
            sent_back = draft.from_(Proceeding.minuted)

    with pytest.raises(TypeError, match="extended_track"):
        lands(Proceeding.decided, Proceeding.detected, article="1")


def test_a_bare_subclass_is_refused() -> None:
    with pytest.raises(TypeError, match="extended_track"):
        type("Mine", (Proceeding,), {})


def test_the_decision_waits_for_the_approval() -> None:
    live = embed("minuted", opened, track=extended_track("proceeding", APPROVAL, held=HELD))
    with pytest.raises(Unlawful) as refused:
        live.send("decision_issued")
    (order,) = refused.value.outcome.refusals
    assert isinstance(order, After)
    assert ("draft_written", "draft_checked", "draft_approved") in order.paths
    assert "" not in order.cites
    stages = [
        live.send(kind)
        for kind in ("draft_written", "draft_checked", "draft_returned", "draft_checked", "draft_approved")
    ]
    assert stages == ["draft", "checked", "draft", "checked", "approved"]
    assert live.law_stage == "minuted"
    assert live.send("decision_issued") == "decided"
    assert live.law_stage == "decided"


def test_what_the_law_allows_at_the_stage_stays_allowed_inside() -> None:
    rows = compile_rows(extended_track("proceeding", APPROVAL, held=HELD))
    law = TRACKS["proceeding"].land["minuted"]
    for inner in ("draft", "checked", "approved"):
        own = {kind: to for kind, to in rows.land[inner].items() if kind in law}
        expected = {kind: inner if to == "minuted" else to for kind, to in law.items()}
        if inner != "approved":
            del expected["decision_issued"]
        assert own == expected
    for stage in set(TRACKS["proceeding"].stages) - {"minuted"}:
        assert rows.land[stage] == TRACKS["proceeding"].land[stage]


@pytest.mark.parametrize("track", TRACKS)
def test_a_copy_without_steps_is_the_track(track: str) -> None:
    copy = compile_rows(extended_track(track, ()))
    own = TRACKS[track]
    assert (copy.land, copy.final, copy.initial, copy.beside, copy.articles) == (
        own.land,
        own.final,
        own.initial,
        own.beside,
        own.articles,
    )


def test_the_same_steps_are_the_same_class() -> None:
    assert extended_track("proceeding", APPROVAL, held=HELD) is extended_track("proceeding", APPROVAL, held=HELD)


@pytest.mark.parametrize(
    ("steps", "held", "words"),
    [
        ((InternalStep("act_detected", "minuted", "draft"),), (), "the law's own"),
        ((InternalStep("drafted", "minuted", "decided"),), (), "the law's own"),
        ((InternalStep("drafted", "nowhere", "draft"),), (), "no stage"),
        ((InternalStep("drafted", "minuted", "draft"), InternalStep("again", "returned", "draft")), (), "two stages"),
        (APPROVAL, (("decision_issued", "elsewhere"),), "cannot wait"),
        (APPROVAL, (("fine_paid", "approved"),), "cannot wait"),
    ],
)
def test_steps_that_do_not_fit_are_refused(
    steps: tuple[InternalStep, ...], held: tuple[tuple[str, str], ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        extended_track("proceeding", steps, held=held)


def test_a_track_that_is_none_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        extended_track("nothing", ())
