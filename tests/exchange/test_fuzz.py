"""A hundred thousand spoiled inputs: each comes out as a Case or as Unusable, never as anything else.

``THANHTRA_FUZZ`` sets how many, ``THANHTRA_FUZZ_SEED`` repeats a run; the seed is printed with a failure.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

from tests.spoiling import spoil_bytes, spoiled_structure

from thanhtra.casefile import REFERENCES, Case
from thanhtra.errors import Unusable
from thanhtra.exchange import CODES, dumps, read_case

INPUTS = int(os.environ.get("THANHTRA_FUZZ", "100000"))
SEED = int(os.environ.get("THANHTRA_FUZZ_SEED", "20201005"))
EVERYTHING = json.loads(Path(__file__).with_name("everything.json").read_bytes())

JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 2**53, 10**30, 1.0, 1e300, "", " ", "x", "e\u0301", "\ud800", "\0", "đ", "2020-10-05", "2020-02-30",
    "2020-10-05T08:30:00Z", "9999-12-31T23:59:59-12:00", "0001-01-01", "15/2012/QH13 Đ66.1.a", "vn", "a1", "o1", "s1", "fine_paid",
    "decision_issued", "event:fine_paid", "ground:complex@x", "fact:x", [], {}, [[]], [{}], {"": ""}, ["a1"], {"id": "a1"}, {"kind": "act_stopped"},
    {"amount": 1, "unit": "day"}, "z" * 101, [[[[[[[[[[1]]]]]]]]]],
]  # fmt: skip
KEYS = [
    "id",
    "kind",
    "on",
    "at",
    "by",
    "acts",
    "number",
    "minutes",
    "decision",
    "sanctions",
    "goods",
    "to",
    "from",
    "for",
    "fine",
    "",
    "é",
    "zz",
]


PEOPLE = {
    "subjects": [{"id": "s1", "kind": "individual"}, {"id": "s2", "kind": "organization"}],
    "officials": [{"id": "o1", "rank": "deputy"}, {"id": "o2"}],
    "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "gain": 7500000}],
    "delegations": [{"id": "d1", "from": "o1", "to": ["o2"], "powers": ["sanction"]}],
}


def small_documents(rng: random.Random) -> list[bytes]:
    """Cases of up to three events of the document that uses everything, most of them whole, some naming what is not there."""
    head = {"format": "thanhtra.case", "version": 1, "id": "x", **PEOPLE}
    found = []
    for event in EVERYTHING["events"]:
        chosen = [event, *rng.sample(EVERYTHING["events"], rng.randrange(3))]
        if rng.random() < 0.9:
            chosen = [{key: value for key, value in one.items() if key not in REFERENCES} for one in chosen]
        found.append(json.dumps({**head, "events": chosen}, ensure_ascii=False).encode())
    return found


def spoil_structure(rng: random.Random, data: bytes) -> bytes:
    return spoiled_structure(rng, json.loads(data), JUNK, KEYS)


def read_or_refuse(data: bytes) -> Case | Unusable:
    try:
        return read_case(data)
    except Unusable as error:
        return error


def test_nothing_but_a_case_or_unusable_comes_out():
    print("seed", SEED)  # noqa: T201 - what a failure needs to be repeated
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    bases = small_documents(rng)
    codes: Counter[str] = Counter()
    for number in range(INPUTS):
        base = rng.choice(bases)
        data = spoil_bytes(rng, base) if rng.random() < 0.5 else spoil_structure(rng, base)
        found = read_or_refuse(data)
        if isinstance(found, Unusable):
            codes.update({problem.code for problem in found.problems})
            assert found.problems
            assert all(problem.path[0] == "$" for problem in found.problems)
            str(found).encode()
        else:
            assert type(found) is Case
            codes["read"] += 1
            if number % 10 == 0:
                assert read_case(dumps(found).encode()) == found

    assert set(codes) <= {*CODES, "read"}
    if INPUTS >= 100_000:
        never = set(CODES) - set(codes)
        assert never <= {"too_deep", "too_large", "internal"}, never
        assert codes["read"] > INPUTS // 100
