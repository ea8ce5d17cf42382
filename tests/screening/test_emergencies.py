"""Emergency access: an hour, for whoever may; nothing for anybody else, and nothing that says why."""

import re
from datetime import datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orgs import appending, clock, log
from orgs.actions import members
from orgs.models import AuditEvent, SignIn
from orgs.refusals import Refused
from screening import access, rules
from screening.access import Denied, Tie
from screening.actions import denials, emergencies, notes
from screening.models import Case, Emergency
from screening.sections import Section
from screening.types import ContactWay, DenialWhy, Stage
from tests.factories import stages
from tests.factories.cast import Cast, cast
from tests.persona.asking import UNKNOWN
from tests.reading import address, read, shown, signed_in
from tests.signing_in import PASSWORD, confirm, confirmed, with_password

pytestmark = pytest.mark.django_db
WHY = "May come to harm tonight, and nobody answers."
PAGE = reverse("screening:emergency_begin")
DRAWN = re.compile(rb'value="[A-Za-z0-9]{64}"|value="[0-9a-f-]{36}"')


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return stages.received(people)


def begin(by, reference, why: str = WHY):
    return emergencies.begin(by=by, reference=reference, reason=why)


def refused(by, reference) -> bool:
    try:
        begin(by, reference)
    except Refused:
        return True
    return False


class TestTheHour:
    def test_it_opens_for_sixty_minutes_and_not_for_a_second_more(self, people, case):
        began = clock.now()
        with clock.at(began):
            begin(people.outsider, case.reference)
        for passed, is_open in (("59:59", True), ("60:00", False), ("60:01", False)):
            minutes, seconds = map(int, passed.split(":"))
            with clock.at(began + timedelta(minutes=minutes, seconds=seconds)):
                assert access.ties(people.outsider, case) == ({Tie.EMERGENCY} if is_open else set()), passed
                assert access.visible(people.outsider).filter(pk=case.pk).exists() is is_open, passed

    def test_everything_but_what_is_protected_is_read_and_each_look_says_that_it_was_an_emergency(self, people, case):
        begin(people.outsider, case.reference)
        found = access.open_case(people.outsider, case.reference, want=Section)
        assert found.opened == frozenset(Section) - {Section.C5}
        look = AuditEvent.objects.get(kind="case.opened", actor_id=people.outsider.pk)
        assert (look.relation, look.purpose) == ("emergency", "emergency")

    def test_after_the_hour_it_answers_as_an_unknown_reference(self, people, case, client: Client):
        with clock.at(clock.now() - timedelta(minutes=61)):
            begin(people.outsider, case.reference)
        signed_in(client, people.outsider)
        gone, unknown = client.get(address("case", case)), client.get(reverse("screening:case", args=[UNKNOWN]))
        assert gone.status_code == unknown.status_code == 404
        assert DRAWN.sub(b"", gone.content) == DRAWN.sub(b"", unknown.content)

    def test_a_note_may_be_written_and_nothing_else_be_done(self, people, case):
        begin(people.outsider, case.reference)
        notes.write(by=people.outsider, case=case, text="Was seen at the station.")
        with pytest.raises(Denied):
            notes.record_contact(
                by=people.outsider, case=case, way=ContactWay.values[0], took_place_at=clock.now(), text="Spoke."
            )
        case = access.open_case(people.outsider, case.reference)
        may = {row.code for row in access.PERMISSIONS if access.refusal(people.outsider, row.code, case) is None}
        reads = {"case.see", "steps.read", "screening.read", "handover.read", "assessments.read", "attachment.open"}
        assert may == reads | {"note.write"}

    def test_the_case_says_what_it_is_until_when_and_that_a_supervisor_was_told(self, people, case):
        client = confirmed(people.outsider)
        answer = client.post(PAGE, {"reference": shown(case).lower(), "reason": WHY})
        assert answer["Location"] == address("case", case)
        for name in ("case", "notes", "people"):
            assert "This is emergency access, until" in read(client, address(name, case))
        assert "A supervisor was told" in read(client, address("case", case))
        assert "emergency access, until" not in read(signed_in(Client(), people.caseworker), address("case", case))

    def test_it_stands_in_the_timeline_and_in_who_has_seen_it(self, people, case, client: Client):
        begin(people.outsider, case.reference)
        signed_in(Client(), people.outsider).get(address("case", case))
        signed_in(client, people.caseworker)
        assert "The case was opened in an emergency" in read(client, address("timeline", case))
        seen = read(client, address("seen", case))
        assert people.outsider.code in seen
        assert str(Tie.EMERGENCY.label) in seen

    def test_whoever_reads_it_already_is_sent_to_the_case_and_it_is_no_emergency(self, people, case):
        for user in (people.caseworker, people.other_supervisor):
            answer = confirmed(user).post(PAGE, {"reference": case.reference, "reason": WHY})
            assert answer["Location"] == address("case", case)
        assert not Emergency.objects.exists()
        assert not AuditEvent.objects.filter(kind="emergency.tried").exists()

    def test_whoever_has_a_receipt_only_may_open_it(self, people, case):
        with clock.at(clock.now() + timedelta(days=2)):
            begin(people.responder, case.reference)
            assert Tie.EMERGENCY in access.ties(people.responder, case)

    def test_without_its_event_nothing_opens(self, people, case):
        def broken(event, append=appending.append):
            if event.kind == "emergency.opened":
                raise IntegrityError("the event cannot be written")
            append(event)

        with patch.object(appending, "append", broken), pytest.raises(log.NotWritten):
            begin(people.outsider, case.reference)
        assert not Emergency.objects.exists()
        assert not access.ties(people.outsider, case)


