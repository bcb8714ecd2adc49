from __future__ import annotations

import pytest

from thanhtra.law.citation import Citation
from thanhtra.lifecycle import TRACKS, Proceeding, compile_rows
from thanhtra.lifecycle.topology import State, Track, lands
from thanhtra.lifecycle.tracks import chart_of

NAMES = ["proceeding", "referral", "seizure", "complaint", "inspection"]


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_the_class(name, format_kinds):
    """A live machine driven through every stage and every kind goes exactly where the rows say."""
    chart, rows = chart_of(name), TRACKS[name]

    def live(stage: str):
        return chart(start_value=stage)

    for stage in rows.stages:
        machine = live(stage)
        for kind in format_kinds:
            try:
                machine.send(kind)
            except machine.TransitionNotAllowed:
                gone = None
            else:
                gone = machine.model.state
            assert rows.land[stage].get(kind) == gone, (stage, kind)
            if machine.model.state != stage:
                machine = live(stage)


def test_the_tracks_are_five():
    assert sorted(NAMES) == sorted(TRACKS)
    assert len(TRACKS) == 5
    with pytest.raises(KeyError):
        TRACKS["appeal"]


def test_rows_are_compiled_once():
    assert TRACKS["proceeding"] is TRACKS["proceeding"]


def test_the_proceeding_has_a_place_for_every_kind(format_kinds):
    assert set(format_kinds) == TRACKS["proceeding"].kinds


@pytest.mark.parametrize("name", NAMES)
def test_no_track_invents_a_kind(name, format_kinds):
    assert TRACKS[name].kinds | TRACKS[name].beside <= set(format_kinds)


@pytest.mark.parametrize("name", NAMES)
def test_every_transition_has_its_article(name):
    rows = TRACKS[name]
    for stage in rows.stages:
        for kind in rows.land[stage]:
            article = rows.article(stage, kind)
            assert article is not None
            assert str(Citation.parse(article)) == article
            assert Citation.parse(article).article is not None


def test_the_article_depends_on_where_the_step_is_taken():
    rows = TRACKS["proceeding"]
    assert rows.article("minuted", "decision_issued") == "15/2012/QH13 Đ66.1"
    assert rows.article("returned", "decision_issued") == "15/2012/QH13 Đ63.3"
    assert rows.article("decided", "decision_issued") is None
    assert rows.articles_of("decision_issued") == ("15/2012/QH13 Đ66.1", "15/2012/QH13 Đ63.3", "15/2012/QH13 Đ18.3")


def test_kinds_of_other_tracks_never_move_an_act():
    rows = TRACKS["proceeding"]
    for kind in rows.beside:
        assert kind not in rows.landing
    assert {kind for name in ("seizure", "complaint", "inspection") for kind in TRACKS[name].kinds} <= rows.beside


def test_a_class_with_two_landings_for_a_kind_is_refused():
    class Forked(Track):
        start = State(initial=True)
        left = State()
        right = State(final=True)
        go = lands(left, start, article="1") | lands(right, left, article="1")

    with pytest.raises(TypeError, match="lands in left and in right"):
        compile_rows(Forked)


def test_a_guarded_class_is_refused():
    class Guarded(Track):
        start = State(initial=True)
        done = State(final=True)
        go = start.to(done, cond="ready")
        ready = True

    with pytest.raises(TypeError, match="more than topology"):
        compile_rows(Guarded)


def test_a_transition_without_an_article_is_refused():
    class Bare(Track):
        start = State(initial=True)
        done = State(final=True)
        go = start.to(done)

    with pytest.raises(TypeError, match="no article"):
        compile_rows(Bare)


def test_compiling_again_gives_the_same_rows():
    again, rows = compile_rows(Proceeding), TRACKS["proceeding"]
    assert (rows.land, rows.landing, rows.articles) == (again.land, again.landing, again.articles)


def test_a_kind_with_two_ways_out_of_one_stage_is_refused():
    class Torn(Track):
        start = State(initial=True)
        left = State(final=True)
        right = State(final=True)
        go = lands(left, start, article="1") | lands(right, start, article="1")

    with pytest.raises(TypeError, match="two ways out of start"):
        compile_rows(Torn)


def test_the_bare_parent_is_no_track():
    with pytest.raises(TypeError, match="no initial stage"):
        compile_rows(Track)
