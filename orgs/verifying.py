"""Is the record as it was written? All of it is read as it stood at one moment, a part at a time; nothing is written.

An event whose content was changed no longer fits its own hash; one that was written anew with its hash no longer fits
its seal; a tree that was written anew no longer fits what was signed; and what was signed, put back to an older state,
no longer fits the copies that others keep.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from . import chain, checkpoints, merkle, rules
from .checkpoints import EVENT, LEAF, STREAM
from .findings import AT_MOST, CannotCheck, Finding, Found, Kind, Report
from .models import Checkpoint

ROWS_AT_ONCE = 5000


def verify(
    *, stream: UUID | None = None, against: Path | None = None, also: Callable[[], Found] | None = None
) -> Report:
    """Read the record, or one stream of it. ``against``: checkpoints that somebody kept. ``also``: what else to read.

    Raises `CannotCheck`, OSError, and what the database raises.
    """
    key = chain.key(stream) if stream else None
    with _one_moment():
        state = checkpoints.state()
        report = Report(0, state.checkpoint, state.unsealed, state.oldest_unsealed_at)
        parts = [_beyond(key), _out_of_turn(key), _tree(key), _ends(key), _streams(key, report)]
        if stream is None:
            guards = (Finding(Kind.TRIGGER_MISSING, place=name) for name in state.unguarded)
            parts = [guards, _checkpoints(), _kept(against), *parts]
        if also:
            parts.append(also())
        for part in parts:
            for finding in part:
                report.add(finding)
    return report


@contextmanager
def _one_moment() -> Iterator[None]:
    """On SQLite without the lock that Django's transactions take: others go on writing."""
    if connection.in_atomic_block:  # a test
        yield
        return
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _rows(sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from rows


def _only(column: str, key: Any) -> tuple[str, list[Any]]:
    return (f"{column} = %s", [key]) if key else ("1 = 1", [])


def _checkpoints() -> Found:
    """Each follows the one before and is signed by a key of this site."""
    before: Checkpoint | None = None
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        expected = before.number + 1 if before else 1
        for number in range(expected, checkpoint.number):
            yield _at(Kind.CHECKPOINT_MISSING, number)
        if not checkpoints.is_signed(checkpoint):
            yield _at(Kind.CHECKPOINT_SIGNATURE, checkpoint.number)
        elif checkpoint.number == expected and checkpoint.previous != (checkpoints.digest(before) if before else ""):
            yield _at(Kind.CHECKPOINT_MISSING, expected - 1)
        before = checkpoint


def _kept(file: Path | None) -> Found:
    """What others keep is still here, to the letter."""
    kept = list(checkpoints.copies(file)) if file else []
    if file and not kept:
        raise CannotCheck(f"{file} holds no checkpoint.")
    for one in kept:
        if not checkpoints.is_here(one):
            yield _at(Kind.ROLLBACK, one.number)


def _beyond(key: Any) -> Found:
    """No event stands after the end of its stream, and each has one."""
    only, values = _only("e.stream", key)
    for event, stream, position, is_there in _rows(
        f"SELECT {chain.digits('e.id')}, {chain.digits('e.stream')}, e.position, s.events FROM {EVENT} e"  # nosec B608
        f" LEFT JOIN {STREAM} s ON s.id = e.stream WHERE {only} AND (s.id IS NULL OR e.position > s.events)",
        *values,
    ):
        yield Finding(Kind.FORGED, stream, position, event) if is_there else Finding(Kind.STREAM_MISSING, stream)


def _out_of_turn(key: Any) -> Found:
    """What has no seal stands after all of its stream that has one, and did not happen long before the last seal."""
    only, values = _only("e.stream", key)
    floor = _floor(checkpoints.latest())
    for event, stream, position, is_passed in _rows(
        f"WITH sealed AS (SELECT stream, MAX(position) AS position FROM {LEAF} GROUP BY stream)"  # nosec B608
        f" SELECT {chain.digits('e.id')}, {chain.digits('e.stream')}, e.position, e.position <= sealed.position"
        f" FROM {EVENT} e LEFT JOIN sealed ON sealed.stream = e.stream WHERE {only}"
        f" AND NOT EXISTS (SELECT 1 FROM {LEAF} l WHERE l.event_id = e.id)"
        f" AND (e.position <= sealed.position OR {_happened()} < %s)",
        *values,
        floor,
    ):
        yield Finding(Kind.FORGED if is_passed else Kind.BACK_DATED, stream, position, event)


def _tree(key: Any) -> Found:
    """What was sealed is still there, in its place, and makes the root that was signed."""
    only, values = _only("l.stream", key)
    signed = Checkpoint.objects.order_by("number").iterator()
    before, ahead, floor = None, next(signed, None), ""
    tree, is_whole = merkle.Tree(), key is None
    for number, stream, position, event, hash, found, stands, at in _rows(
        f"SELECT l.number, {chain.digits('l.stream')}, l.position, {chain.digits('l.event_id')}, l.hash, e.hash,"  # nosec B608
        f" CASE WHEN e.stream = l.stream AND e.position = l.position THEN 1 ELSE 0 END, {_happened()}"
        f" FROM {LEAF} l LEFT JOIN {EVENT} e ON e.id = l.event_id WHERE {only} ORDER BY l.number",
        *values,
    ):
        if found is None:
            yield _gone(stream, position, event)
        elif found != hash:
            if not _follows_from_another(stream, position, event, hash):
                yield Finding(Kind.EDITED, stream, position, event)
        elif not stands:
            yield Finding(Kind.REORDERED, stream, position, event)
        elif at < floor:
            yield Finding(Kind.BACK_DATED, stream, position, event)
        if is_whole and number != tree.size:
            yield Finding(Kind.SEAL_MISSING, place=f"leaf {tree.size}")
            is_whole = False
        if is_whole:
            tree.add(checkpoints.entry(stream, position, event, hash))
        while ahead and ahead.size <= number + 1:
            if is_whole and (tree.size, tree.root().hex()) != (ahead.size, ahead.root):
                yield _at(Kind.ROOT_MISMATCH, ahead.number)
                is_whole = False
            before, ahead, floor = ahead, next(signed, None), _floor(ahead)
    if is_whole and ahead:
        yield Finding(Kind.SEAL_MISSING, place=f"leaf {tree.size}")
    elif is_whole and tree.size > (before.size if before else 0):
        yield _at(Kind.CHECKPOINT_MISSING, before.number + 1 if before else 1)


def _gone(stream: str, position: int, event: str) -> Finding:
    """What was sealed and is not there: one event, the end of its stream, or all of it."""
    [(last,)] = _rows(f"SELECT MAX(e.position) FROM {EVENT} e WHERE e.stream = %s", chain.key(UUID(stream)))  # nosec B608
    if last is None:
        return Finding(Kind.STREAM_MISSING, stream)
    return Finding(Kind.TRUNCATED if last < position else Kind.MISSING, stream, position, event)


def _follows_from_another(stream: str, position: int, event: str, sealed: str) -> bool:
    """Whether an event only has another hash because one before it was written anew."""
    for before, *columns in _rows(
        f"SELECT l.hash, {', '.join(chain.raw_columns())} FROM {EVENT} e"  # nosec B608
        f" JOIN {EVENT} p ON p.stream = e.stream AND p.position = e.position - 1 JOIN {LEAF} l ON l.event_id = p.id"
        " WHERE e.id = %s",
        chain.key(UUID(event)),
    ):
        return chain.linked(before, chain.digest(columns)) == sealed
    return False


def _ends(key: Any) -> Found:
    """Each stream ends with the event that it says it ends with."""
    only, values = _only("s.id", key)
    for stream, events, event, last in _rows(
        f"SELECT {chain.digits('s.id')}, s.events, {chain.digits('e.id')},"  # nosec B608
        f" (SELECT MAX(other.position) FROM {EVENT} other WHERE other.stream = s.id) FROM {STREAM} s"
        f" LEFT JOIN {EVENT} e ON e.stream = s.id AND e.position = s.events"
        f" WHERE {only} AND (e.id IS NULL OR e.hash <> s.head)",
        *values,
    ):
        if last is None:
            yield Finding(Kind.STREAM_MISSING, stream)
        elif event:
            yield Finding(Kind.EDITED, stream, events, event)
        elif last < events:
            yield Finding(Kind.TRUNCATED, stream, last + 1)


def _streams(key: Any, report: Report) -> Found:
    """Each event holds its own content and the one before it."""
    only, values = _only("e.stream", key)
    current, expected, head, last, is_sure = "", 1, "", "", True
    for position, previous, hash, *columns in _rows(
        f"SELECT e.position, e.previous_hash, e.hash, {', '.join(chain.raw_columns())} FROM {EVENT} e"  # nosec B608
        f" WHERE {only} ORDER BY e.stream, e.position",
        *values,
    ):
        report.events += 1
        event, stream = columns[0], columns[1]
        if stream != current:
            current, expected, head, last, is_sure = stream, 1, "", "", True
        for gone in range(expected, min(position, expected + AT_MOST)):
            yield Finding(Kind.MISSING, stream, gone)
        if hash != chain.linked(previous, chain.digest(columns)):
            yield Finding(Kind.EDITED, stream, position, event)
        elif position == expected and is_sure and previous != head:
            is_sure = False
            yield from _unlinked(stream, position, event, previous, last)
        else:
            is_sure = True
        expected, head, last = position + 1, hash, event


def _unlinked(stream: str, position: int, event: str, previous: str, last: str) -> Found:
    """Does the event stand in another's place, or was the one before it written anew?"""
    of_stream = chain.key(UUID(stream))
    [(is_in_place, is_there)] = _rows(
        f"SELECT (SELECT COUNT(*) FROM {LEAF} l WHERE l.event_id = %s AND l.stream = %s AND l.position = %s),"  # nosec B608
        f" (SELECT COUNT(*) FROM {EVENT} e WHERE e.stream = %s AND e.hash = %s)",
        *(chain.key(UUID(event)), of_stream, position, of_stream, previous),
    )
    if last and not is_there:
        yield Finding(Kind.EDITED, stream, position - 1, last)
    elif not is_in_place:
        yield Finding(Kind.REORDERED, stream, position, event)


def _happened() -> str:
    return chain.raw_columns()[chain.CONTENT.index("at")]


def _floor(checkpoint: Checkpoint | None) -> str:
    """Before this, as the database writes it, nothing happens that is sealed after the checkpoint."""
    if checkpoint is None:
        return ""
    return (checkpoint.at - rules.SEALED_WITHIN).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _at(kind: Kind, number: int) -> Finding:
    return Finding(kind, place=f"checkpoint {number}")
