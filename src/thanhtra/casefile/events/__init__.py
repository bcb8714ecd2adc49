"""The events of a case, one class a shape, one file a stage (các sự kiện theo giai đoạn).

A stage is loaded when one of its kinds is first asked for: building all classes costs more than the rest of the import.
Which class stands in which stage is said once, below; type checkers see the classes at the door of ``casefile``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from thanhtra.casefile.events.event import Event

_SHAPES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "SignalReceived": ("signals", ("signal_received",)),
    "ControlOpened": ("inspection", ("inspection_opened", "examination_opened")),
    "ControlStep": (
        "inspection",
        (
            "inspection_announced",
            "inspection_ended",
            "inspection_reported",
            "inspection_drafted",
            "examination_announced",
            "examination_ended",
        ),
    ),
    "ControlTerm": (
        "inspection",
        (
            "inspection_extended",
            "inspection_paused",
            "inspection_resumed",
            "examination_extended",
            "examination_paused",
            "examination_resumed",
        ),
    ),
    "ControlConcluded": ("inspection", ("inspection_concluded", "conclusion_published")),
    "ActDetected": ("signals", ("act_detected",)),
    "Stopped": ("signals", ("act_stopped", "case_closed")),
    "ViolatorIdentified": ("signals", ("violator_identified",)),
    "ExpertStep": ("detection", ("expertise_requested", "results_received")),
    "WorkingMinutesMade": ("inspection", ("working_minutes_made",)),
    "MinutesDrawnUp": ("detection", ("minutes_drawn_up",)),
    "MinutesServed": ("detection", ("minutes_served",)),
    "FileMoved": ("detection", ("file_transferred", "file_received")),
    "FactsVerified": ("detection", ("facts_verified",)),
    "GroundRecorded": ("detection", ("ground_recorded",)),
    "ExplanationRequested": ("explanation", ("explanation_requested",)),
    "ExplanationExtended": ("explanation", ("explanation_extended",)),
    "ExplanationMade": ("explanation", ("explanation_submitted", "explanation_waived", "hearing_held")),
    "HearingNotified": ("explanation", ("hearing_notified",)),
    "GoodsSeized": ("seizure", ("goods_seized",)),
    "SeizureStep": ("seizure", ("seizure_reported", "seizure_ordered", "owner_notified")),
    "SeizureExtended": ("seizure", ("seizure_extended",)),
    "SeizureEnded": ("seizure", ("seizure_ended",)),
    "GoodsValued": ("seizure", ("goods_valued",)),
    "SentToCriminal": ("criminal", ("sent_to_criminal", "prosecution_started")),
    "ReturnedFromCriminal": ("criminal", ("returned_from_criminal",)),
    "DecisionIssued": ("decision", ("decision_issued",)),
    "SpotDecisionIssued": ("decision", ("spot_decision_issued",)),
    "NoSanctionDecided": ("decision", ("no_sanction_decided",)),
    "DecisionChanged": ("decision", ("decision_corrected", "decision_amended", "decision_annulled")),
    "DecisionSent": ("decision", ("decision_sent",)),
    "DeliveryFailed": ("decision", ("delivery_failed",)),
    "DecisionDelivered": ("decision", ("decision_delivered", "decision_posted", "decision_published")),
    "FinePaid": ("execution", ("fine_paid", "fine_refunded")),
    "ReliefRequested": ("execution", ("relief_requested",)),
    "ExecutionHeld": ("execution", ("execution_postponed", "execution_suspended", "execution_resumed")),
    "FineReduced": ("execution", ("fine_reduced",)),
    "InstalmentsGranted": ("execution", ("instalments_granted",)),
    "RemedyDone": ("execution", ("remedy_done",)),
    "ExecutionStep": (
        "execution",
        ("execution_completed", "execution_lapsed", "partial_execution_decided", "record_supplied"),
    ),
    "LicenceHeld": ("execution", ("licence_held", "licence_returned")),
    "ExecutionTransferred": ("execution", ("execution_transferred",)),
    "SubjectCeased": ("execution", ("subject_ceased",)),
    "EvasionFound": ("execution", ("evasion_found",)),
    "EnforcementOrdered": ("enforcement", ("enforcement_ordered",)),
    "EnforcementStep": ("enforcement", ("enforcement_sent", "enforcement_refused", "enforcement_carried_out")),
    "ComplaintLodged": ("complaint", ("complaint_lodged", "lawsuit_filed")),
    "ComplaintAccepted": ("complaint", ("complaint_accepted",)),
    "ComplaintResolved": ("complaint", ("complaint_resolved", "judgment_given")),
}
"""Class → the stage it is written in, and its kinds."""

KINDS_OF: Final[Mapping[str, tuple[str, ...]]] = {name: kinds for name, (_, kinds) in _SHAPES.items()}
"""Name of a class → its kinds."""

_CLASS_OF: Final = {kind: name for name, (_, kinds) in _SHAPES.items() for kind in kinds}


def _load(name: str) -> type[Event]:
    stage = import_module(f"{__name__}.{_SHAPES[name][0]}")
    loaded: type[Event] = getattr(stage, name)
    return loaded


class _Kinds(Mapping[str, type[Event]]):
    def __init__(self) -> None:
        self._loaded: dict[str, type[Event]] = {}

    def __getitem__(self, kind: str) -> type[Event]:
        found = self._loaded.get(kind)
        if found is None:
            found = self._loaded[kind] = _load(_CLASS_OF[kind])
        return found

    def __contains__(self, kind: object) -> bool:
        return kind in _CLASS_OF

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASS_OF)

    def __len__(self) -> int:
        return len(_CLASS_OF)


KINDS: Final[Mapping[str, type[Event]]] = _Kinds()
"""Every event kind of format 1 → its class; kinds with the same fields share one."""

_DECISIONS: Final = frozenset({"decision_issued", "spot_decision_issued", "no_sanction_decided"})

REFERENCES: Final[Mapping[str, frozenset[str]]] = {
    "minutes": frozenset({"minutes_drawn_up"}),
    "decision": _DECISIONS,
    "control": frozenset({"inspection_opened", "examination_opened"}),
    "seizure": frozenset({"goods_seized"}),
    "enforcement": frozenset({"enforcement_ordered"}),
    "complaint": frozenset({"complaint_lodged", "lawsuit_filed"}),
    "replaces": _DECISIONS,
    "against": frozenset(_CLASS_OF),
}
"""Reference field → the kinds of event it may name."""


if not TYPE_CHECKING:  # a name misspelt is told by a type checker, not answered with Any

    def __getattr__(name: str) -> Any:
        if name in _SHAPES:
            return _load(name)
        if name in ("AnyEvent", "Kind"):
            return getattr(import_module(f"{__name__}.{'kinds' if name == 'Kind' else 'any_event'}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["KINDS", "KINDS_OF", "REFERENCES", "Event"]
