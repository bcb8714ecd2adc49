"""Spoiled documents beside the case: each comes out as what it is or as Unusable, never as anything else; what is read is written the same.

``THANHTRA_FUZZ_SHEETS`` sets how many of each; the seed is printed with a failure.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
from pathlib import Path

import pytest

from thanhtra.errors import Unusable
from thanhtra.evidence import EvidenceFile
from thanhtra.exchange import CODES, read_evidence, read_licence_register, read_online_requests
from thanhtra.exchange.writer import document_to_json
from thanhtra.licensing import LicenceRegister
from thanhtra.platforms import OnlineRequests

INPUTS = int(os.environ.get("THANHTRA_FUZZ_SHEETS", "1500"))
SEED = int(os.environ.get("THANHTRA_FUZZ_SEED", "20201005"))
REGISTERS = Path(__file__).parents[2] / "examples" / "registers"
_spec = importlib.util.spec_from_file_location("spoiling", Path(__file__).with_name("test_fuzz.py"))
spoiling = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(spoiling)


def licences() -> bytes:
    head, *parts = map(json.loads, (REGISTERS / "licences.jsonl").read_text(encoding="utf-8").splitlines())
    return json.dumps({**head, "licences": parts}, ensure_ascii=False).encode()


def requests() -> bytes:
    return (REGISTERS / "requests.json").read_bytes()


def evidence() -> bytes:
    return (REGISTERS / "evidence.json").read_bytes()


def read_or_refuse(read, data: bytes):
    try:
        return read(data)
    except Unusable as error:
        return error
    except Exception as error:  # noqa: BLE001 - shown with the seed
        return error


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("whole", "read", "cls"),
    [
        (licences, read_licence_register, LicenceRegister),
        (requests, read_online_requests, OnlineRequests),
        (evidence, read_evidence, EvidenceFile),
    ],
    ids=["licences", "requests", "evidence"],
)
def test_nothing_but_a_document_or_unusable_comes_out(whole, read, cls):
    rng, data, refused = random.Random(SEED), whole(), 0  # noqa: S311 - spoils, hides nothing
    assert isinstance(read(data), cls)
    for number in range(INPUTS):
        spoiled = (spoiling.spoil_bytes if number % 2 else spoiling.spoil_structure)(rng, data)
        made = read_or_refuse(read, spoiled)
        if isinstance(made, Unusable):
            refused += 1
            assert made.problems, (SEED, number)
            assert {problem.code for problem in made.problems} <= set(CODES) - {"internal"}, (SEED, number)
        else:
            assert isinstance(made, cls), (SEED, number, spoiled)
            assert read(json.dumps(document_to_json(made)).encode()) == made, (SEED, number, spoiled)
    assert refused > INPUTS // 2
