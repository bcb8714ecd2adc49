"""A list of cases is read one member at a time, and each comes out as the decoder of the whole would give it (mảng JSON lớn)."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, read_cases
from thanhtra.bulk.chunks import ranges
from thanhtra.errors import Unusable
from thanhtra.exchange import arrays
from thanhtra.exchange.arrays import members, numbered_lines

BOOK = Rulebook.built_in()
CASE = '{"format": "thanhtra.case", "version": 1, "id": "%s", "field": "information-technology", "events": []}'
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('[]{},\\"\n é\u0301\U0001f600\x00', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[]{},\\"', max_size=3), inner, max_size=3),
    max_leaves=8,
)
BLANKS = st.text(" \t\n\r", max_size=3)


class Dripping(io.BytesIO):
    """A stream that gives so many bytes at once."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self.size = size

    def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002 - a stream may give less than asked for
        return super().read(self.size)


@given(st.lists(VALUES, max_size=5), st.lists(BLANKS, min_size=12, max_size=12), st.booleans(), st.integers(1, 9))
def test_each_member_is_what_the_decoder_of_the_whole_gives(values, blanks, plain, size):
    texts = [blanks[at] + json.dumps(v, ensure_ascii=plain) + blanks[at + 5] for at, v in enumerate(values)]
    text = f"{blanks[10]}[{','.join(texts)}]{blanks[11]}"
    found = list(members(Dripping(text.encode(), size)))
    assert [json.loads(one.data) for one in found] == json.loads(text)
    lines = text.split("\n")
    for one in found:
        rest = "\n".join([lines[one.line - 1][one.column - 1 :], *lines[one.line :]])
        assert rest.startswith(one.data.decode())


@given(st.text('[]{},"\\ 1\n', max_size=16), st.integers(1, 5))
def test_what_the_decoder_refuses_comes_out_with_a_text_it_refuses(text, size):
    """Nothing is passed over: a list that is broken somewhere has a member that is."""
    data = f"[{text}".encode()
    found = [one.data for one in members(Dripping(data, size))]
    try:
        whole = json.loads(data)
    except ValueError:
        assert any(refused(one) for one in found)
    else:
        assert [json.loads(one) for one in found] == whole


def refused(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return True
    return False


@pytest.fixture
def small(monkeypatch):
    """Documents of 200 bytes at most, read 64 at a time."""
    limits = arrays.DEFAULT_LIMITS.__class__(bytes=200)
    for module in ("arrays", "limits", "reading"):
        monkeypatch.setattr(f"thanhtra.exchange.{module}.DEFAULT_LIMITS", limits)
    monkeypatch.setattr(arrays, "_CHUNK", 64)
    monkeypatch.setattr("thanhtra.exchange.reading._CHUNK", 64)


LONG = ['"' + "x" * 500 + '"', '"' + '\\"' * 300 + '"', "[" * 400 + "]" * 400, "1" * 500, '{"a": "' + "]," * 200 + '"}']


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("size", [1, 7, 64, 5000])
def test_of_a_member_that_is_too_long_what_shows_that_is_given_and_the_next_are_read(long, size):
    data = f'[{" " * 300}1, {long},\n{" " * 300}{{"a": 2}}, {long}]  '.encode()
    one, first, two, second = members(Dripping(data, size))
    assert (json.loads(one.data), json.loads(two.data), two.line, two.column) == (1, {"a": 2}, 2, 301)
    for passed in (first, second):
        assert len(passed.data) > 200
        assert long.encode().startswith(passed.data)


@pytest.mark.usefixtures("small")
def test_more_after_a_list_than_a_document_may_have_is_told_once():
    assert len(list(members(Dripping(b"[1]" + b"x" * 5000, 64)))) == 2
    assert len(list(members(Dripping(b"[1]" + b" " * 5000, 64)))) == 1


@pytest.mark.parametrize("blank", ["", "\n\n", " \r\n"])
def test_a_problem_in_a_list_is_told_at_its_place_in_the_file(tmp_path, blank):
    path = tmp_path / "x.json"
    path.write_text(f'[{CASE % "é"}, {blank}{{"id": "B",\n "events" 1}},{CASE % "C"}]', encoding="utf-8", newline="")
    good, bad, last = read_cases(path, slugs=BOOK)
    assert not isinstance(good, Unusable)
    assert not isinstance(last, Unusable)
    assert isinstance(bad, Unusable)
    (problem,) = bad.problems
    line = blank.count("\n") + 2
    assert (bad.source, problem.line, problem.column) == (f"{path}[1]", line, 11)
    assert problem.got == f"no colon after a name at line {line}, column 11"


@pytest.mark.usefixtures("small")
def test_a_line_that_is_too_long_is_one_problem_and_the_next_is_read(tmp_path):
    data = (CASE % "A" + "\n" + "x" * 1000 + "\n\n" + CASE % "B" + "\n").encode()
    numbers = [number for number, _ in numbered_lines(io.BytesIO(data))]
    assert numbers == [1, 2, 4]
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    one, bad, two = read_cases(path, slugs=BOOK)
    assert isinstance(bad, Unusable)
    assert (bad.source, one.id, two.id) == (f"{path}:2", "A", "B")  # type: ignore[union-attr]
    with path.open("rb") as file:
        chunks = list(ranges(str(path), file, 50))
    assert [source.rpartition(":")[2] for chunk in chunks for source, _ in chunk.contents()] == ["1", "2", "4"]
    assert max(len(line) for chunk in chunks for _, line in chunk.contents()) < 400


@pytest.mark.usefixtures("small")
def test_a_list_on_one_line_of_standard_input_is_read_to_its_end(monkeypatch):
    """Its line is longer than any document may be: what follows was passed over."""
    text = "[" + ", ".join(CASE % f"C{n}" for n in range(9)) + "]\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert [getattr(case, "id", None) for case in read_cases("-", slugs=BOOK)] == [f"C{n}" for n in range(9)]


def test_memory_does_not_grow_with_a_list(tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text("[" + ",\n".join(CASE % f"C{n}" for n in range(40_000)) + "]", encoding="utf-8")
    next(read_cases(path, slugs=BOOK))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_cases(path, slugs=BOOK)) == 40_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 3_500_000
    assert peak < 8_000_000
