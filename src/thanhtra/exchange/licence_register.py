"""A licence register as JSON, in and out: a document, a head and one licence a line, or CSV (sổ giấy phép)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from thanhtra.errors import Unusable
from thanhtra.exchange.licences import read_licences
from thanhtra.exchange.problem import Problem, path_of
from thanhtra.exchange.sheets import LINES, read_lines, read_sheet, twice_named
from thanhtra.licensing import LicenceNote, LicenceRegister, ProgrammeItem, RegisteredLicence, from_case_licence


def read_licence_register(source: str | Path | bytes) -> LicenceRegister:
    """The register in a ``thanhtra.licences`` document, read whole.

    Raises Unusable with every problem, each with its path and its line, and OSError.
    """
    return read_sheet(source, LicenceRegister, _problems)


def stream_licences(path: str | Path) -> tuple[LicenceRegister, Iterator[RegisteredLicence | Unusable]]:
    """The head of a register, its licences left out, and the licences one at a time: of a ``.jsonl`` or ``.ndjson`` file only the line at hand is held.

    A ``.json`` document is read whole. A ``.csv`` file has the columns of :func:`~thanhtra.exchange.read_licences`; what it has no column
    for stays unknown. A line that cannot be used is yielded as Unusable. Raises Unusable when no licence can be read, and OSError.
    """
    name = str(path).lower()
    if name.endswith(LINES):
        return read_lines(path, LicenceRegister, RegisteredLicence, _problems)
    if name.endswith(".csv"):
        return LicenceRegister(id=Path(path).stem), map(from_case_licence, read_licences(path))
    register = read_licence_register(path)
    return register, iter(register.licences)


def licence_note_to_json(note: LicenceNote) -> dict[str, Any]:
    """``licence``, ``matter``, ``answer``, ``vi``, ``en``; ``on``, ``cites``, ``basis`` (null: an office's own practice) and ``missing`` where there are."""
    shown: dict[str, Any] = {"licence": note.licence, "matter": note.matter, "answer": note.answer, "vi": note.words[0], "en": note.words[1], "on": _day(note.on)}
    shown |= {"cites": [str(c) for c in note.cites], "basis": note.basis.value if note.basis else None}
    return shown | ({"missing": list(note.missing)} if note.missing else {})


def programme_item_to_json(item: ProgrammeItem) -> dict[str, Any]:
    """``licence``, ``holder`` (its id), ``kind``, ``last`` (null: never), ``reasons`` with ``why``, ``vi``, ``en``, ``cites`` and ``basis``, ``room`` and what it rests on."""
    reasons = [{"why": r.why, "vi": r.words[0], "en": r.words[1], "cites": [str(c) for c in r.cites], "basis": r.basis.value if r.basis else None} for r in item.reasons]
    shown: dict[str, Any] = {"licence": item.licence, "holder": item.holder, "kind": item.kind, "last": _day(item.last), "reasons": reasons}
    return shown | {"room": item.room, "cites": [str(c) for c in item.cites], "basis": item.basis.value if item.basis else None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _problems(record: LicenceRegister | RegisteredLicence) -> Iterator[Problem]:
    """Ids carried twice, a last day before the first, a suspension that ends before it begins."""
    if isinstance(record, RegisteredLicence):
        yield from _of_licence(record, ())
        return
    yield from twice_named("licences", record.licences)
    for at, licence in enumerate(record.licences):
        yield from _of_licence(licence, ("licences", at))


def _of_licence(licence: RegisteredLicence, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if licence.begins is not None and licence.ends is not None and licence.ends < licence.begins:
        yield Problem(path_of(*path, "ends"), "disagree", "a day not before begins", licence.ends.isoformat())
    for at, step in enumerate(licence.history or ()):
        if step.until is not None and step.until < step.on:
            yield Problem(path_of(*path, "history", at, "until"), "disagree", "a day not before on", step.until.isoformat())
