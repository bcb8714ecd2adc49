"""What a whole review costs beside state machines, a workflow engine and an event store that merely replay the same twelve events."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from datetime import date

from machines import machines
from timing import Report, micro, side_by_side

from thanhtra import Case, Rulebook, may, read_case, record, review
from thanhtra.casefile import index
from thanhtra.checks import all_checks
from thanhtra.lifecycle import TRACKS

BASE = "python-statemachine"
TARGETS = {
    "order alone, events already indexed": 500,
    "review, the first proceeding's checks, answers not asked for": 40,
    "review, every check, answers not asked for": 16,
    "review, every answer built": 15,
    "record, the mean of the twelve steps": 10,
}
SPINE = frozenset(
    {
        "MIN01",
        "EXP01",
        "DEC01",
        "DEC02",
        "DEC03",
        "DEC04",
        "DEC05",
        "DEC06",
        "SEND01",
        "ENF01",
        "ENF02",
        "ORD01",
        "ORD02",
    }
)
"""The checks of a plain proceeding: minutes, explanation, decision, sending, execution term, enforcement, order."""
EVENTS: list[dict[str, object]] = [
    {"kind": "act_detected", "on": "2022-03-01", "by": "o1", "acts": ["a1"], "how": "signal"},
    {"kind": "minutes_drawn_up", "on": "2022-03-03", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC", "explanation": "stated"},
    {"kind": "explanation_requested", "on": "2022-03-07", "minutes": "01/BB-VPHC", "written_or_oral": "written", "subject": "s1"},
    {"kind": "explanation_submitted", "on": "2022-03-09", "minutes": "01/BB-VPHC", "subject": "s1"},
    {"kind": "facts_verified", "on": "2022-03-14", "minutes": "01/BB-VPHC", "about": "facts"},
    {"kind": "returned_from_criminal", "on": "2022-03-21", "minutes": "01/BB-VPHC", "decided": "2022-03-18"},
    {"kind": "decision_issued", "on": "2022-03-29", "by": "o1", "number": "12/QĐ-XPHC", "minutes": "01/BB-VPHC",
     "sanctions": [{"act": "a1", "fine": 7_500_000}], "execute_within": {"amount": 10, "unit": "day"}},
    {"kind": "decision_sent", "on": "2022-03-30", "decision": "12/QĐ-XPHC", "means": "post"},
    {"kind": "decision_delivered", "on": "2022-04-01", "decision": "12/QĐ-XPHC", "means": "post"},
    {"kind": "fine_paid", "on": "2022-04-08", "decision": "12/QĐ-XPHC", "amount": 7_500_000},
    {"kind": "execution_completed", "on": "2022-04-08", "decision": "12/QĐ-XPHC"},
    {"kind": "case_closed", "on": "2022-04-11"},
]  # fmt: skip
CASE: dict[str, object] = {
    "format": "thanhtra.case", "version": 1, "id": "BENCH-12", "field": "information-technology",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "began": "2022-02-20", "ended": "2022-02-20"}],
}  # fmt: skip


def first(count: int) -> Case:
    """The case with its first ``count`` events."""
    return read_case(json.dumps({**CASE, "events": EVENTS[:count]}).encode())


def measure(report: Report, *, quick: bool) -> None:
    """All sides end in the same stage, then all are timed."""
    book = Rulebook.built_in()
    case = first(len(EVENTS))
    kinds = tuple(event.kind for event in case.events)
    peers, absent = machines()
    ended = {name: replay(kinds) for name, replay in peers.items()}
    assert set(ended.values()) == {review(case, book).stages["a1"]} == {"closed"}, ended

    before = [first(count) for count in range(len(EVENTS))]
    accept = tuple(check.code for check in all_checks())
    for earlier, event in zip(before, case.events, strict=True):
        assert record(earlier, book, event, accept=accept).events[-1] == event
    ix, rows = index(case), TRACKS["proceeding"]

    def order() -> str:
        stage, landings = rows.initial, rows.total
        for event in ix.events:
            stage = landings[stage].get(event.kind, stage)
        return stage

    def recorded() -> None:
        for earlier, event in zip(before, case.events, strict=True):
            record(earlier, book, event, accept=accept)

    assert order() == "closed"
    assert {check.code for check in all_checks()} >= set(SPINE)
    seconds, day = (0.2 if quick else 0.7), date(2022, 4, 11)
    timed = side_by_side(
        {
            "order alone, events already indexed": order,
            "index of the case, beside it": lambda: index(case),
            "review, the first proceeding's checks, answers not asked for": lambda: review(
                case, book, as_of=day, only=SPINE
            ),
            "review, every check, answers not asked for": lambda: review(case, book, as_of=day),
            "review, every answer built": lambda: review(case, book, as_of=day).answers,
            "review, every answer built, its message read in both languages": lambda: [
                a.message.vi for a in review(case, book, as_of=day).answers
            ],
            "record, the mean of the twelve steps": recorded,
            "may, of the last step": lambda: may(before[-1], book, case.events[-1]),
            **{name: lambda replay=replay: replay(kinds) for name, replay in peers.items()},  # type: ignore[misc]  # bound here
        },
        seconds=seconds,
    )
    timed["record, the mean of the twelve steps"] /= len(EVENTS)
    base = timed.get(BASE, float("nan"))
    answers = review(case, book).answers
    report.table(
        f"One case of twelve events, {len(all_checks())} checks, {len(answers)} answers",
        ("", "µs", f"times as fast as {BASE} replaying"),
        [
            (name if name in peers else f"**{name}**", micro(took), f"{base / took:,.2f}")
            for name, took in sorted(timed.items(), key=lambda item: item[1])
        ],
    )
    if absent:
        report.say(f"Left out, not installed: {', '.join(absent)}.")
    for what, target in TARGETS.items():
        report.target(what, base / timed[what], target)
    importing(report, times=5 if quick else 9)


def importing(report: Report, *, times: int) -> None:
    """Median seconds a fresh interpreter spends on imports, after one that warms the disk."""

    def took(modules: str) -> float:
        script = f"from time import perf_counter as p; t = p(); import {modules}; print(p() - t)"
        runs = [
            float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
            for _ in range(times + 1)
        ]
        return statistics.median(runs[1:])

    theirs = took("attrs, cattrs")
    ours = {
        "`import thanhtra`": took("thanhtra"),
        "and all that reading and reviewing need": took("thanhtra.reviewing, thanhtra.exchange"),
    }
    rows = [
        ("`import attrs, cattrs`", f"{theirs * 1e3:.0f}", "1.00"),
        *((what, f"{t * 1e3:.0f}", f"{t / theirs:.2f}") for what, t in ours.items()),
    ]
    report.table("Importing", ("", "ms", "×"), rows)
    report.target("import thanhtra beside attrs and cattrs", ours["`import thanhtra`"] / theirs, 2, most=True)


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
    sys.exit(kept.missed > 0)
