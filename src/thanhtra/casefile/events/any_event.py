"""Any event of format 1 as one type: ``match`` and ``event.kind ==`` narrow it, and a type checker says which case is left out."""

from __future__ import annotations

from typing import TypeAlias

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

AnyEvent: TypeAlias = (
    SignalReceived
    | ControlOpened
    | ControlStep
    | ControlTerm
    | ControlConcluded
    | ActDetected
    | Stopped
    | ViolatorIdentified
    | ExpertStep
    | WorkingMinutesMade
    | MinutesDrawnUp
    | MinutesServed
    | FileMoved
    | FactsVerified
    | GroundRecorded
    | ExplanationRequested
    | ExplanationExtended
    | ExplanationMade
    | HearingNotified
    | GoodsSeized
    | SeizureStep
    | SeizureExtended
    | SeizureEnded
    | GoodsValued
    | SentToCriminal
    | ReturnedFromCriminal
    | DecisionIssued
    | SpotDecisionIssued
    | NoSanctionDecided
    | DecisionChanged
    | DecisionSent
    | DeliveryFailed
    | DecisionDelivered
    | FinePaid
    | ReliefRequested
    | ExecutionHeld
    | FineReduced
    | InstalmentsGranted
    | RemedyDone
    | ExecutionStep
    | LicenceHeld
    | ExecutionTransferred
    | SubjectCeased
    | EvasionFound
    | EnforcementOrdered
    | EnforcementStep
    | ComplaintLodged
    | ComplaintAccepted
    | ComplaintResolved
)
"""One of the classes of events."""
