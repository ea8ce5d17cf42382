"""Which numbers of the guidelines and of our own policy bind people and offices? Each has its basis.

``basis`` is ``guideline N``, ``standard NAME`` or ``local policy`` (ours until NCCT says otherwise).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .types import Course, EvidenceKind


@dataclass(frozen=True)
class TrainingRule:
    """What a course opens, and for how long a certificate counts."""

    course: Course
    guidelines: tuple[int, ...]
    valid_for: timedelta
    basis: str


TRAINING_RULES: tuple[TrainingRule, ...] = (
    TrainingRule(Course.INDICATOR_SCREENING, (14, 18), timedelta(days=730), "local policy"),
    TrainingRule(Course.TRAUMA_INFORMED, (36,), timedelta(days=730), "local policy"),
    TrainingRule(Course.FORMAL_IDENTIFICATION, (37,), timedelta(days=730), "local policy"),
    TrainingRule(Course.INTERPRETER_ETHICS, (10,), timedelta(days=730), "local policy"),
    TrainingRule(Course.SERVICE_PROVISION, (10, 26), timedelta(days=730), "local policy"),
    TrainingRule(Course.REPATRIATION, (38,), timedelta(days=730), "local policy"),
)


@dataclass(frozen=True)
class EvidenceRule:
    """What a guideline asks of institutions, which is shown once for an office and not case by case."""

    guideline: int
    kind: EvidenceKind
    basis: str


EVIDENCE_RULES: tuple[EvidenceRule, ...] = (
    EvidenceRule(16, EvidenceKind.PROCEDURE, "guideline 16"),
    EvidenceRule(17, EvidenceKind.PROCEDURE, "guideline 17"),
    EvidenceRule(20, EvidenceKind.PUBLISHED_STEPS, "guideline 20"),
    EvidenceRule(21, EvidenceKind.RESOURCES, "guideline 21"),
    EvidenceRule(26, EvidenceKind.TRAINING, "guideline 26"),
    EvidenceRule(28, EvidenceKind.CAPACITY, "guideline 28"),
    EvidenceRule(45, EvidenceKind.MINIMUM_STANDARD, "guideline 45"),
    EvidenceRule(46, EvidenceKind.BEST_PRACTICE, "guideline 46"),
)
EVIDENCE_WARNING = timedelta(days=60)  # local policy: time to renew a document

TRAINING_WARNING = timedelta(days=30)  # local policy (domain 1)

RENEWAL_OF_DIRECTORY_FACTS = timedelta(days=180)  # local policy (domain 8)


def is_to_be_confirmed(verified_on: date | None, *, today: date) -> bool:
    """Whether a fact of the directory was never checked with the body, or too long ago."""
    return verified_on is None or verified_on < today - RENEWAL_OF_DIRECTORY_FACTS


SETUP_LINKS_AT_START = 2  # local policy: four eyes exist from the first day (domain 1)

# local policy: the calendar is loaded for these years around the present one
HOLIDAY_YEARS_BEFORE, HOLIDAY_YEARS_AFTER = 2, 2

# Signing in (security.md A: measures of NIST SP 800-63B and OWASP ASVS 5.0)
LOCKED_AFTER = timedelta(minutes=15)  # standard NIST SP 800-63B, AAL3: without activity
SIGNED_IN_FOR_AT_MOST = timedelta(hours=12)  # standard NIST SP 800-63B, AAL3
SIGNED_IN_WITH_POWER_FOR_AT_MOST = timedelta(hours=8)  # local policy: supervisors and administrators
WRONG_TRIES_AN_HOUR = 10  # local policy: of one account from devices that it does not know, or from one that it does
WRONG_TRIES_AN_HOUR_FROM_ONE_ADDRESS = 100  # local policy: a shelter's people share one address
A_DEVICE_IS_KNOWN_FOR = timedelta(days=180)  # local policy

SEALED_WITHIN = timedelta(minutes=60)  # local policy (security.md L7): of what happened, at most this waits for a seal

# Backups
KEYS_IN_BACKUPS = timedelta(days=30)  # local policy (security.md 3.7): until then a backup opens what was destroyed
BYTES_OF_A_BACKUP_KEY = 32  # standard RFC 7748, X25519

# What is sent at once: local policy (security.md D3). A request that is larger still is not read to its end.
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_REQUEST = 64 * 1024 * 1024
