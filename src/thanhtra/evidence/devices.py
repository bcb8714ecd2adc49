"""Might this device be used, and was it in calibration, on the day of the record? (điều kiện sử dụng thiết bị)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.evidence.entities import TechnicalDevice, TechnicalRecord
from thanhtra.evidence.told import EvidenceAsked, EvidenceNote, where
from thanhtra.reckoning import law_day


def field_allowed(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """The fields in which devices may detect violations, by the law of the day."""
    if record.source not in _DEVICES:
        return
    day = law_day(record.at)
    rule = asked.rule("device-field", day)
    if rule is None:
        return
    if record.field is None:
        words = ("chưa ghi lĩnh vực", "the field is not said")
        yield EvidenceNote(
            of=record.id,
            matter="field",
            answer="not_assessed",
            words=words,
            on=day,
            cites=rule.cites,
            basis=rule.basis,
            missing=(where(record, "field"),),
        )
    elif record.field not in rule.text("listed").split():
        if rule.flag("others"):
            words = (
                "lĩnh vực này do Chính phủ quy định thêm; danh sách chưa đọc được",
                "the Government may have added this field; its list was not read",
            )
            yield EvidenceNote(
                of=record.id,
                matter="field",
                answer="not_assessed",
                words=words,
                on=day,
                cites=rule.cites,
                basis=rule.basis,
                missing=(f"law:device-field@{day.isoformat()}",),
            )
        else:
            words = (
                "lĩnh vực không thuộc các lĩnh vực được dùng thiết bị kỹ thuật nghiệp vụ để phát hiện vi phạm",
                "not a field in which such devices may detect violations",
            )
            yield EvidenceNote(
                of=record.id, matter="field", answer="finding", words=words, on=day, cites=rule.cites, basis=rule.basis
            )


def calibrated(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """A certificate that covers the day, where the device must have one."""
    day = law_day(record.at)
    rule = asked.rule("device-condition", day)
    if record.source not in _DEVICES or rule is None:
        return
    device = asked.devices.get(record.device or "")
    if device is None:
        words = ("chưa ghi thiết bị nào", "which device is not said")
        yield EvidenceNote(
            of=record.id,
            matter="calibration",
            answer="not_assessed",
            words=words,
            on=day,
            cites=rule.spoken_at("calibrated"),
            basis=rule.basis,
            missing=(where(record, "device"),),
        )
        return
    missing = _unsaid(device, day)
    if missing:
        words = ("chưa ghi đủ việc kiểm định, hiệu chuẩn", "its verification or calibration is not said in full")
        yield EvidenceNote(
            of=record.id,
            matter="calibration",
            answer="not_assessed",
            words=words,
            on=day,
            cites=rule.spoken_at("calibrated"),
            basis=rule.basis,
            missing=missing,
        )
    elif device.must_be_verified and not any(
        c.on <= day and c.until is not None and day <= c.until for c in device.certificates or ()
    ):
        words = (
            f"ngày {day} thiết bị {device.id} không có chứng nhận kiểm định, hiệu chuẩn, thử nghiệm còn hiệu lực",
            f"on {day} no certificate of the device {device.id} was valid",
        )
        yield EvidenceNote(
            of=record.id,
            matter="calibration",
            answer="finding",
            words=words,
            on=day,
            cites=rule.spoken_at("calibrated"),
            basis=rule.basis,
        )


def _unsaid(device: TechnicalDevice, day: date) -> tuple[str, ...]:
    """What the file would have to say to know whether the device was in calibration."""
    if device.must_be_verified is False:
        return ()
    unsaid = () if device.must_be_verified else (f"devices[{device.id}].must_be_verified",)
    if device.certificates is None:
        return (*unsaid, f"devices[{device.id}].certificates")
    if any(c.on <= day and c.until is not None and day <= c.until for c in device.certificates):
        return ()
    open_ended = tuple(
        f"devices[{device.id}].certificates[{at}].until"
        for at, c in enumerate(device.certificates)
        if c.on <= day and c.until is None
    )
    return open_ended or unsaid


def approved(record: TechnicalRecord, asked: EvidenceAsked) -> Iterator[EvidenceNote]:
    """A decision or plan to use the device, made by then."""
    day = law_day(record.at)
    rule = asked.rule("device-condition", day)
    if record.source != "own-device" or rule is None or not rule.flag("approved"):
        return
    device = asked.devices.get(record.device or "")
    if device is None:
        return
    on = device.approved_on
    if device.approved is False or (on is not None and on > day):
        late = (
            (f"quyết định ngày {on}", f"the decision is of {on}")
            if on
            else ("không có quyết định", "there was no decision")
        )
        words = (f"thiết bị được dùng ngày {day}, {late[0]}", f"the device was used on {day}, {late[1]}")
        yield EvidenceNote(
            of=record.id,
            matter="approval",
            answer="finding",
            words=words,
            on=day,
            cites=rule.spoken_at("approved"),
            basis=rule.basis,
        )
    elif on is None:
        words = ("chưa ghi quyết định, kế hoạch sử dụng thiết bị", "no decision or plan to use the device is said")
        yield EvidenceNote(
            of=record.id,
            matter="approval",
            answer="not_assessed",
            words=words,
            on=day,
            cites=rule.spoken_at("approved"),
            basis=rule.basis,
            missing=(f"devices[{device.id}].approved_on",),
        )


_DEVICES = ("own-device", "transport-operator")
