"""Which help does a body offer, to whom, who says so, and since when is that known? Unknown is neither yes nor no."""

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from ..fields import CodedField
from ..history import History
from ..types import ServiceFact, ServiceKind
from .places import Office, Organisation, Province


class Service(models.Model):
    """One kind of help of one body. Each empty eligibility reads "not confirmed". No address: the province at most.

    ``age_from`` and ``age_to`` are whole years, both included; ``genders``, ``languages``, ``forms``,
    ``referred_from`` and ``special`` are codes, empty where nothing is known. ``facts`` says of each fact who or what
    says so, and on which day it was checked with them: ``{"ages": {"source": "…", "verified_on": "2026-03-01"}}``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offers")
    kind = CodedField(choices=ServiceKind)
    province = models.ForeignKey(Province, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    genders = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    forms = models.JSONField(default=list, blank=True)
    referred_from = models.JSONField(default=list, blank=True)
    special = models.JSONField(default=list, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    accepting_now = models.BooleanField(null=True, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    source = models.CharField(max_length=300)
    facts = models.JSONField(default=dict, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta:
        ordering = ["organisation__name", "kind", "id"]
        indexes = [models.Index(fields=["kind"], name="service_by_kind", condition=Q(withdrawn_on__isnull=True))]
        constraints = [
            models.CheckConstraint(
                name="a_service_is_for_ages_in_order",
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_from__lte=F("age_to")),
            ),
            models.UniqueConstraint(
                name="a_body_offers_a_kind_once_in_a_place",
                fields=["organisation", "kind", "province", "office"],
                condition=Q(withdrawn_on__isnull=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind}"

    def known(self) -> list[ServiceFact]:
        """The facts of which something is said at all."""
        return [
            fact for fact in ServiceFact if any(getattr(self, name) not in (None, "", []) for name in COLUMNS[fact])
        ]

    def source_of(self, fact: ServiceFact) -> str:
        """Who or what says so; the source of the service where the fact has none of its own."""
        return str(self.facts.get(fact, {}).get("source") or self.source)

    def verified_on(self, fact: ServiceFact) -> date | None:
        """The day on which it was last checked with the body."""
        said = self.facts.get(fact, {}).get("verified_on")
        return date.fromisoformat(said) if said else None

    def all_verified_on(self) -> date | None:
        """The day since which nothing that is said is older; None where something was never checked."""
        days = [self.verified_on(fact) for fact in self.known()]
        found = [day for day in days if day is not None]
        return min(found) if found and len(found) == len(days) else None


UNKNOWN: tuple[Any, ...] = (None, "", [])
# Which columns hold each fact.
COLUMNS: dict[ServiceFact, tuple[str, ...]] = {
    ServiceFact.PROVINCE: ("province_id",),
    ServiceFact.AGES: ("age_from", "age_to"),
    ServiceFact.GENDERS: ("genders",),
    ServiceFact.LANGUAGES: ("languages",),
    ServiceFact.FORMS: ("forms",),
    ServiceFact.REFERRED_FROM: ("referred_from",),
    ServiceFact.SPECIAL: ("special",),
    ServiceFact.CONTACT: ("telephone", "email"),
    ServiceFact.CAPACITY: ("capacity",),
    ServiceFact.ACCEPTING: ("accepting_now",),
}
