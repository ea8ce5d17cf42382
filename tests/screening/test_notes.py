"""Notes and contacts: who writes them, who reads them, and what is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from screening import reference
from screening.actions import cases, indicator_sets, notes
from tests.factories.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun():
    people = cast()
    indicator_sets.load_shipped()
    return people, cases.begin(by=people.responder, office=people.ngo)


def test_a_note_is_written_and_read_by_its_author(begun, client: Client):
    people, case = begun
    client.force_login(people.responder)
    address = reverse("screening:notes", args=[reference.shown(case.reference)])
    sent = client.post(f"{address}new/", {"text": "She asked for water."}, follow=True)
    assert sent.status_code == 200
    assert "She asked for water." in sent.content.decode()
    assert AuditEvent.objects.filter(kind="note.written", case_id=case.pk).count() == 1


def test_an_empty_note_is_sent_back_with_a_sentence(begun, client: Client):
    people, case = begun
    client.force_login(people.responder)
    address = reverse("screening:note_write", args=[case.reference])
    sent = client.post(address, {"text": "\u200b "})
    assert sent.status_code == 422
    assert "Enter an answer" in sent.content.decode()


def test_an_outsider_gets_the_answer_of_an_unknown_reference(begun, client: Client):
    people, case = begun
    client.force_login(people.outsider)
    there = client.get(reverse("screening:notes", args=[case.reference]))
    nowhere = client.get(reverse("screening:notes", args=["7KQ4-M2XA"]))
    assert there.status_code == nowhere.status_code == 404
    assert AuditEvent.objects.filter(kind="case.refused", why="may_not_know").count() == 1


def test_words_of_a_note_raise_outside_an_opened_case(begun):
    people, case = begun
    note = notes.write(by=people.responder, case=case, text="Said by the person.")
    from screening.sections import SectionClosed

    with pytest.raises(SectionClosed):
        str(note.text)
