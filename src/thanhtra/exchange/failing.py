"""A failure of the library itself on one document, told as that document's answer (lỗi của chương trình, không phải của hồ sơ)."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from thanhtra.errors import RulebookError, Unusable
from thanhtra.exchange.problem import Problem


def failure_place(error: BaseException) -> str:
    """``TypeError in reader.py:41``: the exception's class and where it was raised, nothing of the values it speaks of."""
    frames = list(walk_tb(error.__traceback__))  # no source is read: memory may be short
    where = f" in {Path(frames[-1][0].f_code.co_filename).name}:{frames[-1][1]}" if frames else ""
    return f"{type(error).__name__}{where}"


def internal_failure(error: BaseException, *, source: str, case: str | None = None) -> Unusable:
    """The answer of a document that made the library fail (code ``internal``): the others of a run are still reviewed.

    Raises RulebookError where the rules cannot be used: that is no document's failure, and the run ends with it.
    """
    if isinstance(error, RulebookError):
        raise error
    return Unusable([Problem("$", "internal", "an answer", failure_place(error))], case=case, source=source)
