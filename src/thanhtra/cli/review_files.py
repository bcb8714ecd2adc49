"""The files a review is asked for: a folder stands for every file of cases in it, and below (tệp và thư mục hồ sơ)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Final

from thanhtra.casefile import Case
from thanhtra.cli.streams import tell
from thanhtra.errors import ThanhtraError, Unusable
from thanhtra.exchange import SlugBook, read_cases
from thanhtra.exchange.bytes_in import LINES
from thanhtra.exchange.failing import internal_failure
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.findings import Review
from thanhtra.outputs import matching, readable

UNUSABLE: Final = 2
Item = tuple[Case, Review] | Unusable


class Seen:
    """What the exit code needs to know."""

    def __init__(self) -> None:
        self.findings: bool = False
        self.unusable: bool = False
        self.cases: int = 0

    def refuse_nothing(self) -> None:
        """End the command where no case could be used: figures of none would read as figures of cases in order.

        Raises NoCases where there was none, SystemExit with 2 where each was told to be unusable.
        """
        if not self.cases and self.unusable:
            raise SystemExit(UNUSABLE)
        if not self.cases:
            raise NoCases

    def watched(self, items: Iterator[Item]) -> Iterator[Item]:
        """The items, looked at as they pass. Raises NoCases after none; one that cannot be used is an answer."""
        for item in items:
            if isinstance(item, Unusable):
                self.unusable = True
            else:
                self.cases += 1
                self.findings = self.findings or item[1].has_findings
            yield item
        if not self.unusable:
            self.refuse_nothing()


def cases_of(name: str, slugs: SlugBook | None, seen: Seen, *, command: str = "review") -> Iterator[Case | Unusable]:
    """Every case of one file; a file that cannot be read, or that makes the reader fail, ends here and not the run."""
    try:
        yield from read_cases(name, slugs=slugs)
    except OSError as error:
        seen.unusable = True
        tell(f"thanhtra {command}: {readable(name)}: {error.strerror or error}\n")
    except Exception as error:  # noqa: BLE001 - one file's failure is that file's answer
        yield internal_failure(error, source=readable(name))


def usable_cases(
    names: Iterable[str], slugs: SlugBook | None, seen: Seen, *, command: str, lang: str
) -> Iterator[Case]:
    """Every case of the files and folders named that can be used; what cannot be is told on stderr, and the others are still read."""
    for name in files_in(names):
        for case in cases_of(name, slugs, seen, command=command):
            if isinstance(case, Unusable):
                seen.unusable = True
                tell("".join(f"{line}\n" for line in unusable_lines(case, lang=lang)))
            else:
                seen.cases += 1
                yield case


def answered(case: Case, name: str, ask: Callable[[Case], Review]) -> Item:
    """The case with its review; a failure of the library on it is its answer."""
    try:
        return case, ask(case)
    except Exception as error:  # noqa: BLE001 - likewise
        return internal_failure(error, source=readable(name), case=case.id)


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """Every path, a folder replaced by its ``.json``, ``.jsonl`` and ``.ndjson`` files in the order of their names.

    Raises NoFiles after all of them where there was none: an answer about no file would read as one about files in order.
    """
    none = True
    for path in (one for given in paths for one in matching(given)):
        inside = (
            [
                str(p)
                for p in sorted(Path(path).rglob("*"))
                if p.is_file() and p.name.lower().endswith((".json", *LINES))
            ]
            if path != "-" and Path(path).is_dir()
            else [path]
        )
        none = none and not inside
        yield from inside
    if none:
        raise NoFiles


class NoCases(ThanhtraError):
    """Raised where there was no case: nothing is written."""

    code: ClassVar[str] = "no-cases"

    def __init__(self) -> None:
        super().__init__("không có hồ sơ nào / no case")


class NoFiles(ThanhtraError):
    """Raised where the folders named hold no file of cases."""

    code: ClassVar[str] = "no-files"

    def __init__(self) -> None:
        super().__init__("thư mục không có tệp hồ sơ nào (.json, .jsonl, .ndjson) / no file of cases in the folder")