class TestThePassword:
    def test_it_is_asked_for_first_whatever_is_sent(self, people, case):
        client = signed_in(Client(), with_password(people.outsider))
        session = client.session
        del session["account_authentication_methods"]
        session.save()
        assert client.get(PAGE)["Location"].startswith("/accounts/reauthenticate/")
        answer = client.post(PAGE, {"reference": case.reference, "reason": WHY})
        assert answer.status_code == 302
        assert not Emergency.objects.exists()
        assert WHY not in SignIn.objects.get().session_data
        client.post(answer["Location"], {"password": PASSWORD})
        assert Emergency.objects.count() == 1, "what was sent goes on"

    def test_after_five_minutes_it_is_asked_for_again(self, people, case):
        client = confirmed(people.outsider)
        assert client.get(PAGE).status_code == 200
        for seconds, status in ((299, 200), (2, 302)):
            session = client.session
            records = session["account_authentication_methods"]
            records[-1]["at"] -= seconds
            session["account_authentication_methods"] = records
            session.save()
            assert client.get(PAGE).status_code == status, seconds
        client.post(PAGE, {"reference": case.reference, "reason": WHY})
        assert not Emergency.objects.exists()
        confirm(client)
        assert client.get(PAGE).status_code == 200

    def test_the_reason_has_at_least_twenty_characters(self, people, case):
        client = confirmed(people.outsider)
        assert client.post(PAGE, {"reference": case.reference, "reason": "x" * 19}).status_code == 422
        with pytest.raises(Refused):
            begin(people.outsider, case.reference, "x" * 19 + "   ")
        assert not AuditEvent.objects.filter(kind="emergency.tried").exists()
        assert client.post(PAGE, {"reference": case.reference, "reason": "x" * 20}).status_code == 302


