"""Which codes does a case use? Closed lists, in the guidelines' words; no model, no clock.

The lists of the safety gate stand in ``safety``, those of the checklist in ``checklist``.
"""

# Spoken of by the directory too: which help is asked for.
from orgs.types import ServiceKind

from .attachment import AttachmentKind, ContentType
from .case import ANSWERS, OPEN_STAGES, AccessAnswer, ApprovalAnswer, ApprovalKind, DenialWhy, Result, Stage
from .handover import HandoverAnswer, HandoverKind, HandoverStatus, Urgency
from .identification import Attended, ComplaintAbout, ComplaintDecision, FindingOutcome, FindingStatus
from .interim import (
    DetentionKind,
    InformationTopic,
    InformationWay,
    NeedKind,
    NeedStatus,
    PaperKept,
    RiskLevel,
    RiskOccasion,
)
from .match import Fact, MatchAnswer
from .person import AgeBand, ContactWay, Relation, WishAnswer
from .protected import ProtectedKind
from .reflection import ChangeKind, CheckInHeld, CheckInKind, ChoiceMade, ExtensionWhy
from .review import Reviewed
from .screening import (
    AGREEMENTS_THAT_CLOSE,
    TEACH_BACK_COUNTS,
    Agreement,
    ArrivedAt,
    PauseWhy,
    ResponseAnswer,
    TeachBack,
)
from .sharing import (
    NAMED_FOR,
    DeclinedWhy,
    GivenBack,
    GivenBy,
    GrantEnd,
    GrantStatus,
    SharedGroup,
    SharingGround,
    SharingPurpose,
    TransferStatus,
)
from .support import AgeConclusion, AgeGround, BestInterestsAbout, GoalStatus, NeedsDomain, NoteKind, Safe

__all__ = [
    "AGREEMENTS_THAT_CLOSE",
    "ANSWERS",
    "NAMED_FOR",
    "OPEN_STAGES",
    "TEACH_BACK_COUNTS",
    "AccessAnswer",
    "AgeBand",
    "AgeConclusion",
    "AgeGround",
    "Agreement",
    "ApprovalAnswer",
    "ApprovalKind",
    "ArrivedAt",
    "AttachmentKind",
    "Attended",
    "BestInterestsAbout",
    "ChangeKind",
    "CheckInHeld",
    "CheckInKind",
    "ChoiceMade",
    "ComplaintAbout",
    "ComplaintDecision",
    "ContactWay",
    "ContentType",
    "DeclinedWhy",
    "DenialWhy",
    "DetentionKind",
    "ExtensionWhy",
    "Fact",
    "FindingOutcome",
    "FindingStatus",
    "GivenBack",
    "GivenBy",
    "GoalStatus",
    "GrantEnd",
    "GrantStatus",
    "HandoverAnswer",
    "HandoverKind",
    "HandoverStatus",
    "InformationTopic",
    "InformationWay",
    "MatchAnswer",
    "NeedKind",
    "NeedStatus",
    "NeedsDomain",
    "NoteKind",
    "PaperKept",
    "PauseWhy",
    "ProtectedKind",
    "Relation",
    "ResponseAnswer",
    "Result",
    "Reviewed",
    "RiskLevel",
    "RiskOccasion",
    "Safe",
    "ServiceKind",
    "SharedGroup",
    "SharingGround",
    "SharingPurpose",
    "Stage",
    "TeachBack",
    "TransferStatus",
    "Urgency",
    "WishAnswer",
]
