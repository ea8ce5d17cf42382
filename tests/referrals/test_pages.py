"""From consent to the end of a referral, through the pages that both sides use; and what each of them shows."""

import pytest
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from referrals.actions import helping
from referrals.models import Referral
from referrals.types import ReferralStatus
from screening import reference
from screening.actions import consents, persons, relatives
from screening.models import Case, Consent
from screening.types import ChoiceMade, Relation, ServiceKind, SharedGroup
from tests.factories import helping as made
from tests.factories import stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, official_name="Invented Person", contact_details="012 000 111")
    return case


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def path(name: str, case: Case, *rest) -> str:
    return reverse(f"referrals:{name}", args=[reference.shown(case.reference), *rest])


CONSENT = {
    "service": "counselling", "groups": ["coded", "identity"],
    "language": "km", "teach_back": "understood", "words": "Yes, them.",
}  # fmt: skip


def agreed(client: Client, people: Cast, case: Case, **said):
    from datetime import timedelta

    from orgs import clock

    day = clock.today() + timedelta(days=60)
    values = CONSENT | {"office": str(people.partner_office.pk), "until_on_day": day.day, "until_on_month": day.month}
    return client.post(path("consent_record", case), values | {"until_on_year": day.year} | said)


def test_from_consent_to_the_outcome_through_the_pages(people, case):
    ours, theirs, partner = (signed_in(user) for user in (people.caseworker, people.partner_supervisor, people.partner))
    assert agreed(ours, people, case).status_code == 302
    consent = Consent.objects.get()
    answer = ours.post(path("draft", case), {"basis": str(consent.pk), "urgency": "now", "words": "Once a week."})
    assert answer.status_code == 302
    row = Referral.objects.get()
    assert "Invented Person" not in theirs.get(reverse("referrals:inbox")).content.decode()
    assert ours.post(path("send", case, row.pk), {"press": "1"}).status_code == 302

    inbox = theirs.get(reverse("referrals:inbox")).content.decode()
    assert reference.shown(case.reference) in inbox and case.codename not in inbox
    summary = theirs.get(path("helping", case)).content.decode()
    for hidden in ("Invented Person", "012 000 111", "Once a week.", case.codename):
        assert hidden not in summary
    assert theirs.post(path("ask", case, row.pk), {"question": "Mornings?"}).status_code == 302
    page = ours.get(path("index", case)).content.decode()
    assert "Mornings?" in page
    question = row.questions.get()
    assert ours.post(path("question_answer", case, question.pk), {"answer": "Any."}).status_code == 302
    assert theirs.post(path("accept", case, row.pk), {"named": people.partner.code}).status_code == 302

    page = partner.get(path("helping", case)).content.decode()
    for open_now in ("Invented Person", "012 000 111", case.codename, "Mornings?", "Any."):
        assert open_now in page, open_now
    assert "Invented Person" not in theirs.get(path("helping", case)).content.decode()
    assert partner.post(path("begin", case, row.pk), {"press": "1"}).status_code == 302
    assert partner.post(path("note", case, row.pk), {"text": "Came twice."}).status_code == 302
    assert "Came twice." in ours.get(path("index", case)).content.decode()
    assert partner.post(path("complete", case, row.pk), {"outcome": "received", "words": "Well."}).status_code == 302
    assert partner.get(path("helping", case)).status_code == 404
    row = Referral.objects.get()
    assert row.status == ReferralStatus.COMPLETED


def test_a_form_open_since_before_the_consent_was_taken_back_is_refused_and_says_nothing(people, case):
    row = made.accepted(people, case)
    partner = signed_in(people.partner)
    note = path("note", case, row.pk)
    assert partner.get(note).status_code == 200
    assert (
        signed_in(people.caseworker)
        .post(path("consent_withdraw", case, row.consent.pk), {"words": "No more."})
        .status_code
        == 302
    )
    answer = partner.post(note, {"text": "Too late."})
    nowhere = partner.get("/cases/0000-0000/")
    assert answer.status_code == nowhere.status_code == 404
    assert not row.notes.exists()
    assert AuditEvent.objects.filter(outcome="refused", case_id=case.pk, actor_id=people.partner.pk).exists()


