"""Sentences that tell whose a limit is, for whom alone a measure is, and the hour where days are alike."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from tests.examination.reading import document

from thanhtra.exchange import read_case
from thanhtra.export.next_steps import next_steps_text
from thanhtra.reviewing import next_steps, review
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
_ON = date(2022, 6, 1)


def _imposed(act: str, **more: Any) -> dict[str, Any]:
    row = {"act": act, "provision": "15/2020/NĐ-CP Đ101.2", "fine": 12_500_000}
    return {**row, "circumstances": [], "additional": [], "remedies": [], **more}


def _two(*add: dict[str, Any], **more: Any) -> dict[str, Any]:
    decision = {"sanctions": [_imposed("a1", **more), _imposed("a2", **more)]}
    change = {"minutes": {"explanation": "waived"}, "decision": decision}
    return document({"file": "pair", "change": change, "add": list(add)})


def _said(file: dict[str, Any], check: str) -> list[tuple[str, str]]:
    case = read_case(json.dumps(file, default=str).encode())
    found = [one for one in review(case, BOOK, as_of=_ON).answers if one.check == check and one.kind == "finding"]
    return [(one.message.vi, one.message.en) for one in found]


def test_a_limit_missed_for_two_is_named_once_and_says_whose() -> None:
    (said,) = [both for both in _said(_two(), "DUE01") if "sending the decision" in both[1]]
    assert said[1].count("time limit for sending the decision") == 1
    assert ("(s1, s2)" in said[0], "time limit for sending the decision (s1, s2)" in said[1]) == (True, True)


def test_what_comes_next_says_whose_day_it_is() -> None:
    given = {"kind": "decision_delivered", "on": "2022-03-17", "decision": "D1", "means": "direct", "subjects": ["s1"]}
    case = read_case(json.dumps(_two(given)).encode())
    lines = {
        lang: " ".join(next_steps_text(next_steps(case, BOOK, on=date(2022, 3, 18)), case, BOOK, lang=lang).split())
        for lang in ("vi", "en")
    }
    assert ("(của s2)" in lines["vi"], "(of s2)" in lines["en"]) == (True, True)


def test_a_measure_for_some_is_not_said_to_be_for_none() -> None:
    file = document({"file": "2022", "subject": {"kind": "individual", "foreign": False}})
    for event in file["events"]:
        for row in event.get("sanctions", ()):
            row |= {"provision": "15/2020/NĐ-CP Đ80.2.a", "additional": [{"measure": "expel"}]}
    for act in file["acts"]:
        act["provision"] = "15/2020/NĐ-CP Đ80.2.a"
    (said,) = _said(file, "FIN04")
    assert ("chỉ áp dụng đối với người nước ngoài" in said[0], "for foreigners alone" in said[1]) == (True, True)


def test_a_term_in_hours_is_told_to_the_minute() -> None:
    remedies = [{"remedy": "remove-information", "within": {"amount": 24, "unit": "hour"}}]
    given = {"kind": "decision_delivered", "at": datetime.fromisoformat("2022-03-17T15:00:00+07:00").isoformat()}
    given |= {"decision": "D1", "means": "direct", "subjects": ["s1", "s2"]}
    order = {"kind": "enforcement_ordered", "at": "2022-03-18T12:00:00+07:00", "by": "o1", "number": "E1"}
    order |= {"decision": "D1", "measures": ["remedies"], "acts": ["a2"]}
    (said,) = _said(_two(given, order, remedies=remedies), "ENF08")
    assert "ngày 18/03/2022 lúc 12:00 khi" in said[0]
    assert "hết ngày 18/03/2022 (hết lúc 15:00)" in said[0]
    assert "coerced on 2022-03-18 at 12:00 while its term ran to 2022-03-18 at 15:00" in said[1]
