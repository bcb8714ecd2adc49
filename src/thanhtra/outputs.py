"""Files that are written never stand where something is read, and are whole or not there (tệp kết quả không ghi đè tệp nguồn).

What is read is opened here too, where it may be a pipe.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from thanhtra.errors import OutputIsInput

STDIN: Final = "-"
"""The name of standard input among what is read."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STEERS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but line ends and tabs, and overrides of direction."""
_DATABASE: Final = b"SQLite format 3\0"
"""How every file of SQLite begins."""
_Identity = tuple[int, int]
"""Device and number of a file: the same for every name, symbolic link or hard link of it."""


def safe_cell(text: str) -> str:
    """A text for a cell of CSV, led by an apostrophe where a spreadsheet would run it as a formula; U+FFFD for what would steer a terminal."""
    plain = _STEERS.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def refuse_clash(writes: Iterable[str | Path], reads: Iterable[str | Path]) -> None:
    """Raise OutputIsInput when a path of ``writes`` is something in ``reads``, lies in a folder of ``reads``, or is a folder around one.

    Files are compared as the system knows them, so a symbolic link, a hard link or another spelling changes nothing. ``-`` in ``reads``
    is standard input; a pattern the shell left as it is stands for the files it means. Nothing is written. Raises OSError for a path of
    ``reads`` that is not there, and for one of ``writes`` that is a database.
    """
    named = [one for path in reads for one in matching(str(path))]
    read = {_identity(name): name for name in named}
    links = {
        link.resolve(): name
        for name in named
        if _is_folder(name)
        for link in Path(name).rglob("*")
        if link.is_symlink()
    }
    around = {one: name for name in named if name != STDIN for one in _ancestors(Path(name).resolve())}
    for path in map(Path, writes):
        refuse_database(path)
        own = _known(path.resolve())  # what is written to: a folder of the name that is not there is passed over
        for held in {*_ancestors(Path(os.path.abspath(path)).parent), *_ancestors(path.resolve())}:  # noqa: PTH100 - links are not followed here
            if held in read and (_is_folder(read[held]) or held == own):
                raise OutputIsInput(str(path), read[held])
        if path.resolve() in links:  # it would be read through the link as soon as it is there
            raise OutputIsInput(str(path), links[path.resolve()])
        if own is not None and path.is_dir() and own in around:
            raise OutputIsInput(str(path), around[own])


def refuse_database(path: str | Path) -> None:
    """Raise OSError where a file to be written is a database: a store of histories, of which there is no second one."""
    at = Path(path)
    if at.is_file():
        with at.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise OSError(
                    errno.EEXIST, "là cơ sở dữ liệu, không ghi đè / is a database, not written over", str(path)
                )


def refuse_streams(files: Iterable[str | Path]) -> None:
    """Raise OutputIsInput when standard output or standard error is a regular file among ``files``, or in a folder of them.

    ``-`` is standard input; what is not there is let be, for its reader to say.
    """
    written: dict[_Identity, str] = {}
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        with suppress(OSError, ValueError, AttributeError):  # closed, or a stream without a descriptor
            seen = os.fstat(stream.fileno())
            if stat.S_ISREG(seen.st_mode):
                written[seen.st_dev, seen.st_ino] = name
    for file in _each_of(files) if written else ():
        with suppress(OSError):
            name_of = written.get(_identity(file))
            if name_of is not None:
                raise OutputIsInput(name_of, file)


def _each_of(paths: Iterable[str | Path]) -> Iterator[str]:
    for given in paths:
        for one in matching(str(given)):
            if _is_folder(one):
                yield from (str(inside) for inside in Path(one).rglob("*"))
            else:
                yield one


def matching(path: str) -> list[str]:
    """The files a pattern such as ``*.jsonl`` means, sorted, where the shell left it as it is (Windows does); any other path as given.

    Raises FileNotFoundError for an empty name.
    """
    if not path:  # it would be the folder at hand: a variable of a script that was not set
        raise FileNotFoundError(errno.ENOENT, "tên để trống / an empty name", '""')
    if not any(c in path for c in "*?[") or os.path.lexists(path):
        return [path]
    from glob import glob  # noqa: PLC0415 - only where something is written

    return sorted(glob(path, recursive=True)) or [path]  # noqa: PTH207 - a whole pattern, absolute or not, which Path.glob does not take