def test_what_was_read_before_a_withdrawal_is_given_back_from_a_page_of_its_own(people, case):
    row = made.accepted(people, case)
    consents.withdraw(by=people.caseworker, consent=row.consent)
    theirs, outsider = signed_in(people.partner_supervisor), signed_in(people.outsider)
    assert "Give back or delete" in theirs.get(reverse("referrals:inbox")).content.decode()
    page = reverse("referrals:give_back", args=[row.pk])
    for method in ("get", "post"):
        assert getattr(outsider, method)(page).status_code == 404
    assert theirs.post(page, {}).status_code == 422
    assert theirs.post(page, {"how": "deleted"}).status_code == 302
    assert "Give back or delete" not in theirs.get(reverse("referrals:inbox")).content.decode()
    assert theirs.get(page).status_code == 404


def test_a_yes_that_could_not_be_said_back_is_not_kept(people, case):
    answer = agreed(signed_in(people.caseworker), people, case, teach_back="not_checked")
    assert answer.status_code == 422
    assert "Explain it again" in answer.content.decode()
    assert not Consent.objects.exists()


def test_the_ledger_of_choices_follows_what_was_agreed_and_taken_back(people, case):
    consent = made.consented(people, case)
    consents.withdraw(by=people.caseworker, consent=consent)
    said = list(case.choice_set.order_by("recorded_at").values_list("service", "choice"))
    assert said == [(ServiceKind.COUNSELLING, ChoiceMade.WANTS), (ServiceKind.COUNSELLING, ChoiceMade.CHANGED_MIND)]


def test_pressing_send_twice_asks_once(people, case):
    consent = made.consented(people, case)
    from referrals.actions import referring

    row = referring.draft(by=people.caseworker, case=case, basis=consent)
    ours = signed_in(people.caseworker)
    said = {"submission": "6b1e0f3e-5f51-4d3a-9d5e-0c2a7c8a1a11"}
    first, second = (ours.post(path("send", case, row.pk), said) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert AuditEvent.objects.filter(kind="referral.sent").count() == 1


class TestImplicatedMother:
    """She sold the child: she is offered nowhere as somebody who consents, and refused where she is named anyway."""

    @pytest.fixture
    def child(self, people):
        return stages.received(people, answers=stages.safe_answers(under_18="yes"))

    @pytest.mark.parametrize("standing", [{"is_implicated": True}, {"must_not_be_told": True}])
    def test_she_does_not_consent(self, people, child, standing):
        by = people.caseworker
        mother = relatives.add(by=by, case=child, relation=Relation.GUARDIAN, name="Mother (invented)", **standing)
        aunt = relatives.add(by=by, case=child, relation=Relation.GUARDIAN, name="Aunt (invented)")
        page = signed_in(by).get(path("consent_record", child)).content.decode()
        assert "Aunt (invented)" in page and "Mother (invented)" not in page
        said = {"child_assents": "yes", "given_by": "guardian", "best_interests": "Invented."}
        answer = agreed(signed_in(by), people, child, **said, guardian=str(mother.pk))
        assert answer.status_code == 422
        with pytest.raises(Exception, match=r"implicated|must not be told"):
            made.consented(people, child, given_by="guardian", guardian=mother)
        assert agreed(signed_in(by), people, child, **said, guardian=str(aunt.pk)).status_code == 302

    def test_without_the_childs_own_yes_nothing_is_shared(self, people, child):
        said = {"child_assents": "no", "given_by": "self", "best_interests": "Invented."}
        answer = agreed(signed_in(people.caseworker), people, child, **said)
        assert answer.status_code == 422
        assert not Consent.objects.exists()


def test_why_it_is_best_for_a_child_stands_beside_their_yes(people, case):
    child = stages.received(people, answers=stages.safe_answers(under_18="yes"))
    made.consented(people, child, best_interests="Invented: it is near the school.")
    made.consented(people, case)
    pages = [signed_in(people.caseworker).get(path("index", one)).content.decode() for one in (child, case)]
    assert "Invented: it is near the school." in pages[0]
    assert ["Why it is best for the child" in page for page in pages] == [True, False]


def test_where_somebody_was_referred_is_not_shown_to_who_has_not_opened_identity(people, case):
    made.accepted(people, case, groups=[SharedGroup.CODED])
    page = signed_in(people.other_supervisor).get(path("index", case)).content.decode()
    assert people.partner_office.name not in page
    assert people.partner_office.name in signed_in(people.caseworker).get(path("index", case)).content.decode()


def test_a_note_of_one_referral_is_not_read_through_another(people, case):
    first = made.accepted(people, case)
    helping.write(by=people.partner, referral=first, text="Only for counselling.")
    second = made.sent(people, case, service=ServiceKind.SCHOOL)
    helping.accept(by=people.partner_supervisor, referral=second, named=people.partner_supervisor)
    page = signed_in(people.partner_supervisor).get(path("helping", case)).content.decode()
    assert "Only for counselling." not in page
