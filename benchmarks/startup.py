"""What a command costs from cold, as ratios of importing attrs and cattrs: ``python benchmarks/startup.py [PYTHON] [RUNS]``.

``PYTHON`` is an interpreter in whose environment the wheel is installed (default: this one, where a checkout has no prepared rules and
costs more). Each figure is the median processor time of the runs, children only; the commands take turns, so noise falls on all.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_CASE = str(ROOT / "examples" / "published" / "prs-017.json")
_COMMANDS = {
    "review": ["review", _CASE],
    "review --format json": ["review", _CASE, "--format", "json"],
    "due": ["due", "decision", "--from", "2026-09-01"],
    "find": ["find", "tung tin giả lên Facebook gây hoang mang", "--on", "2026-08-20"],
    "who-may": ["who-may", "--provision", "174/2026/NĐ-CP Đ95.1.a", "--subject", "individual", "--on", "2026-09-01"],
    "fine": ["fine", "--provision", "174/2026/NĐ-CP Đ95.1.a", "--subject", "individual", "--on", "2026-09-01"],
}


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a row a command: its ratio and its milliseconds."""
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    script = str(Path(python).with_name("thanhtra"))
    every = {
        "import attrs, cattrs": [python, "-c", "import attrs, cattrs"],
        **{name: [script, *rest] for name, rest in _COMMANDS.items()},
    }
    spent: dict[str, list[float]] = {name: [] for name in every}
    for command in every.values():
        _seconds(command)  # bytecode is written
    for _ in range(runs):
        for name, command in every.items():
            spent[name].append(_seconds(command))
    base = statistics.median(spent["import attrs, cattrs"])
    for name, times in spent.items():
        middle = statistics.median(times)
        print(f"{name:<22} {middle / base:5.2f} × {1000 * middle:7.1f} ms")


if __name__ == "__main__":
    main()