class TestWhoMayNot:
    def test_every_refusal_is_the_same_to_the_byte_and_the_true_reason_is_on_record(self, people, case):
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.denied_officer)
        answers, asked = {}, {}
        for who, user, ref in (
            ("unknown", people.outsider, UNKNOWN),
            ("well formed, unknown", people.outsider, "7KQ4-M2XE"),
            ("denied", people.denied_officer, shown(case)),
            ("denied, unknown", people.denied_officer, UNKNOWN),
            ("no role", people.former_worker, shown(case)),
            ("auditor", people.auditor, shown(case)),
        ):
            client = confirmed(user)
            with CaptureQueriesContext(connection) as queries:
                answer = client.post(PAGE, {"reference": ref, "reason": WHY})
            asked[who] = len(queries)
            page = re.search(
                rb"<main.*</main>", DRAWN.sub(b"", answer.content).replace(f'value="{ref}"'.encode(), b""), re.S
            )
            assert page
            answers[who] = (answer.status_code, page.group(0), sorted(answer.headers.keys()))
        for who, answer in answers.items():
            assert answer == answers["unknown"], who
        assert answers["denied"][0] == 422
        assert asked["denied"] == asked["denied, unknown"]
        assert asked["unknown"] == asked["well formed, unknown"]
        found = AuditEvent.objects.filter(kind="emergency.refused").order_by("at").values_list("why", flat=True)
        assert list(found) == [
            *["unknown_reference"] * 2, "shut_out_of_case", "unknown_reference", *["no_role_in_cases"] * 2,
        ]  # fmt: skip
        assert not Emergency.objects.exists()

    def test_a_denial_ends_it_at_the_next_request(self, people, case, client: Client):
        begin(people.outsider, case.reference)
        signed_in(client, people.outsider)
        assert client.get(address("case", case)).status_code == 200
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, user=people.outsider)
        assert client.get(address("case", case)).status_code == 404
        assert client.post(address("note_write", case), {"text": "Again."}).status_code == 404

    def test_a_denial_between_the_page_and_its_sending_is_in_time(self, people, case):
        client = confirmed(people.outsider)
        assert client.get(PAGE).status_code == 200
        denials.deny(by=people.caseworker, case=case, why=DenialWhy.ACCUSED, office=people.elsewhere)
        assert client.post(PAGE, {"reference": case.reference, "reason": WHY}).status_code == 422
        assert not Emergency.objects.exists()

    def test_whoever_is_suspended_during_the_hour_reads_nothing_more(self, people, case):
        begin(people.outsider, case.reference)
        members.suspend(by=people.administrator, user=people.outsider)
        people.outsider.refresh_from_db()
        assert not access.ties(people.outsider, case)
        assert refused(people.outsider, case.reference)

    def test_a_closed_case_opens_too(self, people):
        case = stages.closed(people, stages.Calendar(first=clock.today() - timedelta(days=60)))
        assert case.stage == Stage.CLOSED
        begin(people.outsider, case.reference)
        assert access.open_case(people.outsider, case.reference, want=[Section.C4]).opened == {Section.C4}


class TestTriesOfADay:
    def test_three_a_day_and_what_is_unknown_counts(self, people, case):
        assert rules.EMERGENCY_TRIES_A_DAY == 3
        for _try in range(3):
            assert refused(people.outsider, UNKNOWN)
        assert refused(people.outsider, case.reference)
        assert not Emergency.objects.exists()
        assert AuditEvent.objects.filter(outcome="refused", why="too_many_tries").count() == 1
        begin(people.second_specialist, case.reference)

    def test_the_day_ends_at_midnight_in_phnom_penh(self, people, case):
        midnight = datetime.combine(clock.today() + timedelta(days=1), time.min, tzinfo=clock.PHNOM_PENH)
        with clock.at(midnight - timedelta(minutes=1)):
            for _try in range(3):
                refused(people.outsider, UNKNOWN)
        with clock.at(midnight - timedelta(seconds=1)):
            assert refused(people.outsider, case.reference)
        with clock.at(midnight):
            begin(people.outsider, case.reference)

    def test_what_can_be_no_reference_counts_as_well(self, people, case):
        client = confirmed(people.outsider)
        for typed in ("7KQ4-M2XA", "nonsense", "7KQ4-M2XE"):
            assert client.post(PAGE, {"reference": typed, "reason": WHY}).status_code == 422
        assert refused(people.outsider, case.reference)

    def test_after_a_refusal_the_form_can_be_sent_again(self, people, case):
        client = confirmed(people.outsider)

        def submission(answer):
            return re.search(r'name="submission" value="([^"]+)"', answer.content.decode())[1]

        first = submission(client.get(PAGE))
        answer = client.post(PAGE, {"reference": UNKNOWN, "reason": WHY, "submission": first})
        twice = client.post(PAGE, {"reference": UNKNOWN, "reason": WHY, "submission": first})
        assert answer.status_code == twice.status_code == 422
        assert AuditEvent.objects.filter(kind="emergency.tried").count() == 1
        again = {"reference": case.reference, "reason": WHY, "submission": submission(answer)}
        assert [client.post(PAGE, again)["Location"] for _press in range(2)] == [address("case", case)] * 2
        assert Emergency.objects.count() == 1
