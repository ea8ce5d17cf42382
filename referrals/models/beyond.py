"""Which other country was asked about the person, and which relative is looked for? (guidelines 9, 38, 39, 41)"""

from django.db import models
from django.db.models import Q

from orgs.countries import COUNTRIES
from orgs.fields import CodedField
from screening.fields import SensitiveTextField
from screening.models import CaseRecord, Consent, RelatedPerson, SharingWithoutConsent
from screening.models.record import staff, together
from screening.sections import Section
from screening.types import GivenBack

from ..types import AskedFirst, Danger, ExchangeAbout, ExchangeWith, TracingOutcome, Wish


class Exchange(CaseRecord):
    """One contact with a mission or focal point: weighed, made, answered. ``groups`` are what was told."""

    SECTION = Section.C3

    country = models.CharField(max_length=2, choices=COUNTRIES)
    with_whom = CodedField(choices=ExchangeWith)
    exchange_about = CodedField(choices=ExchangeAbout)
    asked_first = CodedField(choices=AskedFirst)
    wish = CodedField(choices=Wish)
    danger = CodedField(choices=Danger)
    consent = models.ForeignKey(Consent, null=True, blank=True, on_delete=models.PROTECT)
    without_consent = models.ForeignKey(SharingWithoutConsent, null=True, blank=True, on_delete=models.PROTECT)
    groups = models.JSONField(default=list, blank=True)
    took_place_at = models.DateTimeField(null=True, blank=True)
    contacted_at = models.DateTimeField(null=True, blank=True)
    contacted_by = staff()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = staff()
    given_back = CodedField(choices=GivenBack, blank=True)
    given_back_at = models.DateTimeField(null=True, blank=True)
    given_back_by = staff()
    risk = SensitiveTextField(section=Section.C3)
    addressed_to = SensitiveTextField(section=Section.C4)
    told = SensitiveTextField(section=Section.C4)
    answer = SensitiveTextField(section=Section.C4)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("contacted_at", "contacted_by", "took_place_at", statement="a_contact_has_its_moments_and_author"),
            together("answered_at", "answered_by", statement="an_answer_from_abroad_has_moment_and_author"),
            together("given_back_at", "given_back_by", statement="what_came_back_from_abroad_has_both"),
            models.CheckConstraint(
                name="a_country_is_told_on_one_consent_or_one_named_act",
                condition=Q(contacted_at__isnull=True, consent__isnull=True, without_consent__isnull=True)
                | Q(contacted_at__isnull=False, consent__isnull=False, without_consent__isnull=True)
                | Q(contacted_at__isnull=False, consent__isnull=True, without_consent__isnull=False),
            ),
            models.CheckConstraint(
                name="no_country_is_told_where_danger_is_possible",
                condition=Q(contacted_at__isnull=True) | Q(danger=Danger.NONE_FOUND),
            ),
            models.CheckConstraint(
                name="an_answer_follows_a_contact",
                condition=Q(answered_at__isnull=True) | Q(contacted_at__isnull=False),
            ),
        ]


class Tracing(CaseRecord):
    """The search for one relative, after the finding, on the person's consent. Never of somebody implicated."""

    SECTION = Section.C4

    relative = models.ForeignKey(RelatedPerson, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT)
    tracing_outcome = CodedField(choices=TracingOutcome, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = staff()
    search = SensitiveTextField(section=Section.C4)
    outcome_words = SensitiveTextField(section=Section.C4)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("ended_at", "ended_by", statement="a_search_ended_has_its_moment_and_its_author"),
            models.CheckConstraint(
                name="a_search_ended_says_what_came_of_it",
                condition=Q(ended_at__isnull=True, tracing_outcome="")
                | Q(ended_at__isnull=False) & ~Q(tracing_outcome=""),
            ),
            models.UniqueConstraint(
                name="a_relative_is_looked_for_once_at_a_time",
                fields=["relative"],
                condition=Q(ended_at__isnull=True),
            ),
        ]
