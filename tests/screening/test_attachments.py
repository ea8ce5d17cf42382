"""What is attached to a case: who attaches, who opens it, what is on record of it, and what becomes of it later."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from config.lock import KEPT
from orgs import clock, reconciling
from orgs.findings import Kind
from orgs.models import AuditEvent
from orgs.types import Role
from screening import rules
from screening.actions import attachments, denials, moves, shredding
from screening.models import Attachment, AttachmentContent, Case
from screening.sealed import Destroyed, Unreadable
from screening.sections import Section, SectionClosed, opened
from screening.types import AttachmentKind, DenialWhy
from tests.factories import files, orgs, stages
from tests.factories.cast import Cast, cast
from tests.lifted import lifted
from tests.reading import address, read, say_why, shown, signed_in
from tests.signing_in import PASSWORD, with_password

pytestmark = pytest.mark.django_db
LONG_KHMER = "ប័ណ្ណចាក់វ៉ាក់សាំងសងខាង" * 6


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return Case.objects.get(pk=stages.reflecting(people).pk)


def attach(people: Cast, case: Case, kind: AttachmentKind = AttachmentKind.MEDICAL) -> Attachment:
    return attachments.add(by=people.caseworker, case=case, **files.attached(kind))


def sent(
    data: bytes, *, title: str = "A paper.", name: str = "Sok Dara passport.jpg", **more: str
) -> dict[str, object]:
    return {"kind": "medical_paper", "title": title, "file": SimpleUploadedFile(name, data, "image/jpeg"), **more}


def at(case: Case, row: Attachment, name: str = "attachment_open") -> str:
    return reverse(f"screening:{name}", args=[shown(case), row.pk])


def test_a_photograph_is_attached_listed_and_opened(people, case, client):
    signed_in(client, people.caseworker)
    assert "Nothing is attached yet." in read(client, address("attachments", case))
    answer = client.post(address("attachment_add", case), sent(files.photograph(), title=LONG_KHMER), follow=True)
    assert answer.redirect_chain[-1][0] == address("attachments", case)
    row = Attachment.objects.get()
    text = read(client, address("attachments", case))
    assert LONG_KHMER in text
    assert people.caseworker.code in text
    opened_one = client.get(at(case, row))
    with Image.open(BytesIO(opened_one.content)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (40, 60)  # upright
        assert not picture.getexif()
    assert row.size == len(opened_one.content)
    # In the record, by the words for it.
    assert "Something was attached" in read(client, address("timeline", case))


def test_what_is_opened_runs_nothing_stays_nowhere_and_names_nobody(people, case, client):
    signed_in(client, people.caseworker)
    client.post(address("attachment_add", case), sent(files.photograph(kind="PNG"), name="Sok Dara.png"))
    client.post(address("attachment_add", case), sent(files.document(), name="Sok Dara.pdf"))
    said = [("inline", "image/png", "png"), ("attachment", "application/pdf", "pdf")]
    for row, (how, kind, ending) in zip(Attachment.objects.order_by("recorded_at"), said, strict=True):
        answer = client.get(at(case, row))
        assert answer["Content-Type"] == kind
        assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'; ")
        assert "script-src" not in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"
        assert re.fullmatch(rf'{how}; filename="romduol-[0-9a-f]{{8}}\.{ending}"', answer["Content-Disposition"])
        assert not answer.streaming
        assert all(type(value) is str for value in answer.headers.values()), "a server takes nothing else"


def test_opening_is_on_record_with_its_sections_and_which_it_was(people, case, client):
    row = attach(people, case)
    signed_in(client, people.caseworker).get(at(case, row))
    look = AuditEvent.objects.get(kind="case.opened", subject="attachment.open")
    assert (look.actor_id, look.case_id, look.sections) == (people.caseworker.pk, case.pk, ["C3", "C4"])
    assert look.details == {"which": str(row.pk)}
    supervisor = signed_in(Client(), people.other_supervisor)
    assert "An attachment" in read(supervisor, address("seen", case))


def test_a_form_that_is_sent_twice_attaches_once(people, case, client):
    signed_in(client, people.caseworker)
    key = str(uuid4())
    for _once in range(2):
        answer = client.post(address("attachment_add", case), sent(files.photograph(), submission=key))
        assert answer.status_code == 302
    assert Attachment.objects.count() == AttachmentContent.objects.count() == 1


def test_what_is_missing_is_said_and_the_file_is_asked_for_again(people, case, client):
    signed_in(client, people.caseworker)
    text = client.post(address("attachment_add", case), sent(files.photograph(), title="")).content.decode()
    assert "Enter an answer for “In a few words”." in text
    assert "Choose the file again: nothing of it was kept." in text
    text = client.post(address("attachment_add", case), {"kind": "photograph", "title": "A paper."}).content.decode()
    assert "Take a photograph, or choose a file." in text
    assert not Attachment.objects.exists()


def test_of_what_is_sent_to_a_locked_page_the_words_are_kept_and_the_file_is_asked_for_again(people, case, client):
    """What is kept for whoever unlocks stands in the session, and a file stands nowhere but in its own table."""
    signed_in(client, with_password(people.caseworker)).post(reverse("lock"))
    assert client.post(address("attachment_add", case), sent(files.photograph()))["Location"] == reverse("unlock")
    assert client.post(reverse("unlock"), {"password": PASSWORD})["Location"] == reverse("resume")
    kept = dict(client.session[KEPT]["fields"])
    assert set(kept) == {"kind", "title"}
    again = client.post(address("attachment_add", case), kept)
    assert again.status_code == 422
    assert "Take a photograph, or choose a file." in again.content.decode()
    assert 'value="A paper."' in again.content.decode()


def test_a_supervisor_opens_it_once_they_said_what_for(people, case, client):
    row = attach(people, case)
    signed_in(client, people.other_supervisor)
    assert "An invented paper." not in read(client, address("attachments", case))
    assert client.get(at(case, row)).status_code == 403
    say_why(client, case)
    assert client.get(at(case, row)).status_code == 200


def test_an_identity_paper_opens_only_where_identity_does(people, case, client):
    """C3 lists it; who somebody is, is C4 (domain 9)."""
    rows = [attach(people, case, kind) for kind in (AttachmentKind.IDENTITY, AttachmentKind.PHOTO)]
    signed_in(client, people.other_supervisor)
    say_why(client, case)
    assert [client.get(at(case, row)).status_code for row in rows] == [403, 403]
    other = signed_in(Client(), people.other_supervisor)
    say_why(other, case, identity=True)
    assert [other.get(at(case, row)).status_code for row in rows] == [200, 200]


def test_access_that_ends_between_two_requests_ends_what_is_opened(people, case, client):
    row = attach(people, case)
    signed_in(client, people.caseworker)
    assert client.get(at(case, row)).status_code == 200
    denials.deny(by=people.other_supervisor, case=case, why=DenialWhy.CONFLICT, user=people.caseworker)
    refused = client.get(at(case, row))
    assert refused.status_code == 404
    assert b"JFIF" not in refused.content
    assert client.get(address("attachments", case)).status_code == 404


def test_ids_that_are_guessed_open_nothing(people, case, client):
    row = attach(people, case)
    other = stages.begun(people)
    signed_in(client, people.caseworker)
    assert client.get(at(case, row).replace(str(row.pk), str(uuid4()))).status_code == 404
    signed_in(client, people.responder)  # reads the other case, and not this one any more
    assert client.get(at(other, row)).status_code == 404
    signed_in(client, people.outsider)
    hidden, nowhere = client.get(at(case, row)), client.get(at(case, row).replace(shown(case), "7KQ4-M2XA"))
    assert hidden.status_code == nowhere.status_code == 404
    assert len(hidden.content) == len(nowhere.content)


def test_taken_back_it_stays_on_record_with_the_reason_and_opens_no_more(people, case, client):
    row = attach(people, case)
    signed_in(client, people.caseworker)
    answer = client.post(at(case, row, "attachment_take_back"), {"why": "It is of somebody else."}, follow=True)
    text = answer.content.decode()
    assert "It is of somebody else." in text
    assert f"taken back by {people.caseworker.code}" in text
    assert at(case, row) not in text
    assert client.get(at(case, row)).status_code == 403
    again = client.post(at(case, row, "attachment_take_back"), {"why": "Once more."})
    assert again.status_code == 422
    assert AttachmentContent.objects.filter(attachment=row).exists()


def test_it_is_closed_outside_a_case_that_was_opened(people, case):
    row = attach(people, case)
    with pytest.raises(SectionClosed):
        _ = AttachmentContent.objects.get(attachment=row).content


def test_the_table_holds_no_word_of_it_and_neither_does_its_history(people, case):
    attach(people, case)
    picture = files.cleaned().data
    with connection.cursor() as cursor:
        for model in (Attachment, Attachment.history.model, AttachmentContent):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            held = [str(value) for row in cursor.fetchall() for value in row]
            assert not any("invented paper" in value or "JFIF" in value for value in held)
    assert not any(column.name == "content" for column in Attachment.history.model._meta.get_fields())
    content = AttachmentContent.objects.get()
    with opened(case_id=case.pk, sections=[Section.C3]):
        assert content.content == picture
    assert content.__dict__["content"].startswith("v1.")


def test_it_opens_only_in_its_own_row(people, case):
    """Of two papers of one case, whoever writes into the database past us gives nobody the other one."""
    first, second = attach(people, case), attach(people, case)
    table = AttachmentContent._meta.db_table
    with lifted(), connection.cursor() as cursor:
        held = {row.pk: row.content.__dict__["content"] for row in Attachment.objects.select_related("content")}
        key = AttachmentContent._meta.pk.get_db_prep_value(first.pk, connection)
        cursor.execute(f'UPDATE "{table}" SET content = %s WHERE id = %s', [str(held[second.pk]), key])
        with opened(case_id=case.pk, sections=[Section.C3]):
            with pytest.raises(Unreadable):
                _ = AttachmentContent.objects.get(pk=first.pk).content
            assert AttachmentContent.objects.get(pk=second.pk).content


def test_a_content_that_was_changed_or_taken_out_is_found_without_a_key(people, case):
    first, second, third = (attach(people, case) for _each in range(3))
    assert not list(reconciling.reconcile())
    keys = [AttachmentContent._meta.pk.get_db_prep_value(row.pk, connection) for row in (first, second)]
    table = AttachmentContent._meta.db_table
    other = AttachmentContent.objects.get(pk=third.pk).__dict__["content"]
    with lifted(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET content = %s WHERE id = %s', [str(other), keys[0]])
        cursor.execute(f'DELETE FROM "{table}" WHERE id = %s', [keys[1]])
        found = {(one.kind, one.place) for one in reconciling.reconcile()}
        assert found == {(Kind.LIVE_MISMATCH, f"screening.AttachmentContent {row.pk}") for row in (first, second)}


def test_it_goes_with_the_key_of_its_case_and_the_record_holds(people, case, client):
    row = attach(people, case)
    asked = moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    stages.approve(people.other_supervisor, asked)
    case.refresh_from_db()
    administrator = orgs.member(role=Role.ADMINISTRATOR)
    with clock.at(case.closed_at + rules.KEPT_AFTER_CLOSING):
        shredding.shred(by=people.other_supervisor, given_by=administrator, case=case)
    with opened(case_id=case.pk, sections=[Section.C3]), pytest.raises(Destroyed):
        _ = AttachmentContent.objects.get(attachment=row).content
    assert b"JFIF" not in signed_in(client, people.caseworker).get(at(case, row)).content
    assert not list(reconciling.reconcile())


def test_its_content_is_written_once_and_has_the_key_of_its_attachment(people, case):
    row = attach(people, case)
    content = AttachmentContent.objects.get()
    for statement in (
        lambda: AttachmentContent.objects.update(content=content.__dict__["content"]),
        lambda: AttachmentContent.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            statement()
    assert content.pk == row.pk
    assert content.digest() == row.digest


def test_what_was_received_is_attached_by_its_caseworker_alone(people, case, client):
    signed_in(client, people.specialist)
    assert client.post(address("attachment_add", case), sent(files.photograph())).status_code == 404
    assert not Attachment.objects.exists()
