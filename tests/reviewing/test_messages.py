"""A message is words, in both languages, written when it is first read; the exact tokens stay in ``missing`` and ``facts``."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import date
from pathlib import Path

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.checks import check, finding
from thanhtra.exchange import review_to_json
from thanhtra.findings import Message
from thanhtra.terms import Defect

BOOK = Rulebook.built_in()
PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"
RAW = re.compile(r"\b(?:event|ground|fact|law):\S|\b[a-z]+_[a-z]+")


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda p: p.stem)
def test_no_message_shows_a_raw_token_or_a_post_by_its_slug(path):
    case = read_case(path)
    slugs = {o.post for o in case.officials or () if o.post and "-" in o.post}
    for answer in review_to_json(review(case, BOOK))["answers"]:
        for told in answer["message"].values():
            assert not RAW.search(told), told
            assert not [slug for slug in slugs if slug in told], told


def test_missing_keeps_the_exact_tokens():
    answers = review_to_json(review(read_case(TUTORIAL), BOOK))["answers"]
    (late,) = (a for a in answers if a["check"] == "DEC01")
    assert late["missing"] == ["ground:complex", "ground:explanation-requested"]
    assert late["message"]["vi"] == (
        "Quyết định xử phạt có được ban hành trong thời hạn không? Chỉ đúng thời hạn trong trường hợp “vụ việc có nhiều tình tiết phức tạp” "
        "hoặc “cá nhân, tổ chức có yêu cầu giải trình” (đến hết ngày 04/11/2020). Không có căn cứ đó thì ngày cuối của thời hạn là 12/10/2020."
    )


@pytest.mark.parametrize("values", [(1, True), (True, 1), (1, 1.0), (1.0, 1)])
def test_a_sentence_kept_for_one_value_is_not_told_of_another_that_equals_it(values):
    for value in values:

        @check(
            "OWN01",
            "own.number",
            about="minutes_drawn_up",
            defect=Defect.DUTY,
            vi="?",
            en="?",
            wrong=("Số {n}", "Number {n}"),
            law="15/2012/QH13 Đ58",
        )
        def answer(ctx, value=value):
            return finding(n=value)

        (told,) = review(read_case(TUTORIAL), BOOK, checks=[answer], only=["OWN01"]).answers
        figure = "1" if value == 1 and value is not True else "True"  # 1.0 is written as people do
        assert (told.message.vi, told.message.en) == (f"Số {figure}.", f"Number {figure}.")


@pytest.mark.parametrize(
    ("facts", "vi", "en"),
    [
        (
            {"n": 1, "least": 2.0, "most": 2.0},
            "Hạn 1 tháng, khung 2 tháng.",
            "A term of 1 month, the frame is 2 months.",
        ),
        (
            {"n": 2.0, "least": 1, "most": 3},
            "Hạn 2 tháng, khung từ 1 tháng đến 3 tháng.",
            "A term of 2 months, the frame is 1 to 3 months.",
        ),
        (
            {"n": 4.5, "least": 1.0, "most": 1},
            "Hạn 4,5 tháng, khung 1 tháng.",
            "A term of 4.5 months, the frame is 1 month.",
        ),
        (
            {"n": 3, "least": 1, "most": 1.5},
            "Hạn 3 tháng, khung từ 1 tháng đến 1,5 tháng.",
            "A term of 3 months, the frame is 1 to 1.5 months.",
        ),
        ({"n": 3}, "Hạn 3 tháng, khung.", "A term of 3 months, the frame is."),
    ],
)
def test_figures_are_told_with_their_unit_and_equal_ends_once(facts, vi, en):
    @check(
        "OWN01",
        "own.term",
        about="minutes_drawn_up",
        defect=Defect.DUTY,
        vi="?",
        en="?",
        wrong=("Hạn {n:month}, khung[[ {span:month}]]", "A term of {n:month}, the frame is[[ {span:month}]]"),
        law="15/2012/QH13 Đ58",
    )
    def answer(ctx):
        return finding(**facts)

    (told,) = review(read_case(TUTORIAL), BOOK, checks=[answer], only=["OWN01"]).answers
    assert (told.message.vi, told.message.en) == (vi, en)


def test_a_unit_a_sentence_cannot_count_is_no_hole():
    @check(
        "OWN01",
        "own.untold",
        about="minutes_drawn_up",
        defect=Defect.DUTY,
        vi="?",
        en="?",
        wrong=("Lập {copies:copy}", "Made in {copies:copy}"),
        law="15/2012/QH13 Đ58",
    )
    def answer(ctx):
        return finding()

    (told,) = review(read_case(TUTORIAL), BOOK, checks=[answer], only=["OWN01"]).answers
    assert (told.message.vi, told.message.en) == ("Lập —.", "Made in —.")


def test_a_message_is_written_once_and_only_when_read():
    asked = []

    def write():
        asked.append(1)
        return "có", "yes"

    message = Message.later(write)
    assert asked == []
    assert (message.vi, message.en, message["vi"], message["en"]) == ("có", "yes", "có", "yes")
    assert asked == [1]


def test_a_message_travels_and_compares_as_its_words():
    written = Message(vi="có", en="yes")
    assert Message.later(lambda: ("có", "yes")) == written
    assert pickle.loads(pickle.dumps(Message.later(lambda: ("có", "yes")))) == written  # noqa: S301 - our own
    assert copy.deepcopy(Message.later(lambda: ("có", "yes"))) == written
    assert len({written, Message.later(lambda: ("có", "yes"))}) == 1
    assert repr(written) == "Message(vi='có', en='yes')"
    assert written != ("có", "yes")


@pytest.mark.parametrize(
    ("readings", "last"), [({}, date(2025, 2, 9)), ({"limitation-first-day": "not-counted"}, date(2025, 2, 10))]
)
def test_a_limitation_is_counted_in_the_answer_as_in_the_deadline(readings, last):
    """One case, one count: the reading chosen for the first day, and said in the step."""
    case = {"format": "thanhtra.case", "version": 1, "id": "x", "field": "information-technology"}
    case |= {
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1", "ended": "2024-02-10"}],
    }
    case |= {"events": [{"kind": "decision_issued", "on": "2024-03-20", "sanctions": [{"act": "a1"}]}]}
    found = review(read_case(json.dumps(case).encode()), Rulebook.built_in(readings=readings))
    answer = next(a for a in found.answers if a.check == "DEC04")
    deadline = next(d for d in found.deadlines if d.kind == "sanction-limitation")
    assert answer.steps == deadline.steps
    assert (answer.steps[-1].after, deadline.due) == (last, last)
