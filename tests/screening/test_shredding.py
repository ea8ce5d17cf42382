"""What was typed about a person is destroyed by two people, long after; and then nothing of it opens, anywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from orgs import checkpoints, clock, reconciling, verifying
from orgs.models import AuditEvent, User
from orgs.refusals import NotPermitted, Refused
from orgs.types import Role
from screening import reference, rules
from screening.actions import attachments, case_keys, identity_keys, moves, notes, persons, shredding
from screening.models import AttachmentContent, Case, CaseKey, Draft, IdentityKey, Note, Person
from screening.sealed import Destroyed, Unreadable
from screening.sections import Section, opened
from tests.factories import files, orgs, stages
from tests.factories.cast import Cast, cast
from tests.factories.kept import after_the_cast
from tests.lifted import lifted
from tests.signing_in import PASSWORD, code_of, with_phone

pytestmark = pytest.mark.django_db
NAME, OTHER = "Zqname ឈ្មោះ", "Zqother"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def administrator(people: Cast) -> User:
    return people.administrator


@pytest.fixture
def case(people: Cast) -> Case:
    return closed_with_words(people)


@after_the_cast
def closed_with_words(people: Cast) -> Case:
    """Closed, with something typed under two keys, and a draft that was forgotten."""
    case = stages.received(people)
    persons.write(by=people.caseworker, case=case, name_to_use=NAME)
    persons.write(by=people.caseworker, case=case, name_to_use=NAME, wishes=OTHER)
    case_keys.renew(case.pk)
    notes.write(by=people.caseworker, case=case, text=OTHER)
    Draft.objects.create(case=case, user=people.caseworker, form="x", content={"words": OTHER})
    attachments.add(by=people.caseworker, case=case, **files.attached())
    asked = moves.move(by=people.caseworker, case=case, transition="close_died", reason="Said by the hospital.")
    stages.approve(people.other_supervisor, asked)
    case.refresh_from_db()
    return case


@contextmanager
def long_after(case: Case) -> Iterator[None]:
    with clock.at(case.closed_at + rules.KEPT_AFTER_CLOSING):
        yield


def shred(people: Cast, administrator: User, case: Case) -> int:
    with long_after(case):
        return shredding.shred(by=people.other_supervisor, given_by=administrator, case=case)


def test_nothing_of_it_opens_any_more_neither_as_it_is_nor_as_it_was(people, administrator, case):
    note, person = Note.objects.get(case=case), Person.objects.get(case=case)
    history = list(Person.history.filter(case_id=case.pk)) + list(Note.history.filter(case_id=case.pk))
    assert shred(people, administrator, case) == 2
    with opened(case_id=case.pk, sections=Section):
        for row, column in [(note, "text"), (person, "name_to_use"), *((row, "text") for row in history[-1:])]:
            with pytest.raises(Destroyed) as said:
                getattr(row, column)
            assert said.value.at == CaseKey.objects.filter(case=case).latest("destroyed_at").destroyed_at
        for row in history:
            with pytest.raises(Destroyed):
                getattr(row, "text" if hasattr(type(row), "text") else "wishes")
        with pytest.raises(Destroyed), transaction.atomic():
            Note(case=case, text="more", recorded_by=people.caseworker).save()
    assert not IdentityKey.objects.filter(case=case).exists()
    assert not Draft.objects.filter(case=case).exists()
    assert not CaseKey.objects.filter(case=case).exclude(wrapped="").exists()


def test_the_record_holds_as_before(people, administrator, case):
    shred(people, administrator, case)
    event = AuditEvent.objects.get(kind="case.shredded")
    assert (event.actor_id, event.case_id) == (people.other_supervisor.pk, case.pk)
    assert event.details == {"given_by": administrator.code, "count": 2}
    checkpoints.seal()
    report = verifying.verify(also=reconciling.reconcile)
    assert (report.code, report.findings) == (0, [])


def test_a_page_says_when_and_a_page_of_what_was_done_opens(client, people, administrator, case):
    shred(people, administrator, case)
    client.force_login(people.caseworker)
    shown = reference.shown(case.reference)
    answer = client.get(reverse("screening:notes", args=[shown]))
    assert answer.status_code == 410
    assert "What was typed here was destroyed" in answer.content.decode()
    assert OTHER not in answer.content.decode()
    assert client.get(reverse("screening:case", args=[shown])).status_code in (200, 410)
    assert not AuditEvent.objects.filter(kind="case.unreadable").exists()


def test_lists_and_what_was_done_open_as_before_and_say_that_it_was_destroyed(client, people, administrator, case):
    shred(people, administrator, case)
    client.force_login(people.caseworker)
    shown = [reference.shown(case.reference)]
    for name in ("home", "cases", "today", "screenings", "approvals"):
        assert client.get(reverse(f"screening:{name}")).status_code == 200, name
    assert client.get(reverse("screening:seen", args=shown)).status_code == 200
    answer = client.get(reverse("screening:timeline", args=shown))
    assert answer.status_code == 200
    assert "What was typed was destroyed" in answer.content.decode()
    assert OTHER not in answer.content.decode()


def test_what_is_damaged_is_not_said_to_be_destroyed(people, case):
    note = Note.objects.get(case=case)
    with lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_casekey SET wrapped = 'AAAA'")
    with opened(case_id=case.pk, sections=Section), pytest.raises(Unreadable) as said:
        str(note.text)
    assert not isinstance(said.value, Destroyed)


def test_another_case_stays_as_it_is(people, administrator, case):
    other = stages.received(people)
    note = notes.write(by=people.caseworker, case=other, text=OTHER)
    shred(people, administrator, case)
    with opened(case_id=other.pk, sections=Section):
        assert Note.objects.get(pk=note.pk).text == OTHER


def test_it_takes_a_supervisor_of_the_office_and_an_administrator(people, administrator, case):
    for by, gives in (
        (people.other_supervisor, people.other_supervisor),
        (people.other_supervisor, people.supervisor),
        (people.outside_supervisor, administrator),
        (people.caseworker, administrator),
        (administrator, administrator),
        (administrator, orgs.member(role=Role.ADMINISTRATOR)),
    ):
        with long_after(case), pytest.raises(NotPermitted):
            shredding.shred(by=by, given_by=gives, case=case)
    assert CaseKey.objects.filter(case=case).exclude(wrapped="").count() == 2


def test_not_before_it_was_kept_for_as_long_as_it_is_kept(people, administrator, case):
    last = case.closed_at + rules.KEPT_AFTER_CLOSING
    with clock.at(last - timedelta(seconds=1)), pytest.raises(Refused, match="is kept until"):
        shredding.shred(by=people.other_supervisor, given_by=administrator, case=case)
    shred(people, administrator, case)
    with pytest.raises(Refused, match="destroyed before"):
        shred(people, administrator, case)


def test_not_while_it_is_open(people, administrator):
    case = stages.received(people)
    with pytest.raises(Refused, match="not closed"):
        shredding.shred(by=people.other_supervisor, given_by=administrator, case=case)


def test_not_while_it_is_held(people, administrator, case):
    shredding.hold(by=people.other_supervisor, case=case, reason="A court asked.")
    with pytest.raises(Refused, match="is held"):
        shred(people, administrator, case)
    with pytest.raises(Refused, match="already"):
        shredding.hold(by=people.other_supervisor, case=case, reason="Again.")
    for by, gives in ((people.other_supervisor, people.supervisor), (administrator, administrator)):
        with pytest.raises(NotPermitted):
            shredding.release(by=by, given_by=gives, case=case)
    shredding.release(by=people.other_supervisor, given_by=administrator, case=case)
    assert shred(people, administrator, case) == 2
    assert verifying.verify(also=reconciling.reconcile).findings == []
    with pytest.raises(NotPermitted):
        shredding.hold(by=people.outside_supervisor, case=case, reason="Not mine.")


def test_what_was_attached_is_gone_as_well(people, administrator, case):
    row = AttachmentContent.objects.filter(case=case).get()
    shred(people, administrator, case)
    with opened(case_id=case.pk, sections=Section), pytest.raises(Destroyed):
        bytes(row.content)


def test_others_are_still_found_again(people, administrator, case):
    other = stages.received(people)
    persons.write(by=people.caseworker, case=other, name_to_use=NAME)
    shred(people, administrator, case)
    IdentityKey.objects.all().delete()
    identity_keys.rewrite_all(by=None)
    assert set(IdentityKey.objects.values_list("case", flat=True)) == {other.pk}


class TestTheCommand:
    @pytest.fixture
    def typed(self, people, administrator):
        asks, gives = with_phone(people.other_supervisor), with_phone(administrator)
        return [PASSWORD, code_of(asks), PASSWORD, code_of(gives)]

    def run(self, people, administrator, case, typed) -> str:
        said = StringIO()
        with long_after(case), patch("screening.management.commands.shred.getpass", side_effect=typed):
            by, gives = people.other_supervisor.email, administrator.email
            call_command("shred", reference.shown(case.reference), by=by, given_by=gives, stdout=said)
        return said.getvalue()

    def test_both_enter_their_password_and_a_code(self, people, administrator, case, typed):
        with patch.object(shredding, "forget", return_value=True):
            said = self.run(people, administrator, case, typed)
        assert "Destroyed: 2 keys" in said and "30 days more" in said

    @pytest.mark.parametrize("wrong", range(4))
    def test_with_one_of_the_four_wrong_nothing_is_destroyed(self, people, administrator, case, typed, wrong):
        typed[wrong] = "000000"
        with pytest.raises(CommandError, match="Nothing was destroyed"):
            self.run(people, administrator, case, typed)
        assert CaseKey.objects.filter(case=case).exclude(wrapped="").count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_was_there_is_not_left_in_the_file(people, administrator, case):
    wrapped = [key.wrapped.encode() for key in CaseKey.objects.filter(case=case)]
    kept = CaseKey.objects.exclude(case=case).exists()
    shred(people, administrator, case)
    assert shredding.forget()
    if connection.vendor == "sqlite" and not kept:
        file = Path(connection.settings_dict["NAME"])
        there = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*") if part.is_file())
        assert len(wrapped) == 2 and not any(key in there for key in wrapped)
