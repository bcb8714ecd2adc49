"""A file of evidence by technical means as JSON, in and out (chứng cứ thu được bằng phương tiện kỹ thuật)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thanhtra.evidence import EvidenceFile, EvidenceNote, TechnicalRecord
from thanhtra.exchange.documents import twice_named
from thanhtra.exchange.notes import rests_to_json, told_to_json
from thanhtra.exchange.problem import Problem, echo, path_of
from thanhtra.exchange.sheets import no_hash, read_sheet


def read_evidence(source: str | Path | bytes) -> EvidenceFile:
    """The evidence in a ``thanhtra.evidence`` document. Raises Unusable with every problem, each with its path and its line, and OSError."""
    return read_sheet(source, EvidenceFile, _problems)


def evidence_note_to_json(note: EvidenceNote) -> dict[str, Any]:
    """``of``, ``matter``, ``answer``, ``vi``, ``en``, ``on``, ``cites``, ``basis`` (null: good practice alone) and ``missing``."""
    return {"of": note.of, **told_to_json(note), **rests_to_json(note), "missing": list(note.missing)}


def _problems(file: EvidenceFile) -> Iterator[Problem]:
    """Ids carried twice, devices that are not listed, certificates and custody out of order, hashes that are none."""
    yield from twice_named("devices", file.devices)
    yield from twice_named("records", file.records)
    known = {device.id for device in file.devices}
    for at, device in enumerate(file.devices):
        for where, certificate in enumerate(device.certificates or ()):
            if certificate.until is not None and certificate.until < certificate.on:
                yield Problem(
                    path_of("devices", at, "certificates", where, "until"),
                    "disagree",
                    "a day not before on",
                    certificate.until.isoformat(),
                )
    for at, record in enumerate(file.records or ()):
        if record.device is not None and record.device not in known:
            yield Problem(
                path_of("records", at, "device"), "dangling", "the id of one of the devices", echo(record.device)
            )
        yield from no_hash(record.sha256, "records", at)
        yield from _custody(record, at)


def _custody(record: TechnicalRecord, at: int) -> Iterator[Problem]:
    last = record.at
    for where, step in enumerate(record.custody or ()):
        if step.at < last:
            yield Problem(
                path_of("records", at, "custody", where, "at"),
                "disagree",
                "an instant not before the one above it",
                step.at.isoformat(),
            )
        last = max(last, step.at)
        yield from no_hash(step.sha256, "records", at, "custody", where)
