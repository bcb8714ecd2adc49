"""One run at a time on one output (khóa tệp kết quả)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thanhtra.errors import ThanhtraError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the file ``path`` while the block runs; it goes with the block, and with the process however that ends.

    Raises ThanhtraError when another run holds it, or when something stands in it: then it is somebody's; OSError when it cannot be made.
    """
    held = _held(path)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows does not let go of an open file's name
            path.unlink()
        os.close(held)


def _held(path: Path) -> int:
    while True:
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(number)
        except OSError:
            os.close(number)
            raise ThanhtraError(f"{path}: lần chạy khác đang ghi vào đây / another run is writing here") from None
        if os.fstat(number).st_size:
            os.close(number)
            raise ThanhtraError(
                f"{path}: có nội dung, không phải khóa của lần chạy nào / holds something, is no lock of a run"
            )
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(number), path.stat()):
                return number
        os.close(number)  # another run ended in between and took the file away


def _lock(number: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
