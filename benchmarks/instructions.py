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
from replay import BASE, EVENTS, SPINE, first
from timing import Report

from thanhtra import Rulebook, review

_WARM = 30


class Counted:
    """Instructions and calls by room of the library; other code counts under ``elsewhere``."""

    def __init__(self, what: Callable[[], object]) -> None:
        self.instructions: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        for _ in range(_WARM):
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


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
