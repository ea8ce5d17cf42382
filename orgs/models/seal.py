"""What holds all events together, across the streams: the place of each in one tree, and who signed for the tree?"""

from django.db import models


class AuditLeaf(models.Model):
    """The place of one event in the tree over all events (RFC 9162), and what the event was when it was sealed.

    All of it is hashed (`orgs.checkpoints.entry`); of an event that is gone it still says where it was.
    """

    append_only = True

    number = models.PositiveBigIntegerField(primary_key=True)  # from 0
    event_id = models.UUIDField(unique=True)
    stream = models.UUIDField()
    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.number)


class Checkpoint(models.Model):
    """The root of the tree over the first ``size`` events, signed with Ed25519; each names the one before it.

    ``previous`` is SHA-256 (hex) of the signed text of the checkpoint before, empty for the first; ``key_id`` is the
    first 16 digits of SHA-256 (hex) of the public key. ``subtrees`` is the tree, put down so that the next goes on.
    """

    append_only = True

    number = models.PositiveBigIntegerField(primary_key=True)  # from 1
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    subtrees = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"{self.number}: {self.size}"
