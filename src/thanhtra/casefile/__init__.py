"""What happened: frozen facts and events, as a file states them (hồ sơ vụ việc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door
from thanhtra.terms import LAW_CLOCK

if TYPE_CHECKING:
    from thanhtra.casefile.among import Among
    from thanhtra.casefile.annotations import Annotations
    from thanhtra.casefile.case import Case
    from thanhtra.casefile.case_shape import CaseShape, KindSequence
    from thanhtra.casefile.decision_thread import DECISIONS, DecisionThread, thread_of
    from thanhtra.casefile.events import KINDS, REFERENCES, Event
    from thanhtra.casefile.events.any_event import AnyEvent
    from thanhtra.casefile.events.complaint import (
        ComplaintAccepted,
        ComplaintLodged,
        ComplaintResolved,
    )
    from thanhtra.casefile.events.criminal import (
        ReturnedFromCriminal,
        SentToCriminal,
    )
    from thanhtra.casefile.events.decision import (
        DecisionChanged,
        DecisionDelivered,
        DecisionIssued,
        DecisionSent,
        DeliveryFailed,
        NoSanctionDecided,
        SpotDecisionIssued,
    )
    from thanhtra.casefile.events.detection import (
        ExpertStep,
        FactsVerified,
        FileMoved,
        GroundRecorded,
        MinutesDrawnUp,
        MinutesServed,
    )
    from thanhtra.casefile.events.enforcement import (
        EnforcementOrdered,
        EnforcementStep,
    )
    from thanhtra.casefile.events.execution import (
        EvasionFound,
        ExecutionHeld,
        ExecutionStep,
        ExecutionTransferred,
        FinePaid,
        FineReduced,
        InstalmentsGranted,
        LicenceHeld,
        ReliefRequested,
        RemedyDone,
        SubjectCeased,
    )
    from thanhtra.casefile.events.explanation import (
        ExplanationExtended,
        ExplanationMade,
        ExplanationRequested,
        HearingNotified,
    )
    from thanhtra.casefile.events.inspection import (
        ControlConcluded,
        ControlOpened,
        ControlStep,
        ControlTerm,
        WorkingMinutesMade,
    )
    from thanhtra.casefile.events.kinds import Kind
    from thanhtra.casefile.events.seizure import (
        GoodsSeized,
        GoodsValued,
        SeizureEnded,
        SeizureExtended,
        SeizureStep,
    )
    from thanhtra.casefile.events.signals import (
        ActDetected,
        SignalReceived,
        Stopped,
        ViolatorIdentified,
    )
    from thanhtra.casefile.facts import (
        Act,
        Additional,
        Alleged,
        Cause,
        Delegation,
        GoodsItem,
        Instalment,
        Licence,
        LicenceStep,
        Official,
        Recommendation,
        Remedy,
        Sanction,
        Signatures,
        StatedTerm,
        Subject,
        Term,
    )
    from thanhtra.casefile.index import ALL_ACTS, CHANGING, Index, index
    from thanhtra.casefile.register import LicenceStanding, licence_named, standing_on
    from thanhtra.casefile.tokens import (
        GROUNDS_SHOWN_BY,
        EventField,
        Token,
        Untold,
        event_fact,
        event_token,
        fact_token,
        ground_token,
        listed_fact,
        parse_token,
    )
else:
    __getattr__ = door(
        __name__,
        {
            "among": "Among",
            "annotations": "Annotations",
            "case": "Case",
            "case_shape": "CaseShape KindSequence",
            "decision_thread": "DECISIONS DecisionThread thread_of",
            "events": "KINDS REFERENCES Event",
            "events.any_event": "AnyEvent",
            "events.complaint": "ComplaintAccepted ComplaintLodged ComplaintResolved",
            "events.criminal": "ReturnedFromCriminal SentToCriminal",
            "events.decision": "DecisionChanged DecisionDelivered DecisionIssued DecisionSent DeliveryFailed NoSanctionDecided SpotDecisionIssued",
            "events.detection": "ExpertStep FactsVerified FileMoved GroundRecorded MinutesDrawnUp MinutesServed",
            "events.enforcement": "EnforcementOrdered EnforcementStep",
            "events.execution": "EvasionFound ExecutionHeld ExecutionStep ExecutionTransferred FinePaid FineReduced InstalmentsGranted LicenceHeld ReliefRequested RemedyDone SubjectCeased",
            "events.explanation": "ExplanationExtended ExplanationMade ExplanationRequested HearingNotified",
            "events.inspection": "ControlConcluded ControlOpened ControlStep ControlTerm WorkingMinutesMade",
            "events.kinds": "Kind",
            "events.seizure": "GoodsSeized GoodsValued SeizureEnded SeizureExtended SeizureStep",
            "events.signals": "ActDetected SignalReceived Stopped ViolatorIdentified",
            "facts": "Act Additional Alleged Cause Delegation GoodsItem Instalment Licence LicenceStep Official Recommendation Remedy Sanction Signatures StatedTerm Subject Term",
            "index": "ALL_ACTS CHANGING Index index",
            "register": "LicenceStanding licence_named standing_on",
            "tokens": "GROUNDS_SHOWN_BY EventField Token Untold event_fact event_token fact_token ground_token listed_fact parse_token",
        },
    )


__all__ = [
    "ALL_ACTS",
    "CHANGING",
    "DECISIONS",
    "GROUNDS_SHOWN_BY",
    "KINDS",
    "LAW_CLOCK",
    "REFERENCES",
    "Act",
    "ActDetected",
    "Additional",
    "Alleged",
    "Among",
    "Annotations",
    "AnyEvent",
    "Case",
    "CaseShape",
    "Cause",
    "ComplaintAccepted",
    "ComplaintLodged",
    "ComplaintResolved",
    "ControlConcluded",
    "ControlOpened",
    "ControlStep",
    "ControlTerm",
    "DecisionChanged",
    "DecisionDelivered",
    "DecisionIssued",
    "DecisionSent",
    "DecisionThread",
    "Delegation",
    "DeliveryFailed",
    "EnforcementOrdered",
    "EnforcementStep",
    "EvasionFound",
    "Event",
    "EventField",
    "ExecutionHeld",
    "ExecutionStep",
    "ExecutionTransferred",
    "ExpertStep",
    "ExplanationExtended",
    "ExplanationMade",
    "ExplanationRequested",
    "FactsVerified",
    "FileMoved",
    "FinePaid",
    "FineReduced",
    "GoodsItem",
    "GoodsSeized",
    "GoodsValued",
    "GroundRecorded",
    "HearingNotified",
    "Index",
    "Instalment",
    "InstalmentsGranted",
    "Kind",
    "KindSequence",
    "Licence",
    "LicenceHeld",
    "LicenceStanding",
    "LicenceStep",
    "MinutesDrawnUp",
    "MinutesServed",
    "NoSanctionDecided",
    "Official",
    "Recommendation",
    "ReliefRequested",
    "Remedy",
    "RemedyDone",
    "ReturnedFromCriminal",
    "Sanction",
    "SeizureEnded",
    "SeizureExtended",
    "SeizureStep",
    "SentToCriminal",
    "SignalReceived",
    "Signatures",
    "SpotDecisionIssued",
    "StatedTerm",
    "Stopped",
    "Subject",
    "SubjectCeased",
    "Term",
    "Token",
    "Untold",
    "ViolatorIdentified",
    "WorkingMinutesMade",
    "event_fact",
    "event_token",
    "fact_token",
    "ground_token",
    "index",
    "licence_named",
    "listed_fact",
    "parse_token",
    "standing_on",
    "thread_of",
]
