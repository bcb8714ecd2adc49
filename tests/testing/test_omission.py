"""Nothing is satisfied by leaving a fact out: what is open or found stays so when the file says less."""

from __future__ import annotations

import copy
import json
import os
import random

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import dumps, read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.testing import REGIMES, Plan, lawful_case, regime_named

pytestmark = pytest.mark.no_cover

BOOK = Rulebook.built_in()
TRIES = 12 * int(os.environ.get("THANHTRA_CATALOGUE", "1"))
KEPT = {"id", "kind", "format", "version", "subject", "act", "complete", "remedy", "measure", "amount", "unit"}
LISTS = {"events", "acts", "subjects", "officials"}
BESIDE = [(), ("criminal", "complaint"), ("seizure", "explanation", "payment"), ("enforcement", "inspection")]
KNOWN = {("INS09", "level"), ("DEC02", "provision"), ("DEC02", "sanctions")}
"""Left as they are: an examination of no known level is held to the shortest term the law has, though a level without any term is open
(217/2025/NĐ-CP Đ13.2); an act of which no paper names a provision is compared by itself alone (15/2012/QH13 Đ68.1.c)."""


def _places(node, path=()):
    for step, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(node, dict) and not (step in KEPT or (path == () and step in LISTS)):
            yield (*path, step)
        if isinstance(value, dict | list):
            yield from _places(value, (*path, step))


def _without(document, *paths):
    left = copy.deepcopy(document)
    for path in paths:
        node = left
        try:
            for step in path[:-1]:
                node = node[step]
            del node[path[-1]]
        except (KeyError, IndexError):
            continue
    return left


def _answers(document):
    found = review(read_case(json.dumps(document).encode()), BOOK).answers
    return {(a.check, a.event, a.act): a.kind for a in found}


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize("with_", BESIDE, ids="+".join)
@pytest.mark.parametrize("name", REGIMES)
def test_a_fact_left_out_satisfies_nothing(name, with_, complete):
    regime = regime_named(name)
    plan = Plan(regime=regime, provision=(regime.heard or regime.offered)[0], post=regime.posts[0], with_=with_)
    document = json.loads(dumps(lawful_case(plan, BOOK, detected=regime.first)))
    if not complete:
        del document["complete"]
    places, drawn, asked = list(_places(document)), random.Random(f"{name}{with_}{complete}"), 0  # noqa: S311 - a seed, not a secret
    for _ in range(TRIES):
        some, one = drawn.sample(places, drawn.randint(0, 3)), drawn.choice(places)
        try:
            before, after = _answers(_without(document, *some)), _answers(_without(document, *some, one))
        except Unusable:
            continue
        asked += 1
        cleared = [
            key
            for key, kind in after.items()
            if kind == "satisfied" and before.get(key, kind) != kind and (key[0], one[-1]) not in KNOWN
        ]
        assert (cleared, some, one) == ([], some, one)
    assert asked > TRIES // 2
