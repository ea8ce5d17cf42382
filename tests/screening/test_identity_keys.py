"""The index by which people are compared holds no words, follows the identity, and rests on a key of its own."""

import hashlib
import hmac
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction

from orgs import appending, log, site_key
from orgs.models import AuditEvent
from screening import identity
from screening.access import candidates
from screening.actions import identity_keys, persons
from screening.models import Case, IdentityKey
from screening.types import Fact
from tests.factories import matching, stages
from tests.factories.cast import Cast, cast

pytestmark = pytest.mark.django_db
SAID = {
    "name_to_use": "Sok Chanthou",
    "official_name": "សុខ ចន្ធូ",
    "other_names": "Srey Pov, Bopha",
    "born_on": date(2001, 5, 6),
    "contact_details": "012 555 010",
    "document_number": "N 0123 456",
}


@pytest.fixture
def people() -> Cast:
    return cast()


def keys(case: Case) -> set[tuple[str, int]]:
    return set(IdentityKey.objects.filter(case=case).values_list("fact", "digest"))


def under_the_key(*said: tuple[Fact, str]) -> set[tuple[str, int]]:
    return {(str(one[0]), identity_keys.digest(one)) for one in said}


def test_every_fact_that_was_said_has_its_key_and_no_row_holds_a_word_of_it(people):
    case = matching.named(people.responder, stages.begun(people), **SAID)
    assert {fact for fact, _digest in keys(case)} == set(Fact.values)
    rows = list(IdentityKey.objects.values_list())
    said = "Sok Chanthou សុខ ចន្ធូ Srey Pov Bopha 2001 12555010 N0123456"
    facts = identity.facts(
        names_said=(SAID["name_to_use"], SAID["official_name"], SAID["other_names"]), born_on=SAID["born_on"],
        contact=SAID["contact_details"], document=SAID["document_number"],
    )  # fmt: skip
    for word in {*said.split(), *(value for _fact, value in facts if len(value) > 3)}:
        assert word not in str(rows)
    assert {type(value).__name__ for row in rows for value in row} == {"UUID", "str", "int"}
    assert {value for row in rows for value in row if isinstance(value, str)} == set(Fact.values)
    assert not [event for event in AuditEvent.objects.filter(case_id=case.pk) if "2555010" in str(event.details)]


def test_a_key_is_the_first_64_bits_of_a_keyed_digest_over_kind_and_value(settings, another_site):
    whole = hmac.new(site_key.derived("identity index"), b"name\0SK", hashlib.sha256).digest()
    assert identity_keys.digest((Fact.NAME, "SK")) == int.from_bytes(whole[:8], "big", signed=True)
    assert identity_keys.digest((Fact.DOCUMENT, "SK")) != identity_keys.digest((Fact.NAME, "SK"))
    settings.SECRET_KEY = "another"
    assert identity_keys.digest((Fact.NAME, "SK")) == int.from_bytes(whole[:8], "big", signed=True)
    another_site()
    assert identity_keys.digest((Fact.NAME, "SK")) != int.from_bytes(whole[:8], "big", signed=True)


def test_what_is_corrected_is_found_by_what_it_says_now_and_no_longer_by_what_it_said(people):
    case = matching.named(people.responder, stages.begun(people), **SAID)
    persons.write(by=people.responder, case=case, document_number="Z 999 888", contact_details="")
    now = keys(case)
    assert under_the_key((Fact.DOCUMENT, "Z999888")) <= now
    assert not under_the_key((Fact.DOCUMENT, "N0123456"), (Fact.TELEPHONE, "12555010")) & now
    persons.write(by=people.responder, case=case, **dict.fromkeys(SAID, "") | {"born_on": None})
    assert keys(case) == set()


def test_what_is_written_of_wishes_leaves_the_keys_as_they_are(people):
    case = matching.named(people.responder, stages.begun(people), **SAID)
    before = set(IdentityKey.objects.values_list("pk", flat=True))
    persons.write(by=people.responder, case=case, wishes="To sleep.")
    persons.write(by=people.responder, case=case, name_to_use="Chanthou Sok")
    assert set(IdentityKey.objects.values_list("pk", flat=True)) & before == before
    assert IdentityKey.objects.count() == len(before)


def test_where_the_identity_is_not_saved_no_key_is(people, monkeypatch):
    case = stages.begun(people)

    def broken(event: AuditEvent) -> None:
        raise IntegrityError("the event cannot be written")

    monkeypatch.setattr(appending, "append", broken)
    with pytest.raises(log.NotWritten), transaction.atomic():
        persons.write(by=people.responder, case=case, **SAID)
    assert not IdentityKey.objects.exists()


def test_under_another_key_nobody_is_found_until_the_index_is_written_anew(people, another_site):
    case, other = matching.asked_about(people), matching.elsewhere(people)
    request = matching.asked(people, case)
    nobody = Case.objects.none().values("pk")
    another_site()
    before = keys(case) | keys(other)
    matching.named(people.responder, other, name_to_use=matching.SAME_NAME)
    assert not candidates.of(request, without=nobody)
    call_command("identity_keys", verbosity=0)
    assert not before & (keys(case) | keys(other))
    assert candidates.of(request, without=nobody) == {other.pk: {Fact.NAME}}


def test_nothing_in_the_project_is_unique_or_indexed_by_a_persons_identity_but_these_keys():
    said = {"name", "telephone", "phone", "born_on", "document_number", "name_to_use", "official_name", "other_names"}
    for model in apps.get_app_config("screening").get_models():
        if not model.__name__.startswith("Historical"):
            unique = {field.name for field in model._meta.concrete_fields if field.unique or field.db_index}
            assert not unique & said, model
