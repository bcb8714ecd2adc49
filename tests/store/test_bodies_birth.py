"""The year of a birth is kept apart with the other private facts, and comes back."""

from __future__ import annotations

import json

from thanhtra.casefile import Case, Subject
from thanhtra.exchange import dumps, read_case
from thanhtra.reckoning import BirthYear
from thanhtra.store.bodies import case_body


def test_a_year_of_birth_is_kept_beside_the_body_and_as_written() -> None:
    case = Case(id="c", subjects=(Subject(id="s1", kind="individual", born=BirthYear(1985)),), events=())
    body, private = case_body(case)
    assert ("1985" in body, private["subject:s1"]) == (False, {"born": "1985"})
    assert json.loads(dumps(case))["subjects"][0]["born"] == "1985"
    assert read_case(dumps(case).encode()) == case
