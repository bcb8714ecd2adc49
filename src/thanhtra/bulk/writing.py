"""Verdicts into a file, so that a run that was killed goes on where it stopped (ghi kết quả, chạy tiếp).

Beside the output lies a note: what was asked, how many pieces are done, how many bytes of the output they are and their digest. The
output is flushed before the note is replaced, so whatever comes after the bytes it names is cut off on resuming, and done again; what is
there is held against the digest first. A finished run leaves no note. A lock beside it keeps a second run off the same output.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final, Protocol

import attrs

from thanhtra.bulk.chunks import CHUNK
from thanhtra.bulk.inputs import chunks_of, files_of, size_of
from thanhtra.bulk.locking import locked
from thanhtra.bulk.many import OnProgress
from thanhtra.bulk.pooling import processes_for, worked
from thanhtra.bulk.summary import Summary
from thanhtra.bulk.working import Done, Task, checks_read
from thanhtra.checks import check_files
from thanhtra.classes import frozen
from thanhtra.errors import ThanhtraError
from thanhtra.outputs import refuse_clash

_BESIDE: Final = (".progress", ".progress.new", ".lock")
"""Endings of the files a run keeps beside its output."""
_BLOCK: Final = 1 << 20
_PIECE_OF_PARQUET: Final = 32 << 20
"""Bytes of input to a Parquet file: smaller ones would be many and slow to query."""


def write_many(
    paths: Iterable[str | Path],
    out: str | Path,
    task: Task,
    *,
    processes: int | None = None,
    resume: bool = False,
    on_progress: OnProgress | None = None,
) -> Summary:
    """Review ``paths`` into ``out``: a file, or with ``form="parquet"`` a folder of Parquet files.

    Nothing is written where the first file cannot be read. ``resume`` goes on with an interrupted run of the same inputs, book, checks and form, and starts anew where there is none. Raises
    ThanhtraError when the interrupted run was another one, when what it wrote is no longer there as it was or while another run writes there,
    OutputIsInput when ``out`` is read, CheckError for checks that cannot be asked, and OSError.
    """
    checks_read(task.checks)
    paths = list(paths)
    files = files_of(paths)
    own = [file for path in task.checks for file in check_files(path)]
    refuse_clash([out, *(f"{out}{ending}" for ending in _BESIDE)], [*paths, *files, *own, *_rules(task)])
    if resume and "-" in files:
        raise ThanhtraError("standard input cannot be read again: no resuming")
    if Path(out).exists() and not (Path(out).is_file() or Path(out).is_dir()):
        raise ThanhtraError(
            f"{out}: không phải tệp, hãy bỏ --out và dùng đầu ra chuẩn / is no file, write to standard output instead"
        )
    with locked(Path(f"{out}.lock")):
        return _written(files, Path(out), task, _Run(processes=processes, resume=resume, on_progress=on_progress))


@frozen(kw_only=True)
class _Run:
    processes: int | None
    resume: bool
    on_progress: OnProgress | None


def _written(files: list[str], out: Path, task: Task, run: _Run) -> Summary:
    size = _PIECE_OF_PARQUET if task.form == "parquet" else CHUNK
    sink = _sink(out, task)
    note = _Note.read(Path(f"{out}.progress"), _asked(files, task, size), resume=run.resume)
    if note.chunks and sink.digest(note.bytes, note.chunks) != note.digest:
        raise ThanhtraError(
            f"{out}: không phải điều lần chạy bị ngắt đã ghi / is not what the interrupted run wrote; start without resuming"
        )
    total, summary = size_of(files), note.summary
    done = worked(_skipped(chunks_of(files, size), note), task, processes_for(run.processes, total))
    first = [*islice(done, 1)]  # where not even that can be read, what stands there from an earlier run is left
    sink.open_at(note.bytes)
    try:
        for chunk in chain(first, done):
            for verdict in chunk.verdicts:
                summary.add(verdict)
            sink.write(chunk, note.chunks)
            note.count(chunk, sink)
            if run.on_progress is not None:
                run.on_progress(summary.cases + summary.unusable, note.weight, total)
        sink.finish()
    finally:
        sink.close()
    note.remove()
    return summary


def _rules(task: Task) -> list[Path]:
    """The rule files of folders; those of the library are not written to."""
    roots = [root for root in task.book._roots if isinstance(root, Path)]  # noqa: SLF001 - where a book was read is its own affair
    return [file for root in roots for file in root.rglob("*.toml")]


def _skipped(chunks: Iterator[Any], note: _Note) -> Iterator[Any]:
    return islice(chunks, note.chunks, None)


def _asked(files: list[str], task: Task, size: int) -> str:
    """What makes two runs the same one."""
    seen = [(file, stat.st_size, stat.st_mtime_ns) for file in files if file != "-" for stat in [Path(file).stat()]]
    own = [hashlib.sha256(file.read_bytes()).hexdigest() for path in task.checks for file in check_files(path)]
    asked = [seen, size, task.book.edition, str(task.as_of), task.detail, task.lang, task.form, own]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


@attrs.define
class _Note:
    path: Path
    asked: str
    chunks: int = 0
    bytes: int = 0
    digest: str = ""
    weight: int = 0
    summary: Summary = attrs.Factory(Summary)

    @classmethod
    def read(cls, path: Path, asked: str, *, resume: bool) -> _Note:
        if not (resume and path.exists()):
            _removed(path)
            return cls(path, asked)
        kept = _legible(path)
        if kept["asked"] != asked:
            raise ThanhtraError(
                f"{path}: the interrupted run had other inputs, rules or options; start without resuming"
            )
        return cls(
            path,
            asked,
            kept["pieces"],
            kept["bytes"],
            kept["digest"],
            kept["weight"],
            Summary.from_json(kept["summary"]),
        )

    def count(self, chunk: Done, sink: _Sink) -> None:
        self.chunks, self.bytes, self.weight = self.chunks + 1, sink.bytes, self.weight + chunk.weight
        kept = {"asked": self.asked, "pieces": self.chunks, "bytes": self.bytes, "digest": sink.seen.hexdigest()}
        _replaced(self.path, json.dumps({**kept, "weight": self.weight, "summary": self.summary.to_json()}).encode())

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


def _removed(path: Path) -> None:
    """Take away the note of an earlier run. Raises ThanhtraError for a file that is none, which is somebody's."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_BEGINS))
    except FileNotFoundError:
        return
    if begins.strip(b"\0") and begins != _BEGINS:  # of a note that was lost with the power its length may be left
        raise ThanhtraError(
            f"{path}: không phải ghi chú tiến độ, hãy đổi chỗ / is no note of a run, move it elsewhere first"
        )
    path.unlink(missing_ok=True)


