"""What a command reads is not written to: asked before anything is read (không ghi đè điều được đọc)."""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from thanhtra.errors import ThanhtraError
from thanhtra.outputs import STDIN, matching, refuse_clash, refuse_streams


def refuse_overwriting(args: argparse.Namespace, *sources: str | Path | None) -> None:
    """Raise OutputIsInput when ``--out``, standard output or standard error is one of ``sources``, of ``--rules`` or of ``--checks``.

    A source may be a folder, a pattern, ``-``, or None for an option that was not given. One that is not there is let be, for its reader to say.
    """
    reads = [*(one for one in sources if one is not None), *own_files(args)]
    out: str | Path | None = getattr(args, "out", None)
    if out is not None:
        refuse_clash(
            [out], (one for path in reads for one in matching(str(path)) if one == STDIN or Path(one).exists())
        )
    refuse_streams(reads)
    refuse_twice(reads)


def refuse_twice(reads: Iterable[str | Path]) -> None:
    """Raise ReadTwice where a pipe, a terminal or standard input is given more than once: whoever reads it second finds nothing."""
    seen: set[tuple[int, int]] = set()
    for name in map(str, reads):
        try:
            found = os.fstat(0) if name == STDIN else Path(name).stat()
        except (OSError, ValueError):  # not there: for its reader to say
            continue
        if stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode):
            continue
        if (found.st_dev, found.st_ino) in seen:
            raise ReadTwice(name)
        seen.add((found.st_dev, found.st_ino))


class ReadTwice(ThanhtraError):
    """Raised where a stream is to be read twice."""

    code: ClassVar[str] = "read-twice"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: luồng chỉ đọc được một lần / a stream can be read once only")


def refuse_written_twice(writes: Iterable[str | Path]) -> None:
    """Raise WrittenTwice where two outputs are one file: the later one would take the earlier one's place."""
    seen: set[Path] = set()
    for path in map(Path, writes):
        at = path.resolve()
        if at in seen or any(at.exists() and one.exists() and at.samefile(one) for one in seen):
            raise WrittenTwice(str(path))
        seen.add(at)


class WrittenTwice(ThanhtraError):
    """Raised where one file is to hold two outputs."""

    code: ClassVar[str] = "written-twice"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: hai kết quả không thể ghi vào một tệp / two outputs cannot be one file")


def own_files(args: argparse.Namespace) -> list[Path]:
    """The files of ``--rules`` and ``--checks``: the folder they lie in may hold results too. Raises CheckError for no check."""
    found = [file for folder in args.rules for file in Path(folder).rglob("*.toml")]
    asked: list[Path] = getattr(args, "checks", [])
    if asked:
        from thanhtra.checks import check_files  # noqa: PLC0415 - only where some are given

        found += [file for path in asked for file in check_files(path)]
    return found
