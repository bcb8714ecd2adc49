"""Is it still the same file, who held it, and is it still there? (bảo quản, chuỗi lưu giữ)"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from thanhtra.casefile import ActDetected, Case
from thanhtra.evidence.entities import TechnicalRecord
from thanhtra.evidence.told import EvidenceAsked, EvidenceNote, where
from thanhtra.reckoning import law_day


def captured_whole(record: TechnicalRecord, _: EvidenceAsked) -> Iterator[EvidenceNote]:
    """A post on a network: where it stood and the hash of its capture. No law read asks for more; without them nothing shows it was there."""
    if record.source != "capture":
        return
    missing = tuple(
        where(record, field) for field, said in (("address", record.address), ("sha256", record.sha256)) if said is None
    )
    if missing:
        words = ("bản chụp không có địa chỉ hoặc mã băm", "the capture has no address or no hash")
        yield EvidenceNote(of=record.id, matter="capture", answer="not_assessed", words=words, missing=missing)


def same_file(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """Every hash taken on the way is the first one."""
    steps = [(at, s) for at, s in enumerate(record.custody or ()) if law_day(s.at) <= asked.on]
    for at, step in steps:
        if record.sha256 is not None and step.sha256 is not None and step.sha256 != record.sha256:
            words = (
                f"mã băm ở bước {at + 1} khác mã băm của bản ghi",
                f"the hash at step {at + 1} is not that of the record",
            )
            yield EvidenceNote(of=record.id, matter="hash", answer="finding", words=words, on=law_day(step.at))
            return
    if record.sha256 is None and record.source != "capture":
        words = ("tệp không có mã băm", "the file has no hash")
        yield EvidenceNote(
            of=record.id, matter="hash", answer="not_assessed", words=words, missing=(where(record, "sha256"),)
        )


def held_throughout(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """Each step is by whom the one before left it with; a destroyed record is told."""
    if record.custody is None:
        words = ("chưa ghi ai giữ tệp", "who held the file is not said")
        yield EvidenceNote(
            of=record.id, matter="custody", answer="not_assessed", words=words, missing=(where(record, "custody"),)
        )
        return
    steps = [s for s in record.custody if law_day(s.at) <= asked.on]
    for at, (before, after) in enumerate(pairwise(steps), 1):
        holder = before.to if before.to is not None else before.by
        if holder is not None and after.by is not None and holder != after.by:
            words = (
                f"bước {at + 1} do người khác với người đang giữ thực hiện",
                f"step {at + 1} is by another than who held it",
            )
            yield EvidenceNote(of=record.id, matter="custody", answer="finding", words=words, on=law_day(after.at))
            break
    gone = next((s for s in steps if s.what == "destroyed"), None)
    if gone is not None:
        rule = asked.rule("device-result", law_day(gone.at))
        kept = rule is not None and rule.flag("kept")
        words = (f"bản ghi đã bị hủy ngày {law_day(gone.at)}", f"the record was destroyed on {law_day(gone.at)}")
        yield EvidenceNote(
            of=record.id,
            matter="kept",
            answer="note",
            words=words,
            on=law_day(gone.at),
            cites=rule.spoken_at("kept") if rule and kept else (),
            basis=rule.basis if rule and kept else None,
        )


def tied_to_case(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """The case it names has its acts and its minutes, of the same day. Asked only where case files are given."""
    if asked.cases is None or record.case is None:
        return
    case = asked.cases.get(record.case)
    if case is None:
        words = (f"không có hồ sơ {record.case} trong các tệp", f"the case {record.case} is not among the files")
        yield EvidenceNote(
            of=record.id, matter="case", answer="not_assessed", words=words, missing=(where(record, "case"),)
        )
        return
    acts = {act.id for act in case.acts or ()}
    lost = [act for act in record.acts or () if act not in acts]
    if lost:
        words = (f"hồ sơ không có hành vi {', '.join(lost)}", f"the case has no act {', '.join(lost)}")
        yield EvidenceNote(of=record.id, matter="case", answer="finding", words=words)
    if record.minutes_event is None:
        return
    event = next((e for e in case.events if e.named == record.minutes_event), None)
    if event is None:
        words = (f"hồ sơ không có sự kiện {record.minutes_event}", f"the case has no event {record.minutes_event}")
        yield EvidenceNote(of=record.id, matter="case", answer="finding", words=words)
    elif record.minutes is not None and event.day is not None and event.day != record.minutes:
        words = (
            f"biên bản ở đây ngày {record.minutes}, trong hồ sơ ngày {event.day}",
            f"minutes of {record.minutes} here, of {event.day} in the case",
        )
        yield EvidenceNote(of=record.id, matter="case", answer="finding", words=words, on=event.day)


def without_record(case: Case, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """A case whose acts a device found, and no record of the file is tied to them."""
    tied = [record for record in asked.file.records or () if record.case == case.id]
    for event in case.events:
        if not isinstance(event, ActDetected) or event.how != "device" or event.day is None or event.day > asked.on:
            continue
        if any(record.acts is None or event.acts is None or set(record.acts) & set(event.acts) for record in tied):
            continue
        words = (
            f"hành vi phát hiện bằng thiết bị ngày {event.day}; tệp không có bản ghi nào của hành vi đó",
            f"acts found by a device on {event.day}; no record of the file is tied to them",
        )
        yield EvidenceNote(
            of=case.id, matter="case", answer="not_assessed", words=words, on=event.day, missing=("records",)
        )