_BEGINS: Final = b'{"asked": '
"""How a note begins."""


def _legible(path: Path) -> dict[str, Any]:
    """The note as it was written. Raises ThanhtraError for one that is not whole, or of a version that kept no digest."""
    kept: dict[str, Any] = {}
    try:
        kept = json.loads(path.read_bytes())
        whole = all(type(kept[key]) is int and kept[key] >= 0 for key in ("pieces", "bytes", "weight"))
        whole = whole and isinstance(kept["asked"], str) and isinstance(kept["digest"], str)
        Summary.from_json(kept["summary"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ThanhtraError(
            f"{path}: ghi chú tiến độ bị hỏng / the note of the interrupted run is damaged; start without resuming"
        )
    return dict(kept)


def _replaced(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


class _Sink(Protocol):
    bytes: int
    seen: Any
    """SHA-256 of what was written so far."""

    def digest(self, size: int, chunks: int) -> str: ...
    def open_at(self, size: int) -> None: ...
    def write(self, chunk: Done, number: int) -> None: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


class _Lines:
    """One file, appended to: JSONL as it is; SARIF with a head and a tail around it."""

    def __init__(self, path: Path, head: bytes = b"", between: bytes = b"", tail: bytes = b"") -> None:
        self.path, self._head, self._between, self._tail = path, head, between, tail
        self.bytes = 0
        self.seen = hashlib.sha256()
        self._file: IO[bytes] | None = None

    def digest(self, size: int, chunks: int) -> str:  # noqa: ARG002 - a folder of files needs it
        """Of the first ``size`` bytes that are there; goes on from them."""
        self.seen = hashlib.sha256()
        with suppress(FileNotFoundError), self.path.open("rb") as file:
            while size and (block := file.read(min(size, _BLOCK))):
                self.seen.update(block)
                size -= len(block)
        return "" if size else str(self.seen.hexdigest())

    def open_at(self, size: int) -> None:
        self._file = self.path.open("r+b" if size else "wb")
        self._file.truncate(size)
        self._file.seek(size)
        self.bytes = size
        if not size:
            self._add(self._head)

    def write(self, chunk: Done, number: int) -> None:  # noqa: ARG002 - a folder of files needs it
        if (
            chunk.part
        ):  # what stands between two parts is written with the later one: what is there never has to be taken back
            parted = self._between if self.bytes > len(self._head) else b""
            self._add(parted + chunk.part[: len(chunk.part) - len(self._between)])
        self._opened.flush()
        os.fsync(self._opened.fileno())

    def _add(self, data: bytes) -> None:
        self.bytes += self._opened.write(data)
        self.seen.update(data)

    def finish(self) -> None:
        self._opened.write(self._tail)
        self._opened.flush()
        os.fsync(self._opened.fileno())

    def close(self) -> None:
        self._opened.close()

    @property
    def _opened(self) -> IO[bytes]:
        if self._file is None:
            raise ValueError("not open")
        return self._file


_PART: Final = re.compile(r"part-[0-9]{6,}\.parquet(\.new)?")
"""The names of the files a run writes, and of one it was writing."""


class _Folder:
    """A folder with a file a piece; what an interrupted run wrote beyond its note is written again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = 0
        self.seen = hashlib.sha256()

    def digest(self, size: int, chunks: int) -> str:
        """Of the first ``chunks`` files, which are ``size`` bytes together; goes on from them."""
        self.seen = hashlib.sha256()
        found = 0
        for number in range(chunks):
            with suppress(FileNotFoundError):
                data = self._part(number).read_bytes()
                found += len(data)
                self.seen.update(data)
        return str(self.seen.hexdigest()) if found == size else ""

    def open_at(self, size: int) -> None:
        there = list(self.path.iterdir()) if self.path.exists() else []
        if not size and not all(_PART.fullmatch(p.name) for p in there):
            raise ThanhtraError(
                f"{self.path}: có tệp khác, hãy chọn thư mục khác / holds other files than an earlier run's, take another folder"
            )
        self.path.mkdir(parents=True, exist_ok=True)
        for old in there:
            if _PART.fullmatch(old.name) and (
                not size or old.name.endswith(".new")
            ):  # of a run that died while writing it
                old.unlink()
        self.bytes = size

    def write(self, chunk: Done, number: int) -> None:
        _replaced(self._part(number), chunk.part)
        self.bytes += len(chunk.part)
        self.seen.update(chunk.part)

    def _part(self, number: int) -> Path:
        return self.path / f"part-{number:06}.parquet"

    def finish(self) -> None:
        """Every file is already whole."""

    def close(self) -> None:
        """Nothing is open between pieces."""


def _sink(out: Path, task: Task) -> _Sink:
    if task.form == "parquet":
        return _Folder(out)
    if task.form == "sarif":
        from thanhtra.export.sarif import BETWEEN, TAIL, sarif_head  # noqa: PLC0415 - only for that form

        head = sarif_head(task.book.edition, lang=task.lang, checks=checks_read(task.checks))
        return _Lines(out, head.encode(), BETWEEN.encode(), TAIL.encode())
    return _Lines(out)
