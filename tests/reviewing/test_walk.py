"""The way of each act along a file: acts the file lists, acts it only names, and what a check may ask of either."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from thanhtra import Rulebook, review
from thanhtra.casefile import Act, ActDetected, Case, Event, FinePaid, MinutesDrawnUp
from thanhtra.casefile.entering import mark_entered
from thanhtra.checks import Check, CheckContext, Verdict, check, satisfied
from thanhtra.errors import CheckError, LawGap
from thanhtra.reviewing import ask
from thanhtra.terms import Defect

BOOK = Rulebook.built_in()
DAY = date(2022, 1, 3)


def _own(code: str, ask: Any, per: Any = "event") -> Check:
    return check(
        code, f"own.{code.lower()}", about="minutes_drawn_up", per=per, defect=Defect.DRAFTING,
        vi="?", en="?", right=("{stage}", "{stage}"), wrong=("?", "?"), law="15/2012/QH13 Đ57",
    )(ask)  # fmt: skip


def _stage(ctx: CheckContext) -> Verdict:
    return satisfied(stage=ctx.stage_before())


def _file(*events: Event, listed: tuple[str, ...] = ("a", "b")) -> Case:
    """Taken as looked at: some of these files name acts nobody listed, as a store whose entries were withdrawn may."""
    return mark_entered(Case(id="v", acts=tuple(Act(id=act, subject="s") for act in listed), events=events))


def _detected(*acts: str) -> Event:
    return ActDetected(kind="act_detected", on=DAY, acts=acts or None)


def _minutes(*acts: str) -> Event:
    return MinutesDrawnUp(kind="minutes_drawn_up", on=DAY, acts=acts or None)


def test_acts_part_where_an_event_moves_one_of_them():
    assert review(_file(_detected(), _minutes("a")), BOOK).stages == {"a": "minuted", "b": "detected"}


def test_acts_nobody_names_alone_go_one_way():
    case = _file(_detected(), _minutes("a"), _minutes(), listed=("a", "b", "c"))
    assert review(case, BOOK).stages == {"a": "minuted", "b": "minuted", "c": "minuted"}


def test_an_act_the_file_does_not_list_has_a_stage_once_something_moved_it():
    paid = FinePaid(kind="fine_paid", on=DAY, amount=1, acts=("z",))
    assert review(_file(_detected(), paid), BOOK).stages == {"a": "detected", "b": "detected"}
    assert review(_file(_detected(), _detected("z")), BOOK).stages == {
        "a": "detected",
        "b": "detected",
        "z": "detected",
    }


def test_the_stage_before_an_event_is_that_of_the_act_asked_about():
    found = review(_file(_detected("a"), _minutes()), BOOK, checks=[_own("OWN1", _stage, "act")], only={"OWN1"})
    assert [(answer.act, answer.message.en) for answer in found.answers] == [("a", "Detected."), ("b", "Start.")]


def test_a_question_to_a_whole_event_knows_of_no_act_and_hears_the_first_stage():
    (answer,) = review(_file(_detected(), _minutes()), BOOK, checks=[_own("OWN1", _stage)], only={"OWN1"}).answers
    assert answer.message.en == "Start."


def test_what_the_law_refuses_to_say_is_one_answer_and_the_others_are_asked_once():
    heard: list[str] = []

    def refused(ctx: CheckContext) -> Verdict:
        raise LawGap("own", ctx.event.day or DAY)

    def hears(ctx: CheckContext) -> Verdict:
        heard.append(ctx.event.kind)
        return satisfied(stage="")

    found = review(
        _file(_detected(), _minutes()),
        BOOK,
        checks=[_own("OWN1", hears), _own("OWN2", refused), _own("OWN3", hears)],
        only={"OWN1", "OWN2", "OWN3"},
    )
    assert [type(answer).__name__ for answer in found.answers] == ["Satisfied", "NotAssessed", "Satisfied"]
    assert heard == ["minutes_drawn_up", "minutes_drawn_up"]


@pytest.mark.parametrize("asked", [{"NOPE"}, {"DEC01", "NOPE"}, {"dec01"}])
def test_a_code_no_check_has_is_refused_and_gives_no_clean_review(asked):
    with pytest.raises(CheckError, match="no check"):
        review(_file(_detected(), _minutes()), BOOK, only=asked)


def test_one_check_asked_alone_is_one_there_is():
    with pytest.raises(CheckError, match="'NOPE'"):
        ask(_file(_detected(), _minutes()), BOOK, check="NOPE", event=0)
