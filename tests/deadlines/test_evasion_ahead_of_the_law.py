"""An evasion that ended before the law that speaks of it: which law lets the limitation run anew is not known, and the review goes on."""

from __future__ import annotations

import json

import pytest

from thanhtra import NotAssessed, Rulebook, read_case, review

BOOK = Rulebook.built_in()


def answers(until: str):
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "officials": [{"id": "o1", "post": "province-chair"}],
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": [
            {
                "kind": "decision_issued",
                "id": "d",
                "on": "2013-06-10",
                "by": "o1",
                "sanctions": [{"act": "a1", "fine": 7500000}],
            },
            {"kind": "evasion_found", "decision": "d", "on": "2013-06-20", "until": until},
            {"kind": "enforcement_ordered", "decision": "d", "on": "2014-06-20", "by": "o1", "measures": ["account"]},
        ],
    }
    return {a.check: a for a in review(read_case(json.dumps(document).encode()), BOOK).answers}


@pytest.mark.parametrize(("until", "told"), [("2013-06-24", True), ("2013-07-01", False)])
def test_the_law_of_the_day_the_evasion_ended_is_asked_for(until, told):
    found = answers(until)["ENF02"]
    assert (isinstance(found, NotAssessed) and f"law:evaded-execution@{until}" in found.missing) is told
