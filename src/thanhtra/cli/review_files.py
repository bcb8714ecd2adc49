"""The files a review is asked for: a folder stands for every file of cases in it, and below (tệp và thư mục hồ sơ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange.reading import LINES
from thanhtra.findings import Review

Item = tuple[Case, Review] | Unusable


class Seen:
    """What the exit code needs to know."""

    def __init__(self) -> None:
        self.findings = False
        self.unusable = False

    def watched(self, items: Iterator[Item]) -> Iterator[Item]:
        """The items, looked at as they pass."""
        for item in items:
            if isinstance(item, Unusable):
                self.unusable = True
            elif item[1].has_findings:
                self.findings = True
            yield item


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """Every path, a folder replaced by its ``.json``, ``.jsonl`` and ``.ndjson`` files in the order of their names."""
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from (str(p) for p in sorted(Path(path).rglob("*")) if p.is_file() and p.name.lower().endswith((".json", *LINES)))
        else:
            yield path
