"""Trying again when another writer was first (thử lại khi có xung đột): on a busy case nobody is left waiting."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from thanhtra.errors import Conflict, StoreUnavailable

T = TypeVar("T")
_LONGEST: Final = 0.04
"""Seconds of the longest pause, after the first try; who has waited longer pauses shorter, or the busy would always be first."""
_RNG: Final = random.SystemRandom()


def retrying(
    step: Callable[[int], T],
    expected: int,
    *,
    seconds: float = 30.0,
    again: Callable[[Conflict], bool] = lambda _: True,
    pause: Callable[[float], None] = time.sleep,
) -> T:
    """What ``step(expected_version)`` answers, tried again at the version a conflict names while ``again`` agrees, up to ``seconds``.

    ``again`` looks at what the others wrote (``Conflict.theirs``) and says whether the step still means the same; without it every step is
    tried again, which fits steps that do not depend on the others. Pauses are drawn at random, so that writers of one case do not
    meet again, and shrink with every try, so that nobody is left behind. Also tried again: a step of which the database says that nothing was kept. Whatever the step raises otherwise,
    and the last conflict when time is up, is raised. Where many write one case without end, ``Store.in_turn`` is fair and this is not.
    """
    until = time.monotonic() + seconds
    tries = 0
    while True:
        try:
            return step(expected)
        except Conflict as lost:
            if time.monotonic() >= until or not again(lost):
                raise
            expected = lost.actual
        except StoreUnavailable as failed:
            if failed.maybe_kept or time.monotonic() >= until:
                raise
        tries += 1
        pause(_RNG.uniform(0, _LONGEST / tries))
