"""The rules in a form that loads fast, made when the wheel is built (dữ liệu quy tắc dựng sẵn).

TOML is the source. ``prepare`` reads every section of a rulebook once and writes what was read, section by section and decree by decree,
with a checksum of each rule file. A book whose files have these names and checksums takes what it is asked for from there, any other reads
TOML. Each time all files are read to tell (2 to 4 ms): times of files tell nothing for certain, since a copy or an archive keeps old ones. The
checksums (CRC-32) tell every slip, one in four thousand million apart; they are none against intent, and whoever can write beside the code
can change the code. A checkout has no such file. It is read with pickle because it lies beside the code, is written by the build alone and
is trusted as the code is, once it is whole; a folder laid over the rules is never read so. ``tests/rulebook/test_prepared.py`` holds that
every value is the one TOML gives.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from thanhtra.errors import RulebookError
from thanhtra.law import Citation

if TYPE_CHECKING:
    from hashlib import _Hash
    from importlib.resources.abc import Traversable

    from thanhtra.rulebook.book import Rulebook
    from thanhtra.rulebook.sanctioning import Violation
    from thanhtra.rulebook.source import Source

FILE: Final = "prepared.bin"
_NOTHING: Final[Mapping[str, Any]] = {}
_NUMBER: Final = 8
"""So many bytes has a length or a checksum before what it is of."""


class PackedActs(Mapping[Citation, "list[Violation]"]):
    """The acts of one decree's folder by citation, in the order of the file: ``places`` in compact form; an article is read when one of its acts is asked for."""

    def __init__(self, places: tuple[str, ...], articles: dict[str, bytes]) -> None:
        self._places = places
        self._articles = articles
        self._read: dict[str, dict[Citation, list[Violation]]] = {}
        """Of each article opened so far its acts: never added to, so other threads may be going through them."""

    def __getitem__(self, citation: Citation) -> list[Violation]:
        return self._opened(citation)[citation]

    def of_article(self, article: Citation) -> list[Citation]:
        """The acts of that article, in the order of the file."""
        return [place for place in self._opened(article) if article.covers(place)]

    def _opened(self, place: Citation) -> dict[Citation, list[Violation]]:
        name = _article(place)
        found = self._read.get(name)
        if found is None:
            packed = self._articles.get(name)
            # two threads at once both take what was kept first
            found = self._read.setdefault(name, {} if packed is None else pickle.loads(packed))  # noqa: S301 - the module's docstring says why
        return found

    def __iter__(self) -> Iterator[Citation]:
        return map(Citation.parse, self._places)

    def __len__(self) -> int:
        return len(self._places)


def _article(place: Citation) -> str:
    return f"{place.instrument} Đ{place.article}"


def _packed_acts(acts: Mapping[Citation, list[Violation]]) -> tuple[tuple[str, ...], dict[str, bytes]]:
    articles: dict[str, dict[Citation, list[Violation]]] = {}
    for place, rows in acts.items():
        articles.setdefault(_article(place), {})[place] = rows
    return tuple(map(str, acts)), {name: pickle.dumps(rows, 5) for name, rows in articles.items()}


class PreparedHead(NamedTuple):
    """What stands first: the wheel's version, of the files their fingerprint and checksums, the edition under the default readings, days on which rules change."""

    version: str
    fingerprint: str
    sums: dict[str, int]
    """Of every rule file."""
    edition: str
    change_days: dict[str | None, tuple[date, ...]]
    """By instrument; None: outside the decrees' rows."""
    tables: dict[str, int]
    """Of the library's other TOML files, their checksums."""
    parts: dict[str, tuple[int, int, int]]
    """Name of a part → where it begins after the head, its length, its checksum."""


class Prepared:
    """What the build wrote to ``file``; a part of it is read when it is asked for. Raises RulebookError where the file is damaged."""

    def __init__(self, file: Traversable) -> None:
        self._file = file
        with file.open("rb") as opened:
            length, checksum = (int.from_bytes(opened.read(_NUMBER)) for _ in range(2))
            self.head: PreparedHead = PreparedHead(*read_whole(opened.read(length), checksum, FILE))
        self._start = 2 * _NUMBER + length

    def part(self, name: str) -> Any:
        """The section of that name, of a decree ``acts:INSTRUMENT`` or ``powers:INSTRUMENT``, or a TOML file. Raises KeyError, RulebookError."""
        at, length, checksum = self.head.parts[name]
        with self._file.open("rb") as opened:
            opened.seek(self._start + at)
            return read_whole(opened.read(length), checksum, FILE)

    def acts(self, instrument: str) -> PackedActs:
        """The acts in the folder of that decree."""
        return PackedActs(*self.part(f"acts:{instrument}"))

    def is_of(self, data: Traversable) -> bool:
        """Whether the rule files at ``data`` are those it was made of, name by name and byte by byte."""
        try:
            return _sums(data) == self.head.sums
        except OSError:
            return False

    def has(self, table: str, data: bytes) -> bool:
        """Whether ``data`` are what stood in that TOML file of the library, which is no rule."""
        return self.head.tables.get(table) == crc32(data)


