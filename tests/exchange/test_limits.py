"""A document larger than any file of a case is refused for its size, before it costs what it could."""

from __future__ import annotations

import gzip
import json
from difflib import SequenceMatcher

import attrs
import pytest

from thanhtra import Rulebook, read_case, read_cases
from thanhtra.bulk import review_many
from thanhtra.bulk.decoding import Decoder
from thanhtra.errors import Unusable
from thanhtra.exchange import Limits

BOOK = Rulebook.built_in()
CASE = {"format": "thanhtra.case", "version": 1, "id": "A", "field": "information-technology", "events": []}


def written(**more: object) -> bytes:
    return json.dumps({**CASE, **more}).encode()


def decided(count: int) -> bytes:
    acts = [{"id": "a", "subject": "s", "provision": "15/2020/NĐ-CP Đ101.1.a", "began": "2020-08-01"}]
    return written(
        subjects=[{"id": "s", "kind": "individual"}],
        acts=acts,
        events=[{"kind": "decision_issued", "sanctions": [{"act": "a", "warning": True}] * count}],
    )


def problems(data: bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    try:
        read_case(data, slugs=BOOK, limits=limits or Limits())
    except Unusable as refused:
        return [(p.path, p.code) for p in refused.problems]
    return []


@pytest.mark.parametrize("key", ["events", "acts", "officials", "subjects", "delegations", "licences", "absent"])
def test_one_more_than_the_limit_is_too_large_at_its_list(key):
    data = written(**{key: [{}] * 3})
    assert problems(data, attrs.evolve(Limits(), **{key: 2})) == [(f"$.{key}", "too_large")]
    assert ("$." + key, "too_large") not in problems(data, attrs.evolve(Limits(), **{key: 3}))


def test_sanctions_are_counted_over_all_decisions():
    assert problems(decided(3), Limits(sanctions=3)) == []
    assert problems(decided(3), Limits(sanctions=2)) == [("$.events", "too_large")]


def test_bytes_are_counted_before_anything_is_decoded():
    data = written() + b" "
    assert problems(data, Limits(bytes=len(data))) == []
    assert problems(b"{" * len(data), Limits(bytes=len(data) - 1)) == [("$", "too_large")]


@pytest.mark.parametrize(
    "data", [decided(10_001), written(events=[{"kind": "act_detected"}] * 20_001), b" " * (16 << 20) + written()]
)
def test_both_decoders_refuse_the_same(data):
    slow = Decoder(BOOK)
    found = slow.read(data, "x:1")
    assert isinstance(found, Unusable)
    assert [(p.path, p.code) for p in found.problems] == problems(data)
    assert [code for _, code in problems(data)] == ["too_large"]


def test_both_decoders_take_what_just_fits():
    assert not isinstance(Decoder(BOOK).read(decided(10_000), "x:1"), Unusable)
    assert problems(decided(10_000)) == []


def test_a_case_of_a_list_is_bounded_like_any(tmp_path):
    path = tmp_path / "two.json"
    path.write_bytes(b"[" + written() + b"," + written(events=[{}] * 20_001) + b"]")
    good, bad = read_cases(path, slugs=BOOK)
    assert not isinstance(good, Unusable)
    assert isinstance(bad, Unusable)
    assert [p.code for p in bad.problems] == ["too_large"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz"])
def test_a_packed_line_longer_than_any_document_is_told_and_not_held(tmp_path, name):
    path = tmp_path / name
    long = b" " * (40 << 20) + written()
    path.write_bytes(gzip.compress(long + b"\n" + (written() if "jsonl" in name else b""), 1))
    first, *rest = review_many(path, BOOK)
    assert [p.code for p in first.unusable] == ["too_large"]
    assert [(v.source, v.usable) for v in rest] == ([(f"{path}:2", True)] if "jsonl" in name else [])


@pytest.mark.parametrize(
    "events",
    [
        [{"kind": "act_detected", f"begann{n}": 1} for n in range(4_000)],
        [{"kind": f"decision_issue{n}"} for n in range(4_000)],
        [{"kind": "act_detected", **{f"minute{n}": 1 for n in range(4_000)}}],
    ],
)
def test_four_thousand_wrong_words_cost_fifty_suggestions(monkeypatch, events):
    looked = []
    real = SequenceMatcher.set_seq2
    monkeypatch.setattr(SequenceMatcher, "set_seq2", lambda self, word: (looked.append(word), real(self, word))[1])
    with pytest.raises(Unusable) as refused:
        read_case(written(events=events))
    assert len(refused.value.problems) == 4_000
    assert 0 < len(looked) <= 100
