"""The record of a case: who did what with which values, and whether the rows still are what was written."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from orgs.models import AuditEvent
from screening import record, reference
from screening.models import Case
from screening.sections import Section
from tests.factories import stages
from tests.factories.cast import cast
from tests.lifted import lifted

pytestmark = pytest.mark.django_db

ALL = frozenset(Section)


@pytest.fixture
def told():
    people = cast()
    case = stages.reflecting(people)
    return people, Case.objects.get(pk=case.pk)


def test_every_row_of_every_act_matches_its_record(told):
    _people, case = told
    done = record.of(case, opened=ALL)
    assert len(done) > 10
    assert [one.event.kind for one in done if not one.matches] == []


def test_a_row_changed_behind_the_record_is_found(told):
    people, case = told
    with lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_historicalreflectionperiod SET days = 20")
    broken = [one.event.kind for one in record.of(case, opened=ALL) if not one.matches]
    assert broken == ["period.granted"]
    client = Client()
    client.force_login(people.caseworker)
    page = client.get(reverse("screening:timeline", args=[reference.shown(case.reference)])).content.decode()
    assert "does not match its record" in page


def test_history_holds_byte_for_byte_what_the_row_holds(told):
    _people, case = told
    for name in ("note_set", "need_set", "intake_set", "riskassessment_set", "handover_set"):
        for row in getattr(case, name).all():
            last = row.history.first()
            for column in row._meta.concrete_fields:
                assert last.__dict__[column.attname] == row.__dict__[column.attname], column.name


def test_values_of_a_closed_section_are_not_shown(told):
    _people, case = told
    stages.persons_named(_people, case)
    shown = {str(change.new) for one in record.of(case, opened={Section.C1, Section.C2}) for change in one.changes}
    assert "Only for C4" not in shown
    everything = {str(change.new) for one in record.of(case, opened=ALL) for change in one.changes}
    assert "Only for C4" in everything


def test_who_has_seen_it_names_the_tie_and_the_refused(told):
    people, case = told
    client = Client()
    client.force_login(people.outsider)
    client.get(reverse("screening:case", args=[case.reference]))
    client.force_login(people.other_supervisor)
    client.get(reverse("screening:case", args=[case.reference]))
    page = client.get(reverse("screening:seen", args=[case.reference])).content.decode()
    assert people.outsider.code in page
    assert "supervises the office that answers for it" in page
    assert AuditEvent.objects.filter(kind="case.refused", actor_code=people.outsider.code, case_id=case.pk).exists()
