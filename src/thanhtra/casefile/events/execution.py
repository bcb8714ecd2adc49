"""Carrying a decision out (thi hành quyết định)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Instalment
from thanhtra.casefile.field_meanings import DecisionId, Dong, Private, RemedySlug, SeizureId, SubjectId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class FinePaid(Event):
    """Money paid, or paid back (nộp phạt; hoàn trả). ``surcharge`` is the part for late payment; without ``amount`` how much is unknown."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["fine_paid", "fine_refunded"]
    amount: Dong | None = None
    decision: DecisionId | None = None
    surcharge: Dong | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ReliefRequested(Event):
    """The violator asked for relief (đề nghị hoãn, giảm, miễn, nộp nhiều lần)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["relief_requested"] = "relief_requested"
    relief: v.Relief
    decision: DecisionId | None = None
    subject: SubjectId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ExecutionHeld(Event):
    """Postponed, suspended or resumed (hoãn, tạm đình chỉ, tiếp tục thi hành)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["execution_postponed", "execution_suspended", "execution_resumed"]
    decision: DecisionId | None = None
    until: date | None = None
    reason: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class FineReduced(Event):
    """The fine was reduced (giảm tiền phạt); ``to`` is what is left, in đồng, of the fine for the acts named, of all where none is."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["fine_reduced"] = "fine_reduced"
    to: Dong
    decision: DecisionId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class InstalmentsGranted(Event):
    """Payment in parts was granted (cho nộp tiền phạt nhiều lần)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["instalments_granted"] = "instalments_granted"
    parts: tuple[Instalment, ...]
    decision: DecisionId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class RemedyDone(Event):
    """A remedial measure was carried out (đã khắc phục hậu quả)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["remedy_done"] = "remedy_done"
    decision: DecisionId | None = None
    remedy: RemedySlug | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ExecutionStep(Event):
    """Completed, lapsed, partly to be executed, or on record in the national database (thi hành xong, hết thời hiệu…)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["execution_completed", "execution_lapsed", "partial_execution_decided", "record_supplied"]
    decision: DecisionId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class LicenceHeld(Event):
    """A licence was held, or given back (giữ, trả giấy phép), under a decision or a seizure."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision", "seizure")

    kind: Literal["licence_held", "licence_returned"]
    decision: DecisionId | None = None
    seizure: SeizureId | None = None
    licence: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ExecutionTransferred(Event):
    """The execution went to another body (chuyển quyết định để thi hành)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["execution_transferred"] = "execution_transferred"
    decision: DecisionId | None = None
    to: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class SubjectCeased(Event):
    """The subject died, went missing, was dissolved or went bankrupt (chết, mất tích, giải thể, phá sản)."""

    kind: Literal["subject_ceased"] = "subject_ceased"
    subject: SubjectId
    how: v.Ceasing


@frozen(kw_only=True, eq=False, repr=False)
class EvasionFound(Event):
    """Evasion was found (cố tình trốn tránh, cản trở); ``until`` is its end. Of a decision, or of ``acts``."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("decision",)

    kind: Literal["evasion_found"] = "evasion_found"
    decision: DecisionId | None = None
    until: date | None = None
