"""Files and folders of situations (``.toml``) and of case documents (``.json``, ``.jsonl``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, read_cases
from thanhtra.outputs import readable
from thanhtra.rulebook import Rulebook
from thanhtra.situations.reading import Situation, situations

_KINDS: Final = (".toml", ".json", ".jsonl")


def given(paths: Iterable[Path], book: Rulebook) -> Iterator[Situation | Case | Unusable]:
    """What the files hold, those of a folder in order of their names; what is no case is yielded as Unusable.

    Raises OSError, and Unusable for a ``.toml`` that holds no situations, or a file of another kind.
    """
    for path in paths:
        for file in (
            sorted(p for p in path.rglob("*") if p.suffix in _KINDS and p.is_file()) if path.is_dir() else (path,)
        ):
            if file.suffix not in _KINDS:
                kinds = f"a file {', '.join(_KINDS)}"
                raise Unusable([Problem("$", "unknown_format", kinds, "another file")], source=readable(str(file)))
            yield from _situations(file, book) if file.suffix == ".toml" else read_cases(file, slugs=book)


def _situations(file: Path, book: Rulebook) -> Iterator[Situation | Unusable]:
    for one in list(situations(file)):
        try:
            one.read(book)
        except Unusable as error:
            yield Unusable(error.problems, case=one.says, source=str(file))
        else:
            yield one
