"""Another office is to answer for the person: nothing moves before it accepts, and then everything does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.refusals import Refused
from screening import access, reference
from screening.access import Tie
from screening.actions import consents, denials, moves, sharing, transfers
from screening.actions.recipients import to_help, to_take_over
from screening.models import Case, Transfer
from screening.sections import Section
from screening.types import DeclinedWhy, DenialWhy, ServiceKind, SharingGround, TransferStatus
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def path(name: str, case: Case) -> str:
    app = "" if ":" in name else "screening:"
    return reverse(f"{app}{name}", args=[reference.shown(case.reference)])


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def knows(user, case: Case) -> bool:
    case.refresh_from_db()
    return bool(access.ties(user, case))


def test_until_it_accepts_the_office_reads_a_summary_and_ours_answers_as_before(people, case):
    before = (case.responsible_office_id, case.responsible_id, case.caseworker_id)
    made.offered(people, case)
    case.refresh_from_db()
    assert (case.responsible_office_id, case.responsible_id, case.caseworker_id) == before
    assert access.ties(people.partner, case) == {Tie.OFFERED}
    opened = access.open_case(people.partner, case.reference, want=Section)
    assert opened.opened == frozenset() and opened.summary_only
    client = as_(people.partner)
    assert client.get(path("case", case)).headers["Location"] == path("transfer", case)
    page = client.get(path("transfer", case)).content.decode()
    assert "A person is offered to your office" in page
    assert case.codename not in page and "She speaks most in the morning." not in page
    listed = client.get(reverse("screening:cases")).content.decode()
    assert reference.shown(case.reference) in listed and case.codename not in listed
    assert "Answer: another office offers a person" in client.get(reverse("screening:today")).content.decode()


def test_once_accepted_that_office_answers_and_ours_knows_nothing_any_more(people, case):
    made.offered(people, case)
    open_tasks = case.deadline_set.filter(met_at__isnull=True, dropped_at__isnull=True, office=people.coordinating)
    assert open_tasks.exists()
    transfers.accept(by=people.partner_supervisor, case=case)
    case.refresh_from_db()
    assert case.responsible_office == people.partner_office
    assert case.responsible == people.partner_supervisor and case.caseworker is None
    for left in (people.caseworker, people.other_supervisor):
        assert access.ties(left, case) == frozenset()
        assert as_(left).get(path("case", case)).status_code == 404
    assert Tie.HOLDING in access.ties(people.partner_supervisor, case)
    assert access.ties(people.partner, case) == frozenset()
    # What was due is the task of whoever answers now, and a caseworker is named within a day.
    assert not open_tasks.exists()
    assert case.deadline_set.get(kind="name_caseworker", met_at__isnull=True).office == people.partner_office
    page = as_(people.partner_supervisor).get(path("transfer", case)).content.decode()
    assert "She speaks most in the morning." in page


def test_declined_ours_reads_why_and_may_offer_it_elsewhere(people, case):
    made.offered(people, case)
    said = {"why": DeclinedWhy.FULL, "words": "Ask us in May."}
    assert as_(people.partner).post(path("transfer_decline", case), said).status_code == 302
    assert not knows(people.partner, case)
    page = as_(people.caseworker).get(path("transfer", case)).content.decode()
    assert "No place or time now" in page and "Ask us in May." in page
    made.offered(people, case, office=people.elsewhere)
    assert knows(people.outsider, case)


def test_offered_to_one_office_at_a_time(people, case):
    made.offered(people, case)
    with pytest.raises(Refused, match="already"):
        made.offered(people, case, office=people.elsewhere)
    row = Transfer.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(
            case=case, from_office=row.from_office, to_office=people.elsewhere, consent=row.consent,
            until_on=row.until_on, recorded_by=people.caseworker,
        )  # fmt: skip


def _withdraw(people: Cast, case: Case) -> None:
    consents.withdraw(by=people.caseworker, consent=Transfer.objects.get(case=case).consent)


def _take_back(people: Cast, case: Case) -> None:
    transfers.take_back(by=people.caseworker, case=case)


def _shut_out(people: Cast, case: Case) -> None:
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, office=people.partner_office)


def _close(people: Cast, case: Case) -> None:
    request = moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    stages.approve(people.other_supervisor, request)


@pytest.mark.parametrize("end", [_withdraw, _take_back, _shut_out, _close])
def test_whatever_ends_the_offer_the_next_request_and_an_open_form_are_refused(
    people, case, end: Callable[[Cast, Case], None]
):
    made.offered(people, case)
    client = as_(people.partner_supervisor)
    assert client.get(path("transfer_accept", case)).status_code == 200
    end(people, case)
    assert client.get(path("transfer", case)).status_code == 404
    assert client.post(path("transfer_accept", case), {}).status_code == 404
    case.refresh_from_db()
    assert case.responsible_office == people.coordinating
    assert Transfer.objects.get().status in (TransferStatus.LAPSED, TransferStatus.TAKEN_BACK)
    assert not case.deadline_set.filter(kind="transfer_answer", met_at__isnull=True, dropped_at__isnull=True).exists()


def test_past_the_day_the_person_named_it_opens_nothing_and_another_office_can_be_asked(people, case):
    made.offered(people, case)
    with clock.at(clock.now() + timedelta(days=91)):
        assert not knows(people.partner, case)
        made.offered(people, case, office=people.elsewhere)
    assert [row.status for row in transfers.of(case)] == [TransferStatus.OFFERED, TransferStatus.LAPSED]


def test_a_yes_to_be_helped_is_no_yes_to_be_handed_to_another_office(people, case):
    helped = made.consented(people, case, to=to_help(ServiceKind.SHELTER, people.partner_office))
    with pytest.raises(Refused, match="something else"):
        transfers.offer(by=people.caseworker, case=case, basis=helped)


def test_while_a_request_waits_it_is_not_taken_over(people, case):
    made.offered(people, case)
    moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    with pytest.raises(Refused, match="request"):
        transfers.accept(by=people.partner_supervisor, case=case)


def test_before_it_was_received_it_is_handed_over_and_not_offered(people):
    kept = stages.handed_over(people, answer="does_not_agree")
    basis = consents.record(
        by=people.responder, case=kept, to=to_take_over(people.partner_office), until_on=clock.today(),
        language="km", teach_back="understood",
    )  # fmt: skip
    with pytest.raises(Refused, match="Hand the person over first"):
        transfers.offer(by=people.responder, case=kept, basis=basis)


def test_without_consent_two_people_answer_for_it(people, case):
    basis = sharing.propose(
        by=people.caseworker, case=case, to=to_take_over(people.partner_office), groups=(), until_on=clock.today(),
        ground=SharingGround.LIFE_AT_RISK, reason="Invented: in hospital there.",
    )  # fmt: skip
    with pytest.raises(Refused, match="second person"):
        transfers.offer(by=people.caseworker, case=case, basis=basis)
    sharing.confirm(by=people.other_supervisor, sharing=basis)
    transfers.offer(by=people.caseworker, case=case, basis=basis)
    assert knows(people.partner, case)


def test_pressed_twice_it_is_accepted_once(people, case):
    made.offered(people, case)
    client = as_(people.partner_supervisor)
    sent = {"submission": "5e1f6c5a-94a5-4d0f-b3a3-2f3f0a9d7f11"}
    answers = [client.post(path("transfer_accept", case), sent).status_code for _press in range(2)]
    assert answers == [302, 302]
    assert case.deadline_set.filter(kind="name_caseworker", met_at__isnull=True).count() == 1
