"""Four times the events of a file take about four times the work, whatever they are: lines of the library executed, no clock.

Work is reading, reviewing, every answer and deadline, and the review written as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from types import FrameType
from typing import Any, Final

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.exchange import review_to_json

pytestmark = pytest.mark.no_cover

BOOK: Final = Rulebook.built_in()
N: Final = 32
MANY: Final = 144
"""For what shows in many events only, beside work of another kind."""
_ON_MINUTES: Final = {"minutes": "m"}
_ON_DECISION: Final = {"decision": "q"}


def _day(i: int) -> str:
    return (date(2022, 3, 1) + timedelta(i % 400)).isoformat()


def _act(i: int) -> dict[str, Any]:
    return {
        "id": f"a{i}",
        "subject": "s1",
        "provision": "15/2020/NĐ-CP Đ101.1.a",
        "began": "2022-02-01",
        "ended": "2022-02-01",
    }


def _minutes(i: int | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "minutes_drawn_up", "on": "2022-03-03", "by": "o1", "id": "m" if i is None else f"m{i}", **more}


def _decision(*acts: int, **more: Any) -> dict[str, Any]:
    sanctions = [{"act": f"a{i}", "fine": 7_500_000} for i in acts]
    return {"kind": "decision_issued", "on": "2022-03-10", "by": "o1", "sanctions": sanctions, **more}


def _each(n: int, *kinds: str, **more: Any) -> list[dict[str, Any]]:
    """So many events in all: first all of one kind, then all of the next."""
    return [{"kind": kind, "on": _day(i), **more} for kind in kinds for i in range(n // len(kinds))]


def _hanging(n: int, *kinds: str, **more: Any) -> dict[str, Any]:
    return {
        "acts": [_act(0)],
        "events": [_minutes(), _decision(0, id="q", minutes="m"), *_each(n, *kinds, **_ON_DECISION, **more)],
    }


def _examined(*steps: dict[str, Any]) -> list[dict[str, Any]]:
    opened = [
        {"kind": "examination_opened", "id": "c", "level": "ministry"},
        {"kind": "examination_announced", "control": "c"},
    ]
    return [*({"on": "2022-03-01", **one} for one in opened), *steps]


def _explained(n: int, *kinds: str, violators: int = 1) -> dict[str, Any]:
    """So many acts in one paper, and as many steps of each kind about explaining, by each of the violators in turn."""
    return {
        "subjects": [{"id": f"s{i}", "kind": "individual"} for i in range(1, violators + 1)],
        "acts": [_act(i) | {"subject": f"s{i % violators + 1}"} for i in range(n)],
        "events": [
            _minutes(),
            *(
                {"kind": kind, "on": _day(i), "subject": f"s{i % violators + 1}", **_ON_MINUTES}
                for i in range(n)
                for kind in kinds
            ),
        ],
    }


def _seized(n: int, *steps: dict[str, Any]) -> dict[str, Any]:
    things = [{"id": f"g{i}", "name": "x", "value": 1} for i in range(n)]
    return {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            {"kind": "goods_seized", "on": "2022-03-01", "id": "z", "goods": things, **_ON_MINUTES},
            *steps,
        ],
    }


FAMILIES: Final[dict[str, Callable[[int], dict[str, Any]]]] = {
    "violators of one decision, steps that say not whose they are": lambda n: {
        "subjects": [{"id": f"s{i}", "kind": "individual"} for i in range(n)],
        "acts": [{**_act(i), "subject": f"s{i}"} for i in range(n)],
        "events": [
            _minutes(),
            _decision(*range(n), id="q", minutes="m"),
            *_each(n, "decision_sent", "decision_delivered", **_ON_DECISION),
            *_each(n // 2, "fine_paid", amount=1, **_ON_DECISION),
        ],
    },
    "steps that rest on no event they name": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            _decision(0, id="q", minutes="m"),
            *_each(n // 2, "subject_ceased", subject="s1", how="died"),
            *_each(n // 2, "partial_execution_decided", **_ON_DECISION),
        ],
    },
    "acts detected and written down one by one": lambda n: {
        "acts": [_act(i) for i in range(n)],
        "events": [
            e
            for i in range(n)
            for e in ({"kind": "act_detected", "on": _day(i), "acts": [f"a{i}"]}, _minutes(i, acts=[f"a{i}"]))
        ],
    },
    "acts written down and decided one by one": lambda n: {
        "acts": [_act(i) for i in range(n)],
        "events": [
            *(_minutes(i, acts=[f"a{i}"]) for i in range(n)),
            *(_decision(i, minutes=f"m{i}", number=f"q{i}") for i in range(n)),
        ],
    },
    "acts of one paper decided one by one": lambda n: {
        "acts": [_act(i) for i in range(n)],
        "events": [
            _minutes(acts=[f"a{i}" for i in range(n)]),
            *(_decision(i, minutes="m", number=f"q{i}") for i in range(n)),
        ],
    },
    "subjects of one paper decided one by one": lambda n: {
        "subjects": [{"id": f"s{i}", "kind": "individual"} for i in range(n)],
        "acts": [_act(i) | {"subject": f"s{i}"} for i in range(n)],
        "events": [
            _minutes(acts=[f"a{i}" for i in range(n)]),
            *(_decision(i, minutes="m", number=f"q{i}") for i in range(n)),
        ],
    },
    "detections beside identifications": lambda n: {
        "acts": [_act(0)],
        "events": [*_each(n, "act_detected", how="device"), *_each(n, "violator_identified", subject="s1"), _minutes()],
    },
    "detections beside minutes": lambda n: {
        "acts": [_act(0)],
        "events": [*_each(n, "act_detected"), *(_minutes(i) for i in range(n))],
    },
    "minutes beside decisions that name none": lambda n: {
        "acts": [_act(0)],
        "events": [*(_minutes(i) for i in range(n)), *(_decision(0, number=f"q{i}") for i in range(n))],
    },
    "one decision for many acts": lambda n: {
        "acts": [_act(i) for i in range(n)],
        "events": [
            _minutes(acts=[f"a{i}" for i in range(n)], alleged=[{"act": f"a{i}"} for i in range(n)]),
            _decision(*range(n), minutes="m"),
        ],
    },
    "grounds denied minutes by minutes": lambda n: {
        "acts": [_act(0)],
        "absent": [f"ground:complex@m{i}" for i in range(n)],
        "events": [_minutes(i) for i in range(n)],
    },
    "reductions asked for and granted": lambda n: (
        _hanging(n, "relief_requested", relief="reduction") | {"absent": ["event:execution_lapsed"]}
    ),
    "postponements and payments": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            _decision(0, id="q", minutes="m"),
            *({"kind": "execution_postponed", "on": _day(i), "until": _day(i + 3), **_ON_DECISION} for i in range(n)),
            *_each(n, "fine_paid", amount=1, **_ON_DECISION),
        ],
    },
    "suspensions, complaints and annulments": lambda n: _hanging(
        n, "execution_suspended", "execution_resumed", "decision_annulled", "decision_sent", "decision_delivered"
    ),
    "amendments of one decision": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            _decision(0, id="q", minutes="m"),
            *(
                {
                    "kind": "decision_amended",
                    "on": _day(i),
                    "by": "o1",
                    "sanctions": [{"act": "a0", "fine": 7_000_000 + i}],
                    **_ON_DECISION,
                }
                for i in range(n)
            ),
        ],
    },
    "a chain of complaints": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            _decision(0, id="c0", minutes="m"),
            *({"kind": "complaint_lodged", "on": _day(i), "id": f"c{i}", "against": f"c{i - 1}"} for i in range(1, n)),
        ],
    },
    "pauses and ends of an inspection": lambda n: {
        "events": [
            {"kind": "inspection_opened", "on": "2022-03-01", "id": "c", "type": "specialised", "level": "ministry"},
            {"kind": "inspection_announced", "on": "2022-03-02", "control": "c"},
            *_each(n, "inspection_ended", control="c"),
        ]
    },
    "an examination paused, resumed and ended again and again": lambda n: {
        "events": _examined(
            *(
                {"kind": f"examination_{step}", "on": _day(i), "control": "c"}
                for i in range(n)
                for step in ("paused", "resumed", "ended")
            )
        )
    },
    "pauses of an examination that nothing resumes": lambda n: {
        "events": _examined(*_each(n, "examination_paused", "examination_ended", control="c")),
        "absent": ["event:examination_resumed"],
    },
    "parts of a plan, and payments": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            _decision(0, id="q", minutes="m"),
            {
                "kind": "instalments_granted",
                "on": "2022-03-11",
                "parts": [{"due": _day(i + 10), "amount": 1} for i in range(n)],
                **_ON_DECISION,
            },
            *_each(n, "fine_paid", amount=1, **_ON_DECISION),
        ],
    },
    "hearings of one explanation": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            *(
                {"kind": kind, "on": _day(i), **_ON_MINUTES}
                for i in range(n)
                for kind in ("explanation_requested", "explanation_extended", "explanation_submitted", "hearing_held")
            ),
        ],
    },
    "explanations of several violators": lambda n: _explained(
        n, "explanation_requested", "explanation_submitted", "hearing_held", violators=n
    ),
    "explanations of several violators, given up first": lambda n: _explained(
        n, "explanation_waived", "explanation_requested", violators=n
    ),
    "explanations of one violator of many acts": lambda n: _explained(
        n, "explanation_requested", "explanation_submitted", "hearing_held"
    ),
    "seizures without an order": lambda n: {
        "acts": [_act(0)],
        "events": [
            _minutes(),
            *({"kind": "goods_seized", "on": "2022-03-04", "id": f"z{i}"} for i in range(n)),
            *({"kind": "seizure_ended", "on": _day(i + 9), "seizure": f"z{i}"} for i in range(n)),
        ],
    },
}

FAMILIES.update(
    {
        "things of one seizure let go one by one": lambda n: _seized(
            n,
            *(
                {"kind": "seizure_ended", "on": _day(i), "seizure": "z", "goods": [f"g{i}"], "how": "returned"}
                for i in range(n)
            ),
        ),
        "things let go by steps that name none": lambda n: _seized(n, *_each(n, "seizure_ended", seizure="z")),
        "decisions that may hold what was seized": lambda n: _seized(
            n,
            *(
                {
                    "kind": "decision_issued",
                    "on": "2022-03-10",
                    "number": f"q{i}",
                    "sanctions": [{"act": "a0", "fine": 7_500_000, "additional": [{"measure": "confiscate"}]}],
                    **_ON_MINUTES,
                }
                for i in range(n)
            ),
        ),
        "remedies of one decision done one by one": lambda n: {
            "acts": [_act(i) for i in range(n)],
            "events": [
                _minutes(),
                _decision(id="q", minutes="m")
                | {
                    "sanctions": [
                        {
                            "act": f"a{i}",
                            "fine": 7_500_000,
                            "remedies": [
                                {"remedy": "remove-information", "within": {"amount": i % 9 + 1, "unit": "day"}}
                            ],
                        }
                        for i in range(n)
                    ]
                },
                *({"kind": "remedy_done", "on": _day(i), "acts": [f"a{i}"], **_ON_DECISION} for i in range(n)),
            ],
        },
    }
)


_IN_MANY: Final = frozenset(
    {"seizures without an order", "hearings of one explanation", "explanations of several violators"}
)


def _work(document: dict[str, Any], where: str = "/thanhtra/") -> int:
    """Lines of the library, or of the part in ``where``, executed while the file is read, reviewed, and every answer and deadline built."""
    counted = 0

    def line(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal counted
        counted += event == "line"
        return line

    def entered(frame: FrameType, _event: str, _argument: Any) -> Any:
        return line if where in frame.f_code.co_filename else None

    whole = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "G",
        "field": "information-technology",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
        **document,
    }
    data = json.dumps(whole, ensure_ascii=False).encode()
    before = sys.gettrace()
    sys.settrace(entered)
    try:
        found = review(read_case(data, slugs=BOOK), BOOK)
        assert found.answers is not None
        assert found.deadlines is not None
        review_to_json(found)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("family", FAMILIES)
def test_four_times_the_events_take_at_most_five_times_the_work(family):
    size = MANY if family in _IN_MANY else N
    few, many = FAMILIES[family](size), FAMILIES[family](4 * size)
    _work(many)  # what is worked out once for the book
    assert _work(many) <= 5 * _work(few)


@pytest.mark.parametrize("of", ["acts", "subjects"])
def test_a_paper_is_held_against_no_more_of_those_ahead_of_it_than_tell(of):
    family, where = FAMILIES[f"{of} of one paper decided one by one"], "/checks/decision/one_paper"
    few, many = _work(family(N), where), _work(family(4 * N), where)
    assert 0 < many <= 5 * few
