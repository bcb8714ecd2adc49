"""A file of evidence asked about a day (kiểm tra chứng cứ bằng phương tiện kỹ thuật)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, TypeAlias

from thanhtra.casefile import Case
from thanhtra.evidence.devices import approved, calibrated, field_allowed
from thanhtra.evidence.entities import EvidenceFile, TechnicalRecord
from thanhtra.evidence.keeping import captured_whole, held_throughout, same_file, tied_to_case, without_record
from thanhtra.evidence.told import EvidenceAsked, EvidenceNote
from thanhtra.evidence.turning import turned_into_minutes, verified_in_time, violator_told, written_and_filed
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Rulebook

EvidenceQuestion: TypeAlias = Callable[[TechnicalRecord, EvidenceAsked], Iterator[EvidenceNote]]
_QUESTIONS: Final[tuple[EvidenceQuestion, ...]] = (
    field_allowed,
    calibrated,
    approved,
    written_and_filed,
    violator_told,
    turned_into_minutes,
    verified_in_time,
    captured_whole,
    same_file,
    held_throughout,
    tied_to_case,
)


def check_evidence(
    file: EvidenceFile, book: Rulebook, on: date, *, cases: Iterable[Case] | None = None
) -> Iterator[EvidenceNote]:
    """Everything told of the records made by the end of the day ``on``.

    With ``cases``, what a record names in them is looked for, and a record for what a device found in them. Of a file that leaves its
    records out, that alone is told, under the file's own id.
    """
    asked = EvidenceAsked(
        book=book, on=on, file=file, cases=None if cases is None else {case.id: case for case in cases}
    )
    if file.records is None:
        words = ("tệp không nêu bản ghi nào", "records are not told")
        yield EvidenceNote(of=file.id, matter="records", answer="not_assessed", words=words, missing=("records",))
        return
    for record in file.records:
        if law_day(record.at) <= on:
            for question in _QUESTIONS:
                yield from question(record, asked)
    for case in (asked.cases or {}).values():
        yield from without_record(case, asked)
