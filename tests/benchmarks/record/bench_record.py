"""What does it cost that a change is on record? By hand, on either database (--postgres):

    uv run --group bench pytest tests/benchmarks/record -n 0 -s --ds tests.benchmarks.record.settings \
        -o python_files="bench_*.py"

One change in one transaction, each kind in turn within one run; ratios are printed, nothing is asserted of seconds.
"""

import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, models, transaction

from orgs import log
from orgs.models import User
from screening import access
from screening.sections import Section, opened
from tests.benchmarks.record.models import AuditLog, Bare, Ours, OursSealed, SimpleHistory
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 301
WRITERS = 8
SECONDS_EACH = 6.0
ONE_OF = {"bare": Bare, "simple-history": SimpleHistory, "auditlog": AuditLog, "ours": Ours, "ours, sealed": OursSealed}
Change = Callable[[models.Model, User], None]


def changed(row: models.Model, by: User) -> None:
    with transaction.atomic():
        _change(row)


def recorded(row: models.Model, by: User) -> None:
    with log.recording("bench.changed", by=by, role="caseworker"):
        _change(row)


def _change(row: models.Model) -> None:
    row.number += 1  # type: ignore[attr-defined]  # every row here has one
    row.words = f"Changed {row.number} times."  # type: ignore[attr-defined]
    row.save()


def act(kind: str) -> Change:
    return recorded if kind.startswith("ours") else changed


def made(kind: str, by: User, **of: Any) -> models.Model:
    row = ONE_OF[kind](**of)
    with log.recording("bench.made", by=by):
        row.save()
    return row


def test_one_change_by_one_writer():
    people = cast()
    by, case = people.caseworker, stages.received(people)
    took: dict[str, list[float]] = defaultdict(list)
    with opened(case_id=case.pk, sections=Section):
        rows = {kind: made(kind, by, case_id=case.pk) for kind in ONE_OF}
        for _ in range(ROUNDS):
            for kind, row in rows.items():
                began = time.perf_counter()
                act(kind)(row, by)
                took[kind].append((time.perf_counter() - began) * 1000)
    median = {kind: statistics.median(all_of) for kind, all_of in took.items()}
    _say(f"one writer, {ROUNDS} changes each, {connection.vendor}", median, floor="simple-history")


def test_one_change_by_eight_writers():
    """Each in a stream of their own, as cases are; the throughput of each kind, and its slowest hundredth."""
    people = list(cast().people().values())[:WRITERS]
    assert len(people) == WRITERS
    rate, slow = {}, {}
    for kind in ("simple-history", "ours", "auditlog", "simple-history", "ours"):
        took = _by_all(kind, people)
        rate[kind] = max(rate.get(kind, 0), len(took) / SECONDS_EACH)
        slow[kind] = min(slow.get(kind, 1e9), statistics.quantiles(took, n=100)[98])
    _say(f"{WRITERS} writers, changes a second, {connection.vendor}", rate, floor="simple-history")
    _say(f"{WRITERS} writers, slowest hundredth in ms, {connection.vendor}", slow, floor="simple-history")


def _by_all(kind: str, people: list[User]) -> list[float]:
    rows = [made(kind, by) for by in people]
    took: list[float] = []
    ends = time.perf_counter() + SECONDS_EACH

    def write(row: models.Model, by: User) -> None:
        try:
            while time.perf_counter() < ends:
                began = time.perf_counter()
                act(kind)(row, by)
                took.append((time.perf_counter() - began) * 1000)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=pair) for pair in zip(rows, people, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def test_a_look_with_its_event_and_without():
    people = cast()
    case = stages.received(people)
    by = people.caseworker
    took: dict[str, list[float]] = defaultdict(list)

    def look() -> float:
        began = time.perf_counter()
        access.open_case(by, case.reference, want=[Section.C2])
        return (time.perf_counter() - began) * 1000

    for _ in range(ROUNDS):
        took["with its event"].append(look())
        with patch.object(log, "seen"):
            took["without"].append(look())
    median = {kind: statistics.median(all_of) for kind, all_of in took.items()}
    _say(f"one look, ms, {connection.vendor}", median, floor="without")
    print(f"  added: {median['with its event'] - median['without']:.2f} ms")


def _say(what: str, figures: dict[str, float], *, floor: str) -> None:
    print(f"\n{what}")
    for kind, figure in figures.items():
        print(f"  {kind:16} {figure:9.3f}   {figure / figures[floor]:.2f} x {floor}")
