"""A thousand acts of four people at once, sealed and verified all the while: nobody is accused of anything."""

import random
import threading
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections

from orgs import checkpoints, log, reconciling, verifying
from orgs.actions import holidays
from orgs.models import AuditEvent, Holiday, User
from orgs.refusals import Refused
from orgs.types import Role
from screening.actions import needs
from screening.models import Case, Need
from screening.types import NeedKind, NeedStatus
from tests.factories import orgs, stages
from tests.factories.cast import cast

ACTS, PEOPLE = 1000, 4
NEEDS = [kind for kind in NeedKind if kind != NeedKind.NOTHING]


def act(number: int, *, administrator: User, worker: User, case: Case, lot: random.Random) -> None:
    """One of what people do all day: looks, refusals, changes, additions, and rows that are taken out again."""
    kind = lot.choice(("look", "look", "refuse", "add", "move", "cancel", "need", "settle"))
    mine = Holiday.objects.filter(basis=f"decree of {administrator.code}")
    if kind == "look":
        log.seen("case.opened", by=worker, case=case, sections=["C2"])
    elif kind == "refuse":
        log.refused("case.refused", by=administrator, case=case, why="not_mine")
    elif kind == "need":
        needs.record(by=worker, case=case, kinds=lot.sample(NEEDS, k=2))
    elif kind == "settle" and (need := Need.objects.filter(case=case, status=NeedStatus.WANTED).first()):
        try:
            needs.settle(by=worker, need=need, status=NeedStatus.MET, given="Given (invented).")
        except Refused:  # somebody else was quicker
            log.refused("case.refused", by=worker, case=case, why="already")
    elif kind == "move" and (holiday := mine.order_by("?").first()):
        holidays.move(by=administrator, holiday=holiday, on=holiday.on + timedelta(days=3650), basis=holiday.basis)
    elif kind == "cancel" and (holiday := mine.order_by("?").first()):
        holidays.cancel(by=administrator, holiday=holiday)
    else:
        on = date(2100 + number // 300, 1, 1) + timedelta(days=number % 300)
        holidays.add(by=administrator, on=on, name=f"Day {uuid4()}", basis=f"decree of {administrator.code}")


@pytest.mark.django_db(transaction=True)
def test_a_thousand_clean_acts_raise_no_alarm():
    people = cast()
    case = stages.reflecting(people)
    administrators = [orgs.member(role=Role.ADMINISTRATOR) for _ in range(PEOPLE)]
    before, failed, done = AuditEvent.objects.count(), [], threading.Event()

    def run(work) -> threading.Thread:
        def watched() -> None:
            try:
                work()
            except BaseException as error:
                failed.append(error)
            finally:
                connections.close_all()

        return threading.Thread(target=watched)

    def of(place: int, administrator: User):
        lot = random.Random(place)
        return lambda: [
            act(number, administrator=administrator, worker=people.caseworker, case=case, lot=lot)
            for number in range(place, ACTS, PEOPLE)
        ]

    def seal() -> None:
        while not done.wait(0.5):
            checkpoints.seal()

    def verify() -> None:
        while not done.wait(1):
            report = verifying.verify(also=reconciling.reconcile)
            assert report.findings == []

    workers = [run(of(place, administrator)) for place, administrator in enumerate(administrators)]
    watchers = [run(seal), run(verify)]
    for thread in workers + watchers:
        thread.start()
    for thread in workers:
        thread.join()
    done.set()
    for thread in watchers:
        thread.join()
    assert failed == []
    assert AuditEvent.objects.count() - before >= ACTS
    last = checkpoints.seal()
    report = verifying.verify(also=reconciling.reconcile)
    assert (report.code, report.findings, report.unsealed, report.events) == (0, [], 0, last.size)
    print(f"{report.events} events, {last.number} checkpoints, 0 alarms")
