"""What is known of one thing about a case, for acts that ask for no more than that?"""

from datetime import date, datetime

from django.db.models import Q

from orgs import clock

from .. import models, period
from ..models import Case
from ..types import TEACH_BACK_COUNTS, DetentionKind, InformationTopic
from . import rows
from .trail import Trail, moves_of, period_of


def opened_since(case: Case) -> datetime:
    """When the case was last opened again, or first begun: what was told before counts no longer."""
    return reopened_at(case) or case.opened_at


def reopened_at(case: Case) -> datetime | None:
    """When the case was last opened again after it was closed."""
    return Trail(moves=moves_of(case)).reopened_at


def entered_identification(case: Case) -> datetime | None:
    """When the case last came to identification from another stage."""
    return Trail(moves=moves_of(case)).entered_identification


def is_detained(case: Case) -> bool:
    return rows.detained(case).exists()


def last_protected_day(case: Case) -> date | None:
    """None where no period was granted, or while a detention is open: no end is known then."""
    row = period_of(case)
    return None if row is None or is_detained(case) else row.ends_on


def detention_spans(case: Case) -> list[period.Span]:
    """The calendar days in Phnom Penh that each detention touched; one still open is counted on release."""
    held = models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION)
    return [
        period.Span(first=clock.local_day(row.started_at), last=clock.local_day(row.released_at))
        for row in held
        if row.released_at is not None
    ]


def counts_as_interpreted(person: models.Person, interpreting: models.Interpreting | None) -> bool:
    """`rows.INTERPRETED`, of a row at hand."""
    if interpreting is not None:
        return interpreting.rules_held
    return not person.needs_interpreter


def was_held_at(case: Case, moment: datetime) -> bool:
    """Whether the person was held at ``moment``, as is known today."""
    held = models.Detention.objects.filter(case=case, kind=DetentionKind.DETENTION, started_at__lte=moment)
    return held.filter(Q(released_at__isnull=True) | Q(released_at__gt=moment)).exists()


def counts_as_intake(case: Case, intake: models.Intake) -> bool:
    """All three explained, said back, and interpreted by the rules where that was needed."""
    told_all = intake.rights_explained and intake.options_explained and intake.duties_explained
    said_back = intake.teach_back in TEACH_BACK_COUNTS
    return told_all and said_back and counts_as_interpreted(case.person, intake.interpreting)


def counts_as_told(case: Case, row: models.InformationGiven) -> bool:
    """Said back, and interpreted by the rules where that was needed."""
    return row.teach_back in TEACH_BACK_COUNTS and counts_as_interpreted(case.person, row.interpreting)


def was_told(case: Case, topic: InformationTopic, *, since: datetime) -> bool:
    """Whether the person was told ``topic`` since then, by the interpreter's rules, and said it back."""
    return rows.told(case, topic, since=since).exists()


def is_reviewed(row: models.ReflectionPeriod) -> bool:
    """The review was held on day 25 or later, counted from the start as it is recorded now."""
    return rows.reviews(row).exists()


def latest_finding(case: Case) -> models.Finding | None:
    """The last finding that two people made."""
    return rows.findings(case).first()


def finding_now(case: Case) -> models.Finding | None:
    """The finding of the present identification, once two people made it."""
    return rows.found_since(case, entered_identification(case)).first()
