"""Asking to see a case: one answer for every reference, and its supervisor learns who asks."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import clock
from orgs.actions import members
from orgs.models import AuditEvent
from orgs.refusals import Refused
from screening import access, rules
from screening.access import Denied
from screening.actions import access_requests, denials
from screening.models import AccessRequest, Case
from screening.types import AccessAnswer, DenialWhy
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.persona.asking import UNKNOWN
from tests.reading import address, read, shown, signed_in

pytestmark = pytest.mark.django_db
PAGE, WAITING = reverse("screening:access_ask"), reverse("screening:approvals")
WHY = "She called our office about her brother"
SENT = "If there is such a case, whoever supervises it sees your request."
DRAWN = re.compile(rb'value="[A-Za-z0-9]{64}"|value="[0-9a-f-]{36}"')


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def ask(by, reference) -> AccessRequest:
    access_requests.ask(by=by, reference=reference, reason=WHY)
    return AccessRequest.objects.latest("recorded_at")


class TestOneAnswer:
    def test_status_bytes_and_number_of_queries_are_the_same_for_whatever_is_typed(self, people, case):
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
        ask(people.auditor, UNKNOWN)
        answers = {}
        for who, user, typed in (
            ("unknown", people.outsider, UNKNOWN),
            ("well formed, unknown", people.outsider, "7KQ4-M2XE"),
            ("there", people.outsider, shown(case)),
            ("denied", people.denied_officer, shown(case)),
            ("denied, unknown", people.denied_officer, "7KQ4-M2XE"),
            ("tied", people.caseworker, shown(case)),
            ("auditor", people.auditor, shown(case)),
        ):
            client = signed_in(Client(), user)
            client.get(PAGE)
            with CaptureQueriesContext(connection) as queries:
                sent = client.post(PAGE, {"reference": typed, "reason": WHY})
            after = re.search(rb"<main.*</main>", DRAWN.sub(b"", client.get(PAGE).content), re.S)
            assert after
            assert SENT.encode() in after.group(0)
            answers[who] = (sent.status_code, sent.content, sorted(sent.headers.items()), len(queries), after.group(0))
        for who, answer in answers.items():
            assert answer == answers["unknown"], who

    def test_it_says_that_it_was_sent_and_which_acts_open_a_case(self, people, case, client: Client):
        signed_in(client, people.outsider)
        answer = client.post(PAGE, {"reference": shown(case), "reason": WHY}, follow=True).content.decode()
        assert SENT in answer
        for act in ("names them as caseworker", "by a referral", "offers the person"):
            assert act in answer

    def test_it_opens_nothing_whatever_is_answered(self, people, case):
        row = ask(people.outsider, case.reference)
        for said in (None, AccessAnswer.NOTED):
            if said:
                access_requests.answer(by=people.other_supervisor, request=row, answer=said)
            assert not access.ties(people.outsider, case)
            assert not access.visible(people.outsider).exists()

    def test_whoever_asked_learns_nothing_of_the_answer(self, people, case, client: Client):
        row = ask(people.outsider, case.reference)
        signed_in(client, people.outsider)
        pages = [PAGE, WAITING, reverse("screening:home"), reverse("screening:cases")]
        before = [read(client, page) for page in pages]
        access_requests.answer(by=people.other_supervisor, request=row, answer=AccessAnswer.DECLINED)
        assert [read(client, page) for page in pages] == before


class TestTheSupervisor:
    def test_they_see_who_asks_of_which_office_and_why_and_answer(self, people, case, client: Client):
        row = ask(people.outsider, case.reference)
        signed_in(client, people.other_supervisor)
        listed = read(client, WAITING)
        for part in ("Somebody asks to see a case", people.outsider.code, people.elsewhere.name):
            assert part in listed
        url = reverse("screening:access_answer", args=[case.reference, row.pk])
        page = read(client, url)
        for part in (WHY, people.outsider.code, people.elsewhere.name, "A request opens nothing by itself."):
            assert part in page
        assert client.post(url, {"answer": "noted"}).status_code == 302
        assert "Somebody asks to see a case" not in read(client, WAITING)
        assert client.get(url).status_code == 404
        with pytest.raises(Refused):
            access_requests.answer(by=people.other_supervisor, request=row, answer=AccessAnswer.NOTED)

    def test_it_stands_in_the_timeline(self, people, case, client: Client):
        ask(people.outsider, case.reference)
        text = read(signed_in(client, people.caseworker), address("timeline", case))
        assert "Somebody asked to see the case" in text

    def test_nobody_else_sees_or_answers_it(self, people, case):
        row = ask(people.outsider, case.reference)
        for user in (people.caseworker, people.outside_supervisor, people.national_supervisor, people.outsider):
            assert access.access_requests(user) == []
            with pytest.raises(Denied):
                access_requests.answer(by=user, request=row, answer=AccessAnswer.NOTED)

    @pytest.mark.parametrize("of_office", [False, True])
    def test_whoever_is_shut_out_is_not_heard(self, people, case, of_office):
        row = ask(people.outsider, case.reference)
        assert access.access_requests(people.other_supervisor) == [row]
        whom = {"office": people.elsewhere} if of_office else {"user": people.outsider}
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, **whom)
        assert access.access_requests(people.other_supervisor) == []
        url = reverse("screening:access_answer", args=[case.reference, row.pk])
        assert signed_in(Client(), people.other_supervisor).get(url).status_code == 404

    def test_nor_is_whoever_was_suspended_or_holds_no_role_in_cases(self, people, case):
        ask(people.outsider, case.reference)
        ask(people.former_worker, case.reference)
        ask(people.auditor, case.reference)
        assert [row.recorded_by for row in access.access_requests(people.other_supervisor)] == [people.outsider]
        members.suspend(by=people.administrator, user=people.outsider)
        assert access.access_requests(people.other_supervisor) == []

    def test_nobody_answers_their_own(self, people, case):
        row = ask(people.other_supervisor, case.reference)
        assert access.access_requests(people.other_supervisor) == []
        with pytest.raises(Refused):
            access_requests.answer(by=people.other_supervisor, request=row, answer=AccessAnswer.NOTED)
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessRequest.objects.update(answer="noted", answered_at=clock.now(), answered_by=people.other_supervisor)


class TestTenADay:
    def test_ten_a_day_counted_over_all_and_the_eleventh_is_the_same_for_every_reference(self, people, case):
        assert rules.ACCESS_REQUESTS_A_DAY == 10
        client = signed_in(Client(), people.outsider)
        for number in range(10):
            typed = shown(case) if number == 0 else f"nothing {number}"
            assert client.post(PAGE, {"reference": typed, "reason": WHY}).status_code == 302
        for typed in (shown(case), UNKNOWN):
            answer = client.post(PAGE, {"reference": typed, "reason": WHY})
            assert answer.status_code == 422
            assert "10 times a day" in answer.content.decode()
        assert AccessRequest.objects.filter(recorded_by=people.outsider).count() == 10
        assert AuditEvent.objects.filter(kind="access.asked_for", outcome="refused").count() == 2

    def test_the_day_ends_at_midnight_in_phnom_penh(self, people):
        midnight = datetime.combine(clock.today() + timedelta(days=1), time.min, tzinfo=clock.PHNOM_PENH)
        with clock.at(midnight - timedelta(seconds=1)):
            for number in range(10):
                ask(people.outsider, f"nothing {number}")
            with pytest.raises(Refused):
                ask(people.outsider, "nothing")
        with clock.at(midnight):
            ask(people.outsider, "nothing")
