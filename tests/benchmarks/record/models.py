"""The same row: bare, with simple-history as it comes, with django-auditlog, and as it is kept here, sealed and not."""

import uuid

from auditlog.registry import auditlog
from django.db import models
from simple_history.models import HistoricalRecords

from orgs.history import History
from screening.fields import SensitiveTextField


class Row(models.Model):
    """About as wide as a note or a need of a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(max_length=30, default="shelter")
    words = models.CharField(max_length=300, default="Invented words about nobody, of ordinary length.")
    note = models.TextField(default="A longer text. " * 12)
    on = models.DateField(null=True)
    number = models.PositiveIntegerField(default=0)
    is_urgent = models.BooleanField(default=False)
    recorded_by_id = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Bare(Row):
    pass


class SimpleHistory(Row):
    history = HistoricalRecords()


class AuditLog(Row):
    pass


class Ours(Row):
    history = History()


class OursSealed(Row):
    """With its words as everything is kept that is typed about a person."""

    words = SensitiveTextField(default="Invented words about nobody, of ordinary length.")
    note = SensitiveTextField(default="A longer text. " * 12)
    history = History()


auditlog.register(AuditLog)
