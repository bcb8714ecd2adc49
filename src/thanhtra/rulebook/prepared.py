"""The rules in a form that loads fast, made when the wheel is built (dữ liệu quy tắc dựng sẵn).

TOML is the source. ``prepare`` reads every section of a rulebook once and writes what was read, section by section and decree by decree,
with a fingerprint of the files; a book whose files nobody touched since they were put there, or that have that very fingerprint, takes what
it is asked for from there, any other reads TOML. A checkout has no such file. It is read with pickle because it lies beside the code, is written by the build alone and is trusted as the code
is; a folder laid over the rules is never read so. ``tests/rulebook/test_prepared.py`` holds that every value is the one TOML gives.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from thanhtra.law import Citation

if TYPE_CHECKING:
    from hashlib import _Hash
    from importlib.resources.abc import Traversable

    from thanhtra.rulebook.book import Rulebook
    from thanhtra.rulebook.sanctioning import Violation
    from thanhtra.rulebook.source import Source

FILE: Final = "prepared.bin"
_NOTHING: Final[Mapping[str, Any]] = {}
_LENGTH: Final = 8
"""So many bytes say how long the head is."""


class PackedActs(Mapping[Citation, "list[Violation]"]):
    """The acts of one decree's folder by citation, in the order of the file: ``places`` in compact form; an article is read when one of its acts is asked for."""

    def __init__(self, places: tuple[str, ...], articles: dict[str, bytes]) -> None:
        self._places = places
        self._articles = articles
        self._opened: set[str] = set()
        self._read: dict[Citation, list[Violation]] = {}

    def __getitem__(self, citation: Citation) -> list[Violation]:
        if citation not in self._read:
            self._open(citation)
        return self._read[citation]

    def of_article(self, article: Citation) -> list[Citation]:
        """The acts of that article, in the order of the file."""
        self._open(article)
        return [place for place in self._read if article.covers(place)]

    def _open(self, place: Citation) -> None:
        name = _article(place)
        if name not in self._opened and name in self._articles:
            for one, rows in pickle.loads(self._articles[name]).items():  # noqa: S301 - the module's docstring says why
                self._read.setdefault(one, rows)
            self._opened.add(name)

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
    """What stands first: the wheel's version, of the files their fingerprint, names and sizes, the edition under the default readings, days on which rules change."""

    version: str
    fingerprint: str
    sizes: dict[str, int]
    """Of every file; a folder has -1."""
    edition: str
    change_days: dict[str | None, tuple[date, ...]]
    """By instrument; None: outside the decrees' rows."""
    tables: dict[str, int]
    """Of the library's other TOML files, their sizes."""
    parts: dict[str, tuple[int, int]]
    """Name of a part → where it begins after the head, and its length."""


class Prepared:
    """What the build wrote to ``file``; a part of it is read when it is asked for."""

    def __init__(self, file: Traversable) -> None:
        self._file = file
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(_LENGTH))
            self.head = PreparedHead(*pickle.loads(opened.read(length)))  # noqa: S301 - likewise
        self._start = _LENGTH + length

    def part(self, name: str) -> Any:
        """The section of that name, of a decree ``acts:INSTRUMENT`` or ``powers:INSTRUMENT``, or a TOML file. Raises KeyError."""
        at, length = self.head.parts[name]
        with self._file.open("rb") as opened:
            opened.seek(self._start + at)
            return pickle.loads(opened.read(length))  # noqa: S301 - likewise

    def acts(self, instrument: str) -> PackedActs:
        """The acts in the folder of that decree."""
        return PackedActs(*self.part(f"acts:{instrument}"))

    def is_of(self, data: Traversable) -> bool:
        """Whether the files at ``data`` are those put there before it: of their sizes, none added or gone, none touched since.

        A wheel lists it after them, so they are where its files are written in that order. False where it cannot be told without reading
        them: in an archive, or where a tool wrote them in another order or at another time.
        """
        return self._untouched(data, self.head.sizes)

    def has(self, table: str, root: Traversable) -> bool:
        """Likewise of a TOML file of the library that is no rule; ``root`` is the library's folder."""
        return table in self.head.tables and self._untouched(root, {table: self.head.tables[table]})

    def _untouched(self, root: Traversable, sizes: Mapping[str, int]) -> bool:
        if not (isinstance(root, Path) and isinstance(self._file, Path)):
            return False
        try:
            latest = _touched(os.stat(self._file))  # noqa: PTH116 - some hundred of them, and a Path each costs more
            for name, size in sizes.items():
                found = os.stat(f"{root}/{name}")  # noqa: PTH116 - likewise
                if _touched(found) >= latest or size not in (found.st_size, -1):
                    return False
        except OSError:
            return False
        return True


def _touched(file: os.stat_result) -> int:
    """When it was last written or put there, in nanoseconds: a copy may keep an old day of writing, but not of being put there."""
    return max(file.st_mtime_ns, file.st_ctime_ns)


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
        parts[name] = (at, len(packed))
        at += len(packed)
        written.append(packed)
    digest = digest_of(book.source)
    sizes = {name: len(data) for name, data in _every_file(book.source)}
    sizes |= {"/".join(folder): -1 for name in sizes for folder in _folders(name)}
    edition = edition_of(version, digest, {slug: book.choice(slug) for slug in book.readings})
    head = PreparedHead(
        version=version,
        fingerprint=digest.hexdigest(),
        sizes=sizes,
        edition=edition,
        change_days=book.change_days_by_instrument(),
        tables={name: len(data) for name, data in others.items()},
        parts=parts,
    )
    packed_head = pickle.dumps(tuple(head), 5)
    return b"".join((len(packed_head).to_bytes(_LENGTH), packed_head, *written))


def _folders(name: str) -> Iterator[list[str]]:
    """The folders a file stands in, the outermost (of no name) first."""
    above = name.split("/")[:-1]
    return (above[:depth] for depth in range(len(above) + 1))


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
    """A TOML file of the library that is no rule, such as ``search/lexicon.toml``: as the wheel brings it, where nobody touched it since."""
    wheel, at = shipped(), root()
    if wheel is not None and wheel.has(name, at):
        ready: dict[str, Any] = wheel.part(name)
        return ready
    import tomllib  # noqa: PLC0415 - a wheel reads none

    return tomllib.loads((at / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def shipped() -> Prepared | None:
    """What the build wrote; None in a checkout, which has none."""
    at = folder() / FILE
    return Prepared(at) if at.is_file() else None
