"""How the benchmarks measure and what they keep: the best of some rounds, ratios, tables of one run.

Seconds are processor time of this process, all its threads: on a machine that does other things too, the clock on the wall measures those.
"""

from __future__ import annotations

import gc
import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any


def side_by_side(calls: Mapping[str, Callable[[], object]], *, seconds: float, rounds: int = 25) -> dict[str, float]:
    """Seconds of one call of each: the best of some rounds that go through all of them in turn, the collector out of the way."""
    often = {name: _often(what, seconds / rounds) for name, what in calls.items()}
    best = dict.fromkeys(calls, float("inf"))
    gc.disable()
    try:
        for _ in range(rounds):
            for name, what in calls.items():
                times = range(often[name])
                before = process_time()
                for _ in times:
                    what()
                best[name] = min(best[name], (process_time() - before) / len(times))
            gc.collect()
    finally:
        gc.enable()
    return best


def _often(what: Callable[[], object], seconds: float) -> int:
    began, calls = process_time(), 0
    while process_time() - began < seconds or calls < 3:
        what()
        calls += 1
    return calls


def over(ways: Mapping[str, tuple[Callable[[Any], object], Sequence[Any]]], *, rounds: int) -> dict[str, float]:
    """Seconds an item of each way: the best of some rounds that go through all ways in turn, each over all its items."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, (what, items) in ways.items():
            gc.collect()
            gc.disable()
            began = process_time()
            for one in items:
                what(one)
            best[name] = min(best[name], (process_time() - began) / len(items))
            gc.enable()
    return best


def apart(script: str | Path, *arguments: object) -> dict[str, Any]:
    """What ``script`` prints as JSON in a process of its own."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def micro(seconds: float) -> str:
    """Microseconds, as many digits as mean something."""
    return f"{seconds * 1e6:,.1f}" if seconds < 1e-4 else f"{seconds * 1e6:,.0f}"


class Report:
    """Tables and targets of one run; printed as they come, kept as Markdown."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.missed: int = 0

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """One table; cells are written as they are."""
        made = [f"### {title}", "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        made += [f"| {' | '.join(map(str, row))} |" for row in rows]
        self._add("\n".join(made))

    def target(self, what: str, measured: float, target: float, *, most: bool = False) -> None:
        """A target: ``measured`` has to be at least, or with ``most`` at most, ``target``."""
        met = measured <= target if most else measured >= target
        self.missed += not met
        self.say(
            f"- {'met' if met else '**missed**'}: {what}: {measured:,.2f} ×, target {'≤' if most else '≥'} {target:g} ×"
        )

    def say(self, sentence: str) -> None:
        """One line between tables."""
        self._add(sentence)

    def _add(self, text: str) -> None:
        print(text, flush=True)
        together = bool(self.text) and text.startswith("- ") and self.text[-1].startswith("- ")
        self.text += [text] if together or not self.text else ["", text]

    def page(self, path: Path, name: str) -> None:
        """Put the tables between the comments ``<!-- NAME -->`` and ``<!-- /NAME -->`` of a page."""
        page = path.read_text(encoding="utf-8")
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _, rest = page.partition(start)
        after = rest.partition(end)[2]
        path.write_text(f"{before}{start}\n\n" + "\n".join(self.text) + f"\n\n{end}{after}", encoding="utf-8")


def machine() -> str:
    """When and on what a run was made."""
    import os  # noqa: PLC0415 - here alone

    cores, load = os.cpu_count(), os.getloadavg()[0]
    now = datetime.now(tz=UTC)
    return f"Run of {now:%Y-%m-%d %H:%M} UTC, {platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} cores, load {load:.1f} at the start."
