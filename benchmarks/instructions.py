"""Where a review's work goes, counted and not timed: bytecode instructions and calls of Python functions, room by room.

Counts are the same on every machine with the same Python, whatever else runs there; what compiled code does inside one instruction is
not seen. Each piece runs some times before it is counted, so that memos are as warm as in an archive of one day.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from machines import machines
from population import nine_events
from replay import BASE, EVENTS, SPINE, first
from timing import Report

from thanhtra import Case, Rulebook, read_case, review
from thanhtra.exchange import review_to_json

_WARM = 30


class Counted:
    """Instructions and calls by room of the library; other code counts under ``elsewhere``."""

    def __init__(self, what: Callable[[], object], *, warm: int = _WARM) -> None:
        self.instructions: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        for _ in range(warm):
            what()
        sys.settrace(self._entered)
        try:
            what()
        finally:
            sys.settrace(None)

    def _entered(self, frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any]:
        room = _room(frame.f_code.co_filename)
        self.calls[room] += 1
        frame.f_trace_opcodes, frame.f_trace_lines = True, False

        def step(_frame: FrameType, event: str, _argument: Any) -> Callable[..., Any]:
            if event == "opcode":
                self.instructions[room] += 1
            return step

        return step


def _room(path: str) -> str:
    inside = path.rpartition("/thanhtra/")[2]
    return (
        inside.partition("/")[0].removesuffix(".py")
        if inside and inside != path and not inside.startswith("/")
        else "elsewhere"
    )


def measure(report: Report, *, quick: bool) -> None:
    """One table: rooms of a review with every check and with the spine, beside one replay of the state machine."""
    del quick
    book, case = Rulebook.built_in(), first(len(EVENTS))
    every, spine = Counted(lambda: review(case, book)), Counted(lambda: review(case, book, only=SPINE))
    rooms = sorted(every.instructions, key=lambda room: -every.instructions[room])
    rows = [
        (f"`{r}`", *(f"{n:,}" for n in (every.instructions[r], every.calls[r], spine.instructions[r], spine.calls[r])))
        for r in rooms
    ]
    total, less = every.instructions.total(), spine.instructions.total()
    rows.append(
        (
            "**together**",
            f"**{total:,}**",
            f"**{every.calls.total():,}**",
            f"**{less:,}**",
            f"**{spine.calls.total():,}**",
        )
    )
    report.table(
        "What a review executes, by room",
        ("", "every check: instructions", "calls", "first proceeding: instructions", "calls"),
        rows,
    )
    replay = machines()[0].get(BASE)
    if replay is not None:
        kinds = tuple(event.kind for event in case.events)
        theirs = Counted(lambda: replay(kinds)).instructions.total()
        report.say(
            f"{BASE} replaying the same events executes {theirs:,} instructions: {theirs / less:,.1f} and {theirs / total:,.1f} times as many."
        )
    written_out(report, book, case)


def written_out(report: Report, book: Rulebook, case: Case) -> None:
    """What is read of a review, beside the review: of one file again and again, and of files whose days were not met before."""
    made: dict[str, Callable[[Case], object]] = {
        "review, answers not asked for": lambda one: review(one, book),
        "the same, every answer": lambda one: review(one, book).answers,
        "the same, every message in both languages": lambda one: [a.message.both for a in review(one, book).answers],
        "the same, every deadline": lambda one: review(one, book).deadlines,
        "the same as JSON, every answer and every deadline with its steps": lambda one: review_to_json(
            review(one, book)
        ),
    }
    files, counted = iter([read_case(one, slugs=book) for one in nine_events(2 * len(made) * _FILES)]), []
    for name, ask in made.items():
        again = Counted(lambda ask=ask: ask(case))  # type: ignore[misc]  # bound here
        new = Counted(lambda ask=ask: [ask(next(files)) for _ in range(_FILES)], warm=1)  # type: ignore[misc]  # likewise
        counted.append((name, again.instructions.total(), new.instructions.total() // _FILES))
    _, one, mean = counted[0]
    report.table(
        f"What is read of a review: instructions for the case of twelve events, and the mean of {_FILES} files of nine that were not met before",
        ("", "twelve events", "× of the review", "of nine", "× of the review"),
        [(name, f"{a:,}", f"{a / one:.2f}", f"{b:,}", f"{b / mean:.2f}") for name, a, b in counted],
    )
    report.target("a review as JSON beside the review, instructions", counted[-1][1] / one, 5, most=True)


_FILES = 40


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
