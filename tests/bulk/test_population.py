"""A generated population whose defects are known: bulk finds each of them, and says of every file what a single review says.

``THANHTRA_POPULATION`` sets how many files.
"""

from __future__ import annotations

import importlib.util
import os
from collections import Counter
from pathlib import Path

import pytest

from thanhtra import Rulebook, Unusable, review
from thanhtra.bulk import review_many
from thanhtra.exchange import read_cases, review_to_json, unusable_to_json

BOOK = Rulebook.built_in()
COUNT = int(os.environ.get("THANHTRA_POPULATION", "400"))


def population(count, seed):
    path = Path(__file__).parents[2] / "benchmarks" / "population.py"
    spec = importlib.util.spec_from_file_location("population", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.population(count, seed))


@pytest.mark.no_cover
def test_every_defect_put_in_is_found_and_bulk_says_what_one_review_says(tmp_path):
    made = population(COUNT, 13)
    path = tmp_path / "population.jsonl"
    path.write_bytes(b"".join(text for text, _ in made))
    expected = Counter(code for _, code in made if code)
    found: Counter[str] = Counter()
    singly = read_cases(path, slugs=BOOK)
    for verdict, case, (text, code) in zip(review_many(path, BOOK, detail="full"), singly, made, strict=True):
        said = set(verdict.findings) | {p.code for p in verdict.unusable}
        if code:
            assert code in said, (code, said, text)
            found[code] += 1
        else:
            assert said == set(), (said, text)
        one = (
            unusable_to_json(case)
            if isinstance(case, Unusable)
            else {"source": verdict.source, **review_to_json(review(case, BOOK))}
        )
        assert verdict.to_json() == one
    assert found == expected
    assert len(found) > 5


def test_the_same_seed_gives_the_same_files():
    assert population(50, 3) == population(50, 3)
    assert population(50, 3) != population(50, 4)
    years = {text[text.find(b'"id": "') + 7 :][:4] for text, _ in population(400, 3)}
    assert {b"2013", b"2026"} <= years
