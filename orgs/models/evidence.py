"""Which office has shown that it does what a guideline asks of institutions, in which version, and until when?"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..fields import CodedField
from ..history import History
from ..rules import EVIDENCE_RULES
from ..types import EvidenceKind
from .places import Office, Organisation


class Evidence(models.Model):
    """One document or fact, of a body or of one of its offices. No names of people helped, and no address.

    ``valid_until`` is the last day on which it counts; empty where it says no end. ``kept_where`` says where the
    document itself is kept: it is not kept here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guideline = models.PositiveSmallIntegerField()
    kind = CodedField(choices=EvidenceKind)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    document_version = models.CharField(max_length=60)
    valid_until = models.DateField(null=True, blank=True)
    kept_where = models.CharField(max_length=200)
    remarks = models.TextField(blank=True)
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta:
        ordering = ["guideline", "organisation__name", "title", "id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_is_of_a_guideline_that_asks_institutions",
                condition=Q(guideline__in=[rule.guideline for rule in EVIDENCE_RULES]),
            ),
            models.CheckConstraint(
                name="evidence_counts_on_the_day_it_is_confirmed",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("confirmed_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guideline} {self.title}"
