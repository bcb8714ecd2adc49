"""The papers of a case on their prescribed forms (lập văn bản theo biểu mẫu): which there are, filled, and as Word files.

Where things live: ``form_text`` (the forms' own words), ``form_filling`` (what a paper speaks of), ``form_values`` with ``form_measures``, ``form_relief``, ``form_endings``, ``form_seizures`` (what a case says
of each blank), ``form_paper`` (both together), ``form_docx`` (the file).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from thanhtra.casefile import Case, Delegation, Event, index
from thanhtra.export.form_filling import Filling
from thanhtra.export.form_paper import FilledForm, filled, form_on
from thanhtra.export.form_text import form_text
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

PAPERS: Final = (
    "MBB01", "MBB02", "MBB03", "MBB04", "MBB05", "MBB06", "MBB07", "MBB08", "MBB10", "MBB11", "MBB12",
    "MBB15", "MBB16", "MBB17", "MBB20", "MBB21", "MBB26", "MBB28", "MBB29",
    "MQĐ01", "MQĐ02", "MQĐ03", "MQĐ04", "MQĐ05", "MQĐ07", "MQĐ08", "MQĐ09", "MQĐ10", "MQĐ11",
    "MQĐ12a", "MQĐ12b", "MQĐ12c", "MQĐ14",
    "MQĐ15", "MQĐ16", "MQĐ17", "MQĐ20", "MQĐ21", "MQĐ24",
    "MQĐ31", "MQĐ32", "MQĐ33", "MQĐ34", "MQĐ35", "MQĐ36", "MQĐ38", "MQĐ39", "MQĐ40", "MQĐ41",
)  # fmt: skip
"""The codes of the forms that can be filled."""
DELEGATION: Final = "delegation"
"""What a form is of that is the paper of no event: a delegation of the case."""


def papers_of(case: Case, code: str) -> Iterator[tuple[int, Event | Delegation]]:
    """Each record of the case that form ``code`` is the paper of, with its place among the events, or among the delegations.

    Raises KeyError for a form that cannot be filled.
    """
    kinds = form_text(code).kinds
    records: tuple[Event | Delegation, ...] = (case.delegations or ()) if kinds[0][0] == DELEGATION else case.events
    for at, record in enumerate(records):
        kind = DELEGATION if isinstance(record, Delegation) else record.kind
        if any(
            kind == name and all(_is(_whose(case, at, record, field), field, value) for field, value in asked.items())
            for name, asked in kinds
        ):
            yield at, record


def _whose(case: Case, at: int, record: Event | Delegation, field: str) -> Event | Delegation | None:
    """The record a field is asked of: the step itself, or the order it carries out (``enforcement.measures``)."""
    return index(case).referent_event(at, "enforcement") if field.startswith("enforcement.") else record


def _is(record: Event | Delegation | None, field: str, value: str) -> bool:
    """Whether a field holds the value, each of several joined by ``+``, alone or among others; what is unknown may."""
    held = None if record is None else getattr(record, field.rpartition(".")[2])
    return held is None or set(value.split("+")) <= set(held if isinstance(held, tuple) else (held,))


def paper(case: Case, at: int, code: str, book: Rulebook | None = None) -> FilledForm:
    """Event ``at`` of the case (for MQĐ34 its delegation ``at``) on form ``code``, in the version of the paper's day.

    Raises KeyError for a form that cannot be filled, TypeError for a record of another kind, ValueError for one without a day, NotInTheBook for a
    day whose form was not read, ModuleNotFoundError where an amount is to be written in words without the extra ``forms``.
    """
    book = book or Rulebook.built_in()
    text = form_text(code)
    record = dict(papers_of(case, code)).get(at)
    if record is None:
        raise TypeError(f"{text.kinds[0][0]} {at}")
    day = record.on if isinstance(record, Delegation) else record.day
    if day is None:
        raise ValueError(f"{text.kinds[0][0]} {at}: on")
    of = Filling(ix=index(case), at=at, book=book, form=form_on(book, code, day), record=record, day=day)
    return attrs.evolve(
        filled(of, text), findings=_findings(case, None if isinstance(record, Delegation) else at, book)
    )


def _findings(case: Case, at: int | None, book: Rulebook) -> tuple[str, ...]:
    """What is not in order in the case up to the paper, what bears on the paper itself first."""
    found = review(case, book)
    own = () if at is None else found.concerning.get(at, {at})
    until = len(case.events) if at is None else at
    told = [f for f in found.findings if f.event is None or f.event in own or f.event <= until]
    return tuple(dict.fromkeys(f.message.vi for f in sorted(told, key=lambda f: f.event not in own)))


def docx_of(of: FilledForm) -> bytes:
    """The paper as a ``.docx``: in front a sheet to be taken off, with what is not in order and what is blank; then the paper, blanks dotted and shaded.

    Raises Unprintable for control characters in the case, ModuleNotFoundError without the extra ``forms``.
    """
    from thanhtra.export.form_docx import docx_bytes  # noqa: PLC0415 - an extra

    return docx_bytes(of)
