"""What is kept of evidence by technical means (chứng cứ thu được bằng phương tiện, thiết bị kỹ thuật): devices, records, who held them.

Everything is frozen. ``None`` is *unknown* (the field was omitted), ``()`` is *none* (the file says ``[]``). Instants carry their offset.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal, TypeAlias

from thanhtra.casefile.field_meanings import Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen

DetectionField: TypeAlias = Literal[
    "road-traffic", "rail-traffic", "waterway-traffic", "maritime-traffic", "aviation-traffic", "environment", "fire-rescue", "drugs", "alcohol", "fisheries",
    "radio-frequency", "other",
]  # fmt: skip
RecordSource: TypeAlias = Literal["own-device", "transport-operator", "private-device", "public-media", "capture"]
CertificateKind: TypeAlias = Literal["verification", "calibration", "test"]
CustodyWhat: TypeAlias = Literal["made", "copied", "handed-over", "sealed", "opened", "destroyed"]


@frozen(kw_only=True, eq=False, repr=False)
class DeviceCertificate(Record):
    """A verification, calibration or test (giấy chứng nhận kiểm định, hiệu chuẩn, thử nghiệm): its first day and, where it has one, its last."""

    what: CertificateKind
    number: Id | None = None
    on: date
    until: date | None = None
    body: str | None = None


@frozen(kw_only=True, eq=False, repr=False)
class TechnicalDevice(Record):
    """A device (phương tiện, thiết bị kỹ thuật). ``must_be_verified``: the law on measurement, or its ministry's list, has it verified.

    ``approval`` is the number of the decision or plan to use it, ``approved_on`` its day; ``approved`` False: there was none.
    """

    id: Id
    type: str | None = None
    serial: Id | None = None
    holder: str | None = None
    must_be_verified: bool | None = None
    certificates: tuple[DeviceCertificate, ...] | None = None
    approved: bool | None = None
    approval: Id | None = None
    approved_on: date | None = None


@frozen(kw_only=True, eq=False, repr=False)
class HandOverStep(Record):
    """One step of the chain of custody: who did what, to whom it went, and the SHA-256 of the file then, in hex."""

    at: datetime
    what: CustodyWhat
    by: Private | None = None
    to: Private | None = None
    sha256: Id | None = None


@frozen(kw_only=True, eq=False, repr=False)
class TechnicalRecord(Record):
    """One measurement, picture or capture. ``value`` is as read, ``unit`` its unit; ``sha256`` that of the file, in hex.

    ``source`` says whose it is: the authority's own device, an operator of transport, a private person's, the mass media, or a capture of a
    post made by the authority. ``accepted`` and ``verified`` are the days its verification began and ended, ``complex`` whether the case is.
    """

    id: Id
    source: RecordSource
    field: DetectionField | None = None
    device: Id | None = None
    at: datetime
    by: Private | None = None
    value: Id | None = None
    unit: Id | None = None
    address: Private | None = None
    sha256: Id | None = None
    written: bool | None = None
    filed: bool | None = None
    identified: date | None = None
    on_the_spot: bool | None = None
    notified: date | None = None
    minutes: date | None = None
    minutes_event: Id | None = None
    accepted: date | None = None
    verified: date | None = None
    complex: bool | None = None
    case: Id | None = None
    acts: tuple[Id, ...] | None = None
    custody: tuple[HandOverStep, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class EvidenceFile(Record):
    """The devices and the records of an office. ``records`` may be empty, which says there are none; left out, nothing is told of them."""

    FORMAT: ClassVar[str] = "thanhtra.evidence"

    id: Id
    body: str | None = None
    devices: tuple[TechnicalDevice, ...] = ()
    records: tuple[TechnicalRecord, ...] | None = None
