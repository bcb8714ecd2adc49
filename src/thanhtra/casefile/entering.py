"""Where a case made in Python is looked at once, as a document is when it is read (kiểm tra hồ sơ tạo bằng Python).

A case that was read, kept in a store or looked at before carries a mark and is let through at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from thanhtra.casefile.case import Case


class Entering:
    """What holds the mark of a case. No field: two cases are equal, and copy, without it."""

    __slots__ = ("_entered",)


class _Looked(Protocol):
    def refuse_case(self, case: Case, slugs: Any) -> None: ...
    def refuse_last_event(self, case: Case, slugs: Any) -> None: ...


def mark_entered(case: Case) -> Case:
    """The same case, marked as looked at."""
    object.__setattr__(case, "_entered", True)
    return case


def has_entered(case: object) -> bool:
    """Whether a case carries the mark. What is no ``Case`` (a row decoded in bulk) was looked at by whoever decoded it."""
    return getattr(case, "_entered", False) or not isinstance(case, Entering)


def enter(case: Case, slugs: Any = None) -> None:
    """Let ``case`` in. Raises Unusable with every problem of its shape, its references and, with ``slugs``, its names, as the reader would."""
    if has_entered(case):
        return
    _looking().refuse_case(case, slugs)
    mark_entered(case)


def enter_step(case: Case, then: Case, slugs: Any = None) -> None:
    """Let in ``then``, which is ``case`` with one event more: that event alone is looked at. Raises Unusable."""
    enter(case, slugs)
    if not has_entered(then):
        _looking().refuse_last_event(then, slugs)
        mark_entered(then)


def _looking() -> _Looked:
    """The room that reads documents, which stands above: it is loaded when a case made in Python first needs it."""
    found: Any = import_module("thanhtra.exchange.door")
    looked: _Looked = found
    return looked
