"""Every problem of a file at once: shape, slugs and references; where it stands, what may have been meant, in the language asked."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case, read_cases
from thanhtra.exchange.problem import Problem
from thanhtra.exchange.problem_words import said, unusable_lines
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
BAD = """{"format": "thanhtra.case", "version": 1, "id": "X", "field": "vien-thong",
 "subjects": [{"id": "s1", "kind": "individual", "born": "10/9/1990"}],
 "officials": [{"id": "o1", "post": "Trưởng Công an xã"}, {"id": "o1", "post": "truong-cong-an-xa"}],
 "acts": [{"id": "a1", "subject": "s9", "provision": "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP"},
          {"id": "a2", "subject": "s1", "provision": "15/2020/N\u00d0-CP Đ101.1.a"}],
 "events": [{"kind": "decision_isued"},
   {"kind": "decision_issued", "on": "10/09/2026", "by": "o7", "minutes": "01/BB",
    "sanctions": [{"act": "a1", "fine": "7.500.000"}], "nmber": "1"}]}"""


def problems(text: str, slugs: Any = BOOK) -> list[Problem]:
    with pytest.raises(Unusable) as caught:
        read_case(text.encode("utf-8"), slugs=slugs)
    return list(caught.value.problems)


def test_every_kind_of_problem_in_one_pass_in_the_order_of_the_text() -> None:
    assert [(p.path, p.code, p.line) for p in problems(BAD)] == [
        ("$.field", "unknown_slug", 1),
        ("$.subjects[0].born", "bad_date", 2),
        ("$.officials[0].post", "unknown_slug", 3),
        ("$.officials[1].id", "duplicate_id", 3),
        ("$.officials[1].post", "unknown_slug", 3),
        ("$.acts[0].subject", "dangling", 4),
        ("$.acts[0].provision", "bad_citation", 4),
        ("$.acts[1].provision", "bad_citation", 5),
        ("$.events[0].kind", "unknown_kind", 6),
        ("$.events[1].on", "bad_date", 7),
        ("$.events[1].by", "dangling", 7),
        ("$.events[1].sanctions[0].fine", "wrong_type", 8),
        ("$.events[1].nmber", "unknown_key", 8),
    ]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("$.field", "telecommunications"),
        ("$.officials[0].post", "commune-police-chief"),
        ("$.officials[1].post", "commune-police-chief"),
        ("$.acts[0].provision", "15/2020/NĐ-CP Đ101.1.a"),
        ("$.acts[1].provision", "15/2020/NĐ-CP Đ101.1.a"),
        ("$.events[1].on", "2026-09-10"),
        ("$.events[1].sanctions[0].fine", "7500000"),
        ("$.events[1].nmber", "number"),
    ],
)
def test_what_may_have_been_meant(path: str, meant: str) -> None:
    found = next(p for p in problems(BAD) if p.path == path)
    assert f"(did you mean {meant}?)" in found.expected


def test_a_birthday_is_never_repeated_not_even_as_a_suggestion() -> None:
    for lang in ("vi", "en"):
        assert all("1990" not in said(p, lang) for p in problems(BAD))


def test_a_letter_that_looks_right_is_named() -> None:
    found = next(p for p in problems(BAD) if p.path == "$.acts[1].provision")
    assert "Ð (U+00D0) in place of Đ (U+0110)" in found.got
    assert "Ð (U+00D0) thay cho Đ (U+0110)" in said(found, "vi")


def test_line_and_column_point_at_the_value() -> None:
    lines = BAD.splitlines()
    for found in problems(BAD):
        assert found.line is not None
        assert found.column is not None
        there = lines[found.line - 1][found.column - 1 :]
        assert there[0] in '"{[0123456789'
    assert lines[6][next(p for p in problems(BAD) if p.path == "$.events[1].on").column - 1 :].startswith(
        '"10/09/2026"'
    )
    assert lines[7][next(p for p in problems(BAD) if p.code == "unknown_key").column - 1 :].startswith('"nmber"')


def test_what_is_missing_stands_at_the_object_it_is_missing_from() -> None:
    text = '{"format": "thanhtra.case", "version": 1, "id": "X", "events": [\n {"on": "2020-01-01"}]}'
    (found,) = problems(text)
    assert (found.path, found.code, found.line, found.column) == ("$.events[0].kind", "missing", 2, 2)


def test_a_missing_head_does_not_hide_the_rest() -> None:
    assert [p.code for p in problems('{"id": "X", "events": [{"kind": "nothing"}]}')] == [
        "missing",
        "missing",
        "unknown_kind",
    ]


def test_another_format_says_only_that() -> None:
    assert [p.code for p in problems('{"format": "other", "version": 1, "x": 1}')] == ["unknown_format"]
    assert [p.code for p in problems('{"format": "thanhtra.case", "version": 2, "x": 1}')] == ["newer_version"]


def test_what_is_named_by_a_broken_list_is_not_said_to_dangle() -> None:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "X",
        "subjects": "s1",
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": [{"kind": "act_detected", "acts": ["a9"], "on": "x"}],
    }
    assert {p.code for p in problems(json.dumps(document)) if p.path != "$.events[0].acts[0]"} == {
        "wrong_type",
        "bad_date",
    }
    assert next(p for p in problems(json.dumps(document)) if p.path == "$.events[0].acts[0]").code == "dangling"


def test_no_json_has_its_place() -> None:
    (found,) = problems('{"format": "thanhtra.case",\n "version": }')
    assert (found.code, found.line, found.column) == ("not_json", 2, 13)


def test_without_a_rulebook_only_the_formats_own_grounds_are_known() -> None:
    assert "$.field" not in [p.path for p in problems(BAD, None)]


def test_the_same_problems_have_the_same_places_in_a_list(tmp_path: Any) -> None:
    path = tmp_path / "list.json"
    path.write_text(f"[{BAD},\n{BAD}]", encoding="utf-8")
    first, second = read_cases(path, slugs=BOOK)
    assert isinstance(first, Unusable)
    assert isinstance(second, Unusable)
    assert list(first.problems) == list(second.problems)
    assert {q.line - p.line for p, q in zip(first.problems, second.problems, strict=True)} == {8}
    assert unusable_lines(second)[0].startswith(f"{path}[1]:9:")


def test_lines_of_a_jsonl_file_count_on(tmp_path: Any) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n\n" + BAD.replace("\n", "") + "\n", encoding="utf-8")
    (found,) = read_cases(path, slugs=BOOK)
    assert isinstance(found, Unusable)
    assert all(line.startswith(f"{path}:3:") for line in unusable_lines(found))


def test_suggestions_are_bounded() -> None:
    officials = ", ".join(f'{{"id": "o{n}", "post": "commune-chairr"}}' for n in range(60))
    found = problems(
        f'{{"format": "thanhtra.case", "version": 1, "id": "X", "officials": [{officials}], "events": []}}'
    )
    assert len(found) == 60
    assert sum("did you mean" in p.expected for p in found) == 20


def test_nfd_and_a_byte_order_mark_are_named() -> None:
    nfd = BAD.replace("Trưởng Công an xã", unicodedata.normalize("NFD", "Trưởng Công an xã"))
    assert "(Unicode tổ hợp, NFD)" in "".join(said(p) for p in problems(nfd) if p.code == "not_nfc")
    with pytest.raises(Unusable) as caught:
        read_case("\ufeff{}".encode())
    assert (
        said(caught.value.problems[0]) == "$: Cần UTF-8 không có dấu BOM, trong hồ sơ là dấu BOM ở đầu tệp [not_utf8]"
    )


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem("$.id", "missing", "id", "nothing"), "$.id: Thiếu id [missing]"),
        (Problem("$.x", "unknown_key", "no such key", '"x"'), "$.x: Không có trường này trong định dạng [unknown_key]"),
        (
            Problem("$.a", "wrong_type", "text; omit the field when unknown", "null"),
            "$.a: Cần chuỗi ký tự; không biết thì bỏ trường này, trong hồ sơ là null [wrong_type]",
        ),
        (
            Problem("$.a", "unknown_value", "individual, organization or household-business", '"x"'),
            '$.a: Cần individual, organization hoặc household-business, trong hồ sơ là "x" [unknown_value]',
        ),
        (
            Problem("$.a", "unknown_value", "a whole number from 1", "0"),
            "$.a: Cần số nguyên từ 1, trong hồ sơ là 0 [unknown_value]",
        ),
        (
            Problem("$.a", "dangling", "the id of decision_issued or spot_decision_issued on file", '"d"'),
            '$.a: "d" không chỉ đến gì: cần id của decision_issued hoặc spot_decision_issued có trong hồ sơ [dangling]',
        ),
        (
            Problem("$.a", "disagree", "a warning or a fine", "both"),
            "$.a: Mâu thuẫn: cần cảnh cáo hoặc phạt tiền, trong hồ sơ là cả hai [disagree]",
        ),
    ],
)
def test_in_vietnamese(problem: Problem, words: str) -> None:
    assert said(problem) == words
    assert said(problem, "en") == str(problem)


def test_a_source_without_a_line_still_has_its_place() -> None:
    unusable = Unusable(
        [Problem("$", "missing", "id", "nothing", line=2, column=3), Problem("$", "missing", "id", "nothing")],
        source=None,
    )
    assert [line.split(" ")[0] for line in unusable_lines(unusable, source="a")] == ["a:2:3:", "a:"]
    assert unusable_lines(unusable)[0].startswith("2:3: ")
