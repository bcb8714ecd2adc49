"""The fast decoder and the strict reader are one reader: the same cases, the same problems.

``THANHTRA_BULK_FUZZ`` sets how many spoiled documents are read both ways, ``THANHTRA_FUZZ_SEED`` repeats a run.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import sys
import unicodedata
from pathlib import Path

import pytest

from thanhtra import Case, Rulebook, Unusable, read_case, review
from thanhtra.bulk.decoding import Decoder, surely_nfc
from thanhtra.bulk.msgspec_types import as_original
from thanhtra.exchange import review_to_json

INPUTS = int(os.environ.get("THANHTRA_BULK_FUZZ", "2000"))
SEED = int(os.environ.get("THANHTRA_FUZZ_SEED", "20201005"))
BOOK = Rulebook.built_in()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
EVERYTHING = Path(__file__).parents[1] / "exchange" / "everything.json"


def fuzz():
    """The mutations of the reader's own fuzz test."""
    path = Path(__file__).parents[1] / "exchange" / "test_fuzz.py"
    spec = importlib.util.spec_from_file_location("readers_fuzz", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules.setdefault("readers_fuzz", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


def strictly(data: bytes) -> Case | Unusable:
    try:
        return read_case(data, source_name="x:1", slugs=BOOK)
    except Unusable as unusable:
        return unusable


def same(fast: Case | Unusable, strict: Case | Unusable) -> bool:
    if isinstance(strict, Unusable):
        return isinstance(fast, Unusable) and (fast.problems, fast.case) == (strict.problems, strict.case)
    return not isinstance(fast, Unusable) and as_original(fast) == strict


def test_spoiled_documents_are_read_alike():
    print("seed", SEED)  # noqa: T201 - what a failure needs to be repeated
    mutations, rng = fuzz(), random.Random(SEED)  # noqa: S311 - not for secrets
    bases = [base.replace(b'"x-post"', b'"head"') for base in mutations.small_documents(rng)]
    decoder, read = Decoder(BOOK), 0
    for _ in range(INPUTS):
        base = rng.choice(bases)
        data = mutations.spoil_bytes(rng, base) if rng.random() < 0.5 else mutations.spoil_structure(rng, base)
        if rng.random() < 0.1:
            data = base
        fast, strict = decoder.read(data, "x:1"), strictly(data)
        assert same(fast, strict), data
        read += isinstance(strict, Case)
    assert read > INPUTS // 50
    assert INPUTS - decoder.strictly > INPUTS // 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_a_published_case_answers_alike_through_either_decoder(path):
    data = path.read_bytes()
    fast, strict = Decoder(BOOK).read(data, "x:1"), strictly(data)
    assert same(fast, strict)
    assert not isinstance(fast, Unusable)
    assert not isinstance(strict, Unusable)
    assert review_to_json(review(fast, BOOK)) == review_to_json(review(strict, BOOK))


def test_a_document_in_order_never_meets_the_strict_reader():
    decoder = Decoder(BOOK)
    for path in EXAMPLES:
        decoder.read(path.read_bytes(), "x:1")
    assert decoder.strictly == 0


def test_a_twin_shows_no_name_of_a_person():
    document = json.loads(EXAMPLES[0].read_bytes())
    document["subjects"] = [{"id": s["id"], "kind": s["kind"], "name": "Nguyễn Văn A"} for s in document["subjects"]]
    case = Decoder(BOOK).read(json.dumps(document, ensure_ascii=False).encode(), "x:1")
    assert not isinstance(case, Unusable)
    assert "Nguyễn" not in f"{case!r}{case.subjects!r}{case.events!r}"


def test_a_day_told_by_the_instant_alone_is_the_day_on_the_clock_of_the_law():
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "events": [{"kind": "act_detected", "at": "2022-03-01T18:30:00Z"}],
    }
    case = Decoder(BOOK).read(json.dumps(document).encode(), "x:1")
    assert not isinstance(case, Unusable)
    assert case.events[0].day.isoformat() == "2022-03-02"


def test_no_key_of_a_document_fills_the_reckoned_day():
    for key in ("day", "day\u0340"):
        document = {
            "format": "thanhtra.case",
            "version": 1,
            "id": "x",
            "events": [{"kind": "act_stopped", key: "2022-03-01"}],
        }
        for ascii_only in (True, False):
            data = json.dumps(document, ensure_ascii=ascii_only).encode()
            assert same(Decoder(BOOK).read(data, "x:1"), strictly(data))
            assert isinstance(Decoder(BOOK).read(data, "x:1"), Unusable)


def test_the_look_at_bytes_never_calls_a_text_nfc_that_is_not():
    for point in (*range(0x20, 0x3000), 0xAC00, 0x1100, 0xF900, 0xFB1D, 0x1D15E, 0x2F800):
        for text in (chr(point), f"a{chr(point)}", f"{chr(point)}\u0301"):
            if surely_nfc(text.encode()):
                assert unicodedata.is_normalized("NFC", text), hex(point)
