"""One defect is one finding: pairs of checks that look at one fact agree, or one of them leaves it to the other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thanhtra.exchange import read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()


def answers(events: list[dict[str, Any]], **more: Any) -> dict[tuple[str, int], str]:

    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "pair",
        "complete": True,
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [
            {
                "id": "a1",
                "subject": "s1",
                "provision": "15/2020/NĐ-CP Đ101.1.a",
                "began": "2020-06-01",
                "ended": "2020-06-01",
            }
        ],
        **more,
        "events": events,
    }
    found = review(read_case(json.dumps(document).encode()), BOOK).answers
    return {(a.check, a.event): a.kind for a in found if a.event is not None}


def decided(day: str, **sanction: Any) -> dict[str, Any]:
    return {"kind": "decision_issued", "id": "q", "on": day, "sanctions": [{"act": "a1", **sanction}]}


@pytest.mark.parametrize("total", [7_500_000, 7_500_001])
@pytest.mark.parametrize("kind", ["decision_issued", "spot_decision_issued"])
def test_a_total_is_asked_about_once(kind, total):
    """15/2012/QH13 Đ67.1."""
    said = answers([{**decided("2020-07-01", fine=7_500_000), "kind": kind, "total": total}])
    assert len({("FIN03", 0), ("DEC14", 0)} & said.keys()) == 1


@pytest.mark.parametrize(
    "between",
    [
        [],
        [decided("2020-07-08", fine=7_500_000)],
        [decided("2020-07-08", fine=7_500_000), {"kind": "decision_annulled", "on": "2020-07-20", "decision": "q"}],
    ],
)
def test_a_second_writing_down_is_in_order_to_neither(between):
    """81/2013/NĐ-CP Đ6.3: what the order of the steps refuses, MIN11 does not call written down once."""
    minutes = [{"kind": "minutes_drawn_up", "id": f"m{i}", "on": f"2020-0{7 + i}-01"} for i in (0, 1)]
    said = answers([minutes[0], *between, minutes[1]])
    last = len(between) + 1
    assert (said["ORD01", last], said.get(("MIN11", last))) == ("finding", None if between else "finding")


@pytest.mark.parametrize("fine", [4_999_999, 10_000_001])
def test_a_fine_outside_its_frame_fits_no_circumstances_either(fine):
    """15/2012/QH13 Đ23.4: never satisfied by one and found by the other."""
    said = answers([decided("2020-07-01", fine=fine, circumstances=[])])
    assert (said["FIN01", 0], said["FIN02", 0]) == ("finding", "finding")


def test_a_fine_for_a_child_is_a_question_of_form_alone():
    """15/2012/QH13 Đ134.3: no frame to be inside, no average to be at."""
    born = [{"id": "s1", "kind": "individual", "born": "2005-06-02"}]
    said = answers([decided("2020-07-01", fine=1_000_000)], subjects=born)
    assert (said["FIN04", 0], ("FIN01", 0) in said, ("FIN02", 0) in said) == ("finding", False, False)
