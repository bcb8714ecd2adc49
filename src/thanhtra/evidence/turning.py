"""What becomes of a record: written down, told to the violator, turned into minutes, filed, verified (xử lý kết quả thu được)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.evidence.entities import TechnicalRecord
from thanhtra.evidence.told import EvidenceAsked, EvidenceMatter, EvidenceNote, where
from thanhtra.law import Citation
from thanhtra.reckoning import TimeLimit, law_day
from thanhtra.terms import Basis, InBoth, Unit


def written_and_filed(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """Written down, and filed with the case once there are minutes."""
    rule = asked.rule("device-result", law_day(record.at))
    if record.source not in _DEVICES or rule is None:
        return
    asked_for: list[tuple[EvidenceMatter, bool | None, InBoth, InBoth]] = [("written", record.written, *_WRITTEN)]
    if record.minutes is not None and record.minutes <= asked.on:
        asked_for.append(("filed", record.filed, *_FILED))
    for matter, said, no, unsaid in asked_for:
        if said or not rule.flag(matter):
            continue
        cites = rule.spoken_at(matter)
        if said is None:
            yield EvidenceNote(
                of=record.id,
                matter=matter,
                answer="not_assessed",
                words=unsaid,
                cites=cites,
                basis=rule.basis,
                missing=(where(record, matter),),
            )
        else:
            yield EvidenceNote(of=record.id, matter=matter, answer="finding", words=no, cites=cites, basis=rule.basis)


def violator_told(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """A written notice to the violator before the minutes, unless the law spares it where all were identified on the spot."""
    rule = asked.rule("device-result", law_day(record.at))
    if (
        record.source not in _DEVICES
        or rule is None
        or not rule.flag("notice")
        or record.minutes is None
        or record.minutes > asked.on
    ):
        return
    if rule.flag("spared-on-the-spot") and record.on_the_spot:
        return
    cites = rule.spoken_at("notice")
    if record.notified is None:
        words = ("chưa ghi đã gửi thông báo bằng văn bản", "whether a written notice was sent is not said")
        yield EvidenceNote(
            of=record.id,
            matter="notice",
            answer="not_assessed",
            words=words,
            cites=cites,
            basis=rule.basis,
            missing=(where(record, "notified"),),
        )
    elif record.notified > record.minutes:
        words = (
            f"thông báo ngày {record.notified}, sau biên bản ngày {record.minutes}",
            f"notice of {record.notified}, after the minutes of {record.minutes}",
        )
        yield EvidenceNote(
            of=record.id, matter="notice", answer="note", words=words, on=record.notified, cites=cites, basis=rule.basis
        )


def turned_into_minutes(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """Minutes within the days the law of that day gives since the violator was identified."""
    start = record.identified
    if record.source not in _DEVICES or start is None or start > asked.on:
        return
    counted = _minutes_law(start, asked)
    if counted is None:
        return
    terms, cites, basis = counted
    if terms[0].amount is None:
        words = ("luật ngày đó không ấn định số ngày", "the law of that day gives no figure")
        yield EvidenceNote(
            of=record.id,
            matter="minutes",
            answer="not_assessed",
            words=words,
            on=start,
            cites=cites,
            basis=basis,
            missing=("law:no-figure",),
        )
        return
    last = asked.book.due_date(start, terms).due_day
    minutes = record.minutes if record.minutes is not None and record.minutes <= asked.on else None
    if last is None:
        words = ("lịch làm việc chưa có năm đó", "the calendar does not reach that year")
        yield EvidenceNote(
            of=record.id,
            matter="minutes",
            answer="not_assessed",
            words=words,
            on=start,
            cites=cites,
            basis=basis,
            missing=("law:calendar",),
        )
    elif minutes is not None and minutes > last:
        words = (
            f"biên bản ngày {minutes}, hạn {last} ({terms[0].vi} từ {start})",
            f"minutes of {minutes}, due {last} ({terms[0].en} from {start})",
        )
        yield EvidenceNote(
            of=record.id, matter="minutes", answer="finding", words=words, on=minutes, cites=cites, basis=basis
        )
    elif minutes is None and last < asked.on:
        words = (f"hạn lập biên bản {last} đã qua; chưa ghi biên bản", f"minutes were due {last}; none are said")
        yield EvidenceNote(
            of=record.id,
            matter="minutes",
            answer="not_assessed",
            words=words,
            on=last,
            cites=cites,
            basis=basis,
            missing=(where(record, "minutes"),),
        )


def _minutes_law(start: date, asked: EvidenceAsked) -> tuple[tuple[TimeLimit, ...], tuple[Citation, ...], Basis] | None:
    """The term for minutes since ``start``: the law of devices where it gives one, else that of minutes in general."""
    rule = asked.rule("device-result", start)
    if rule is not None and rule.number("minutes"):
        return (TimeLimit(rule.number("minutes"), Unit.WORKING_DAY),), rule.spoken_at("minutes"), rule.basis
    versions = asked.book.procedure.limits[_LIMIT].versions.versions
    version = next((v for v in reversed(versions) if v.start <= start), None)
    branch = (
        None
        if version is None or version.rule is None
        else next((b for b in version.rule.branches if _GROUND in b.grounds), None)
    )
    if version is None or branch is None:
        return None
    return branch.terms, branch.cites or version.cites, version.known


def verified_in_time(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """What came from a private person or the mass media is verified, within days."""
    if record.source not in ("private-device", "public-media"):
        return
    day = record.accepted or law_day(record.at)
    rule = asked.rule("device-result", day)
    if rule is None or not rule.number("verified"):
        return
    cites = rule.spoken_at("verified")
    if record.accepted is None:
        words = ("chưa ghi ngày thụ lý xác minh", "the day its verification began is not said")
        yield EvidenceNote(
            of=record.id,
            matter="verified",
            answer="not_assessed",
            words=words,
            cites=cites,
            basis=rule.basis,
            missing=(where(record, "accepted"),),
        )
        return
    short, long = (_last(record.accepted, rule.number(name), asked) for name in ("verified", "verified-complex"))
    verified = record.verified if record.verified is not None and record.verified <= asked.on else None
    surely, maybe = (long, long) if record.complex else (long if record.complex is None else short, short)
    if verified is not None and surely is not None and verified > surely:
        words = (f"xác minh xong ngày {verified}, hạn {surely}", f"verified on {verified}, due {surely}")
        yield EvidenceNote(
            of=record.id, matter="verified", answer="finding", words=words, on=verified, cites=cites, basis=rule.basis
        )
    elif verified is not None and maybe is not None and verified > maybe:
        words = (
            f"xác minh xong ngày {verified}; chưa ghi vụ việc có phức tạp không",
            f"verified on {verified}; whether the case is complex is not said",
        )
        yield EvidenceNote(
            of=record.id,
            matter="verified",
            answer="not_assessed",
            words=words,
            on=verified,
            cites=cites,
            basis=rule.basis,
            missing=(where(record, "complex"),),
        )
    elif verified is None and surely is not None and surely < asked.on:
        words = (
            f"hạn xác minh {surely} đã qua; chưa ghi kết quả",
            f"verification was due {surely}; its end is not said",
        )
        yield EvidenceNote(
            of=record.id,
            matter="verified",
            answer="not_assessed",
            words=words,
            on=surely,
            cites=cites,
            basis=rule.basis,
            missing=(where(record, "verified"),),
        )


def _last(start: date, days: int, asked: EvidenceAsked) -> date | None:
    return asked.book.due_date(start, (TimeLimit(days, Unit.DAY),)).due_day


_DEVICES: Final = ("own-device", "transport-operator")
_LIMIT: Final = "minutes"
_GROUND: Final = "technical-device"
_WRITTEN: Final[tuple[InBoth, InBoth]] = (
    ("kết quả không được ghi nhận bằng văn bản", "the result was not written down"),
    ("chưa ghi kết quả đã được ghi nhận bằng văn bản chưa", "whether the result was written down is not said"),
)
_FILED: Final[tuple[InBoth, InBoth]] = (
    ("kết quả không được lưu theo biên bản, hồ sơ", "the result was not filed with the minutes"),
    ("chưa ghi kết quả đã lưu theo biên bản, hồ sơ chưa", "whether the result was filed with the minutes is not said"),
)
