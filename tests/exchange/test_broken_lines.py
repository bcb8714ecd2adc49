"""A broken line is told by its own number in the file, wherever in an object it ends (dòng hỏng được báo đúng số dòng)."""

from __future__ import annotations

import json

import pytest

from thanhtra import Rulebook, read_case, read_cases
from thanhtra.bulk import review_many
from thanhtra.errors import Unusable
from thanhtra.exchange import unusable_to_json
from thanhtra.exchange.problem_words import unusable_lines

BOOK = Rulebook.built_in()
GOOD = '{"format": "thanhtra.case", "version": 1, "id": "A", "field": "information-technology", "events": []}'
BROKEN = {
    "after a brace": ("{", "no name in double quotes where one belongs", 2),
    "after a name": ('{"id"', "no colon after a name", 6),
    "after a colon": ('{"id":', "no value where one belongs", 7),
    "within a text": ('{"id": "A', "text without its closing quotes", 8),
    "after a comma": ('{"events": [1,', "no value where one belongs", 15),
    "within a list": ('{"events": [1', "neither a comma nor the closing bracket", 14),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", " \t\n", ""])
@pytest.mark.parametrize(("line", "said", "column"), BROKEN.values(), ids=BROKEN)
def test_a_line_that_ends_inside_an_object_is_told_where_it_ends(tmp_path, line, said, column, end):
    path = tmp_path / "x.jsonl"
    path.write_text(f"{GOOD}\n\n{line}{end}", encoding="utf-8", newline="")
    (bad,) = (one for one in read_cases(path, slugs=BOOK) if isinstance(one, Unusable))
    assert bad.source == f"{path}:3"
    (problem,) = bad.problems
    assert (problem.line, problem.column, problem.got) == (1, column, f"{said} at line 1, column {column}")
    assert unusable_lines(bad, lang="en") == [
        f"{path}:3:{column}: $: not_json: expected one JSON document, got {said} at line 3, column {column}"
    ]
    assert unusable_lines(bad)[0].endswith(f" ở dòng 3, cột {column} [not_json]")
    *_, many = review_many([path], BOOK)
    assert json.loads(many.document) == {
        key: said for key, said in unusable_to_json(bad).items() if key in json.loads(many.document)
    }


def test_a_document_that_ends_too_early_is_told_where_its_text_ends():
    with pytest.raises(Unusable) as refused:
        read_case(b'{\n "id":\n\n\n')
    (problem,) = refused.value.problems
    assert (problem.line, problem.column) == (2, 7)


def test_a_problem_without_a_place_has_none_in_a_file():
    bad = Unusable(problems_of(b"\xef\xbb\xbf{}"), source="x.jsonl:7")
    assert unusable_lines(bad, lang="en")[0].startswith("x.jsonl:7: $: not_utf8: ")


def problems_of(data: bytes):
    with pytest.raises(Unusable) as refused:
        read_case(data)
    return refused.value.problems
