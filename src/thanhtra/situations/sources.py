"""Files and folders of situations (``.toml``) and of case documents (``.json``, ``.jsonl``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import read_cases
from thanhtra.rulebook import Rulebook
from thanhtra.situations.reading import Situation, situations

_KINDS: Final = (".toml", ".json", ".jsonl")


def given(paths: Iterable[Path], book: Rulebook) -> Iterator[Situation | Case | Unusable]:
    """What the files hold, those of a folder in order of their names; what is no case is yielded as Unusable.

    Raises OSError, and ValueError naming a ``.toml`` that holds no situations, or a file of another kind.
    """
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.suffix in _KINDS) if path.is_dir() else (path,):
            if file.suffix not in _KINDS:
                raise ValueError(f"{file}: {', '.join(_KINDS)}")
            yield from _situations(file, book) if file.suffix == ".toml" else read_cases(file, slugs=book)


def _situations(file: Path, book: Rulebook) -> Iterator[Situation | Unusable]:
    try:
        found = list(situations(file))
    except KeyError as missing:
        raise ValueError(f"{file.name}: {missing} is missing") from None
    for one in found:
        try:
            one.read(book)
        except Unusable as error:
            yield Unusable(error.problems, case=one.says, source=str(file))
        else:
            yield one
