"""A refusal of a document beside the case repeats no text of a field that may be about a person, whatever is wrong with it."""

from __future__ import annotations

import copy
import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from thanhtra.casefile.shape import Record, shape
from thanhtra.coordination import DifficultyList, JointCase, JointPlan
from thanhtra.errors import Unusable
from thanhtra.evidence import EvidenceFile
from thanhtra.exchange.difficulty_files import read_difficulties
from thanhtra.exchange.evidence_files import read_evidence
from thanhtra.exchange.joint_files import read_joint_case
from thanhtra.exchange.online_requests import read_online_requests
from thanhtra.exchange.plan_files import read_plan
from thanhtra.platforms import OnlineRequests

EXAMPLES = Path(__file__).parents[2] / "examples"
CANARY = "Hoàng Yến Kim"
DOCUMENTS = [
    (JointPlan, "plans/plan-2026.json", read_plan),
    (JointCase, "plans/coordination-2026.json", read_joint_case),
    (DifficultyList, "plans/difficulties-2026.json", read_difficulties),
    (EvidenceFile, "registers/evidence.json", read_evidence),
    (OnlineRequests, "registers/requests.json", read_online_requests),
]


def private_places(cls: type[Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for field in shape(cls):
        plain = get_args(field.type)[0] if field.mark is not None else field.type
        if isinstance(plain, type) and issubclass(plain, Record):
            yield from private_places(plain, (*path, field.key))
        elif field.private:
            yield (*path, field.key)


def holders(value: Any, path: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Every object at ``path``, through lists."""
    for one in value if isinstance(value, list) else [value]:
        if not path:
            yield one
        elif isinstance(one, dict) and path[0] in one:
            yield from holders(one[path[0]], path[1:])


@pytest.mark.parametrize(("cls", "name", "read"), DOCUMENTS, ids=[name for _, name, _ in DOCUMENTS])
def test_no_private_text_comes_back_in_a_refusal(cls, name, read):
    document, refused = json.loads((EXAMPLES / name).read_bytes()), 0
    places = list(private_places(cls))
    assert places
    for place in places:
        for wrong in ([CANARY], {CANARY: CANARY}, f"{CANARY}e\u0301", f"{CANARY}\ud800"):
            spoiled = copy.deepcopy(document)
            for holder in holders(spoiled, place[:-1]):
                holder[place[-1]] = wrong
            try:
                read(json.dumps(spoiled).encode())
            except Unusable as unusable:
                refused += 1
                said = "".join(traceback.format_exception(unusable)) + repr(unusable)
                assert CANARY not in said
                assert "Hoàng" not in said
    assert refused > len(places)
