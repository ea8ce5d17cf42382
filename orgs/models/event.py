"""Who did what, when, in which role, why and under which guideline? Reads and refusals too."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Outcome(models.TextChoices):
    DONE = "done"
    SEEN = "seen"
    REFUSED = "refused"


class HeldText(models.TextField):
    """JSON held as one text: what is hashed is what both databases hold, to the letter."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> str:
        return _encode(value)

    def from_db_value(self, value: str, *_how: Any) -> Any:
        return json.loads(value)

    def to_python(self, value: Any) -> Any:
        return value


class AuditStream(models.Model):
    """Where a stream ends: how many events it has, and the hash of the last. Only ``orgs.chain`` moves it.

    A stream is a case; what is about no case, and what was refused, stands in the stream of whoever acted, the rest in
    `orgs.chain.SYSTEM`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    events = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.id}: {self.events}"


class AuditEvent(models.Model):
    """One act. It holds no foreign key and nothing that a case says; only ``orgs.log`` writes it, nobody changes it.

    ``rows`` lists (model label, history id, SHA-256) of every history row the act wrote. ``position`` counts from 1
    within ``stream``; ``hash`` is SHA-256 (hex) of ``previous_hash`` and the event's own content (`orgs.chain`).
    """

    append_only = True

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
    sections = HeldText(default=list)
    details = HeldText(default=dict)
    rows = HeldText(default=list)
    outer_id = models.UUIDField(null=True)
    submission = models.UUIDField(null=True, unique=True)
    stream = models.UUIDField(editable=False)
    position = models.PositiveBigIntegerField(editable=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["case_id", "at", "id"], name="event_by_case"),
            models.Index(fields=["actor_id", "at"], name="event_by_actor"),
            models.Index(fields=["at", "id"], name="event_by_moment"),
            models.Index(fields=["kind", "at"], name="event_by_kind"),
        ]
        constraints = [
            models.UniqueConstraint(name="event_has_its_place", fields=["stream", "position"]),
            models.CheckConstraint(
                name="event_outcome_is_done_seen_or_refused", condition=Q(outcome__in=Outcome.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.outcome}"
