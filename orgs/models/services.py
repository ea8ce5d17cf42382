"""Which help does a body offer, to whom, and since when is that known? Unknown is neither yes nor no (domain 8)."""

import uuid

from django.db import models
from django.db.models import F, Q

from ..fields import CodedField
from ..history import History
from ..types import ServiceKind
from .places import Office, Organisation, Province


class Service(models.Model):
    """One kind of help of one body. Each empty eligibility reads "not confirmed". No address: the province at most.

    ``age_from`` and ``age_to`` are whole years, both included; ``genders``, ``languages``, ``forms`` and
    ``referred_from`` are codes, empty where nothing is known.
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
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    accepting_now = models.BooleanField(null=True, blank=True)
    source = models.CharField(max_length=300)
    verified_on = models.DateField(null=True, blank=True)
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
