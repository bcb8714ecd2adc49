"""A licence register as JSON, in and out: a document, a head and one licence a line, or CSV (sổ giấy phép)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import LINES
from thanhtra.exchange.documents import twice_named
from thanhtra.exchange.licences import read_licences
from thanhtra.exchange.notes import iso, rests_to_json, told_to_json
from thanhtra.exchange.problem import Problem, path_of
from thanhtra.exchange.sheets import read_lines, read_sheet
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
    return {
        "licence": note.licence,
        **told_to_json(note),
        **rests_to_json(note),
        **({"missing": list(note.missing)} if note.missing else {}),
    }


def programme_item_to_json(item: ProgrammeItem) -> dict[str, Any]:
    """``licence``, ``holder`` (its id), ``kind``, ``last`` (null: never), ``reasons`` with ``why``, ``vi``, ``en``, ``cites`` and ``basis``, ``room`` and what it rests on."""
    reasons = [{"why": r.why, "vi": r.words[0], "en": r.words[1], **rests_to_json(r)} for r in item.reasons]
    shown: dict[str, Any] = {
        "licence": item.licence,
        "holder": item.holder,
        "kind": item.kind,
        "last": iso(item.last),
        "reasons": reasons,
    }
    return shown | {"room": item.room, **rests_to_json(item)}


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
            yield Problem(
                path_of(*path, "history", at, "until"), "disagree", "a day not before on", step.until.isoformat()
            )
