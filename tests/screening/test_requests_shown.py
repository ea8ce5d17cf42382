"""A request is shown in words to those who are asked to answer it, and to nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock, wording
from orgs.models import AuditEvent
from screening import reference
from screening.actions import approvals, corrections, extensions, moves, reflection
from screening.types import ApprovalAnswer, ExtensionWhy
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    """The 30 days began yesterday; their first day was explained the day before."""
    with clock.at(clock.now() - timedelta(days=2)):
        case = stages.interim_done(people)
    with clock.at(clock.now() - timedelta(days=1)):
        reflection.grant(by=people.caseworker, case=case, starts_on=clock.today())
    return case


@pytest.fixture
def of_ours(people, case):
    """Asked of a supervisor of the office."""
    return moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")


@pytest.fixture
def of_another_body(people, case):
    """Asked of another body: the person would lose a day they were promised."""
    first = clock.today() - timedelta(days=2)
    return corrections.ask_correction(
        by=people.caseworker, case=case, starts_on=first, reason="A slip of the pen.", paper_record="Sheet 4."
    )


def url(request, name="approval"):
    return reverse(f"screening:{name}", args=[reference.shown(request.case.reference), request.pk])


def test_whoever_is_asked_about_one_request_learns_nothing_of_another(people, client: Client, of_ours, of_another_body):
    for persona, own, other in (
        ("other_supervisor", of_ours, of_another_body),
        ("national_supervisor", of_another_body, of_ours),
    ):
        user = people.people()[persona]
        client.force_login(user)
        assert client.get(url(own)).status_code == 200, persona
        for answer in (client.get(url(other)), client.post(url(other), {"answer": "approved"})):
            assert answer.status_code == 404, persona
            assert "slip" not in answer.content.decode()
        refused = AuditEvent.objects.filter(actor_id=user.pk, outcome="refused", why="may_not_know")
        assert refused.count() == 2


def test_the_overview_leads_only_to_the_requests_one_is_asked_about(people, client: Client, of_ours, of_another_body):
    client.force_login(people.other_supervisor)
    page = client.get(reverse("screening:case", args=[reference.shown(of_ours.case.reference)])).content.decode()
    assert url(of_ours) in page
    assert url(of_another_body) not in page


def test_an_answered_request_is_shown_to_nobody_who_answered_it(people, client: Client, of_ours, of_another_body):
    second = extensions.ask_extension(by=people.caseworker, case=of_ours.case, why=ExtensionWhy.HEALTH, days=5)
    approvals.answer(by=people.other_supervisor, approval=of_ours, answer=ApprovalAnswer.DECLINED, reason="Alive.")
    client.force_login(people.other_supervisor)
    assert client.get(url(second)).status_code == 200
    assert client.get(url(of_ours)).status_code == 404


def test_a_request_is_shown_in_words(people, client: Client, case, of_another_body):
    longer = extensions.ask_extension(by=people.caseworker, case=case, why=ExtensionWhy.GUARDIAN, days=5)
    client.force_login(people.other_supervisor)
    page = client.get(url(longer)).content.decode()
    assert "5 days" in page
    assert "A guardian is awaited" in page
    client.force_login(people.national_supervisor)
    page = client.get(url(of_another_body)).content.decode()
    first = clock.today() - timedelta(days=2)
    assert wording.day(first) in page
    assert first.isoformat() not in page
