"""What a page asks of the database does not grow with the number of cases or of bodies, whoever opens it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import clock, log
from orgs.models import Organisation, Service
from orgs.models.places import Office
from orgs.types import ServiceKind
from screening import reference
from screening.actions import approvals, emergencies, moves
from screening.models import Approval, Case
from screening.types import ApprovalAnswer
from tests.factories import helping as made
from tests.factories import many, orgs, stages
from tests.factories.cast import Cast, cast
from tests.lot import IN_THE_SUITE, some
from tests.persona.table import PAGES, READ_ONLY

pytestmark = pytest.mark.django_db
FEW, MANY = 20, 200
LISTS = ("home", "today", "cases", "screenings", "approvals", "review", "told", "referrals:inbox")
WHO = ("caseworker", "other_supervisor", "national_supervisor", "partner")
MOST = 60
WARM: set[str] = set()
# A form asks what its page asks, and who may be chosen in it: judged with the directory below.
READ = [name for name, (_got, sent) in PAGES.items() if sent == READ_ONLY]


def path(name: str, *args: object) -> str:
    return reverse(name if ":" in name else f"screening:{name}", args=args)


def asked(people: Cast, paths: list[str], who: tuple[str, ...]) -> dict[tuple[str, str], int]:
    counted = {}
    for name in who:
        client = Client()
        client.force_login(getattr(people, name))
        for one in paths:
            if one not in WARM:
                # What is asked once in a process is not the page's.
                client.get(one)
                WARM.add(one)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(one)
            if answer.status_code == 200:
                counted[name, one] = len(queries)
    return counted


def test_every_page_asks_as_much_at_20_cases_as_at_200():
    people = cast()
    case = stages.received(people)
    made.accepted(people, case)
    request = moves.move(by=people.caseworker, case=case, transition="close_died", reason="Invented.")
    case = Case.objects.get(pk=case.pk)
    of_the_case = [path(name, reference.shown(case.reference)) for name in some(READ)]
    lists = [path(name) for name in LISTS]

    def count() -> dict[tuple[str, str], int]:
        return asked(people, of_the_case, ("caseworker",)) | asked(people, lists, WHO)

    def add(number: int) -> None:
        many.rows_like(request, ({"case_id": twin.pk} for twin in many.cases_like(case, number)))

    with clock.at(clock.now()):  # a day that ends meanwhile has pages of its own
        add(FEW - 1)
        few = count()
        add(MANY - FEW)
        assert Approval.objects.count() == Case.objects.count() == MANY
        assert {where: number for where, number in count().items() if number > few[where]} == {}
    assert len(few) > (25 if IN_THE_SUITE else 40)
    assert max(few.values()) <= MOST, max(few, key=lambda where: few[where])


def test_who_looked_at_a_case_asks_as_much_for_2_people_as_for_30():
    people = cast()
    case = stages.received(people)
    page = path("audit_case", reference.shown(case.reference))

    def opened_by(number: int, *, in_an_emergency: bool) -> None:
        for _ in range(number):
            colleague = orgs.member(office=people.coordinating)
            if in_an_emergency:
                emergencies.begin(by=colleague, reference=case.reference, reason="May come to harm tonight.")
                review = case.approval_set.get(recorded_by=colleague)
                said = ApprovalAnswer.IN_ORDER
                approvals.answer(by=people.other_supervisor, approval=review, answer=said, reason="Called them.")
            log.seen("case.opened", by=colleague, case=case, relation="caseworker")

    opened_by(1, in_an_emergency=True)
    opened_by(1, in_an_emergency=False)
    few = asked(people, [page], ("other_supervisor", "auditor"))
    opened_by(8, in_an_emergency=True)
    opened_by(20, in_an_emergency=False)
    assert asked(people, [page], ("other_supervisor", "auditor")) == few
    assert 0 < len(few) <= max(few.values()) <= MOST


def test_the_directory_asks_as_much_at_10_bodies_as_at_500():
    people = cast()
    case = stages.received(people)
    province = people.province_a

    def add(number: int) -> None:
        start = Organisation.objects.count()
        bodies = [
            Organisation(slug=f"body-{start + n}", name=f"Body {start + n} (example)", type="ngo")
            for n in range(number)
        ]
        Organisation.objects.bulk_create(bodies)
        Office.objects.bulk_create(Office(organisation=one, name=one.name, province=province) for one in bodies)
        Service.objects.bulk_create(
            Service(organisation=one, kind=ServiceKind.DOCTOR, source="invented", age_from=5) for one in bodies
        )

    add(10 - Organisation.objects.count())
    assert Organisation.objects.count() == 10
    shown = reference.shown(case.reference)
    pages = [
        reverse("orgs:organisations"),
        reverse("orgs:organisations") + "?service=doctor&province=01",
        reverse("orgs:organisation", args=[people.ngo.organisation.slug]),
        path("referrals:finder", shown) + "?service=doctor",
        path("referrals:consent_record", shown),
        path("choice_record", shown),
    ]
    few = asked(people, pages, ("caseworker", "administrator"))
    add(490)
    assert Organisation.objects.count() == 500
    assert asked(people, pages, ("caseworker", "administrator")) == few
    assert max(few.values()) <= MOST
