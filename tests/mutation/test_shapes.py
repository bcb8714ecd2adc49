"""A condition taken out of the shape of a limit is noticed by a situation, or stands in the committed list with its reason.

Every limit is run by ``python tests/mutation/mutate_shapes.py``; here the spine's own.
"""

from __future__ import annotations

import pytest
from tests.mutation import mutate_shapes as shapes

from thanhtra.rulebook import Rulebook

MUTANTS = shapes.all_mutants(Rulebook.built_in())
EXPLAINED = shapes.explained()
SPINE = ("criminal-return", "sending")


@pytest.mark.parametrize("slug", SPINE)
def test_no_condition_of_a_spine_limit_goes_unnoticed(slug: str) -> None:
    of = [m for m in MUTANTS if m.clock.slug == slug]
    assert of
    assert [m.name for m in of if m.name not in EXPLAINED and not shapes.caught(m)] == []


def test_every_explained_survivor_is_still_a_mutant() -> None:
    assert set(EXPLAINED) <= {m.name for m in MUTANTS}
    assert all(EXPLAINED.values())


def test_every_mutant_has_a_name_of_its_own() -> None:
    assert len({m.name for m in MUTANTS}) == len(MUTANTS)
