"""The strict reader and the exact writer as hooks of the host's own cattrs converter (móc nối cattrs).

A model of the application's may hold a case, an event, an act or any other fact: each is read as the reader reads it, whatever the
converter does elsewhere, and written as the writer writes it.
"""

from __future__ import annotations

import types
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import Converter

from thanhtra.casefile import Case, Event
from thanhtra.casefile.shape import Record
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import inspected
from thanhtra.exchange.leaves import citation
from thanhtra.exchange.limits import count_problems
from thanhtra.exchange.numbers import as_read
from thanhtra.exchange.problem import DocumentRefused, Problem
from thanhtra.exchange.reader import structured_event, structured_part
from thanhtra.exchange.reading import case_of
from thanhtra.exchange.references import SlugBook
from thanhtra.exchange.writer import case_to_json, record_to_json
from thanhtra.law import Citation

C = TypeVar("C", bound=Converter)


def converter(*, slugs: SlugBook | None = None) -> Converter:
    """A converter of one's own that knows every class of a case file; see :func:`register`."""
    return register(Converter(), slugs=slugs)


def register(converter: C, *, slugs: SlugBook | None = None) -> C:
    """Teach ``converter`` the classes of a case file, and citations; it is given back. Nothing else of it changes.

    ``converter.structure`` raises Unusable with every problem (paths from the value given), and for a :class:`~thanhtra.casefile.Case`
    looks at references too, ``slugs`` being the rulebook whose posts, fields, grounds and remedies are known. A case is written as its document.
    """
    converter.register_structure_hook_func(_is_record, lambda value, kind: read_record(value, kind, slugs=slugs))
    converter.register_structure_hook_func(_is_any_event, lambda value, _: read_record(value, Event, slugs=slugs))
    converter.register_structure_hook(Citation, _citation)
    converter.register_unstructure_hook_func(_is_record, write_record)
    converter.register_unstructure_hook(Citation, str)
    return converter


def read_record(value: Any, kind: type[Any], *, slugs: SlugBook | None = None) -> Any:
    """The fact, the event or the case in decoded JSON. Raises Unusable with every problem."""
    told: list[Problem] = list(inspected(value))
    given = as_read(value)
    if kind is Case:
        return case_of(given, told, None, slugs)
    if not told:
        told = count_problems(given) if type(given) is dict else []
    if not told:
        try:
            return _structured(given, kind)
        except DocumentRefused as refused:
            told = list(refused.problems)
    raise Unusable(told)


def write_record(record: Record) -> dict[str, Any]:
    """A fact or an event as the format writes it; a case as its whole document."""
    return case_to_json(record) if isinstance(record, Case) else record_to_json(record)


def _structured(value: Any, kind: type[Any]) -> Any:
    if not issubclass(kind, Event):
        return structured_part(value, kind)
    event = structured_event(value)
    if isinstance(event, kind):
        return event
    raise DocumentRefused(Problem("$.kind", "unknown_kind", f"the kind of a {kind.__name__}", f'"{event.kind}"'))


def _citation(value: Any, kind: Any) -> Citation:
    try:
        found: Citation = citation(value, kind)
    except DocumentRefused as refused:
        raise Unusable(refused.problems) from None
    return found


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _is_any_event(kind: Any) -> bool:
    """A union of classes of events, as ``thanhtra.events.AnyEvent`` is."""
    return get_origin(kind) in (Union, types.UnionType) and all(
        isinstance(one, type) and issubclass(one, Event) for one in get_args(kind)
    )
