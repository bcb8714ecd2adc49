"""A day within the month of Đ66.1.b alone hangs on a request of right (15/2012/QH13 Đ61.1): every room that shows the deadline carries that doubt."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import cast

from thanhtra import Rulebook, next_steps, review
from thanhtra.casefile import Case, index
from thanhtra.exchange import read_case
from thanhtra.findings import Deadline
from thanhtra.reviewing.file_review import deadlines_seen
from thanhtra.store.desk import DeskRules
from thanhtra.store.history import History
from thanhtra.store.projecting import rows_of
from thanhtra.store.shifts import shifts
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
ON = date(2022, 3, 31)
"""Past the seven working days from the minutes, within the month."""
WANTED = "fact:acts[a1].provision"


def _case(**act: str) -> Case:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "H1",
        "complete": True,
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1", "began": "2022-02-20", "ended": "2022-02-20", **act}],
        "events": [
            {"kind": "minutes_drawn_up", "id": "M1", "on": "2022-03-08", "acts": ["a1"]},
            {"kind": "explanation_requested", "on": "2022-03-09", "subject": "s1", "written_or_oral": "written"},
            {"kind": "explanation_submitted", "on": "2022-03-11", "subject": "s1"},
            {"kind": "minutes_served", "on": "2022-03-31", "minutes": "M1"},
        ],
    }
    return read_case(json.dumps(document).encode(), slugs=BOOK)


def _decision(found: tuple[Deadline, ...]) -> Deadline:
    return next(one for one in found if one.kind == "decision")


def test_the_review_the_next_steps_and_the_index_of_a_store_say_the_same_doubt() -> None:
    case = _case()
    seen = _decision(review(case, BOOK, as_of=ON).deadlines)
    assert (seen.status, seen.due, seen.missing) == (Status.CONDITIONAL, date(2022, 4, 8), (WANTED,))
    step = next(one for one in next_steps(case, BOOK, on=ON).steps if one.kind == "decision_issued")
    assert step.limit is not None
    assert (step.limit.status, step.missing) == (Status.CONDITIONAL, (WANTED,))
    row = next(row for row in rows_of(case, 1, DeskRules(book=BOOK)).limits if row["kind"] == "decision")
    assert row["status"] == "conditional"


def test_of_right_nothing_is_in_doubt() -> None:
    case = _case(provision="15/2020/NĐ-CP Đ101.2")
    assert _decision(deadlines_seen(index(case), BOOK, ON)).status is Status.OPEN
    step = next(one for one in next_steps(case, BOOK, on=ON).steps if one.kind == "decision_issued")
    assert step.limit is not None
    assert (step.limit.status, step.missing) == (Status.OPEN, ())


def test_a_shift_tells_that_the_provision_settled_it() -> None:
    before, after = (
        cast("History", SimpleNamespace(case=one, versions=(1, 2, 3, 4)))
        for one in (_case(), _case(provision="15/2020/NĐ-CP Đ101.2"))
    )
    found = next(one for one in shifts(before, after, BOOK, as_of=ON) if one.kind == "decision")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.status, found.after.status) == (Status.CONDITIONAL, Status.OPEN)
