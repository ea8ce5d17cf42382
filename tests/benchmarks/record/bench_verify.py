"""How fast is the whole record verified and sealed, beside hashing alone? By hand, on either database (--postgres):

    EVENTS=1000000 uv run --group bench pytest tests/benchmarks/record -n 0 -s \
        --ds tests.benchmarks.record.settings -o python_files="bench_verify.py"

Memory is what the process holds beyond what it held before, in MiB; nothing is asserted of seconds.
"""

import hashlib
import os
import resource
import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from orgs import chain, checkpoints, verifying
from orgs.models import AuditEvent, AuditStream

pytestmark = pytest.mark.django_db(transaction=True)
EVENTS = int(os.environ.get("EVENTS", "100000"))
IN_A_STREAM = 50
AT_ONCE = 50_000
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def filled(number: int) -> None:
    """Streams as cases have them: looks, each with the sections that were opened and one row of a change.

    They grow side by side, so that the events of one stream lie far apart.
    """
    made = _events(number)
    while some := sorted(islice(made, AT_ONCE), key=lambda event: event.position):
        with transaction.atomic():
            AuditEvent.objects.bulk_create(some)
            ends = [event for event in some if event.position == IN_A_STREAM]
            AuditStream.objects.bulk_create(
                AuditStream(id=end.stream, events=end.position, previous=end.previous_hash, head=end.hash)
                for end in ends
            )


def _events(number: int):
    for stream in (uuid4() for _ in range(number // IN_A_STREAM)):
        head = ""
        for position in range(1, IN_A_STREAM + 1):
            event = _event(stream, position)
            event.previous_hash, head = head, chain.linked(head, chain.content(chain.held(event)))
            event.hash = head
            yield event


def _event(stream: UUID, position: int) -> AuditEvent:
    return AuditEvent(
        id=uuid4(), stream=stream, position=position, kind="case.opened", outcome="seen", case_id=stream,
        at=BEGAN + timedelta(minutes=position), actor_id=uuid4(), actor_code="CW-014", role="caseworker",
        relation="caseworker", case_reference="7KQ4M2XA", subject="case.see", purpose="care",
        sections=["C1", "C2", "C3"], details={}, rows=[["screening.Note", str(uuid4()), "0" * 64]],
    )  # fmt: skip


def held_now() -> float:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


def test_sealing_and_verifying():
    filled(EVENTS)
    began = time.perf_counter()
    checkpoints.seal()
    sealed = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {chain.raw_text()} FROM "{AuditEvent._meta.db_table}" e LIMIT 100000')
        texts = [text.encode() for (text,) in cursor.fetchall()]
    began = time.perf_counter()
    for text in texts:
        hashlib.sha256(text).hexdigest()
    hashed = (time.perf_counter() - began) / len(texts)
    del texts
    before, began = held_now(), time.perf_counter()
    report = verifying.verify()
    took = time.perf_counter() - began
    assert (report.events, report.findings) == (EVENTS, [])
    print(f"\n{EVENTS} events, {connection.vendor}")
    print(f"  sealing        {sealed / EVENTS * 1e6:8.1f} µs an event")
    print(f"  verifying      {took / EVENTS * 1e6:8.1f} µs an event, {EVENTS / took:9.0f} a second")
    print(
        f"  hashing alone  {hashed * 1e6:8.1f} µs an event: verifying takes {took / EVENTS / hashed:.1f} times as long"
    )
    print(f"  memory         {held_now() - before:8.0f} MiB more than before")
