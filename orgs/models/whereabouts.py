"""Where is an office, as its own people say? Kept apart, so that no list, search or page of the office can show it."""

import uuid

from django.conf import settings
from django.db import models

from .. import clock
from ..history import History
from .places import Office


class Whereabouts(models.Model):
    """The address of one office, sealed. Its history says who wrote it when, and no earlier address (domain 8)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.OneToOneField(Office, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = History(excluded_fields=["words"])

    class Meta:
        verbose_name_plural = "whereabouts"

    def __str__(self) -> str:
        return f"whereabouts {self.pk}"
