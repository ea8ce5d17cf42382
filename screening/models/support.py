"""What does the person need and aim at, which way is planned, and what protects a child?"""

from django.db import models
from django.db.models import F, Q

from orgs.fields import CodedField

from ..fields import SensitiveJSONField, SensitiveTextField
from ..sections import Section
from ..types import AgeConclusion, BestInterestsAbout, GoalStatus, NeedsDomain, Safe
from .case import RelatedPerson
from .record import CaseRecord, staff, together


class NeedsAssessment(CaseRecord):
    """What the person needs, informed by them, under the headings of guideline 43."""

    SECTION = Section.C3

    took_place_at = models.DateTimeField()
    with_person = models.BooleanField(default=False)
    domains = models.JSONField(default=list)
    words = SensitiveJSONField(section=Section.C3)


class Goal(CaseRecord):
    """One goal of the plan, in the person's words; at the end met, or why not."""

    SECTION = Section.C3

    domain = CodedField(choices=NeedsDomain)
    status = CodedField(choices=GoalStatus, default=GoalStatus.OPEN)
    version = models.PositiveIntegerField(default=1)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = staff()
    text = SensitiveTextField(section=Section.C3)
    settled_why = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_goal_settled_has_its_moment_and_its_author",
                condition=Q(status=GoalStatus.OPEN, settled_at__isnull=True, settled_by__isnull=True)
                | ~Q(status=GoalStatus.OPEN) & Q(settled_at__isnull=False, settled_by__isnull=False),
            )
        ]


class AlternativePlan(CaseRecord):
    """Support by another route, for whoever is not formally identified or wants no interview (40)."""

    SECTION = Section.C3

    own_decision = models.BooleanField(default=False)
    services = models.JSONField(default=list)
    review_on = models.DateField()
    text = SensitiveTextField(section=Section.C3)


class AgeDetermination(CaseRecord):
    """Whether someone is under 18: by child protection (``recorded_by``), with a second person (5)."""

    SECTION = Section.C3

    conclusion = CodedField(choices=AgeConclusion)
    grounds = models.JSONField(default=list)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = staff()
    reasons = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        constraints = [
            together("confirmed_at", "confirmed_by", statement="an_age_confirmed_has_moment_and_author"),
            models.CheckConstraint(
                name="an_age_is_determined_by_two_people",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("recorded_by")),
            ),
        ]


class BestInterests(CaseRecord):
    """What is best for a child in one question, the child heard, with a second person (5)."""

    SECTION = Section.C3

    about = CodedField(choices=BestInterestsAbout)
    supports_it = models.BooleanField()
    child_was_heard = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = staff()
    child_view = SensitiveTextField(section=Section.C3)
    reasons = SensitiveTextField(section=Section.C3)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "best interests"
        constraints = [
            together("confirmed_at", "confirmed_by", statement="best_interests_confirmed_has_both"),
            models.CheckConstraint(
                name="best_interests_are_determined_by_two_people",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("recorded_by")),
            ),
        ]


class FamilyAssessment(CaseRecord):
    """Whether it is safe to be with this relative. Never of someone implicated (guideline 41)."""

    SECTION = Section.C3

    relative = models.ForeignKey(RelatedPerson, on_delete=models.PROTECT)
    safe = CodedField(choices=Safe)
    took_place_at = models.DateTimeField()
    text = SensitiveTextField(section=Section.C3)


class MissingAlert(CaseRecord):
    """A person who cannot be found: who was told, what was searched, and when we look again."""

    next_look_on = models.DateField()
    searched_at = models.DateTimeField(null=True, blank=True)
    searched_by = staff()
    found_at = models.DateTimeField(null=True, blank=True)
    found_by = staff()
    last_seen = SensitiveTextField(section=Section.C4)
    search = SensitiveTextField(section=Section.C4)

    class Meta(CaseRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                name="one_missing_alert_is_open_per_case", fields=["case"], condition=Q(found_at__isnull=True)
            ),
            together("searched_at", "searched_by", statement="a_search_has_its_moment_and_its_author"),
            together("found_at", "found_by", statement="a_person_found_has_moment_and_author"),
        ]
