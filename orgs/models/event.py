"""Who did what, when, in which role, why and under which guideline? Reads and refusals too."""

from django.db import models
from django.db.models import Q


class Outcome(models.TextChoices):
    DONE = "done"
    SEEN = "seen"
    REFUSED = "refused"


class AuditEvent(models.Model):
    """One act. It holds no foreign key and nothing that a case says; only ``orgs.log`` writes it.

    ``rows`` lists (model label, history id, SHA-256) of every history row the act wrote.
    ``stream``, ``position``, ``previous_hash`` and ``hash`` are reserved for the chain and empty.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=60)
    outcome = models.CharField(max_length=8, choices=Outcome)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_code = models.CharField(max_length=12, blank=True)
    role = models.CharField(max_length=60, blank=True)
    relation = models.CharField(max_length=60, blank=True)
    office_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    case_reference = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    guideline = models.PositiveSmallIntegerField(null=True)
    why = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=30, blank=True)
    sections = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    outer_id = models.UUIDField(null=True)
    submission = models.UUIDField(null=True, unique=True)
    stream = models.UUIDField(null=True, editable=False)
    position = models.PositiveBigIntegerField(null=True, editable=False)
    previous_hash = models.BinaryField(null=True, editable=False)
    hash = models.BinaryField(null=True, editable=False)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["case_id", "at", "id"], name="event_by_case"),
            models.Index(fields=["actor_id", "at"], name="event_by_actor"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_outcome_is_done_seen_or_refused", condition=Q(outcome__in=Outcome.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.outcome}"
