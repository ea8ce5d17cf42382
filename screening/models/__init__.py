from .attachment import Attachment, AttachmentContent
from .case import Case, Draft, Person, RelatedPerson
from .case_key import CaseKey
from .emergency import AccessRequest, Emergency
from .handover import CoordinationLine, Handover, HandoverQuestion
from .identification import Complaint, Finding, FormalInterview
from .interim import Detention, InformationGiven, Intake, NonPunishmentNotice, RiskAssessment
from .match import IdentityKey, Match, MatchRequest
from .protected import ProtectedNote, ProtectedReading
from .record import CaseRecord
from .reflection import Approval, CheckIn, Choice, PeriodChange, ReflectionPeriod
from .retention import Hold
from .review import ReviewAnswer, ReviewSignOff
from .screening import (
    Answer,
    IndicatorSet,
    Interpreting,
    Need,
    Observation,
    Removal,
    Response,
    SafetyCheck,
    Screening,
)
from .sharing import Consent, Grant, SharingBasis, SharingWithoutConsent
from .support import (
    AgeDetermination,
    AlternativePlan,
    BestInterests,
    FamilyAssessment,
    Goal,
    MissingAlert,
    NeedsAssessment,
)
from .transfer import Transfer
from .work import Deadline, Denial, Move, Note

__all__ = [
    "AccessRequest",
    "AgeDetermination",
    "AlternativePlan",
    "Answer",
    "Approval",
    "Attachment",
    "AttachmentContent",
    "BestInterests",
    "Case",
    "CaseKey",
    "CaseRecord",
    "CheckIn",
    "Choice",
    "Complaint",
    "Consent",
    "CoordinationLine",
    "Deadline",
    "Denial",
    "Detention",
    "Draft",
    "Emergency",
    "FamilyAssessment",
    "Finding",
    "FormalInterview",
    "Goal",
    "Grant",
    "Handover",
    "HandoverQuestion",
    "Hold",
    "IdentityKey",
    "IndicatorSet",
    "InformationGiven",
    "Intake",
    "Interpreting",
    "Match",
    "MatchRequest",
    "MissingAlert",
    "Move",
    "Need",
    "NeedsAssessment",
    "NonPunishmentNotice",
    "Note",
    "Observation",
    "PeriodChange",
    "Person",
    "ProtectedNote",
    "ProtectedReading",
    "ReflectionPeriod",
    "RelatedPerson",
    "Removal",
    "Response",
    "ReviewAnswer",
    "ReviewSignOff",
    "RiskAssessment",
    "SafetyCheck",
    "Screening",
    "SharingBasis",
    "SharingWithoutConsent",
    "Transfer",
]
