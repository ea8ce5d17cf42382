"""What those who helped, or could help, are not told: a denied office, a colleague, an administrator."""

import pytest
from django.test import Client
from django.urls import reverse

from orgs import clock
from orgs.actions import services
from orgs.models import Organisation, Service
from orgs.refusals import Refused
from orgs.types import ServiceFact
from referrals.actions import helping, referring
from referrals.models import Referral
from referrals.types import DeclinedWhy, Outcome
from screening import access, reference
from screening.actions import bases, consents, denials, relatives, sharing
from screening.actions.recipients import to_help
from screening.models import Case
from screening.types import DenialWhy, GivenBack, Relation, ServiceKind, SharedGroup, SharingGround, SharingPurpose
from tests.factories import helping as made
from tests.factories import orgs, stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def page(user, name: str, case: Case) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse(f"referrals:{name}", args=[reference.shown(case.reference)])).content.decode()


def test_an_office_shut_out_learns_nothing_from_what_it_helped_with(people, case):
    row = made.accepted(people, case)
    denials.deny(by=people.caseworker, case=case, why=DenialWhy.CONFLICT, office=people.partner_office)
    consents.withdraw(by=people.caseworker, consent=row.consent)
    assert helping.to_give_back(people.partner_supervisor) == []
    with pytest.raises(access.Denied):
        helping.give_back(by=people.partner_supervisor, referral=row, how=GivenBack.DELETED)


def test_what_was_done_before_the_yes_was_taken_back_is_given_back_too(people, case):
    row = made.accepted(people, case)
    helping.complete(by=people.partner, referral=row, outcome=Outcome.RECEIVED)
    assert helping.to_give_back(people.partner_supervisor) == []
    consents.withdraw(by=people.caseworker, consent=row.consent)
    assert [one.pk for one in helping.to_give_back(people.partner_supervisor)] == [row.pk]


def test_once_somebody_is_named_only_they_read_and_ask(people, case):
    row = made.sent(people, case)
    first = helping.ask(by=people.partner_supervisor, referral=row, question="Mornings?")
    assert "Mornings?" in page(people.partner_supervisor, "helping", case)
    helping.accept(by=people.partner_supervisor, referral=row, named=people.partner)
    referring.answer(by=people.caseworker, question=first, answer="She fears the road.")
    assert "She fears the road." in page(people.partner, "helping", case)
    colleague = page(people.partner_supervisor, "helping", case)
    assert "She fears the road." not in colleague and "Ask the caseworker" not in colleague
    with pytest.raises(Refused):
        helping.ask(by=people.partner_supervisor, referral=row, question="And what else?")
    helping.ask(by=people.partner, referral=row, question="Afternoons?")


def test_who_helps_is_changed_by_whoever_helps_or_their_supervisor(people, case):
    """Naming oneself would open what the person agreed to somebody nobody chose."""
    row = made.accepted(people, case)
    nosy = orgs.member(office=people.partner_office)
    with pytest.raises(Refused):
        helping.name(by=nosy, referral=row, named=nosy)
    helping.name(by=people.partner_supervisor, referral=row, named=nosy)
    helping.name(by=nosy, referral=row, named=people.partner)


def test_asking_another_office_is_a_task_for_each_help(people, case):
    """The doctor said no and the school was found: the doctor is still to be found."""
    doctor = made.sent(people, case, service=ServiceKind.DOCTOR)
    school = made.sent(people, case, service=ServiceKind.SCHOOL)
    for row in (doctor, school):
        helping.decline(by=people.partner, referral=row, why=DeclinedWhy.FULL)
    assert waiting(case, "refer_again") == 2
    made.sent(people, case, service=ServiceKind.SCHOOL)
    assert waiting(case, "refer_again") == 1
    made.sent(people, case, service=ServiceKind.DOCTOR)
    assert waiting(case, "refer_again") == 0


def test_a_question_about_a_referral_is_a_task_of_its_own_page(people, case):
    row = made.sent(people, case)
    asked = helping.ask(by=people.partner, referral=row, question="Mornings?")
    assert waiting(case, "referral_question") == 1
    referring.answer(by=people.caseworker, question=asked, answer="Yes.")
    assert waiting(case, "referral_question") == 0


