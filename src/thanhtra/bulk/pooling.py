"""Pieces worked on by several processes, taken back in order, never more than a few at a time (chạy song song)."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

from thanhtra.bulk.chunks import Chunk
from thanhtra.bulk.working import Done, Task, done

WORTH_A_POOL: Final = 32 << 20
"""Bytes of input from which starting other processes pays: each spends a second or two on loading the rules."""
_AHEAD: Final = 2
"""Pieces handed out ahead per process: what waits in memory is bounded by it."""

_TASK: list[Task] = []


def processes_for(asked: int | None, size: int) -> int:
    """How many processes: as asked; otherwise one for a small input, and one a core for a large one."""
    if asked is not None:
        return max(1, asked)
    return (os.cpu_count() or 1) if size >= WORTH_A_POOL else 1


def worked(chunks: Iterable[Chunk], task: Task, processes: int) -> Iterator[Done]:
    """Every piece done, in the order of the pieces. Processes are spawned, so that threads of the host are no danger."""
    if processes == 1:
        for chunk in chunks:
            yield done(chunk, task)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(task,))
    waiting: deque[Future[Done]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_done, chunk))
            if len(waiting) > processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(task: Task) -> None:
    _TASK[:] = [task]
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """A parent that was killed hands out no more work and reads no answer: its workers go with it, whatever they are at."""
    wait([sentinel])
    os._exit(1)


def _done(chunk: Chunk) -> Done:
    return done(chunk, _TASK[0])