def read_whole(packed: bytes, checksum: int, file: str) -> Any:
    """What the build packed. Raises RulebookError where it is not all there, or not as it was written."""
    if not packed or crc32(packed) != checksum:
        from thanhtra.rulebook.table import RuleProblem  # noqa: PLC0415 - only for problems

        raise RulebookError(
            [
                RuleProblem(
                    file, "", "what the build wrote: install the library again", "a damaged file", code="unreadable"
                )
            ]
        )
    return pickle.loads(packed)  # noqa: S301 - the module's docstring says why


def _sums(data: Traversable) -> dict[str, int]:
    """The checksum of every rule file at ``data``, as :class:`Source` finds them."""
    if isinstance(data, Path):
        return {name: crc32(bytes_of(path)) for name, path in _paths(str(data))}
    from thanhtra.rulebook.source import Source  # noqa: PLC0415 - in an archive

    return {name: crc32(content) for name, content in _every_file(Source((data,)))}


def _paths(folder: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Name and path of every rule file in a folder: some hundred, and a Path of each costs more than reading it."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if not entry.name.startswith("_"):
                    yield from _paths(entry.path, f"{under}{entry.name}/")
            elif entry.name.endswith(".toml"):
                yield f"{under}{entry.name}", entry.path


def bytes_of(path: str) -> bytes:
    """What a file holds, without a buffer and an object for it."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return b"".join(iter(lambda: os.read(opened, 1 << 20), b""))
    finally:
        os.close(opened)


def digest_of(source: Source) -> _Hash:
    """A hash over every rule file, name and bytes, roots in order; more may be added to it."""
    from hashlib import sha256  # noqa: PLC0415 - a costly import

    digest = sha256()
    for name, data in _every_file(source):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest


def _every_file(source: Source, *folder: str) -> Iterator[tuple[str, bytes]]:
    yield from source.files(*folder)
    for name in source.folders(*folder):
        yield from _every_file(source, *folder, name)


def prepare(version: str, book: Rulebook, tables: Iterable[str] = (), more: Mapping[str, Any] = _NOTHING) -> bytes:
    """What the build writes to ``prepared.bin``: all that ``book`` reads, other ``tables`` of the library, ``more`` that follows from the book.

    Raises RulebookError.
    """
    import tomllib  # noqa: PLC0415 - for the build

    shelf = book.decrees
    values: dict[str, Any] = {section: getattr(book, section) for section in book.sections()} | {"heads": shelf.heads}
    for instrument in shelf.heads:
        values[f"acts:{instrument}"] = _packed_acts(shelf.own_acts(instrument))
        values[f"powers:{instrument}"] = shelf.powers(instrument)
    others = {name: (root() / name).read_bytes() for name in tables}
    values |= more
    values |= {name: tomllib.loads(data.decode("utf-8")) for name, data in others.items()}
    parts, at, written = {}, 0, []
    for name, value in values.items():
        packed = pickle.dumps(value, 5)
        parts[name] = (at, len(packed), crc32(packed))
        at += len(packed)
        written.append(packed)
    digest = digest_of(book.source)
    edition = edition_of(version, digest, {slug: book.choice(slug) for slug in book.readings})
    head = PreparedHead(
        version=version,
        fingerprint=digest.hexdigest(),
        sums={name: crc32(data) for name, data in _every_file(book.source)},
        edition=edition,
        change_days=book.change_days_by_instrument(),
        tables={name: crc32(data) for name, data in others.items()},
        parts=parts,
    )
    packed_head = pickle.dumps(tuple(head), 5)
    return b"".join((len(packed_head).to_bytes(_NUMBER), crc32(packed_head).to_bytes(_NUMBER), packed_head, *written))


def edition_of(version: str, rules: _Hash, readings: Mapping[str, str]) -> str:
    """``VERSION+HASH`` over the rule files (``rules``: their hash, left as it is) and the readings in use: two books of one edition answer alike."""
    digest = rules.copy()
    for slug in sorted(readings):
        digest.update(f"{slug}={readings[slug]}\0".encode())
    return f"{version}+{digest.hexdigest()[:16]}"


def root() -> Traversable:
    """Where the library lies: a path, or a place in an archive it is imported from."""
    at = Path(__file__).parent.parent
    if at.is_dir():
        return at
    from importlib.resources import files  # noqa: PLC0415 - a costly import few need

    return files("thanhtra")


def folder() -> Traversable:
    """Where this room lies."""
    return root() / "rulebook"


def table_of(name: str) -> dict[str, Any]:
    """A TOML file of the library that is no rule, such as ``search/lexicon.toml``: as the wheel brings it, where it is that very file."""
    wheel, data = shipped(), (root() / name).read_bytes()
    if wheel is not None and wheel.has(name, data):
        ready: dict[str, Any] = wheel.part(name)
        return ready
    import tomllib  # noqa: PLC0415 - a wheel reads none

    return tomllib.loads(data.decode("utf-8"))


@lru_cache(maxsize=1)
def shipped() -> Prepared | None:
    """What the build wrote; None in a checkout, which has none."""
    at = folder() / FILE
    return Prepared(at) if at.is_file() else None
