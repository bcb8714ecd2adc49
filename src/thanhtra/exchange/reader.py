"""From decoded JSON to a :class:`~thanhtra.casefile.Case`: every shape checked, every problem collected (đọc hồ sơ).

A document that is in order is read straight (``straight``); where anything is not, ``structuring`` reads it again and says all that is wrong.
"""

from __future__ import annotations

from typing import Any, TypeVar

from thanhtra.casefile import Case, Event, Licence
from thanhtra.casefile.shape import Record
from thanhtra.exchange import leaves
from thanhtra.exchange.head import HEAD, OTHER_FORMAT, check_head
from thanhtra.exchange.leaves import Leaf
from thanhtra.exchange.problem import DocumentRefused, Problem, hints_anew
from thanhtra.exchange.straight import NotStraight, straight, straight_event

D = TypeVar("D", bound=Record)


def structured(document: Any) -> Case:
    """The case in a decoded document. Raises DocumentRefused with every problem of its shape."""
    return structured_document(document, Case)


def structured_document(document: Any, cls: type[D]) -> D:
    """The document of the class ``cls`` in decoded JSON. Raises DocumentRefused with every problem of its shape."""
    hints_anew()
    if type(document) is not dict:
        what = cls.FORMAT.rpartition(".")[2]
        raise leaves.wrong_type(f"{'an' if what[0] in 'aeiou' else 'a'} {what} document", document)
    body = {key: value for key, value in document.items() if key not in HEAD}
    try:
        check_head(document, cls.FORMAT)
    except DocumentRefused as head:
        if any(p.code in OTHER_FORMAT for p in head.problems):
            raise
        raise DocumentRefused(*head.problems, *_shape_problems(_hook_of(cls), body, cls)) from None
    return structured_part(body, cls)


def structured_part(value: Any, cls: type[D]) -> D:
    """One record of a document, by itself: a line of a register. Raises DocumentRefused with every problem of its shape."""
    try:
        return straight(value, cls)
    except (NotStraight, DocumentRefused):
        hints_anew()
        made: D = _hook_of(cls)(value, cls)
        return made


def structured_event(value: Any) -> Event:
    """The event in a decoded object. Raises DocumentRefused with every problem of its shape."""
    try:
        return straight_event(value)
    except (NotStraight, DocumentRefused):
        from thanhtra.exchange.structuring import event_hook  # noqa: PLC0415 - only for what is refused

        hints_anew()
        return event_hook(value, Event)


def structured_licences(value: Any) -> tuple[Licence, ...]:
    """The licences in a decoded list. Raises DocumentRefused with every problem of its shape."""
    hints_anew()
    found: tuple[Licence, ...] = _hook_of(tuple[Licence, ...])(value, tuple[Licence, ...])
    return found


def _hook_of(kind: Any) -> Leaf:
    from thanhtra.exchange.structuring import hook_of  # noqa: PLC0415 - cattrs, only for what is refused

    return hook_of(kind)


def _shape_problems(read: Leaf, body: dict[str, Any], cls: type[Record]) -> tuple[Problem, ...]:
    try:
        read(body, cls)
    except DocumentRefused as refused:
        return refused.problems
    return ()
