"""What a run came to (tổng hợp kết quả)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from thanhtra.bulk.verdicts import CaseVerdict

_SLOWEST: Final = 5


class Summary:
    """Cases, findings by check, the slowest cases and what was unusable; grows with the number of checks, not of cases."""

    def __init__(self) -> None:
        self.cases: int = 0
        self.with_findings: int = 0
        self.unusable: int = 0
        self.by_check: Counter[str] = Counter()
        self.by_problem: Counter[str] = Counter()
        self.slowest: list[tuple[float, str]] = []
        """The longest first: seconds, ``FILE:LINE``."""

    def add(self, verdict: CaseVerdict) -> None:
        """Count one verdict."""
        if not verdict.usable:
            self.unusable += 1
            self.by_problem.update({p.code for p in verdict.unusable})
            return
        self.cases += 1
        self.with_findings += verdict.has_findings
        self.by_check.update(verdict.findings)
        if len(self.slowest) < _SLOWEST or verdict.seconds > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (verdict.seconds, verdict.source)], reverse=True)[:_SLOWEST]

    def watched(self, verdicts: Iterable[CaseVerdict]) -> Iterator[CaseVerdict]:
        """The same verdicts, counted as they pass."""
        for verdict in verdicts:
            self.add(verdict)
            yield verdict

    def to_json(self) -> dict[str, Any]:
        """Plain values; :meth:`from_json` takes them back."""
        return {
            "cases": self.cases,
            "with_findings": self.with_findings,
            "unusable": self.unusable,
            "by_check": dict(sorted(self.by_check.items())),
            "by_problem": dict(sorted(self.by_problem.items())),
            "slowest": [[seconds, source] for seconds, source in self.slowest],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Summary:
        """A summary to go on counting in."""
        made = cls()
        made.cases, made.with_findings, made.unusable = kept["cases"], kept["with_findings"], kept["unusable"]
        made.by_check, made.by_problem = Counter(kept["by_check"]), Counter(kept["by_problem"])
        made.slowest = [(seconds, source) for seconds, source in kept["slowest"]]
        return made