def readable(name: str) -> str:
    r"""The name of a file as it can be written anywhere: bytes that are no UTF-8 and control characters as ``\xff``."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return (
        plain
        if plain.isprintable()
        else "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in plain)
    )


def opened(path: str | Path) -> IO[bytes]:
    """A file to read. A pipe that nobody writes to is refused, not waited for. Raises OSError, whose ``filename`` is ``path``."""
    at = Path(path)
    return _pipe(at) if at.is_fifo() else at.open("rb")


def _pipe(at: Path) -> IO[bytes]:
    raw = io.FileIO(os.open(at, os.O_RDONLY | os.O_NONBLOCK))
    first = raw.read(1)
    if first == b"":
        raw.close()
        raise OSError(errno.ENXIO, "không ai ghi vào ống này / nobody writes to this pipe", str(at))
    os.set_blocking(raw.fileno(), True)
    return io.BufferedReader(_Pipe(first or b"", raw))


class _Pipe(io.RawIOBase):
    """A pipe of which the first byte was read, to know whether anybody writes to it."""

    def __init__(self, first: bytes, rest: io.FileIO) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        if self._first:
            buffer[:1], self._first = self._first, b""
            return 1
        return self._rest.readinto(buffer)

    def close(self) -> None:
        self._rest.close()
        super().close()


def replace_file(path: str | Path, data: bytes) -> None:
    """Put ``data`` in the place of the file ``path``: after any failure the old content is still there, whole.

    What is no regular file (a pipe, ``/dev/stdout``) is written to as it is; a pipe that nobody reads is refused, not waited for. Raises
    OSError, whose ``filename`` is ``path``.
    """
    replace_file_by(path, (data,))


def replace_file_by(path: str | Path, pieces: Iterable[bytes]) -> None:
    """``replace_file`` of content that comes piece by piece; an error on the way leaves the old content too."""
    refuse_database(path)
    try:
        _replaced(Path(path), pieces)
    except OSError as error:
        if error.filename is None or str(error.filename).endswith(_FRESH):
            error.filename = str(path)
            error.filename2 = None
        raise


_FRESH: Final = ".thanhtra-new"
"""How the name ends that a file has until it is whole."""


def _replaced(path: Path, pieces: Iterable[bytes]) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = 0
    if mode and not stat.S_ISREG(mode):  # by the name given: /dev/stdout leads to a pipe that has none
        with _drain(path) if stat.S_ISFIFO(mode) else path.open("wb") as stream:
            stream.writelines(pieces)
        return
    at = path.resolve()
    from tempfile import mkstemp  # noqa: PLC0415 - likewise; a costly import

    number, fresh = mkstemp(prefix=f".{at.name[:100]}.", suffix=_FRESH, dir=at.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).chmod(stat.S_IMODE(mode) if mode else 0o666 & ~_umask())
        Path(fresh).replace(at)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise


def _drain(path: Path) -> IO[bytes]:
    """A pipe to write to. Raises OSError where nobody reads it: to open it would wait for ever."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise OSError(errno.ENXIO, "không ai đọc ống này / nobody reads this pipe", str(path)) from None
    os.set_blocking(number, True)
    return os.fdopen(number, "wb")


def _umask() -> int:
    now = os.umask(0o077)
    os.umask(now)
    return now


def _identity(name: str) -> _Identity:
    seen = os.fstat(0) if name == STDIN else Path(name).stat()
    return seen.st_dev, seen.st_ino


def _known(path: Path) -> _Identity | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _is_folder(name: str) -> bool:
    return name != STDIN and Path(name).is_dir()


def _ancestors(path: Path) -> Iterator[_Identity]:
    """``path`` itself and every folder it lies in, as far as they are there."""
    return (known for one in (path, *path.parents) if (known := _known(one)) is not None)
