"""What may another office know of the person, on what does that rest, and until when? (domain 8, 9)"""

from django.db import models
from django.db.models import Q

from orgs.countries import COUNTRIES
from orgs.fields import CodedField
from orgs.models import Office

from ..fields import SensitiveTextField
from ..sections import Section
from ..types import (
    NAMED_FOR,
    GivenBack,
    GivenBy,
    GrantEnd,
    GrantStatus,
    ServiceKind,
    SharingGround,
    SharingPurpose,
    TeachBack,
)
from .case import RelatedPerson
from .record import CaseRecord, staff, together
from .screening import Interpreting


class SharingBasis(CaseRecord):
    """What a sharing rests on: for which purpose, who is told (`NAMED_FOR`), what of the person, until which day."""

    SECTION = Section.C4

    purpose = CodedField(choices=SharingPurpose, default=SharingPurpose.HELP)
    service = CodedField(choices=ServiceKind, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, blank=True, choices=COUNTRIES)
    groups = models.JSONField(default=list, blank=True)
    until_on = models.DateField()

    class Meta(CaseRecord.Meta):
        abstract = True

    @property
    def office_told(self) -> Office:
        """The office that is told. Raises `Office.DoesNotExist` for a purpose that tells none."""
        if self.office is None:
            raise Office.DoesNotExist
        return self.office


EMPTY: dict[str, Q] = {
    "service": Q(service=""),
    "office": Q(office__isnull=True),
    "country": Q(country=""),
    "relative": Q(relative__isnull=True),
}


def _names_who_is_told(statement: str, *, columns: tuple[str, ...]) -> models.CheckConstraint:
    """Exactly the columns that the purpose names are filled."""
    allowed = Q(pk__in=())
    for purpose, named in NAMED_FOR.items():
        if set(named) <= set(columns):
            filled = Q(purpose=purpose)
            for column in columns:
                filled &= ~EMPTY[column] if column in named else EMPTY[column]
            allowed |= filled
    return models.CheckConstraint(name=statement, condition=allowed)


class Consent(SharingBasis):
    """The person agrees that somebody is told, for one purpose, until a day. It can be withdrawn."""

    relative = models.ForeignKey(RelatedPerson, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    interpreting = models.ForeignKey(Interpreting, null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=12)
    teach_back = CodedField(choices=TeachBack)
    given_by = CodedField(choices=GivenBy, default=GivenBy.SELF)
    guardian = models.ForeignKey(RelatedPerson, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    child_assents = models.BooleanField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = staff()
    words = SensitiveTextField(section=Section.C3)
    best_interests = SensitiveTextField(section=Section.C3)
    withdrawn_words = SensitiveTextField(section=Section.C3)

    class Meta(SharingBasis.Meta):
        constraints = [
            _names_who_is_told("a_consent_names_who_is_told", columns=("service", "office", "country", "relative")),
            together("withdrawn_at", "withdrawn_by", statement="a_withdrawal_has_its_moment_and_its_author"),
            models.CheckConstraint(
                name="a_guardian_who_consents_is_named",
                condition=Q(given_by=GivenBy.GUARDIAN, guardian__isnull=False)
                | ~Q(given_by=GivenBy.GUARDIAN) & Q(guardian__isnull=True),
            ),
        ]


class SharingWithoutConsent(SharingBasis):
    """The separate, named act: a ground, a reason, and a second person (domain 8). Nobody is traced on it."""

    ground = CodedField(choices=SharingGround)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = staff()
    reason = SensitiveTextField(section=Section.C3)

    class Meta(SharingBasis.Meta):
        verbose_name_plural = "sharing without consent"
        constraints = [
            _names_who_is_told("sharing_without_consent_names_who_is_told", columns=("service", "office", "country")),
            together("confirmed_at", "confirmed_by", statement="sharing_confirmed_has_its_moment_and_author"),
            models.CheckConstraint(
                name="sharing_without_consent_takes_two_people",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("recorded_by")),
            ),
        ]


class Grant(CaseRecord):
    """What opens a case to another office: a summary when offered, the agreed groups to one person once accepted."""

    SECTION = Section.C4

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT)
    without_consent = models.ForeignKey(SharingWithoutConsent, null=True, blank=True, on_delete=models.PROTECT)
    groups = models.JSONField(default=list)
    until_on = models.DateField()
    status = CodedField(choices=GrantStatus, default=GrantStatus.OFFERED)
    named = staff()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = staff()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = staff()
    ended_why = CodedField(choices=GrantEnd, blank=True)
    given_back = CodedField(choices=GivenBack, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)
    given_back_by = staff()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["office", "status"], name="grant_by_office", condition=Q(ended_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_grant_rests_on_one_consent_or_one_named_act",
                condition=Q(consent__isnull=False, without_consent__isnull=True)
                | Q(consent__isnull=True, without_consent__isnull=False),
            ),
            models.CheckConstraint(
                name="an_accepted_grant_names_one_person",
                condition=~Q(status=GrantStatus.ACCEPTED)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, named__isnull=False),
            ),
            models.CheckConstraint(
                name="an_ended_grant_has_moment_author_and_reason",
                condition=Q(status=GrantStatus.ENDED, ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why="")
                | ~Q(status=GrantStatus.ENDED) & Q(ended_at__isnull=True, ended_by__isnull=True, ended_why=""),
            ),
            together("accepted_at", "accepted_by", statement="a_grant_accepted_has_moment_and_author"),
            together("given_back_at", "given_back_by", statement="what_was_given_back_has_moment_and_author"),
        ]
