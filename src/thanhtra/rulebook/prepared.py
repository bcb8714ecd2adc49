"""The rule files in a form that loads fast, made when the wheel is built (dữ liệu quy tắc dựng sẵn).

TOML is the source. ``prepare`` parses every file of a rulebook once and writes the tables, the days on which rules change, and a
fingerprint of the files; a book whose files have that very fingerprint takes its tables from there, any other reads TOML. A checkout
has no such file. It is read with pickle because it lies beside the code, is written by the build alone and is trusted as the code is;
a folder laid over the rules is never read so.
"""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from thanhtra.classes import frozen

if TYPE_CHECKING:
    from hashlib import _Hash
    from importlib.resources.abc import Traversable

    from thanhtra.rulebook.source import Source

FILE: Final = "prepared.bin"


@frozen(eq=False)
class Prepared:
    """The wheel's ``version``; tables by file name, each still packed; ``change_days`` by instrument (None: outside the decrees' rows)."""

    version: str
    fingerprint: str
    packed: dict[str, bytes]
    change_days: dict[str | None, tuple[date, ...]]

    def tables(self, path: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        """``(name, table)`` of the file at ``path``, or of a folder's files in order of their names."""
        at = "/".join(path)
        if at in self.packed:
            yield at, pickle.loads(self.packed[at])  # noqa: S301 - the module's docstring says why
            return
        for name, packed in self.packed.items():
            if name.rpartition("/")[0] == at:
                yield name, pickle.loads(packed)  # noqa: S301 - likewise


def digest_of(source: Source) -> _Hash:
    """A hash over every rule file, name and bytes, roots in order; more may be added to it."""
    digest = sha256()
    for name, data in _every_file(source):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest


def _every_file(source: Source, *folder: str) -> Iterator[tuple[str, bytes]]:
    yield from source.files(*folder)
    for name in source.folders(*folder):
        yield from _every_file(source, *folder, name)


def prepare(version: str, source: Source, change_days: dict[str | None, tuple[date, ...]]) -> bytes:
    """What the build writes to ``prepared.bin``: the files of ``source``, parsed. Raises TOMLDecodeError."""
    packed = {name: pickle.dumps(tomllib.loads(data.decode("utf-8")), 5) for name, data in sorted(_every_file(source))}
    return pickle.dumps((version, digest_of(source).hexdigest(), packed, change_days), 5)


def unpack(data: bytes) -> Prepared:
    """What ``prepare`` made."""
    return Prepared(*pickle.loads(data))  # noqa: S301 - likewise


def folder() -> Traversable:
    """Where this room lies: a path, or a place in an archive the library is imported from."""
    at = Path(__file__).parent
    if at.is_dir():
        return at
    from importlib.resources import files  # noqa: PLC0415 - a costly import few need

    return files("thanhtra.rulebook")


@lru_cache(maxsize=1)
def shipped() -> Prepared | None:
    """What the build wrote; None in a checkout, which has none."""
    at = folder() / FILE
    if not at.is_file():
        return None
    return unpack(at.read_bytes())
