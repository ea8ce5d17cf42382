"""Is the record as it was written? All of it is read as it stood at one moment, a part at a time; nothing is written.

An event whose content was changed no longer fits its own hash; one that was written anew with its hash no longer fits
its seal; a tree that was written anew no longer fits what was signed; and what was signed, put back to an older state,
no longer fits the copies that others keep.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from . import append_only, chain, checkpoints, copies, merkle, rules, signatures
from .checkpoints import EVENT, LEAF, STREAM
from .findings import AT_MOST, CannotCheck, Finding, Found, Kind, Report
from .models import Checkpoint
from .reading import one_moment, rows

AT = 2 + chain.CONTENT.index("at")  # in the text of an event, behind its format and the hash before it


def verify(
    *, stream: UUID | None = None, against: Path | None = None, also: Callable[[], Found] | None = None
) -> Report:
    """Read the record, or one stream of it. ``against``: checkpoints that somebody kept. ``also``: what else to read.

    Raises `CannotCheck`, OSError, and what the database raises.
    """
    key = chain.key(stream) if stream else None
    with one_moment():
        report = Report(checkpoint=checkpoints.latest())
        parts = [_beyond(key), _ends(key), _streams(key, report), _gone(key, report)]
        if stream is None:
            guards = (Finding(Kind.TRIGGER_MISSING, place=name) for name in append_only.unguarded())
            parts = [guards, _checkpoints(), _kept(against), _tree(), *parts]
        if also:
            parts.append(also())
        for part in parts:
            for finding in part:
                report.add(finding)
    return report


def _only(column: str, key: Any) -> tuple[str, list[Any]]:
    return (f"{column} = %s", [key]) if key else ("1 = 1", [])


def _checkpoints() -> Found:
    """Each follows the one before and is signed by a key of this site."""
    before: Checkpoint | None = None
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        expected = before.number + 1 if before else 1
        for number in range(expected, checkpoint.number):
            yield _at(Kind.CHECKPOINT_MISSING, number)
        if not signatures.is_signed(checkpoint):
            yield _at(Kind.CHECKPOINT_SIGNATURE, checkpoint.number)
        elif checkpoint.number == expected and checkpoint.previous != (signatures.digest(before) if before else ""):
            yield _at(Kind.CHECKPOINT_MISSING, expected - 1)
        before = checkpoint


def _kept(file: Path | None) -> Found:
    """What others keep is still here, to the letter."""
    kept = list(copies.copies(file)) if file else []
    if file and not kept:
        raise CannotCheck(f"{file} holds no checkpoint.")
    for one in kept:
        if not copies.is_here(one):
            yield _at(Kind.ROLLBACK, one.number)


def _tree() -> Found:
    """What was sealed makes the roots that were signed."""
    signed = Checkpoint.objects.order_by("number").iterator()
    before, ahead, tree = None, next(signed, None), merkle.Tree()
    for number, entry in rows(f"SELECT l.number, {checkpoints.raw_entry()} FROM {LEAF} l ORDER BY l.number"):  # nosec B608
        if number != tree.size:
            break
        tree.add(entry.encode())
        if ahead and tree.size == ahead.size:
            if tree.root().hex() != ahead.root:
                yield _at(Kind.ROOT_MISMATCH, ahead.number)
                return
            before, ahead = ahead, next(signed, None)
    else:
        if not ahead:
            if tree.size > (before.size if before else 0):
                yield _at(Kind.CHECKPOINT_MISSING, before.number + 1 if before else 1)
            return
    yield Finding(Kind.SEAL_MISSING, place=f"leaf {tree.size}")


def _beyond(key: Any) -> Found:
    """No event stands after the end of its stream, and each has one."""
    only, values = _only("e.stream", key)
    for stream, events in rows(
        f"SELECT {chain.digits('last.stream')}, s.events FROM"  # nosec B608
        f" (SELECT e.stream, MAX(e.position) AS position FROM {EVENT} e WHERE {only} GROUP BY e.stream) last"
        f" LEFT JOIN {STREAM} s ON s.id = last.stream WHERE s.id IS NULL OR last.position > s.events",
        *values,
    ):
        if events is None:
            yield Finding(Kind.STREAM_MISSING, stream)
            continue
        beyond = f"e.position, {chain.digits('e.id')} FROM {EVENT} e WHERE e.stream = %s AND e.position > %s"
        for position, event in rows(f"SELECT {beyond}", chain.key(UUID(stream)), events):  # nosec B608
            yield Finding(Kind.FORGED, stream, position, event)


def _ends(key: Any) -> Found:
    """Each stream ends with the event that it says it ends with."""
    only, values = _only("s.id", key)
    for stream, events, event, last in rows(
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
    """Each event holds its own content and the one before it, and is what was sealed in its place."""
    only, values = _only("e.stream", key)
    sizes, floors = _floors()
    current, expected, head, last, is_sure = "", 1, "", "", True
    waiting: list[Finding] = []
    events = sealed = 0
    for stream, position, event, previous, hash, text, number, stands in rows(
        f"SELECT {chain.digits('e.stream')}, e.position, {chain.digits('e.id')}, e.previous_hash, e.hash,"  # nosec B608
        f" {chain.raw_text()}, l.number,"
        " l.hash = e.hash AND l.stream = e.stream AND l.position = e.position"
        f" FROM {EVENT} e LEFT JOIN {LEAF} l ON l.event_id = e.id WHERE {only} ORDER BY e.stream, e.position",
        *values,
    ):
        if stream != current:
            current, expected, head, last, is_sure, waiting = stream, 1, "", "", True, []
        if position != expected:
            for gone in range(expected, min(position, expected + AT_MOST)):
                yield Finding(Kind.MISSING, stream, gone)
        events += 1
        at = text.split(chain.SEPARATOR, AT + 1)[AT]
        if number is None:
            report.waits(at)
            waiting.append(Finding(Kind.FORGED, stream, position, event))
            del waiting[AT_MOST:]
        else:
            sealed += 1
            if waiting:
                yield from waiting
                waiting.clear()
            if not stands:
                yield from _unlike_its_seal(stream, position, event)
        if hash != sha256(text.encode()).hexdigest():
            yield Finding(Kind.EDITED, stream, position, event)
        elif position == expected and is_sure and previous != head:
            is_sure = False
            yield from _unlinked(stream, position, event, previous, last)
        else:
            is_sure = True
        if at < floors[bisect_right(sizes, number) if number is not None else -1]:
            yield Finding(Kind.BACK_DATED, stream, position, event)
        expected, head, last = position + 1, hash, event
    report.events, report.sealed = events, sealed


def _unlike_its_seal(stream: str, position: int, event: str) -> Found:
    """It was written anew, or stands in another place; one that only follows from what was written anew is not told."""
    after = chain.raw_text(previous="coalesce(held.hash, '')")
    for hash, sealed_stream, sealed_position, sealed, follows in rows(
        f"SELECT e.hash, {chain.digits('l.stream')}, l.position, l.hash, {after} FROM {EVENT} e"  # nosec B608
        f" JOIN {LEAF} l ON l.event_id = e.id"
        f" LEFT JOIN {EVENT} p ON p.stream = e.stream AND p.position = e.position - 1"
        f" LEFT JOIN {LEAF} held ON held.event_id = p.id WHERE e.id = %s",
        chain.key(UUID(event)),
    ):
        if (sealed_stream, sealed_position) != (stream, position):
            yield Finding(Kind.REORDERED, sealed_stream, sealed_position, event)
        elif hash != sealed and sealed != chain.digest_of(follows):
            yield Finding(Kind.EDITED, stream, position, event)


def _gone(key: Any, report: Report) -> Found:
    """What was sealed and is not there: one event, the end of its stream, or all of it."""
    only, values = _only("l.stream", key)
    [(sealed,)] = rows(f"SELECT COUNT(*) FROM {LEAF} l WHERE {only}", *values)  # nosec B608
    if sealed == report.sealed:
        return
    for stream, position, event, last in rows(
        f"SELECT {chain.digits('l.stream')}, l.position, {chain.digits('l.event_id')},"  # nosec B608
        f" (SELECT MAX(e.position) FROM {EVENT} e WHERE e.stream = l.stream) FROM {LEAF} l"
        f" WHERE {only} AND NOT EXISTS (SELECT 1 FROM {EVENT} e WHERE e.id = l.event_id) ORDER BY l.number",
        *values,
    ):
        if last is None:
            yield Finding(Kind.STREAM_MISSING, stream)
        else:
            yield Finding(Kind.TRUNCATED if last < position else Kind.MISSING, stream, position, event)


def _unlinked(stream: str, position: int, event: str, previous: str, last: str) -> Found:
    """Does the event stand in another's place, or was the one before it written anew?"""
    of_stream = chain.key(UUID(stream))
    [(is_in_place, is_there)] = rows(
        f"SELECT (SELECT COUNT(*) FROM {LEAF} l WHERE l.event_id = %s AND l.stream = %s AND l.position = %s),"  # nosec B608
        f" (SELECT COUNT(*) FROM {EVENT} e WHERE e.stream = %s AND e.hash = %s)",
        *(chain.key(UUID(event)), of_stream, position, of_stream, previous),
    )
    if last and not is_there:
        yield Finding(Kind.EDITED, stream, position - 1, last)
    elif not is_in_place:
        yield Finding(Kind.REORDERED, stream, position, event)


def _floors() -> tuple[list[int], list[str]]:
    """By the sizes of the tree: what was sealed, or is still to be sealed, after each happened after which moment."""
    sizes, floors = [], [""]
    for size, at in Checkpoint.objects.order_by("number").values_list("size", "at"):
        sizes.append(size)
        floors.append((at - rules.SEALED_WITHIN).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"))
    return sizes, floors


def _at(kind: Kind, number: int) -> Finding:
    return Finding(kind, place=f"checkpoint {number}")
