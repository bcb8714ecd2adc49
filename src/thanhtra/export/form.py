"""What a paper's form asks for, where the case holds it, and what is missing (đối chiếu biểu mẫu)."""

from __future__ import annotations

from typing import Any

from thanhtra.casefile import Index
from thanhtra.classes import frozen
from thanhtra.errors import NotInTheBook
from thanhtra.rulebook import FormField, Rulebook


@frozen(kw_only=True)
class FormLine:
    """One thing the form asks for: the ``paths`` of the case that hold it, and those that should and do not."""

    field: FormField
    paths: tuple[str, ...]
    missing: tuple[str, ...]


def form_lines(ix: Index, at: int, book: Rulebook) -> tuple[FormLine, ...]:
    """The lines of the form of event ``at``. Raises NotInTheBook for a kind of paper whose form was not entered."""
    event = ix.events[at]
    paper = book.papers.get(event.kind)
    if paper is None:
        raise NotInTheBook(f"form:{event.kind}")
    return tuple(_line(ix, at, field) for field in paper.fields)


def _line(ix: Index, at: int, field: FormField) -> FormLine:
    owner, _, name = field.at.rpartition(".")
    places = _owners(ix, at, owner)
    held = tuple(
        f"{path}.{name}" for path, record in places if record is not None and getattr(record, name, None) is not None
    )
    missing = tuple(
        f"{path}.{name}" for path, record in places if record is None or getattr(record, name, None) is None
    )
    return FormLine(field=field, paths=held, missing=missing)


def _owners(ix: Index, at: int, owner: str) -> list[tuple[str, Any]]:
    event, case = ix.events[at], ix.case
    if not owner:
        return [(f"events[{at}]", event)]
    if owner == "official":
        official = next((o for o in case.officials or () if o.id == event.by), None)
        return [(f"officials[{event.by}]" if event.by else f"events[{at}].by", official)]
    own = {a.id: a for a in case.acts or ()}
    acts = [(f"acts[{name}]", own.get(name)) for name in ix.acts[at]]
    if owner == "act":
        return acts
    subjects = {s.id: s for s in case.subjects or ()}
    named = dict.fromkeys(act.subject for _, act in acts if act is not None)
    return [(f"subjects[{name}]", subjects.get(name)) for name in named] or [("subjects", None)]
