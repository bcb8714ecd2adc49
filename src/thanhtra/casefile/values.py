"""The closed lists of values of format 1, as types (các danh mục đóng)."""

from __future__ import annotations

from typing import Literal, TypeAlias

SubjectKind: TypeAlias = Literal["individual", "organization", "household-business"]
Rank: TypeAlias = Literal["head", "deputy", "acting"]
Power: TypeAlias = Literal["sanction", "coerce", "prevent", "custody"]
DelegationScope: TypeAlias = Literal["standing", "case"]
TermUnit: TypeAlias = Literal["hour", "day", "working-day", "month", "year"]
Circumstance: TypeAlias = Literal[
    "remedied-harm",
    "confessed-or-helped",
    "provoked",
    "coerced",
    "vulnerable",
    "hardship",
    "backwardness",
    "other-mitigating",
    "organised",
    "multiple",
    "relapse",
    "used-minor",
    "used-incapacitated",
    "insulted-officer",
    "abused-office",
    "exploited-emergency",
    "while-serving-sentence",
    "continued-despite-order",
    "concealed",
    "large-scale",
    "many-victims",
]
"""The first eight mitigate (Đ9.1–8 of Law 15/2012/QH13), the others aggravate (Đ10.1.a–m)."""
Fault: TypeAlias = Literal["intentional", "negligent"]
"""Whether an act was meant (lỗi cố ý) or careless (lỗi vô ý)."""
Measure: TypeAlias = Literal["withdraw-licence", "suspend-activity", "confiscate", "expel"]
MeasureStart: TypeAlias = Literal["signing", "effect", "receipt", "stated"]
ViolatorSignature: TypeAlias = Literal["signed", "refused", "absent", "unable", "unknown-violator"]
GoodsKind: TypeAlias = Literal["exhibit", "means", "licence", "money"]

SignalSource: TypeAlias = Literal["monitoring", "post-check", "public", "press", "other-body", "device"]
ControlMode: TypeAlias = Literal["planned", "ad-hoc"]
InspectionType: TypeAlias = Literal["administrative", "specialised"]
ControlLevel: TypeAlias = Literal[
    "government", "ministry", "ministry-unit", "province", "department", "district", "commune"
]
ControlReason: TypeAlias = Literal["complex", "remote", "force-majeure", "urgent-task", "party-request", "other"]
PublicationMeans: TypeAlias = Literal["portal", "press", "meeting", "posting"]
Detection: TypeAlias = Literal["on-duty", "inspection", "examination", "device", "signal", "transfer"]
Expertise: TypeAlias = Literal["valuation", "expertise", "test", "verification", "device"]
WorkingMinutesReason: TypeAlias = Literal["no-power", "other-field", "other-area", "pending-results"]
Place: TypeAlias = Literal["scene", "office", "other"]
ExplanationRight: TypeAlias = Literal["stated", "not-stated", "waived"]
MinutesReceiver: TypeAlias = Literal["violator", "parent", "competent-person"]
TransferReason: TypeAlias = Literal["no-power", "other-field", "other-area", "term-over", "body-abolished"]
Verified: TypeAlias = Literal["facts", "defect"]
ExplanationMode: TypeAlias = Literal["written", "oral"]
SeizureBasis: TypeAlias = Literal["verify", "stop", "secure-execution", "value"]
SeizureEnd: TypeAlias = Literal["returned", "confiscated", "destroyed", "sold", "kept-for-execution"]
NoSanctionReason: TypeAlias = Literal[
    "not-liable", "violator-unknown", "limitation", "decision-limit", "ceased", "criminal"
]
ChangeScope: TypeAlias = Literal["whole", "part"]
DecisionReceiver: TypeAlias = Literal["violator", "collector", "licensing-body", "enforcing-body", "other"]
DeliveryFailure: TypeAlias = Literal["refused", "returned", "absent", "evaded"]
DeliveryMeans: TypeAlias = Literal["direct", "post", "electronic", "posting"]
Relief: TypeAlias = Literal["postponement", "reduction", "exemption", "instalments", "suspension"]
Ceasing: TypeAlias = Literal["died", "missing", "dissolved", "bankrupt"]
EnforcementMeasure: TypeAlias = Literal["income", "account", "distraint", "collect", "remedies"]
Outcome: TypeAlias = Literal["upheld", "annulled", "part-annulled", "amended", "withdrawn"]
LicenceKind: TypeAlias = Literal[
    "aggregated-news",
    "social-network",
    "online-game",
    "telecommunications",
    "radio-frequency",
    "post",
    "press",
    "publishing",
    "other",
]
LicenceChange: TypeAlias = Literal["granted", "amended", "suspended", "resumed", "withdrawn", "expired"]
CauseKind: TypeAlias = Literal["subjective", "objective", "mechanism-policy"]
RecommendationTarget: TypeAlias = Literal["subject", "management-body", "law-maker"]
FollowUp: TypeAlias = Literal["done", "under-way", "not-done"]