def waiting(case: Case, kind: str) -> int:
    return case.deadline_set.filter(kind=kind, met_at__isnull=True, dropped_at__isnull=True).count()


def test_a_yes_of_a_guardian_who_turns_out_to_be_implicated_carries_nothing_any_more(people):
    by, child = people.caseworker, stages.received(people, answers=stages.safe_answers(under_18="yes"))
    mother = relatives.add(by=by, case=child, relation=Relation.GUARDIAN, name="Mother (invented)")
    consent = made.consented(people, child, given_by="guardian", guardian=mother)
    row = referring.draft(by=by, case=child, basis=consent)
    relatives.write(by=by, relative=mother, is_implicated=True, implicated_why="Sold the child.")
    assert bases.standing(child, SharingPurpose.HELP, today=clock.today()) == []
    with pytest.raises(Refused, match="implicated"):
        referring.send(by=by, referral=row)
    with pytest.raises(Refused, match="implicated"):
        referring.draft(by=by, case=child, basis=consent)


def test_the_second_person_reads_why_nobody_asked_before_they_confirm(people, case):
    row = sharing.propose(
        by=people.caseworker,
        case=case,
        to=to_help(ServiceKind.DOCTOR, people.partner_office),
        groups=[SharedGroup.CODED],
        until_on=clock.today(),
        ground=SharingGround.LIFE_AT_RISK,
        reason="Unconscious since noon.",
    )
    client = Client()
    client.force_login(people.other_supervisor)
    at = reverse("referrals:sharing_confirm", args=[reference.shown(case.reference), row.pk])
    shown = client.get(at).content.decode()
    for needed in ("Unconscious since noon.", people.partner_office.name, str(SharedGroup.CODED.label)):
        assert needed in shown, needed
    # Confirmed it is closed to them again, as every other note is.
    client.post(at, {"press": "1"})
    assert "Unconscious since noon." not in page(people.other_supervisor, "index", case)


class TestDirectory:
    def test_a_fact_that_changed_has_to_be_confirmed_again(self, people):
        by, body = people.administrator, people.partner_office.organisation
        said = {"source": "Said on the phone (invented)", "age_from": 5, "genders": ["woman"]}
        row = services.add(by=by, organisation=body, kind=ServiceKind.SCHOOL, **said)
        services.confirm(by=by, service=row, today=clock.today())
        services.change(by=by, service=row, source="Said on the phone (invented)")
        assert Service.objects.get(pk=row.pk).all_verified_on() == clock.today()
        services.change(by=by, service=row, age_from=6, source="A leaflet (invented)")
        now = Service.objects.get(pk=row.pk)
        assert now.all_verified_on() is None
        # Only that fact, with its own source; the others stand as they were checked.
        assert now.verified_on(ServiceFact.AGES) is None
        assert now.source_of(ServiceFact.AGES) == "A leaflet (invented)"
        assert now.verified_on(ServiceFact.GENDERS) == clock.today()
        assert now.source_of(ServiceFact.GENDERS) == "Said on the phone (invented)"

    def test_a_body_that_is_not_listed_is_not_there_for_administrators(self, people):
        body = people.partner_office.organisation
        row = services.add(by=None, organisation=body, kind=ServiceKind.SCHOOL, source="Said by them (invented)")
        Organisation.objects.filter(pk=body.pk).update(unlisted=True)
        client = Client()
        client.force_login(people.administrator)
        pages = [reverse(f"orgs:service_{name}", args=[row.pk]) for name in ("change", "confirm", "withdraw")]
        for at in [reverse("orgs:service_new", args=[body.slug]), *pages]:
            assert client.get(at).status_code == 404, at
            assert client.post(at, {"press": "1"}).status_code == 404, at


def test_sent_twice_at_once_it_is_one_referral_to_answer(people, case):
    """The same office is not asked twice for the same, whichever consent it rests on."""
    made.sent(people, case)
    with pytest.raises(Refused):
        made.sent(people, case)
    assert Referral.objects.filter(status="sent").count() == 1
