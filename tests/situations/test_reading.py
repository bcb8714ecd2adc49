"""A situation says which event it is about, and which act where a check asks act by act."""

from __future__ import annotations

import pytest

from thanhtra.errors import Unusable
from thanhtra.rulebook import Rulebook
from thanhtra.situations import situations

TWO = """check = "DEC04"

[base]
subjects = [{ id = "s1", kind = "individual" }]
acts = [{ id = "a1", subject = "s1", field = "post", ended = 2022-08-01 }, { id = "a2", subject = "s1", field = "post", ended = 2020-08-01 }]
events = [
  { kind = "minutes_drawn_up", on = 2022-09-05 },
  { kind = "decision_issued", on = 2022-09-14, sanctions = [{ act = "a1" }, { act = "a2" }] },
]

[[situation]]
says = "One act is time-barred, the other is not."
source = "15/2012/QH13 Đ6.1.a"
answer = "finding"
"""


@pytest.fixture
def only(tmp_path):
    def one(more: str):
        (tmp_path / "x.toml").write_text(TWO + more, encoding="utf-8")
        (found,) = situations(tmp_path / "x.toml")
        return found.differences(Rulebook.built_in())

    return one


def test_the_act_tells_two_answers_about_one_event_apart(only):
    assert only('event = 1\nact = "a2"\n') == []
    assert only('event = 1\nact = "a1"\n')[0] == 'answer: wanted "finding", got "satisfied"'


def test_an_act_must_be_named_where_there_are_two(only):
    assert only("event = 1\n") == ["act: 2 answers about event 1, name one of a1, a2"]


@pytest.mark.parametrize(("more", "said"), [("", "event None"), ("event = 0\n", "event 0"), ("event = 7\n", "event 7")])
def test_an_event_the_check_is_not_asked_of_has_no_answer(only, more, said):
    assert only(more) == [f"answer: wanted finding, DEC04 was not asked of {said}"]


def test_a_table_of_another_name_is_not_passed_over(tmp_path):
    """`[[case]]` for `[[situation]]` would be a file that tests nothing."""
    (tmp_path / "x.toml").write_text('check = "DEC04"\n[[case]]\nsays = "x"\n', encoding="utf-8")
    with pytest.raises(Unusable, match=r"\$\.case: unknown_key: expected one of base, check, situation"):
        list(situations(tmp_path / "x.toml"))
