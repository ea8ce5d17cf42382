"""How is the whole record sealed, so that nobody can take anything out of it unnoticed?

What is committed and not sealed yet is added to one tree over all events, and the root of the tree is signed. Whoever
keeps a copy of what was signed, in a place that nobody here can write to, can show later what was here.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Exists, Min, OuterRef

from . import append_only, chain, clock, copies, merkle, rules, signatures
from .models import AuditEvent, AuditLeaf, AuditStream, Checkpoint

# Of two that seal at once on PostgreSQL one goes on. Any number that nothing else here uses.
LOCK = 0x526F6D64756F6C
EVENT, LEAF, STREAM = (f'"{model._meta.db_table}"' for model in (AuditEvent, AuditLeaf, AuditStream))
ROWS_AT_ONCE = 2000
# Longer than any transaction lasts: what happened before a seal by more than this was sealed with it.
LATE_COMMIT = timedelta(days=1)

logger = logging.getLogger(__name__)


class DoesNotHold(Exception):
    """What was to be signed is not as it was written, and nothing was signed. `manage.py audit_verify` says more."""


@dataclass(frozen=True)
class State:
    """How the record stands, as far as that can be told without reading all of it."""

    checkpoint: Checkpoint | None
    unsealed: int
    oldest_unsealed_at: datetime | None
    unguarded: list[str]

    @property
    def code(self) -> Literal["none", "intact", "late", "broken"]:
        if self.unguarded or (self.checkpoint and not signatures.is_signed(self.checkpoint)):
            return "broken"
        if self.checkpoint is None:
            return "none"
        oldest = self.oldest_unsealed_at
        return "late" if oldest and oldest < clock.now() - rules.SEALED_WITHIN else "intact"


def latest() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-number").first()


def state() -> State:
    """For a page: looked for among the events of the last days, so that it costs the same after ten years.

    `manage.py audit_verify` finds an event that waits, whenever it says that it happened.
    """
    last, is_sealed = latest(), AuditLeaf.objects.filter(event_id=OuterRef("id"))
    recent = AuditEvent.objects.filter(at__gte=last.at - LATE_COMMIT) if last else AuditEvent.objects.all()
    waiting = recent.filter(~Exists(is_sealed)).aggregate(number=Count("id"), oldest=Min("at"))
    return State(last, waiting["number"], waiting["oldest"], append_only.unguarded())


def seal() -> Checkpoint | None:
    """Seal what is committed and not sealed; the newest checkpoint, an older one where somebody else is sealing.

    Raises `DoesNotHold`. The copy is written when all of it is committed; `copy` says whether it could be.
    """
    with transaction.atomic():
        if not _alone():
            return latest()
        last = latest()
        tree = _taken_up(last)
        before = tree.size
        _take(before)
        _add(tree, since=before)
        if tree.size == before:
            return last
        checkpoint = _signed(tree, after=last)
        transaction.on_commit(copies.copy, robust=True)
    return checkpoint


def entry(stream: str, position: int, event: str, hash: str) -> bytes:
    """What of an event goes into the tree: where it stands, which it is, and what it says."""
    return f"{stream} {position} {event} {hash}".encode()


def raw_entry(alias: str = "l") -> str:
    """SQL that makes the text of `entry`."""
    stream, event = chain.digits(f"{alias}.stream"), chain.digits(f"{alias}.event_id")
    return f"{stream} || ' ' || {alias}.position || ' ' || {event} || ' ' || {alias}.hash"


def _alone() -> bool:
    """On SQLite whoever writes is alone."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchall()[0][0])


def _taken_up(last: Checkpoint | None) -> merkle.Tree:
    """The tree as it was signed last. Nothing is signed on top of what is not the one that others keep."""
    newest = AuditLeaf.objects.order_by("-number").values_list("number", flat=True).first()
    if (0 if newest is None else newest + 1) != (last.size if last else 0):
        raise DoesNotHold("a checkpoint is missing, or what it sealed is")
    if _is_rolled_back():
        raise DoesNotHold("the copy holds a checkpoint that is not here")
    if last is None:
        return merkle.Tree()
    try:
        tree = merkle.tree_of(last.size, last.subtrees)
    except ValueError as error:
        raise DoesNotHold(f"checkpoint {last.number}") from error
    if tree.root().hex() != last.root or not signatures.is_signed(last):
        raise DoesNotHold(f"checkpoint {last.number}")
    return tree


def _is_rolled_back() -> bool:
    file: Path | None = settings.CHECKPOINT_COPY
    try:
        kept = list(copies.copies(file)) if file and file.exists() else []
    except OSError:  # the seal matters more; that nothing can be copied is said afterwards
        logger.exception("The copy of the checkpoints cannot be read.")
        return False
    return bool(kept) and not copies.is_here(max(kept, key=lambda one: one.number))


def _take(size: int) -> None:
    """Give each event that has no place in the tree one, whenever it began: the last number says nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {LEAF} (number, event_id, stream, position, hash)"  # nosec B608
            " SELECT %s - 1 + ROW_NUMBER() OVER (ORDER BY e.stream, e.position), e.id, e.stream, e.position, e.hash"
            f" FROM {EVENT} e WHERE NOT EXISTS (SELECT 1 FROM {LEAF} l WHERE l.event_id = e.id)",
            [size],
        )


def _add(tree: merkle.Tree, *, since: int) -> None:
    """Add what was just taken, if all of it holds: its content, the one before it, and the end of its stream."""
    cut = (
        f"SELECT s.id FROM {STREAM} s WHERE NOT EXISTS (SELECT 1 FROM {EVENT} e"  # nosec B608
        " WHERE e.stream = s.id AND e.position = s.events AND e.hash = s.head) LIMIT 1"
    )
    follows = "e.position <= s.events AND e.previous_hash = coalesce(held.hash, '')"
    taken = (
        f"SELECT {chain.digits('e.id')}, {chain.digits('e.stream')}, e.position, e.hash, {follows}, {chain.raw_text()}"  # nosec B608
        f" FROM {LEAF} l JOIN {EVENT} e ON e.id = l.event_id LEFT JOIN {STREAM} s ON s.id = e.stream"
        f" LEFT JOIN {EVENT} p ON p.stream = e.stream AND p.position = e.position - 1"
        f" LEFT JOIN {LEAF} held ON held.event_id = p.id WHERE l.number >= %s ORDER BY l.number"
    )
    with connection.cursor() as cursor:
        cursor.execute(cut)
        for (stream,) in cursor.fetchall():
            raise DoesNotHold(f"the end of stream {stream}")
    with connection.chunked_cursor() as cursor:
        cursor.execute(taken, [since])
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for event, stream, position, hash, follows_on, text in rows:
                if not follows_on or hash != chain.digest_of(text):
                    raise DoesNotHold(f"stream {stream}, position {position}, event {event}")
                tree.add(entry(stream, position, event, hash))


def _signed(tree: merkle.Tree, *, after: Checkpoint | None) -> Checkpoint:
    checkpoint = Checkpoint(
        number=after.number + 1 if after else 1,
        size=tree.size,
        root=tree.root().hex(),
        subtrees=str(tree),
        previous=signatures.digest(after) if after else "",
        at=clock.now(),
    )
    signatures.sign(checkpoint)
    checkpoint.save(force_insert=True)
    return checkpoint
