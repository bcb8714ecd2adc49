"""A decision made on the spot counts as received when it is made, from the first day the data hold that rule."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra import Rulebook, deadlines_of
from thanhtra.events import Case, SpotDecisionIssued

BOOK = Rulebook.built_in()


@pytest.mark.parametrize(
    ("day", "missing"), [(date(2013, 6, 30), ("law:spot-delivery@2013-06-30",)), (date(2013, 7, 1), ())]
)
def test_a_spot_decision_older_than_the_law_leaves_its_receipt_open(day: date, missing: tuple[str, ...]) -> None:
    case = Case(id="x", complete=True, events=(SpotDecisionIssued(on=day),))
    found = {token for d in deadlines_of(case, BOOK) for token in d.missing if "spot-delivery" in token}
    assert tuple(found) == missing
