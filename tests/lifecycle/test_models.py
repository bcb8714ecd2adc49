"""A machine on an object of the application's: the stage lives in the object's own field."""

from __future__ import annotations

import pytest

from thanhtra.errors import Unlawful
from thanhtra.lifecycle import InternalStep, embed, extended_track


def opened(stage, kind, fact):
    return ()


def shut(stage, kind, fact):
    return ("no",)


class Row:
    """A row of an application's table, with a method the engine calls and names it must not mistake for guards."""

    def __init__(self, stage=None):
        self.stage = stage
        self.heard = []
        self.validators = self.cond = False

    def before_transition(self, event):
        self.heard.append(("before", str(event)))

    def after_transition(self, target):
        self.heard.append(("after", target.value))


def test_the_stage_is_the_models():
    row = Row("minuted")
    live = embed(None, opened, model=row, state_field="stage")
    assert (live.send("decision_issued"), row.stage, live.machine.model) == ("decided", "decided", row)
    assert row.heard == [("before", "decision_issued"), ("after", "decided")]


@pytest.mark.parametrize("empty", [None, ""])
def test_a_model_without_a_stage_stands_where_it_is_put_or_at_the_first(empty):
    row = Row(empty)
    assert embed(None, opened, model=row, state_field="stage").stage == row.stage == "start"
    row = Row(empty)
    assert embed("minuted", opened, model=row, state_field="stage").stage == row.stage == "minuted"
    assert row.heard == []


def test_nothing_is_entered_where_the_file_stands_already():
    seen = []

    class Log:
        def on_enter_state(self, target):
            seen.append(target.value)

    live = embed("minuted", opened, listeners=[Log()])
    assert seen == []
    live.send("decision_issued")
    assert seen == ["decided"]


def test_two_opinions_about_the_stage_are_refused():
    with pytest.raises(ValueError, match="decided, not minuted"):
        embed("minuted", opened, model=Row("decided"), state_field="stage")
    with pytest.raises(KeyError):
        embed(None, opened, model=Row("nowhere"), state_field="stage")


def test_the_model_hears_nothing_the_gate_refused():
    row = Row("minuted")
    with pytest.raises(Unlawful):
        embed(None, shut, model=row, state_field="stage").send("decision_issued")
    assert (row.stage, row.heard) == ("minuted", [])


def test_an_internal_stage_is_kept_in_the_model_and_has_a_name():
    track = extended_track(
        "proceeding",
        (
            InternalStep("drafted", "minuted", "draft", vi="dự thảo", en="draft"),
            InternalStep("checked", "draft", "checked"),
        ),
    )
    row = Row("minuted")
    embed(None, opened, track=track, model=row, state_field="stage").send("drafted")
    live = embed(None, opened, track=track, model=row, state_field="stage")
    assert (row.stage, live.law_stage, live.stage_name.vi, live.stage_name.en) == (
        "draft",
        "minuted",
        "dự thảo",
        "draft",
    )
    live.send("checked")
    assert live.stage_name.vi == "checked"


@pytest.mark.parametrize(
    ("track", "stage", "name"),
    [
        ("proceeding", "decided", "đã ra quyết định"),
        ("seizure", "ended", "đã kết thúc tạm giữ"),
        ("inspection", "ended", "đã kết thúc thanh tra, kiểm tra trực tiếp"),
    ],
)
def test_a_stage_is_named_in_both_languages(track, stage, name):
    found = embed(stage, opened, track=track).stage_name
    assert (found.vi, bool(found.en)) == (name, True)


def test_every_stage_of_every_track_has_two_names():
    from thanhtra.casefile.labels import stage_words  # noqa: PLC0415 - asked here alone
    from thanhtra.lifecycle import TRACKS  # noqa: PLC0415 - likewise

    bare = [
        (name, stage) for name, rows in TRACKS.items() for stage in rows.stages if stage_words(name, stage)[0] == stage
    ]
    assert bare == []
