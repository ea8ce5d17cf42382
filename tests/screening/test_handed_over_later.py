"""Somebody who wanted to think agrees later; and what other offices are told meanwhile identifies nobody."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from orgs.models.event import Outcome
from orgs.refusals import Refused
from screening import access, reference
from screening.access import Tie
from screening.actions import cases, denials, handover, persons
from screening.models import Case, Deadline, Handover
from screening.types import AgeBand, DenialWhy, HandoverAnswer, HandoverStatus, Stage
from tests.factories import stages
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def kept(people) -> Case:
    return stages.handed_over(people, answer=HandoverAnswer.THINKING)


def open_kinds(case: Case) -> set[str]:
    rows = Deadline.objects.filter(case=case, met_at__isnull=True, dropped_at__isnull=True)
    return set(rows.values_list("kind", flat=True))


def test_who_agrees_later_goes_to_the_coordinating_office_and_the_stage_stays(people, kept):
    cases.name_caseworker(by=people.supervisor, case=kept, caseworker=people.colleague)
    handover.send_later(by=people.colleague, case=kept)
    assert Tie.OFFICE_ASKED in access.ties(people.caseworker, kept)
    assert Tie.CASEWORKER in access.ties(people.colleague, kept)
    handover.receive(by=people.other_supervisor, case=kept)
    assert (kept.stage, kept.responsible, kept.caseworker) == (Stage.INTERIM, people.other_supervisor, None)
    assert kept.national_code
    assert access.ties(people.colleague, kept) == frozenset()
    assert {"name_caseworker", "intake", "risk"} <= open_kinds(kept)


def test_it_is_sent_once_and_only_for_somebody_who_was_kept(people, kept):
    handover.send_later(by=people.responder, case=kept)
    with pytest.raises(Refused):
        handover.send_later(by=people.responder, case=kept)
    received = stages.received(people)
    with pytest.raises(Refused):
        handover.send_later(by=people.caseworker, case=received)


def test_what_was_explained_already_is_not_asked_for_again(people, kept):
    cases.name_caseworker(by=people.supervisor, case=kept, caseworker=people.colleague)
    stages.do_interim(people.colleague, kept)
    handover.send_later(by=people.colleague, case=kept)
    handover.receive(by=people.other_supervisor, case=kept)
    assert not {"intake", "risk"} & open_kinds(kept)


def test_a_person_kept_here_who_says_they_are_sixteen_goes_to_child_protection(people, kept):
    persons.write(by=people.responder, case=kept, age_band=AgeBand.FROM_16_TO_17)
    assert "child_handover" in open_kinds(kept)
    with pytest.raises(Refused) as refused:
        handover.send_later(by=people.responder, case=kept)
    assert refused.value.why == "child_heard"
    row = handover.send_later(by=people.responder, case=kept, child_was_heard=True)
    assert (row.kind, row.to_office) == ("child", people.coordinating)
    assert "child_handover" not in open_kinds(kept)


def test_the_page_sends_it(people, kept, client: Client):
    client.force_login(people.responder)
    page = client.get(reverse("screening:handover", args=[kept.reference])).content.decode()
    later = reverse("screening:handover_send_later", args=[reference.shown(kept.reference)])
    assert later in page
    said = {"submission": str(uuid4()), "urgency": "today", "tell_identifying": "no"}
    assert client.post(later, said).status_code == 422
    assert client.post(later, said | {"said": "on"}).status_code == 302
    assert Handover.objects.filter(case=kept, status=HandoverStatus.SENT).exists()


def test_a_hand_over_with_two_questions_waits_for_both_answers(people):
    case = stages.handed_over(people)
    first = handover.ask_back(by=people.other_supervisor, case=case, question="Which language?")
    second = handover.ask_back(by=people.caseworker, case=case, question="Where now?")
    handover.answer(by=people.responder, question=first, answer="Khmer.")
    assert case.handover_set.get().status == HandoverStatus.SENT_BACK
    handover.answer(by=people.responder, question=second, answer="With us.")
    assert case.handover_set.get().status == HandoverStatus.SENT


def test_a_hand_over_with_an_open_question_can_be_received(people, client: Client):
    case = stages.handed_over(people)
    handover.ask_back(by=people.other_supervisor, case=case, question="Which language?")
    client.force_login(people.caseworker)
    receive = reverse("screening:handover_receive", args=[reference.shown(case.reference)])
    assert receive in client.get(reverse("screening:handover", args=[case.reference])).content.decode()
    assert client.post(receive, {"submission": str(uuid4())}).status_code == 302


def test_pressing_twice_answers_as_pressing_once(people, client: Client):
    """The second press comes when one may no longer do it; it is neither refused nor done again."""
    case = stages.handed_over(people)
    client.force_login(people.caseworker)
    receive = reverse("screening:handover_receive", args=[case.reference])
    said = {"submission": str(uuid4())}
    assert client.post(receive, said).status_code == 302
    again = client.post(receive, said)
    assert (again.status_code, again["Location"]) == (302, f"/cases/{reference.shown(case.reference)}/")
    assert case.handover_set.get().received_by == people.caseworker
    assert not AuditEvent.objects.filter(outcome=Outcome.REFUSED).exists()
    # Another press, by somebody else or with a form of its own, is refused as ever.
    assert client.post(receive, {"submission": str(uuid4())}).status_code == 403
    client.force_login(people.outsider)
    assert client.post(receive, said).status_code == 404


def test_the_asked_office_hears_no_codename_before_it_receives(people, client: Client):
    case = stages.handed_over(people)
    client.force_login(people.caseworker)
    for name in ("case", "handover"):
        assert case.codename not in client.get(reverse(f"screening:{name}", args=[case.reference])).content.decode()
    listed = client.get(reverse("screening:cases")).content.decode()
    assert reference.shown(case.reference) in listed
    assert case.codename not in listed
    handover.receive(by=people.caseworker, case=case)
    assert case.codename in client.get(reverse("screening:cases")).content.decode()


def test_the_coordinating_office_reads_a_line_that_identifies_nobody(people, kept, client: Client):
    client.force_login(people.other_supervisor)
    page = client.get(reverse("screening:told")).content.decode()
    assert kept.province.name in page
    assert "Wants to think" in page
    assert people.ngo.name in page
    for secret in (reference.shown(kept.reference), kept.codename, people.responder.code):
        assert secret not in page
    for other in (people.outside_supervisor, people.partner, people.auditor):
        client.force_login(other)
        assert "Wants to think" not in client.get(reverse("screening:told")).content.decode()
    assert AuditEvent.objects.filter(kind="told.listed", actor_id=people.other_supervisor.pk).exists()


def test_the_identifying_office_is_told_only_when_the_person_agrees_to_that(people, client: Client):
    silent = stages.answered(people)
    handover.send(by=people.responder, case=silent, answer=HandoverAnswer.AGREES)
    told = stages.answered(people)
    handover.send(by=people.responder, case=told, answer=HandoverAnswer.AGREES, tell_identifying=True)
    client.force_login(people.identifying_supervisor)
    page = client.get(reverse("screening:told")).content.decode()
    assert reference.shown(told.reference) in page
    assert "Interim help" in page
    assert told.codename not in page
    assert reference.shown(silent.reference) not in page
    # Told of it, and no more: the case itself stays unknown.
    assert client.get(reverse("screening:case", args=[told.reference])).status_code == 404
    denials.deny(by=people.responder, case=told, why=DenialWhy.ACCUSED, office=people.identifying)
    assert reference.shown(told.reference) not in client.get(reverse("screening:told")).content.decode()


def test_what_a_denied_office_was_to_do_is_the_task_of_the_national_one(people):
    case = stages.handed_over(people)
    denials.deny(by=people.responder, case=case, why=DenialWhy.ACCUSED, office=people.coordinating)
    due = Deadline.objects.get(case=case, kind="receive_handover", met_at__isnull=True)
    assert due.office == people.national
    assert case.handover_set.get().to_office == people.national
