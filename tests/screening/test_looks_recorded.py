"""Lists, searches, refusals and looks at the record itself stand in the record, without what was typed."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from orgs import log
from orgs.models import AuditEvent, AuditStream, User
from orgs.models.event import Outcome
from screening import reference
from screening.actions import denials
from screening.models import Case
from screening.types import DenialWhy
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.persona.asking import UNKNOWN
from tests.reading import address, shown, signed_in

pytestmark = pytest.mark.django_db
DIGEST = re.compile(r"[0-9a-f]{64}")
# What each list is recorded as; where nothing can be listed nothing is.
LISTS = {
    "cases": "cases.listed", "approvals": "requests.listed", "told": "told.listed", "screenings": "screenings.listed",
    "today": "tasks.listed",
}  # fmt: skip


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def newest(by: User, kind: str) -> AuditEvent:
    return AuditEvent.objects.filter(actor_id=by.pk, kind=kind).latest("at", "position")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_recorded_with_how_many_and_a_digest_of_which(people, case, name):
    by = people.caseworker
    assert signed_in(Client(), by).get(reverse(f"screening:{name}")).status_code == 200
    look = newest(by, LISTS[name])
    assert look.outcome == Outcome.SEEN
    assert look.details["count"] >= (1 if name == "cases" else 0)
    assert DIGEST.fullmatch(look.details["which"])
    assert case.reference not in str(look.details)


@pytest.mark.parametrize("typed", ["hidden", "unknown", "own", "words"])
def test_a_search_is_recorded_with_its_count_and_a_keyed_digest_and_never_with_what_was_typed(people, case, typed):
    by = people.caseworker if typed == "own" else people.outsider
    words = {"hidden": shown(case), "unknown": UNKNOWN, "own": shown(case), "words": "Sok Chanthou"}[typed]
    signed_in(Client(), by).post(reverse("screening:cases"), {"reference": words})
    look = newest(by, "cases.searched")
    plain = reference.read(words) or words.casefold()
    assert look.details == {"count": int(typed == "own"), "what": log.keyed_digest(plain)}
    everything = " ".join(str(vars(event)) for event in AuditEvent.objects.filter(kind="cases.searched"))
    assert plain not in everything


def test_the_same_search_looks_the_same_however_it_was_typed(people, case):
    client = signed_in(Client(), people.outsider)
    for words in (shown(case), shown(case).lower(), f" {case.reference} "):
        client.post(reverse("screening:cases"), {"reference": words})
    said = {str(event.details) for event in AuditEvent.objects.filter(kind="cases.searched")}
    assert len(said) == 1


def test_another_secret_key_changes_no_digest(people, settings):
    before = log.keyed_digest("what was looked for")
    settings.SECRET_KEY = "another"
    assert log.keyed_digest("what was looked for") == before


def test_a_refusal_is_recorded_with_its_true_reason_which_nobody_is_told(people, case):
    denials.deny(by=people.responder, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
    asked = (
        (people.outsider, shown(case), "may_not_know", case.pk),
        (people.denied_officer, shown(case), "shut_out", case.pk),
        (people.outsider, UNKNOWN, "unknown_reference", None),
    )
    answers = set()
    for by, ref, why, pk in asked:
        answer = signed_in(Client(), by).get(reverse("screening:notes", args=[ref]))
        answers.add((answer.status_code, re.sub(rb'value="[A-Za-z0-9]{64}"', b"", answer.content)))
        refusal = newest(by, "case.refused")
        assert (refusal.outcome, refusal.why, refusal.case_id) == (Outcome.REFUSED, why, pk)
    assert len(answers) <= 2  # the one who works elsewhere has another menu
    signed_in(Client(), people.responder).get(address("notes", case))
    assert newest(people.responder, "case.refused").why == "may_not_do"


@pytest.mark.parametrize("name", ["timeline", "seen"])
def test_whoever_reads_the_record_of_a_case_is_on_it(people, case, name):
    assert signed_in(Client(), people.caseworker).get(address(name, case)).status_code == 200
    look = newest(people.caseworker, "case.opened")
    assert (look.outcome, look.case_id, look.subject) == (Outcome.SEEN, case.pk, f"{name}.read")


def test_a_hidden_case_whose_record_was_tampered_with_answers_as_one_that_does_not_exist(people, case):
    AuditStream.objects.filter(pk=case.pk).update(events=1)
    # Nothing more can be put on record there, and so nothing of it is shown to whoever may know of it.
    theirs = signed_in(Client(raise_request_exception=False), people.caseworker)
    assert theirs.get(address("case", case)).status_code == 503
    client = signed_in(Client(), people.outsider)
    unknown = reverse("screening:case", args=[UNKNOWN])
    assert [client.get(address("case", case)).status_code, client.get(unknown).status_code] == [404, 404]
    ask = reverse("screening:access_ask")
    sent = [client.post(ask, {"reference": typed, "reason": "We know her."}) for typed in (shown(case), UNKNOWN)]
    assert {answer.status_code for answer in sent} == {302}
    refusal = newest(people.outsider, "access.asked_for")
    kept = AuditEvent.objects.filter(actor_id=people.outsider.pk, case_id=case.pk)
    assert {event.kind for event in kept} == {"case.refused", "access.asked_for"}
    assert {event.stream for event in (*kept, refusal)} == {people.outsider.pk}
