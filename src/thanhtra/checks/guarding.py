"""A check of one's own that breaks answers for itself alone: not assessed, with the place where it broke (lỗi của kiểm tra riêng)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import Check, CheckFunction, HistoryFunction
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.errors import CalendarGap, LawError

FAILURE: Final = "failure"
"""The fact that names the exception's class and its place: never what it says, for that may name a person."""


def guarded(check: Check, ask: CheckFunction) -> CheckFunction:
    """``ask`` of a check of one's own: what breaks in it, or is no verdict, is its answer. What the law refuses goes on as it is."""

    def answer(ctx: CheckContext[Any]) -> Verdict | None:
        try:
            found: Any = ask(ctx)  # Python holds nobody to an annotation
        except (LawError, CalendarGap):
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a check of an application's own raises; one that ends the run would end it as one without findings
            return _broke(check, _place(error, ask))
        return (
            found
            if found is None or isinstance(found, Verdict)
            else _broke(check, f"{type(found).__name__}, not a verdict")
        )

    return answer


def guarded_history(check: Check, ask_all: HistoryFunction) -> HistoryFunction:
    """The same for a check of the history: where it breaks, it answers for all the events it was asked of."""

    def answer(ctx: CheckContext[Any], events: range) -> Iterable[tuple[range, Verdict]]:
        try:
            return list(ask_all(ctx, events))
        except (LawError, CalendarGap) as refused:
            return [(events, not_assessed(refused.token))]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - likewise
            return [(events, _broke(check, _place(error, ask_all)))]

    return answer


def _broke(check: Check, place: str) -> Verdict:
    return not_assessed(f"check:{check.code}", failure=place)


def _place(error: BaseException, function: Callable[..., Any]) -> str:
    """``KeyError in sent.py:7``: the last line of the check's own file on the way to where it broke."""
    from traceback import walk_tb  # noqa: PLC0415 - only for a check that broke

    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    name, line = next((place for place in reversed(places) if place[0] == file), places[-1])
    return f"{type(error).__name__} in {Path(name).name}:{line}"
