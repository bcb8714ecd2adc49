"""What a whole review costs beside a state machine that merely replays the same events.

One script, one run, one machine: read the ratios, not the times. ``python benchmarks/against_statemachine.py [--quick]``
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

from statemachine import State, StateMachine

from thanhtra import Case, Rulebook, may, read_case, record, review
from thanhtra.casefile import index
from thanhtra.checks import all_checks
from thanhtra.lifecycle import TRACKS

TARGETS = {
    "review, every check, answers not asked for": 40,
    "review, all answers built": 15,
    "order alone, events already indexed": 500,
    "record of the last event": 10,
}
IMPORT_TARGET = 2.0


def _yes() -> bool:
    return True


class Replay(StateMachine):
    """The proceeding as people write it by hand: the same landings, every guard answering True."""

    start = State(initial=True)
    detected = State()
    minuted = State()
    returned = State()
    decided = State()
    delivered = State()
    executed = State()
    closed = State(final=True)

    act_detected = start.to(detected, cond=_yes) | detected.to(detected, cond=_yes)
    minutes_drawn_up = start.to(minuted, cond=_yes) | detected.to(minuted, cond=_yes)
    explanation_requested = minuted.to.itself(cond=_yes)
    explanation_submitted = minuted.to.itself(cond=_yes)
    facts_verified = minuted.to.itself(cond=_yes)
    sent_to_criminal = minuted.to.itself(cond=_yes)
    returned_from_criminal = (
        start.to(returned, cond=_yes) | detected.to(returned, cond=_yes) | minuted.to.itself(cond=_yes)
    )
    decision_issued = minuted.to(decided, cond=_yes) | returned.to(decided, cond=_yes)
    decision_sent = decided.to.itself(cond=_yes)
    decision_delivered = decided.to(delivered, cond=_yes)
    fine_paid = delivered.to.itself(cond=_yes)
    execution_completed = decided.to(executed, cond=_yes) | delivered.to(executed, cond=_yes)
    case_closed = executed.to(closed, cond=_yes)


EVENTS: list[dict[str, object]] = [
    {"kind": "act_detected", "on": "2022-03-01", "by": "o1", "acts": ["a1"], "how": "signal"},
    {
        "kind": "minutes_drawn_up",
        "on": "2022-03-03",
        "by": "o1",
        "acts": ["a1"],
        "number": "01/BB-VPHC",
        "explanation": "stated",
    },
    {
        "kind": "explanation_requested",
        "on": "2022-03-07",
        "minutes": "01/BB-VPHC",
        "written_or_oral": "written",
        "subject": "s1",
    },
    {"kind": "explanation_submitted", "on": "2022-03-09", "minutes": "01/BB-VPHC", "subject": "s1"},
    {"kind": "facts_verified", "on": "2022-03-14", "minutes": "01/BB-VPHC", "about": "facts"},
    {"kind": "returned_from_criminal", "on": "2022-03-21", "minutes": "01/BB-VPHC", "decided": "2022-03-18"},
    {
        "kind": "decision_issued",
        "on": "2022-03-29",
        "by": "o1",
        "number": "12/QĐ-XPHC",
        "minutes": "01/BB-VPHC",
        "sanctions": [{"act": "a1", "fine": 7_500_000}],
        "execute_within": {"amount": 10, "unit": "day"},
    },
    {"kind": "decision_sent", "on": "2022-03-30", "decision": "12/QĐ-XPHC", "means": "post"},
    {"kind": "decision_delivered", "on": "2022-04-01", "decision": "12/QĐ-XPHC", "means": "post"},
    {"kind": "fine_paid", "on": "2022-04-08", "decision": "12/QĐ-XPHC", "amount": 7_500_000},
    {"kind": "execution_completed", "on": "2022-04-08", "decision": "12/QĐ-XPHC"},
    {"kind": "case_closed", "on": "2022-04-11"},
]
CASE = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "BENCH-12",
    "field": "information-technology",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [
        {
            "id": "a1",
            "subject": "s1",
            "provision": "15/2020/NĐ-CP Đ101.1.a",
            "began": "2022-02-20",
            "ended": "2022-02-20",
        }
    ],
    "events": EVENTS,
}


def _read(document: dict[str, object]) -> Case:
    return read_case(json.dumps(document).encode())


def fastest(what: Callable[[], object], *, seconds: float) -> float:
    """Seconds of one call: the best of five rounds, the collector out of the way."""
    began, calls = perf_counter(), 0
    while perf_counter() - began < seconds / 10 or calls < 3:
        what()
        calls += 1
    rounds = []
    gc.disable()
    try:
        for _ in range(5):
            before = perf_counter()
            for _ in range(calls):
                what()
            rounds.append((perf_counter() - before) / calls)
            gc.collect()
    finally:
        gc.enable()
    return min(rounds)


def importing(modules: str, *, times: int) -> float:
    """Median seconds a fresh interpreter spends importing ``modules``, after one import that warms the disk."""
    script = f"from time import perf_counter as p; t = p(); import {modules}; print(p() - t)"
    taken = [
        float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
        for _ in range(times + 1)
    ]
    return statistics.median(taken[1:])


def main(*, quick: bool) -> int:
    """Check that both sides end in the same stage, then time them and print. Answers 1 when a target is missed."""
    book = Rulebook.built_in()
    case = _read(CASE)
    kinds = [event.kind for event in case.events]

    def replay() -> StateMachine:
        machine = Replay()
        for kind in kinds:
            machine.send(kind)
        return machine

    stages = review(case, book).stages
    (ended,) = replay().configuration
    assert stages == {"a1": ended.id} == {"a1": "closed"}, stages

    before, last = case.events[:-1], case.events[-1]
    earlier = _read({**CASE, "events": EVENTS[:-1]})
    assert earlier.events == before
    accept = tuple(check.code for check in all_checks())
    assert record(earlier, last, book, accept=accept) == case

    ix = index(case)
    landings = TRACKS["proceeding"].total
    initial = TRACKS["proceeding"].initial

    def order() -> str:
        stage = initial
        for event in ix.events:
            stage = landings[stage].get(event.kind, stage)
        return stage

    assert order() == "closed"
    seconds = 0.2 if quick else 1.5
    base = fastest(replay, seconds=seconds)
    day = date(2022, 4, 11)
    timed = {
        "review, every check, answers not asked for": fastest(lambda: review(case, book, as_of=day), seconds=seconds),
        "review, all answers built": fastest(lambda: review(case, book, as_of=day).answers, seconds=seconds),
        "order alone, events already indexed": fastest(order, seconds=seconds),
        "index of the case (beside order)": fastest(lambda: index(case), seconds=seconds),
        "may of the last event": fastest(lambda: may(earlier, last, book), seconds=seconds),
        "record of the last event": fastest(lambda: record(earlier, last, book, accept=accept), seconds=seconds),
    }
    print(f"python-statemachine replaying {len(kinds)} events, guards answering True: {base * 1e6:,.0f} µs (1 ×)")
    print(f"thanhtra, {len(all_checks())} checks, {len(review(case, book).answers)} answers:")
    missed = 0
    for what, took in timed.items():
        target = TARGETS.get(what)
        ratio = base / took
        missed += target is not None and ratio < target
        print(f"  {what:<45} {took * 1e6:>9,.1f} µs  {ratio:>7,.1f} ×" + (f"  (target {target} ×)" if target else ""))
    times = 5 if quick else 15
    ours, theirs = importing("thanhtra", times=times), importing("attrs, cattrs", times=times)
    whole = importing("thanhtra.reviewing, thanhtra.exchange", times=times)
    missed += ours / theirs > IMPORT_TARGET
    print(
        f"import thanhtra {ours * 1e3:.0f} ms, attrs and cattrs {theirs * 1e3:.0f} ms: {ours / theirs:.2f} × (target ≤ {IMPORT_TARGET:.0f} ×)"
    )
    print(
        f"  with all that reading and reviewing need, loaded at the first use: {whole * 1e3:.0f} ms, {whole / theirs:.2f} ×"
    )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(quick="--quick" in sys.argv))
